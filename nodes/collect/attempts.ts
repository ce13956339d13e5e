import type { PollState } from '../core/memory/state';
import type { Place } from '../core/reading/trouble';
import type { Memory } from './process-memory';

/** Returns the key under which the attempts to read a mail are remembered. */
export function attemptKey({ folder, uidValidity }: Place, uid: number | string): string {
	return `${uidValidity}\n${uid}\n${folder}`;
}

/** Takes over how often each mail could not be read: a poll that emits nothing is not saved. */
export function rememberAttempts(memory: Memory, state: PollState): void {
	memory.attempts.clear();
	for (const [folder, { uidValidity, retries }] of Object.entries(state.folders)) {
		for (const [uid, attempts] of Object.entries(retries)) {
			memory.attempts.set(attemptKey({ folder, uidValidity }, uid), attempts);
		}
	}
}
