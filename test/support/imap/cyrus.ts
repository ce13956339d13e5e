import { runCyrus } from './cyrus/process';
import { serverOverImap } from './filled-over-imap';
import type { TestServer } from './server';

const PASSWORD = 'secret';

/** Debian's Cyrus in a folder of its own, filled and inspected over IMAP. */
export async function startCyrus(): Promise<TestServer> {
	return serverOverImap('cyrus', await runCyrus(PASSWORD), PASSWORD);
}
