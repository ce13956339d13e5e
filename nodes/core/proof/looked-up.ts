import { CLOCK_DIFFERENCE_MS } from '../counting/start';
import { isInOffTime } from '../counting/off-time';
import { identityIn } from '../counting/settle';
import { arrivalOf } from '../mail/arrival';
import { identityOfPlace, rememberedKeyOf } from '../mail/identity';
import type { MessageHead } from '../mailbox/mailbox';
import { isPending, type Cursor } from '../memory/cursor';
import type { KnownKind } from '../memory/known-kinds';
import { cursorOf, type PollState } from '../memory/state';

/**
 * What a message on the server is to the proof: what became of it, or why nothing did. `earlier`: it was settled,
 * longer ago than kinds are known (moved back, as a rule). `pending`: the next poll settles it. `before`: it was
 * there before collecting began. `missing`: it was never settled.
 */
export type ProofKind = KnownKind | 'earlier' | 'pending' | 'before' | 'missing';

/** A message as the proof finds it on the server. */
export interface LookedUp {
	/** What tells it from others: a copy in another folder has the same. */
	readonly key: string;
	/** In ms. */
	readonly receivedAt: number;
	readonly kind: ProofKind;
}

/** Looks a message up in what a trigger remembers; `now` (ms) only bounds dates in the future. */
export function lookUp(state: PollState, head: MessageHead, now: number): LookedUp {
	const cursor = cursorOf(state, head.folder);
	if (cursor === undefined) throw new TypeError('A proof needs a cursor');
	const { receivedAt } = arrivalOf(head, now);
	const key = rememberedKeyOf(state.salt, identityIn(cursor.uidValidity, head));
	return { key, receivedAt, kind: kindOf(state, cursor, head, { key, receivedAt }) };
}

function kindOf(
	state: PollState,
	cursor: Cursor,
	{ folder, uid }: MessageHead,
	{ key, receivedAt }: { readonly key: string; readonly receivedAt: number },
): ProofKind {
	const known = state.kinds.of(key);
	if (known !== null) return known;
	if (state.ring.has(key)) return 'earlier';
	if (isPending(cursor, uid)) return 'pending';
	if (!hasToBeKnown(state, cursor, uid, receivedAt)) return 'before';
	if (isInOffTime(state.off, receivedAt)) return 'skipped';
	// Passed on without having been read, because the server did not deliver it.
	const place = { folder, uidValidity: cursor.uidValidity, uid };
	const placeKey = rememberedKeyOf(state.salt, identityOfPlace(place));
	return state.kinds.of(placeKey) === 'unread' ? 'unread' : 'missing';
}

function hasToBeKnown(
	{ ringFloor }: PollState,
	{ begin, firstUid }: Cursor,
	uid: number,
	receivedAt: number,
): boolean {
	if (receivedAt < ringFloor) return false;
	return firstUid === null
		? receivedAt >= begin + CLOCK_DIFFERENCE_MS
		: uid >= firstUid && receivedAt >= begin;
}
