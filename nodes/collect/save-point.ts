import type { Batch } from '../core/reading/batch';
import type { PollState } from '../core/memory/state';
import type { PollMemory } from './poll-memory';
import { DAY_MS } from '../core/time/lengths';

/** True when what a batch settled has to be saved though it emits no item; `now` is Unix ms. */
export function isSavePoint(batch: Batch, { unsaved }: PollMemory, now: number): boolean {
	// A date the clock decided could make an inquiry of a repeat in a replay: it is saved at once.
	if (batch.mails.some(({ isClamped, decision }) => isClamped && decision.kind === 'repeat'))
		return true;
	if (unsaved === null) return false;
	// Told by what was saved, as a process that is started again each day knows nothing of yesterday.
	const savedAt = batch.state.lastPollAt ?? unsaved.since;
	return unsaved.count >= UNSAVED_MAILS || now - savedAt >= UNSAVED_MS;
}

/** True when a batch got further in a backfill: live mail waits behind it, for ever if each poll began at its start. */
export function isStepOfBackfill(before: PollState, after: PollState): boolean {
	return (
		after !== before && Object.values(before.folders).some(({ backfill }) => backfill !== null)
	);
}

/** Counts settled mail as not saved yet. */
export function noteUnsaved(memory: PollMemory, settled: number, now: number): void {
	if (settled === 0) return;
	memory.unsaved = {
		count: (memory.unsaved?.count ?? 0) + settled,
		since: memory.unsaved?.since ?? now,
	};
}

/**
 * A null poll is not saved by n8n: an execution without items saves after so long, along with Status' count where
 * that is on, or after so many messages, which a restart would read again (ten fetches of headers).
 */
const UNSAVED_MAILS = 2_000;
const UNSAVED_MS = DAY_MS;
