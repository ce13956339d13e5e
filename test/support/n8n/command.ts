import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

export interface Command {
	readonly program: string;
	readonly args: readonly string[];
	readonly folder: string;
	readonly env?: NodeJS.ProcessEnv;
	/** Receives everything the program prints. */
	readonly logFile: string;
	/** Called every five seconds, so that a long step can show that it lives. */
	readonly onTick?: (seconds: number) => void;
}

/** Runs a program to its end and returns its exit code. */
export async function runCommand(command: Command): Promise<number> {
	const log = createWriteStream(command.logFile, { flags: 'a' });
	await once(log, 'open');
	const child = spawn(command.program, command.args, {
		cwd: command.folder,
		env: command.env ?? process.env,
		stdio: ['ignore', 'pipe', 'pipe'],
		// npm is a .cmd file on Windows, which only a shell starts.
		shell: process.platform === 'win32',
	});
	child.stdout.pipe(log, { end: false });
	child.stderr.pipe(log, { end: false });
	const started = Date.now();
	const ticker = setInterval(
		() => command.onTick?.(Math.round((Date.now() - started) / 1000)),
		5_000,
	);
	try {
		return await new Promise<number>((resolve, reject) => {
			child.once('error', reject);
			child.once('close', (code) => resolve(code ?? 1));
		});
	} finally {
		clearInterval(ticker);
		log.end();
	}
}
