import { chownSync, cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePorts, freshFolder, greets, runProgram } from '../../services/own-program';
import { unprivilegedUser } from '../../services/unix-user';
import { unpackedPackages } from '../unpacked-packages';
import { imapdConfig, masterConfig } from './config';
import { startPasswordDaemon } from './password-daemon';

export interface CyrusProcess {
	readonly port: number;
	readonly tlsPort: number;
	stop(): Promise<void>;
}

/** Runs Cyrus in a fresh folder on free ports until `stop`, or at the latest until this process exits. */
export async function runCyrus(password: string): Promise<CyrusProcess> {
	const packages = await unpackedPackages('cyrus', ['cyrus-common', 'cyrus-imapd']);
	const [port, tlsPort] = await freePorts();
	const user = unprivilegedUser();
	const folder = freshFolder('cyrus');
	// A copy, because the user's cache may be closed to whom Cyrus runs as.
	const libraries = join(folder, 'lib');
	cpSync(join(packages, 'usr', 'lib'), libraries, { recursive: true, verbatimSymlinks: true });
	const programs = join(libraries, 'cyrus', 'bin');
	const passwordSocket = join(folder, 'passwords');
	const settings = { folder, programs, port, tlsPort, user: user.name, passwordSocket };
	for (const name of ['conf', 'spool', 'sieve', 'proc', 'lock']) {
		mkdirSync(join(folder, name));
		chownSync(join(folder, name), user.uid, user.gid);
	}
	writeFileSync(join(folder, 'imapd.conf'), imapdConfig(settings));
	writeFileSync(join(folder, 'cyrus.conf'), masterConfig(settings));
	const passwords = await startPasswordDaemon(passwordSocket, password);
	const files = ['-C', 'imapd.conf', '-M', 'cyrus.conf', '-p', 'master.pid', '-L', 'cyrus.log'];
	const { stop } = await runProgram({
		name: 'Cyrus',
		command: join(programs, 'master'),
		args: [...files.map((word) => (word.startsWith('-') ? word : join(folder, word))), '-D'],
		env: { LD_LIBRARY_PATH: sharedLibraries(libraries) },
		folder,
		logFile: join(folder, 'cyrus.log'),
		user,
		isReady: () => greets(port),
	}).catch((error: unknown) => {
		passwords.stop();
		throw error;
	});
	return {
		port,
		tlsPort,
		stop: async () => {
			passwords.stop();
			await stop();
		},
	};
}

/** They are in a folder named after the machine's architecture. */
function sharedLibraries(folder: string): string {
	const found = readdirSync(folder).find((name) => name.endsWith('-linux-gnu'));
	if (found === undefined) throw new Error("Cyrus' packages hold no libraries");
	return join(folder, found);
}
