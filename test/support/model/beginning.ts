import type { Mail } from './mails';
import type { Message } from './server';
import { DAY, HOUR, MINUTE, receivedAtOf } from './times';

/** What is known of the mail around the moment when collecting began. */
export class Beginning {
	/** Mail that was sent before collecting began. */
	readonly before = new Set<Mail>();
	/** Mail that may come or not: the specification leaves it open. */
	readonly open = new Set<Mail>();
	/** Mail that was given another place: a new UID says nothing of when it came. */
	readonly displaced = new Set<Mail>();
	/** Mail with a new UID under the same UIDVALIDITY: nothing tells it from new mail but its age. */
	readonly moved = new Set<Mail>();
	/** First activation attempt; `isAnswered`: the server gave its UIDs at that moment. */
	start: { at: number; isAnswered: boolean; since: number | null } | null = null;
	/** The start date was changed since. */
	wasChanged = false;

	/** Applies another start date, told by what is in the mailbox; false when it is the same. */
	startOver(since: number, present: readonly Message[]): boolean {
		const { start } = this;
		if (start === null || since === start.since) return false;
		this.wasChanged = true;
		for (const message of present) {
			const receivedAt = receivedAtOf(message, Infinity);
			// The server searches by a date that it may not tell.
			const isSearched = message.internalDate >= since;
			if (receivedAt < since || !isSearched) this.open.add(message.mail);
		}
		this.start = { ...start, since };
		return true;
	}

	/** True for mail that may be ignored for its age. */
	isOld(message: Message, receivedAt: number): boolean {
		const { mail } = message;
		const { since } = this.start ?? { since: null };
		if (this.before.has(mail) || this.displaced.has(mail)) return true;
		if (this.isWrittenEarly(message)) return true;
		return this.isEarly(receivedAt) && (since !== null || isRenumbered(message));
	}

	/** True for mail that is dated before the beginning, in a folder where nothing else tells that it is new. */
	looksOld(message: Message): boolean {
		return isRenumbered(message) && this.isEarly(receivedAtOf(message, message.appendedAt));
	}

	private isEarly(receivedAt: number): boolean {
		const { at, since } = this.start ?? { at: 0, since: null };
		return receivedAt < (since ?? at - 2 * MINUTE);
	}

	/** Arrivals may be new as well in a recreated folder: its mail is judged by its own date, too. */
	private isWrittenEarly(message: Message): boolean {
		const since = this.start?.since ?? null;
		const { sentAt } = message.mail;
		return since !== null && sentAt !== null && sentAt < since && isRenumbered(message);
	}

	/** True for mail that must never be counted. */
	isBeforeStart(message: Message): boolean {
		const { mail } = message;
		if (!this.before.has(mail) || this.open.has(mail) || this.start === null) return false;
		// Mail that cannot be read at first is settled behind its backfill, where only its UID counts.
		if (message.refusals + message.interruptions > 0) return false;
		const { at, isAnswered, since } = this.start;
		const receivedAt = receivedAtOf(message, Infinity);
		if (since !== null) return receivedAt < since && !message.isUndated;
		if (this.moved.has(mail) || message.isUndated) return receivedAt < at - DAY - HOUR;
		return (isAnswered && !this.displaced.has(mail)) || receivedAt < at - 2 * MINUTE;
	}

	/** True for a message of the mailbox that has to be reported sooner or later. */
	isDue(message: Message): boolean {
		const { mail } = message;
		if (this.open.has(mail) || this.start === null) return false;
		if (this.isWrittenEarly(message)) return false;
		const { at, isAnswered, since } = this.start;
		const receivedAt = receivedAtOf(message, Infinity);
		const isIn = since === null ? receivedAt >= at - 2 * MINUTE : receivedAt >= since;
		if (this.before.has(mail)) {
			if (message.isUndated) return false;
			return isIn && (since !== null || (!isAnswered && !this.displaced.has(mail)));
		}
		const isToldByUid = isAnswered && !this.displaced.has(mail) && !isRenumbered(message);
		return isIn || (since === null && isToldByUid);
	}
}

/** In a folder that was recreated only its date tells mail from before the start. */
function isRenumbered({ uidValidity }: Message): boolean {
	return uidValidity > 1;
}
