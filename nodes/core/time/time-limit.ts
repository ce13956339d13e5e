/** How long to wait for something. */
export interface TimeLimit {
	/** Undefined: until the signal aborts. */
	readonly ms?: number;
	/** Ends the wait before that. */
	readonly signal?: AbortSignal | undefined;
}

/**
 * Returns what `work` resolves to, or what `late` returns or throws when the time is up first. The work itself
 * goes on: what it rejects with later concerns nobody, and no timer or listener is left behind.
 */
export async function within<T, L = never>(
	work: Promise<T>,
	{ ms, signal }: TimeLimit,
	late: () => L | Promise<L>,
): Promise<T | L> {
	let stop = () => {};
	const timeUp = new Promise<() => L | Promise<L>>((resolve) => {
		const end = () => resolve(late);
		if (signal?.aborted === true) return end();
		const timer = ms === undefined ? undefined : setTimeout(end, Math.min(ms, LONGEST_MS));
		signal?.addEventListener('abort', end);
		stop = () => {
			clearTimeout(timer);
			signal?.removeEventListener('abort', end);
		};
	});
	try {
		const outcome = await Promise.race([work.then((result) => () => result), timeUp]);
		return await outcome();
	} finally {
		stop();
	}
}

/** Waits so many ms, or until the signal aborts. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
	await within(new Promise<never>(() => {}), { ms, signal }, () => {});
}

/** Node.js takes a longer one for a millisecond. */
const LONGEST_MS = 2 ** 31 - 1;
