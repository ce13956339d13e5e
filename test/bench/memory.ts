import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import type { SeedMail, TestServer } from '../support/imap/server';
import type { Job, Measured } from './memory/reader';

const USER = 'office@firm.example';
const MB = 1024 * 1024;

/** How much memory reading large mail takes, beside a program that fetches the whole of it. */
export async function bench(): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), 'bench-'));
	const server = await startServer();
	try {
		const reader = join(folder, 'reader.cjs');
		await build({
			entryPoints: [join(__dirname, 'memory/reader.ts')],
			...{ outfile: reader, bundle: true, platform: 'node', logLevel: 'warning' },
		});
		await server.appendMany(USER, 'Small', [{ raw: mailOf(0, 100_000) }]);
		await server.appendMany(USER, 'Large', [{ raw: mailOf(1, 157 * MB) }]);
		await server.appendMany(USER, 'Many', mailsOf(50, 10 * MB));
		console.log(`server: ${server.name}`);
		console.log('mail                    reader                     extra MB   seconds   read MB');
		for (const [mail, name] of MAILS) {
			for (const [how, reading] of READINGS) {
				const job: Job = { how, folder: name, connection: connectionTo(server) };
				const { extraMb, seconds, readMb } = await measure(reader, job);
				console.log(
					`${mail.padEnd(24)}${reading.padEnd(25)}${extraMb.toFixed(0).padStart(10)}` +
						`${seconds.toFixed(1).padStart(10)}${readMb.toFixed(0).padStart(10)}`,
				);
			}
		}
	} finally {
		await server.stop();
		await rm(folder, { recursive: true });
	}
}

const MAILS = [
	['one mail of 157 MB', 'Large'],
	['50 mails of 10 MB', 'Many'],
] as const;
const READINGS = [
	['text', 'ours, text only'],
	['files', 'ours, files streamed'],
	['peer', 'whole mail, simpleParser'],
] as const;

/** Either way in another process than the reader; Dovecot does not keep the test waiting. */
async function startServer(): Promise<TestServer> {
	if (spawnSync('dovecot', ['--version']).status === 0) {
		const { startDovecot } = await import('../support/imap/dovecot');
		return await startDovecot();
	}
	const { startEmbeddedServer } = await import('../support/imap/embedded');
	return await startEmbeddedServer();
}

function connectionTo({ host, port, password }: TestServer): Job['connection'] {
	return {
		...{ host, port, security: 'none', login: USER, ca: null, allowUnauthorizedCerts: false },
		secret: { kind: 'password', password },
	};
}

async function measure(reader: string, job: Job): Promise<Measured> {
	const args = ['--expose-gc', reader, JSON.stringify(job)];
	const { stdout } = await promisify(execFile)(process.execPath, args);
	return JSON.parse(stdout) as Measured;
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
