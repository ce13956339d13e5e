import { execFile } from 'node:child_process';
import { chownSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { LOOPBACK } from '../imap/listen';
import { asUser, freePorts, freshFolder, runProgram } from './own-program';
import { unprivilegedUser } from './unix-user';

export interface Postgres {
	readonly port: number;
	/** May do everything, without a password. */
	readonly user: string;
	readonly database: string;
	stop(): Promise<void>;
}

const run = promisify(execFile);
const DEBIAN = '/usr/lib/postgresql';
const USER = 'n8n';

/** Returns the folder of Debian's newest PostgreSQL, if one is installed. */
export function postgresPrograms(): string | undefined {
	if (!existsSync(DEBIAN)) return undefined;
	const versions = readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a));
	return versions
		.map((version) => join(DEBIAN, version, 'bin'))
		.find((folder) => existsSync(join(folder, 'initdb')));
}

/** Starts an empty PostgreSQL in a fresh folder on a free port. */
export async function startPostgres(programs: string): Promise<Postgres> {
	const [port] = await freePorts();
	const user = unprivilegedUser();
	const folder = freshFolder('postgres');
	chownSync(folder, user.uid, user.gid);
	const data = join(folder, 'data');
	const creation = [
		'-D',
		data,
		'-U',
		USER,
		'--auth=trust',
		'--no-sync',
		'-E',
		'UTF8',
		'--no-locale',
	];
	await run(join(programs, 'initdb'), creation, { ...asUser(user), cwd: folder });
	const isReady = () =>
		run(join(programs, 'pg_isready'), ['-h', LOOPBACK, '-p', String(port)]).then(
			() => true,
			() => false,
		);
	const settings = {
		listen_addresses: LOOPBACK,
		unix_socket_directories: folder,
		logging_collector: 'off',
	};
	const { stop } = await runProgram({
		name: 'PostgreSQL',
		command: join(programs, 'postgres'),
		args: [
			...['-D', data, '-p', String(port)],
			...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
		],
		folder,
		user,
		isReady,
		// Killed, it would leave shared memory behind.
		stopSignal: 'SIGQUIT',
	});
	return { port, user: USER, database: 'postgres', stop };
}
