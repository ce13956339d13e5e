import type { TokenLogin } from './dovecot/config';
import { runDovecot } from './dovecot/process';
import { filledOverImap } from './filled-over-imap';
import { LOOPBACK } from './listen';
import type { TestServer } from './server';

const PASSWORD = 'secret';

/** Debian's Dovecot in a folder of its own, filled and inspected over IMAP. */
export async function startDovecot(tokens?: TokenLogin): Promise<TestServer> {
	const { port, tlsPort, stop } = await runDovecot(PASSWORD, tokens);
	const { close, ...filling } = filledOverImap({ host: LOOPBACK, port }, PASSWORD);
	return {
		name: 'dovecot',
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
