import type { IgnoreReason, Decision } from './settled-mail';
import type { PollState } from '../memory/state';
import type { Withheld } from '../memory/withheld-counts';
import { DAY_MS, HOUR_MS } from '../time/lengths';

type WithheldKind = IgnoreReason | 'repeat';

/** Returns the state with a mail counted when its decision withholds it. */
export function withWithheld(state: PollState, decision: Decision): PollState {
	const kind = kindOf(decision);
	if (kind === null) return state;
	const { since, counts } = state.withheld;
	return {
		...state,
		withheld: { since, counts: { ...counts, [kind]: (counts[kind] ?? 0) + 1 } },
	};
}

/** True when the counts should be said now (ms), be it in an execution of their own. */
export function isWithheldDue({ since, counts }: Withheld, now: number): boolean {
	if (Object.keys(counts).length === 0) return false;
	// An archive that was moved in is news; repeats and automatic replies are daily business.
	return now - since >= (counts.olderThanMemory === undefined ? DAY_MS : HOUR_MS);
}

/** Returns the counts in words: `5 repeats, 1 delivery report`. */
export function withheldInWords(counts: Withheld['counts']): string {
	return WORDS.flatMap(([kind, one, many]) => {
		const count = counts[kind] ?? 0;
		return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
	}).join(', ');
}

const WORDS: ReadonlyArray<readonly [kind: WithheldKind, one: string, many: string]> = [
	['repeat', 'repeat', 'repeats'],
	['autoReply', 'automatic reply', 'automatic replies'],
	['bounce', 'delivery report', 'delivery reports'],
	['calendar', 'calendar message', 'calendar messages'],
	['bulk', 'newsletter or list mail', 'newsletters and list mails'],
	['own', 'mail from this mailbox itself', 'mails from this mailbox itself'],
	['neverFrom', 'mail of Never From', 'mails of Never From'],
	['onlyFrom', 'mail outside of Only From', 'mails outside of Only From'],
	['neverTo', 'mail of Never To', 'mails of Never To'],
	['neverWithSubject', 'mail of Never With Subject', 'mails of Never With Subject'],
	['olderThanMemory', 'mail older than memory', 'mails older than memory'],
];

function kindOf(decision: Decision): WithheldKind | null {
	if (decision.kind === 'repeat') return 'repeat';
	return decision.kind === 'ignored' ? decision.reason : null;
}
