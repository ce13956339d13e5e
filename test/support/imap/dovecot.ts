import type { TokenLogin } from './dovecot/config';
import { runDovecot } from './dovecot/process';
import { serverOverImap } from './filled-over-imap';
import type { TestServer } from './server';

const PASSWORD = 'secret';

/** Debian's Dovecot in a folder of its own, filled and inspected over IMAP. */
export async function startDovecot(tokens?: TokenLogin): Promise<TestServer> {
	return serverOverImap('dovecot', await runDovecot(PASSWORD, tokens), PASSWORD);
}
