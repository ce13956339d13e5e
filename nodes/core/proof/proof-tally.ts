import { deferUid } from '../memory/cursor';
import { cursorOf, withCursor, type PollState } from '../memory/state';
import { DAY_MS } from '../time/lengths';
import type { LookedUp, ProofKind } from './looked-up';

/** How far back a proof looks, in ms. */
export const PROVED_MS = 2 * DAY_MS;

/** Where a message lies. */
export interface Place {
	readonly folder: string;
	readonly uidValidity: string;
	readonly uid: number;
}

/** A message that was on the server and was never settled. */
export interface FoundMail extends Pick<Place, 'folder' | 'uid'> {
	/** In ms. */
	readonly receivedAt: number;
}

/** UIDNEXT of a folder, and the numbering it belongs to. */
export interface NextUid {
	readonly uidValidity: string;
	readonly uidNext: number;
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
	/** What the first of a message's copies is, by key; `missing` if any of them is told as such. */
	private readonly seen = new Map<string, ProofKind>();
	private readonly counts: Partial<Record<ProvedKind, number>> = {};
	private readonly found: FoundMail[] = [];
	/** Where missing messages lie, each copy too: one may be gone before the next poll settles it. */
	readonly places: Place[] = [];
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
		const first = this.seen.get(key);
		// A copy that the next poll settles anyway is no news.
		const isFound = kind === 'missing' && first !== 'missing' && first !== 'pending';
		this.seen.set(key, isFound ? kind : (first ?? kind));
		this.count(first === undefined || isFound ? kind : 'copies', receivedAt);
		if (kind === 'missing') this.places.push(place);
		if (isFound) this.found.push({ folder: place.folder, uid: place.uid, receivedAt });
	}

	/** Counts messages that the server lists and does not deliver. */
	addUnread(count: number): void {
		for (let each = 0; each < count; each++) this.count('unread', -Infinity);
	}

	proved(until: number, folders: readonly string[]): Proved {
		const { since, messages, newMessages, counts, found } = this;
		return { since, until, folders, messages, newMessages, counts, found };
	}

	private count(kind: ProvedKind, receivedAt: number): void {
		this.messages++;
		if (receivedAt >= this.provedUntil) this.newMessages++;
		this.counts[kind] = (this.counts[kind] ?? 0) + 1;
	}
}

/**
 * Returns the state in which what a proof found missing is put off: so the next poll settles it like late mail. A
 * cursor that passed one message may stand too high in every folder: so no folder keeps UIDs as known that did not
 * exist when it was searched. A folder that got new numbers since is left as it is.
 */
export function withFound(
	state: PollState,
	places: readonly Place[],
	nextUids: ReadonlyMap<string, NextUid>,
): PollState {
	if (places.length === 0) return state;
	const corrected = [...nextUids].reduce((before, [folder, { uidValidity, uidNext }]) => {
		const cursor = cursorOf(before, folder);
		if (cursor?.uidValidity !== uidValidity || cursor.lastUid < uidNext) return before;
		// What was there at the beginning is in no ring: it must stay known.
		const firstUid = cursor.firstUid ?? 0;
		const known = cursor.known.filter((uid) => uid < uidNext || uid < firstUid);
		return withCursor(before, folder, { ...cursor, known });
	}, state);
	return places.reduce((before, { folder, uidValidity, uid }) => {
		const cursor = cursorOf(before, folder);
		if (cursor?.uidValidity !== uidValidity) return before;
		return withCursor(before, folder, deferUid(cursor, uid, 0));
	}, corrected);
}
