import type { NoteUnexpected } from '../errors/unexpected';
import { NOT_READ } from '../mailbox/not-read';
import { deferUid, forgetUid, MAX_RETRIES, settleUids, type Cursor } from '../memory/cursor';
import type { Rules } from '../counting/rules';
import { settleMail } from '../counting/settle';
import { identityOfPlace, rememberedKeyOf } from '../mail/identity';
import type { SettledMail } from '../counting/settled-mail';
import { withKind } from '../counting/withheld';
import { cursorOf, withCursor, type PollState } from '../memory/state';
import type { NextMail } from './mail-in-order';

/** A message that the server lists but does not deliver. */
export interface UnreadableMail {
	readonly folder: string;
	readonly uid: number;
	readonly uidValidity: string;
	readonly reason: string;
}

/** What became of one message, and the state with it settled; neither of the two: put off, or gone. */
export interface SettledEntry {
	readonly state: PollState;
	readonly mail: SettledMail | null;
	readonly unreadable: UnreadableMail | null;
}

/** How many polls tried before to read a message that could not be read for this reason. */
export type AttemptsOf = (folder: string, uid: number, reason: string) => number;

/** Settles the next mail of a folder that has a cursor. `now` is Unix ms. */
export function settleEntry(
	state: PollState,
	{ folder, entry }: NextMail,
	rules: Rules,
	attemptsOf: AttemptsOf,
	now: number,
	noteUnexpected: NoteUnexpected,
): SettledEntry {
	const cursor = cursorOf(state, folder);
	if (cursor === undefined) throw new TypeError('A queue needs a cursor');
	const { uid } = entry;
	const settledAs = (next: Cursor, unreadable: UnreadableMail | null = null): SettledEntry => ({
		state: withCursor(state, folder, next),
		mail: null,
		unreadable,
	});
	/** Puts a message off until so many polls have tried to read it, and passes it on unread then. */
	const putOff = (reason: string): SettledEntry => {
		const attempts = attemptsOf(folder, uid, reason) + 1;
		if (attempts < MAX_RETRIES) return settledAs(deferUid(cursor, uid, attempts));
		const settled = settleUids(cursor, [uid], cursor.highWater);
		if (isOfWarmUp(cursor, uid)) return settledAs(settled);
		const place = { folder, uid, uidValidity: cursor.uidValidity };
		const key = rememberedKeyOf(state.salt, identityOfPlace(place));
		// Its folder is read again for another message's sake.
		if (state.kinds.of(key) === 'unread') return settledAs(settled);
		const passedOn = settledAs(settled, { ...place, reason });
		const known = withKind(passedOn.state, key, { kind: 'unread' }, now);
		return { ...passedOn, state: known };
	};
	if (entry.kind === 'gone') return settledAs(forgetUid(cursor, uid));
	if (entry.kind === 'unread') return putOff(entry.reason);
	// A text that tells the client is asked for as often as a message that the server does not deliver.
	const isToBeReadAgain =
		entry.named === 'unreadable' && attemptsOf(folder, uid, TEXT_UNREAD) + 1 < MAX_RETRIES;
	if (isToBeReadAgain) return putOff(TEXT_UNREAD);
	try {
		return { ...settleMail(state, entry.head, rules, now, entry.named), unreadable: null };
	} catch (error) {
		// Whatever a message holds, it must not keep those behind it.
		return putOff(`${NOT_READ.strangeHeader} (reference ${noteUnexpected(error)})`);
	}
}

const TEXT_UNREAD = NOT_READ.noText;

/** None of these is an inquiry, so nobody misses it. */
function isOfWarmUp({ backfill }: Cursor, uid: number): boolean {
	const isNothingLive = (backfill?.liveFrom ?? null) === null;
	return backfill?.kind === 'warmStart' && isNothingLive && uid <= backfill.until;
}
