import { spawnSync } from 'node:child_process';
import type { TestServer } from '../support/imap/server';
import { LARGE_MAIL, prepareReadings, type Readings } from '../support/memory/readings';

/** How much memory reading large mail takes, beside a program that fetches the whole of it. */
export async function bench(): Promise<void> {
	const server = await startServer();
	let readings: Readings | undefined;
	try {
		readings = await prepareReadings(server);
		console.log(`server: ${server.name}`);
		console.log('mail                    reader                     extra MB   seconds   read MB');
		for (const folder of ['Large', 'Many'] as const) {
			for (const [how, reading] of READINGS) {
				const { extraMb, seconds, readMb } = await readings.measure(how, folder);
				console.log(
					`${LARGE_MAIL[folder].padEnd(24)}${reading.padEnd(25)}${extraMb.toFixed(0).padStart(10)}` +
						`${seconds.toFixed(1).padStart(10)}${readMb.toFixed(0).padStart(10)}`,
				);
			}
		}
	} finally {
		await readings?.close();
		await server.stop();
	}
}

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
