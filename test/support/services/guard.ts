import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

/** What is to be done with a program whose starter is gone. */
interface Orphan {
	/** Below zero: a group. */
	readonly pid: number;
	readonly signal: NodeJS.Signals;
	/** Goes away with it. */
	readonly folder?: string;
}

/**
 * Ends a program when this process is gone, whatever ended it: the guard's input closes then. A signal to this
 * process does not reach groups of their own, and jest's tests hear of none. Whoever ends the program ends the guard
 * first: it knows only a number, which another program may have afterwards.
 */
export function guard({ pid, signal, folder = '' }: Orphan): ChildProcess {
	const script = 'cat >/dev/null; kill -s "$1" -- "$2"; [ -z "$3" ] || { sleep 1; rm -rf "$3"; }';
	const args = ['-c', script, 'guard', signal.slice('SIG'.length), String(pid), folder];
	const child = spawn('/bin/sh', args, { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
	child.unref();
	return child;
}
