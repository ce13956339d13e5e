import { isReported, type Batch } from '../core/reading/batch';
import type { PollState } from '../core/memory/state';
import type { PollMemory } from './poll-memory';

/** True when what a batch settled has to be saved though it emits no item; `now` is Unix ms. */
export function isSavePoint(batch: Batch, { unsaved }: PollMemory, now: number): boolean {
	// A date the clock decided could come out differently in a replay: it is saved at once.
	if (batch.mails.some((mail) => mail.isClamped && isReported(mail))) return true;
	return unsaved !== null && (unsaved.count >= UNSAVED_MAILS || now - unsaved.since >= UNSAVED_MS);
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

/** A null poll is not saved by n8n: after so many mails, or so long, an execution without items saves. */
const UNSAVED_MAILS = 200;
const UNSAVED_MS = 3_600_000;
