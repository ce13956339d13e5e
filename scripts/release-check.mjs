import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPackage } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { checkPackage } from './lib/package-check.mjs';

// What has to hold before a version is published, shown on the tarball as npm would publish it. `--offline` leaves
// out the question to the registry for known vulnerabilities; `--keep FOLDER` keeps a tarball that passed.
const { values } = parseArgs({
	options: { offline: { type: 'boolean', default: false }, keep: { type: 'string' } },
});
const keptIn = values.keep === undefined ? undefined : resolve(values.keep);
process.chdir(join(import.meta.dirname, '..'));
await ensureDependencies();
// Only now: these need the dependencies.
const { scanPackage } = await import('./lib/scan.mjs');
const { findAdvisories } = await import('./lib/advisories.mjs');
const { packTarball } = await import('./lib/tarball.mjs');
const { importTypeScript } = await import('./lib/typescript.mjs');
const { N8N_VERSIONS, tryInN8n } = await importTypeScript('test/release/try-in-n8n.ts');

const folder = await mkdtemp(join(tmpdir(), 'release-'));
try {
	if ((await buildPackage()) !== 0) throw new Error('The build failed');
	const tarball = await packTarball(folder);
	process.exitCode = await run({
		'files and licences': checkPackage,
		"n8n's scan": () => scanPackage(tarball.folder),
		...(values.offline ? {} : { 'known vulnerabilities': findAdvisories }),
		...Object.fromEntries(
			N8N_VERSIONS.map((version) => [`n8n ${version}`, () => tryInN8n(version, tarball.file)]),
		),
	});
	if (process.exitCode === 0 && keptIn !== undefined) {
		await mkdir(keptIn, { recursive: true });
		await copyFile(tarball.file, join(keptIn, basename(tarball.file)));
	}
} finally {
	await rm(folder, { recursive: true });
}

/** Runs all steps, whatever becomes of one, and returns the exit code. */
async function run(steps) {
	const results = [];
	for (const [name, step] of Object.entries(steps)) {
		console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`);
		const complaints = await step().catch((error) => [error.stack]);
		for (const complaint of complaints) console.error(complaint);
		results.push({ name, passed: complaints.length === 0 });
	}
	console.log('');
	for (const { name, passed } of results) console.log(`${passed ? '✓' : '✗'} ${name}`);
	return results.every(({ passed }) => passed) ? 0 : 1;
}
