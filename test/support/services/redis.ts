import { existsSync } from 'node:fs';
import { LOOPBACK } from '../imap/listen';
import { freePorts, freshFolder, greets, runProgram, type OwnProgram } from './own-program';
import { unprivilegedUser } from './unix-user';

export interface Redis extends OwnProgram {
	readonly port: number;
}

const PROGRAM = '/usr/bin/redis-server';

/** Returns where Debian's Redis lies, if it is installed. */
export function redisProgram(): string | undefined {
	return existsSync(PROGRAM) ? PROGRAM : undefined;
}

/** Starts an empty Redis in a fresh folder on a free port; what it holds survives a kill (append-only file). */
export async function startRedis(command: string): Promise<Redis> {
	const [port] = await freePorts();
	const folder = freshFolder('redis');
	const settings = { port: String(port), bind: LOOPBACK, dir: folder, appendonly: 'yes', save: '' };
	const program = await runProgram({
		name: 'Redis',
		command,
		args: Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]),
		folder,
		user: unprivilegedUser(),
		isReady: () => greets(port, 'PING\r\n'),
	});
	return { port, ...program };
}
