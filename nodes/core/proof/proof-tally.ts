import { deferUid } from '../memory/cursor';
import { cursorOf, withCursor, type PollState } from '../memory/state';
import { DAY_MS } from '../time/lengths';
import type { LookedUp, ProofKind } from './looked-up';

/** How far back a proof looks, in ms. */
export const PROVED_MS = 2 * DAY_MS;

/** Where a message lies. */
interface Place {
	readonly folder: string;
	readonly uid: number;
}

/** A message that was on the server and was never settled. */
export interface FoundMail extends Place {
	/** In ms. */
	readonly receivedAt: number;
}

/** What messages on the server are counted as; `copies` have the identity of another one. */
export type ProvedKind = Exclude<ProofKind, 'before'> | 'copies';

/** The figures of a proof: the counts add up to `messages`. Times in ms. */
export interface Proved {
	readonly since: number;
	readonly until: number;
	readonly folders: readonly string[];
	readonly messages: number;
	/** Of them, those that no proof before this one has counted. */
	readonly newMessages: number;
	readonly counts: Readonly<Partial<Record<ProvedKind, number>>>;
	/** What is missing, the first of it. */
	readonly found: readonly FoundMail[];
}

/** Counts the messages of a proof. */
export class ProofTally {
	private readonly seen = new Set<string>();
	private readonly counts: Partial<Record<ProvedKind, number>> = {};
	private readonly missing: FoundMail[] = [];
	private readonly places: Place[] = [];
	private messages = 0;
	private newMessages = 0;

	/** `provedUntil` is where the proof before this one ended, `since` where this one begins, in ms. */
	constructor(
		private readonly since: number,
		private readonly provedUntil: number,
	) {}

	add(looked: LookedUp, place: Place): void {
		const { key, receivedAt, kind } = looked;
		if (kind === 'before' || receivedAt < this.since) return;
		const isCopy = this.seen.has(key);
		this.seen.add(key);
		this.count(isCopy ? 'copies' : kind, receivedAt);
		if (kind !== 'missing') return;
		this.places.push(place);
		if (!isCopy) this.missing.push({ ...place, receivedAt });
	}

	/** Counts messages that the server lists and does not deliver. */
	addUnread(count: number): void {
		for (let each = 0; each < count; each++) this.count('unread', -Infinity);
	}

	proved(until: number, folders: readonly string[]): Proved {
		const { since, messages, newMessages, counts } = this;
		return { since, until, folders, messages, newMessages, counts, found: this.missing };
	}

	/** Returns where the missing messages lie, each copy too: one may be gone before the next poll settles it. */
	missingAt(): readonly Place[] {
		return this.places;
	}

	private count(kind: ProvedKind, receivedAt: number): void {
		this.messages++;
		if (receivedAt >= this.provedUntil) this.newMessages++;
		this.counts[kind] = (this.counts[kind] ?? 0) + 1;
	}
}

/**
 * Returns the state in which what a proof found missing is put off: so the next poll settles it like late mail. What
 * made a cursor pass it may have made any cursor pass mail that is still to come, or that is moved there before the
 * next poll: from UIDNEXT on no UID is known.
 */
export function withFound(
	state: PollState,
	places: readonly Place[],
	uidNext: ReadonlyMap<string, number>,
): PollState {
	const corrected = [...uidNext].reduce((before, [folder, next]) => {
		const cursor = cursorOf(before, folder);
		if (cursor === undefined || cursor.lastUid < next) return before;
		return withCursor(before, folder, {
			...cursor,
			known: cursor.known.filter((uid) => uid < next),
		});
	}, state);
	return places.reduce((before, { folder, uid }) => {
		const cursor = cursorOf(before, folder);
		return cursor === undefined ? before : withCursor(before, folder, deferUid(cursor, uid, 0));
	}, corrected);
}
