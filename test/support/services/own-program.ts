import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listen, LOOPBACK } from '../imap/listen';
import { waitFor } from '../n8n/wait';
import { guard } from './guard';
import type { UnixUser } from './unix-user';

export interface ProgramPlan {
	readonly name: string;
	readonly command: string;
	readonly args: readonly string[];
	readonly env?: NodeJS.ProcessEnv;
	/** Holds all it writes, and goes away with it. */
	readonly folder: string;
	/** In the folder; its text explains why the program did not start. */
	readonly logFile?: string;
	readonly user: UnixUser;
	readonly isReady: () => Promise<boolean>;
	/** How it is ended; at once if not said, for an orderly end takes time. */
	readonly stopSignal?: NodeJS.Signals;
}

/** A server of a test, with all processes it starts; gone after `stop`, or when this process exits. */
export interface OwnProgram {
	/** Ends it as a power cut would; `start` brings it back with what it had written. */
	kill(): Promise<void>;
	start(): Promise<void>;
	stop(): Promise<void>;
}

const START_LIMIT_MS = 30_000;
const RETRY_MS = 20;

/** Starts a server and returns it once it is ready. */
export async function runProgram(plan: ProgramPlan): Promise<OwnProgram> {
	const { folder, user, stopSignal = 'SIGKILL' } = plan;
	chownSync(folder, user.uid, user.gid);
	let child: ChildProcess | undefined;
	let guardian: ChildProcess | undefined;
	const end = async (signal: NodeJS.Signals) => {
		const exited = isRunning(child) ? once(child, 'exit') : undefined;
		signalGroup(guardian, 'SIGKILL');
		signalGroup(child, signal);
		await exited;
	};
	const stop = async () => {
		await end(stopSignal);
		rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	};
	const start = async () => {
		child = spawnAs(plan);
		await once(child, 'spawn');
		if (child.pid !== undefined) guardian = guard({ pid: -child.pid, signal: stopSignal, folder });
		await ready(plan, child);
	};
	try {
		await start();
	} catch (error) {
		const log = plan.logFile && existsSync(plan.logFile) ? readFileSync(plan.logFile, 'utf8') : '';
		await stop();
		throw new Error(`${plan.name} did not start: ${String(error)}\n${log}`, { cause: error });
	}
	return { kill: () => end('SIGKILL'), start, stop };
}

/** Returns the options that start a process as the user; only root may, and only root has to. */
export function asUser({ uid, gid }: UnixUser): { uid?: number; gid?: number } {
	return process.getuid?.() === 0 ? { uid, gid } : {};
}

/** Returns two loopback ports that nothing listens on now. */
export async function freePorts(): Promise<[number, number]> {
	const servers = [createServer(), createServer()] as const;
	const ports = await Promise.all([listen(servers[0]), listen(servers[1])]);
	await Promise.all(servers.map((server) => once(server.close(), 'close')));
	return ports;
}

/** Creates a folder for a server, whose sockets in it have paths under 108 characters. */
export function freshFolder(name: string): string {
	return mkdtempSync(join(tmpdir().length < 40 ? tmpdir() : '/tmp', `${name}-`));
}

/** Says whether a server answers a new connection, after it was sent `request` where it expects to be. */
export function greets(port: number, request = ''): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect({ host: LOOPBACK, port });
		if (request !== '') socket.write(request);
		socket.once('data', () => {
			resolve(true);
			socket.destroy();
		});
		socket.once('error', () => resolve(false));
		socket.once('close', () => resolve(false));
	});
}

function spawnAs({ command, args, env, user }: ProgramPlan): ChildProcess {
	return spawn(command, args, {
		...asUser(user),
		...(env === undefined ? {} : { env: { ...process.env, ...env } }),
		stdio: ['ignore', 'ignore', 'pipe'],
		// A group of its own, which ends with it: not every server's processes follow their master.
		detached: true,
	});
}

async function ready({ name, isReady }: ProgramPlan, child: ChildProcess): Promise<void> {
	const errors: string[] = [];
	child.stderr?.on('data', (text) => errors.push(String(text)));
	const ask = async () => {
		if (await isReady()) return true;
		if (!isRunning(child)) throw new Error(`it exited: ${errors.join('')}`);
		return undefined;
	};
	await waitFor(`${name} to be ready`, START_LIMIT_MS, ask, RETRY_MS);
}

function isRunning(child: ChildProcess | undefined): child is ChildProcess {
	return child?.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

function signalGroup(child: ChildProcess | undefined, signal: NodeJS.Signals): void {
	if (child?.pid === undefined) return;
	try {
		process.kill(-child.pid, signal);
	} catch {
		// Nothing of it runs anymore.
	}
}
