import type { ScriptedServer } from '../imap/scripted';

/** How long a poll may take, ms: of a clock that moves only when nothing else does. */
export const LIMIT_MS = 10_000;

/** So many rounds of the event loop without traffic, and client and server wait for each other. */
const IDLE_ROUNDS = 40;
/** What is left to do once the time is up takes a few more. */
const LAST_ROUNDS = 2_000;

/**
 * Waits for a poll under jest's fake timers and says how it ended, null being well. Where it would wait for
 * its deadline the deadline comes at once, so that neither patience nor a busy machine decides anything.
 */
export async function endOf(server: ScriptedServer, poll: Promise<void>): Promise<string | null> {
	let end: string | null | undefined;
	poll.then(
		() => (end = null),
		(error: unknown) => (end = `rejected: ${String(error)}`),
	);
	let traffic = server.traffic;
	let idle = 0;
	let isTimeUp = false;
	while (end === undefined) {
		await new Promise((resolve) => setImmediate(resolve));
		idle = server.traffic === traffic ? idle + 1 : 0;
		traffic = server.traffic;
		if (idle < IDLE_ROUNDS) continue;
		if (!isTimeUp) {
			isTimeUp = true;
			await jest.advanceTimersByTimeAsync(LIMIT_MS);
		} else if (idle > LAST_ROUNDS) {
			return 'did not end at its deadline';
		}
	}
	return end;
}
