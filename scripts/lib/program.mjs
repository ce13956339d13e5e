import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const WINDOWS = process.platform === 'win32';

/** Runs a program in this terminal and returns its exit code, like a shell: 128 + number for a signal. */
export function runProgram(command, args, { env = {}, ...options } = {}) {
	return new Promise((resolve, reject) => {
		const child = spawn(command, args, {
			stdio: 'inherit',
			env: { ...process.env, ...env },
			...options,
		});
		// The child ends first and cleans up. A terminal sends Ctrl-C to it as well as to this process.
		const onInterrupt = () => process.stdin.isTTY || child.kill('SIGINT');
		const onTerminate = () => child.kill('SIGTERM');
		process.on('SIGINT', onInterrupt).on('SIGTERM', onTerminate);
		const settle = () => process.off('SIGINT', onInterrupt).off('SIGTERM', onTerminate);
		child.on('error', (error) => {
			settle();
			reject(error);
		});
		child.on('close', (code, signal) => {
			settle();
			resolve(code ?? 128 + constants.signals[signal]);
		});
	});
}

export function runNode(args, options) {
	return runProgram(process.execPath, args, options);
}

export function runNpm(args, options) {
	// npm is a .cmd file on Windows, which only a shell starts.
	return runProgram(WINDOWS ? 'npm.cmd' : 'npm', args, { shell: WINDOWS, ...options });
}
