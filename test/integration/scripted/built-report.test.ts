import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(__dirname, '..', '..', '..');
const BUNDLE = join(ROOT, 'scripts', 'lib', 'bundle.mjs');
const SCRIPT = `
import { createRequire } from 'node:module';
const { bundle } = await import(process.argv[2]);
await bundle(process.argv[3]);
const { EmailInquiry } = createRequire(import.meta.url)(
	process.argv[3] + '/nodes/EmailInquiry/EmailInquiry.node.js',
);
const parameters = { period: 'thisMonth', resource: 'report', operation: 'build', language: 'ru' };
const context = {
	getNodeParameter: (name, _, otherwise) => parameters[name] ?? otherwise,
	getInputData: () => [{ json: { receivedAt: Date.now() - 1 } }],
	getTimezone: () => 'Europe/Moscow',
	getNode: () => ({ name: 'Report' }),
	continueOnFail: () => false,
	addExecutionHints: () => {},
	helpers: { prepareBinaryData: async (bytes) => bytes.subarray(0, 15).toString('latin1') },
};
const [[report]] = await new EmailInquiry().execute.call(context);
console.log(JSON.stringify(report.binary));
`;

test('the bundle holds all that a report with pictures needs, and lets the process end', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'built-report-'));
	try {
		const script = join(folder, 'report.mjs');
		await writeFile(script, SCRIPT);
		const { stdout } = await promisify(execFile)(process.execPath, [script, BUNDLE, folder], {
			cwd: ROOT,
			env: { ...process.env, NODE_PATH: join(ROOT, 'node_modules') },
		});
		const picture = expect.stringContaining('PNG');
		expect(JSON.parse(stdout)).toEqual({
			report: '<!doctype html>',
			picture,
			...{ chartTimeline: picture, chartSources: picture, chartHours: picture },
		});
	} finally {
		await rm(folder, { recursive: true });
	}
}, 60_000);
