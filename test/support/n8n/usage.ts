import { readFile } from 'node:fs/promises';

/** What a process has used, by Linux's own count. */
export interface Usage {
	readonly cpuSeconds: number;
	readonly memoryMb: number;
}

/** Returns what a process of this machine has used so far. */
export async function usageOf(pid: number): Promise<Usage> {
	const stat = await readFile(`/proc/${pid}/stat`, 'latin1');
	// The name of the program, which may hold anything, ends with the last bracket.
	const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
	const ticks = Number(fields[11]) + Number(fields[12]);
	const status = await readFile(`/proc/${pid}/status`, 'latin1');
	const mb = (name: string) =>
		Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
	return { cpuSeconds: ticks / TICKS_PER_SECOND, memoryMb: mb('VmRSS') };
}

const TICKS_PER_SECOND = 100;
