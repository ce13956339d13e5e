import { runCyrus } from './cyrus/process';
import { filledOverImap } from './filled-over-imap';
import { LOOPBACK } from './listen';
import type { TestServer } from './server';

const PASSWORD = 'secret';

/** Debian's Cyrus in a folder of its own, filled and inspected over IMAP. */
export async function startCyrus(): Promise<TestServer> {
	const { port, tlsPort, stop } = await runCyrus(PASSWORD);
	const { close, ...filling } = filledOverImap({ host: LOOPBACK, port }, PASSWORD);
	return {
		name: 'cyrus',
		host: LOOPBACK,
		port,
		tlsPort,
		password: PASSWORD,
		...filling,
		async stop() {
			await close();
			await stop();
		},
	};
}
