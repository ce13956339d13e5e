import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { guard } from '../services/guard';
import type { InstalledN8n } from './install';
import { waitFor } from './wait';

const START_TIMEOUT_MS = 300_000;
const STOP_TIMEOUT_MS = 30_000;
const TAIL_LINES = 25;

/** One run of the n8n program. */
export interface N8nProcess {
	readonly pid: number | undefined;
	/** The last lines it printed. */
	tail(): string;
	/** Asks it to end, insists after ten seconds, and waits until it is gone. */
	end(): Promise<void>;
	/** Ends it at once, as a power cut would. */
	kill(): Promise<void>;
	/** Stops it in mid-work, as a machine that goes to sleep does; `wake` lets it go on. */
	sleep(): void;
	wake(): void;
	/** Resolves when it is gone, whoever ended it. */
	readonly gone: Promise<void>;
}

export interface N8nCommand {
	readonly installed: InstalledN8n;
	readonly args: readonly string[];
	readonly env: NodeJS.ProcessEnv;
	readonly isReady: () => Promise<boolean>;
	/** Gives up starting. */
	readonly signal?: AbortSignal;
}

/** Starts the n8n program and returns it once it is ready. */
export async function startProcess(command: N8nCommand): Promise<N8nProcess> {
	const { installed, args, env, isReady, signal } = command;
	const script = join(installed.folder, 'node_modules', 'n8n', 'bin', 'n8n');
	const child = spawn(installed.node, [script, ...args], {
		env,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const guardian = child.pid === undefined ? null : guard({ pid: child.pid, signal: 'SIGKILL' });
	const gone = once(child, 'exit').then(
		() => void guardian?.kill('SIGKILL'),
		() => undefined,
	);
	const tail = keepTail(child);
	const ended = {
		pid: child.pid,
		...{ end: () => end(child, STOP_TIMEOUT_MS), kill: () => end(child, 0), tail, gone },
		sleep: () => void child.kill('SIGSTOP'),
		wake: () => void child.kill('SIGCONT'),
	};
	try {
		await once(child, 'spawn');
		await waitFor('n8n to be ready', START_TIMEOUT_MS, async () => {
			signal?.throwIfAborted();
			if (hasEnded(child)) throw new Error('n8n ended while starting');
			return (await isReady()) ? true : undefined;
		});
		return ended;
	} catch (error) {
		await ended.kill();
		signal?.throwIfAborted();
		throw new Error(`n8n did not start. Its last lines:\n${tail()}`, { cause: error });
	}
}

function keepTail(child: ChildProcess): () => string {
	let lines: string[] = [];
	const keep = (chunk: string) => {
		const [first = '', ...rest] = chunk.split('\n');
		lines = [...lines.slice(0, -1), (lines.at(-1) ?? '') + first, ...rest].slice(-TAIL_LINES);
	};
	child.stdout?.setEncoding('utf8').on('data', keep);
	child.stderr?.setEncoding('utf8').on('data', keep);
	return () => lines.join('\n');
}

function hasEnded(child: ChildProcess): boolean {
	return child.exitCode !== null || child.signalCode !== null;
}

async function end(child: ChildProcess, patienceMs: number): Promise<void> {
	if (child.pid === undefined || hasEnded(child)) return;
	const exited = once(child, 'exit');
	if (patienceMs > 0) child.kill('SIGTERM');
	// Asleep it would not hear of it.
	child.kill('SIGCONT');
	const insist = setTimeout(() => child.kill('SIGKILL'), patienceMs);
	await exited;
	clearTimeout(insist);
}
