import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import type { SeedMail, TestServer } from '../imap/server';
import type { Job, Measured } from './reader';

const USER = 'office@firm.example';
const MB = 1024 * 1024;
/** A reader that hangs must not outlive the test. */
const LIMIT = { timeout: 120_000, killSignal: 'SIGKILL' } as const;

/** Mail that is large in the two ways that matter, by the folder it is in. */
export const LARGE_MAIL = { Large: 'one mail of 157 MB', Many: '50 mails of 10 MB' } as const;

export interface Readings {
	/** Reads a folder in a process of its own. */
	measure(how: Job['how'], folder: keyof typeof LARGE_MAIL): Promise<Measured>;
	close(): Promise<void>;
}

/** Fills a server with large mail and returns what measures programs that read it. */
export async function prepareReadings(server: TestServer): Promise<Readings> {
	await server.appendMany(USER, 'Small', [{ raw: mailOf(0, 100_000) }]);
	await server.appendMany(USER, 'Large', [{ raw: mailOf(1, 157 * MB) }]);
	await server.appendMany(USER, 'Many', mailsOf(50, 10 * MB));
	const folder = await mkdtemp(join(tmpdir(), 'memory-'));
	const reader = join(folder, 'reader.cjs');
	const close = () => rm(folder, { recursive: true });
	try {
		await build({
			entryPoints: [join(__dirname, 'reader.ts')],
			...{ outfile: reader, bundle: true, platform: 'node', logLevel: 'warning' },
		});
	} catch (error) {
		await close();
		throw error;
	}
	return {
		async measure(how, of) {
			const job: Job = { how, folder: of, connection: connectionTo(server) };
			const args = ['--expose-gc', reader, JSON.stringify(job)];
			const { stdout } = await promisify(execFile)(process.execPath, args, LIMIT);
			return JSON.parse(stdout) as Measured;
		},
		close,
	};
}

function connectionTo({ host, port, password }: TestServer): Job['connection'] {
	return {
		...{ host, port, security: 'none', login: USER, ca: null, allowUnauthorizedCerts: false },
		secret: { kind: 'password', password },
	};
}

function* mailsOf(count: number, size: number): Generator<SeedMail> {
	for (let index = 0; index < count; index++) yield { raw: mailOf(index, size) };
}

/** A text and one file that make up about `size` octets. */
function mailOf(index: number, size: number): Buffer {
	const line = `${Buffer.alloc(57, `line ${index} of a plan `).toString('base64')}\r\n`;
	const head = [
		`From: client${index}@client.example`,
		...[`Subject: Plan ${index}`, 'MIME-Version: 1.0'],
		...['Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'The plan is attached.', '--b'],
		'Content-Type: application/pdf; name=plan.pdf',
		...['Content-Transfer-Encoding: base64', '', ''],
	].join('\r\n');
	const lines = Math.floor(size / line.length);
	return Buffer.concat([
		Buffer.from(head),
		Buffer.alloc(lines * line.length, line),
		Buffer.from('--b--\r\n'),
	]);
}
