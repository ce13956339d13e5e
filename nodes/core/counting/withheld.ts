import type { IgnoreReason, Decision } from './settled-mail';
import type { KnownKind } from '../memory/known-kinds';
import type { PollState } from '../memory/state';
import type { Withheld } from '../memory/withheld-counts';
import { DAY_MS, HOUR_MS } from '../time/lengths';

export type WithheldKind = IgnoreReason | 'repeat';

/** Returns the state with a message counted when its decision withholds it. */
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

function kindOf(decision: Decision): WithheldKind | null {
	if (decision.kind === 'repeat') return 'repeat';
	return decision.kind === 'ignored' ? decision.reason : null;
}

/** Returns the state in which a message is known by its kind; `key` is that of `rememberedKeyOf`, `receivedAt` in ms. */
export function withKind(
	state: PollState,
	key: string,
	{ kind }: { readonly kind: Decision['kind'] | 'unread' },
	receivedAt: number,
): PollState {
	if (!isKept(kind)) return state;
	return { ...state, kinds: state.kinds.with(key, kind, receivedAt) };
}

/** What was settled before keeps its kind; what only a backfill met was not settled. */
function isKept(kind: Decision['kind'] | 'unread'): kind is KnownKind {
	return kind !== 'seen' && kind !== 'warmStart' && kind !== 'beforeStart';
}
