import { identityIn, settleMail } from '../counting/settle';
import { isInOffTime } from '../counting/off-time';
import type { Rules } from '../counting/rules';
import type { SettledMail } from '../counting/settled-mail';
import { reasonCodeOf } from '../items/reasons';
import { ownDateOf } from '../mail/arrival';
import { rememberedKeyOf } from '../mail/identity';
import { MAX_UID, type MessageHead } from '../mailbox/mailbox';
import { cursorBefore, type Cursor } from '../memory/cursor';
import { withoutLeftOut, type Ring } from '../memory/ring';
import { cursorOf, withCursor, type PollState } from '../memory/state';
import { lookUp } from '../proof/looked-up';
import { planFolder } from '../reading/folder-plan';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time/lengths';
import type { Naming } from '../who/sender';
import type { Became, Explained, ExplanationCode, Place } from './explained';

/** A message as it lies on the server now. */
export interface PlacedMail {
	readonly head: MessageHead;
	/** What its text says of the client, where that is read. */
	readonly named: Naming;
	/** Of its folder. */
	readonly uidValidity: string;
	readonly place: Place;
}

/** Says why a message is what it is to a trigger, by what that trigger remembers; `now` in ms. */
export function explainByMemory(
	state: PollState,
	mail: PlacedMail,
	rules: Rules,
	now: number,
): Explained {
	return withCountedPair(explain(state, mail, rules, now));
}

function explain(state: PollState, mail: PlacedMail, rules: Rules, now: number): Explained {
	const key = keyOf(state, mail);
	const became = becameOf(state, key);
	if (became !== null) return explainSettled(state, mail, became, { key, rules, now });
	const { head, place, uidValidity } = mail;
	if (place !== 'collected') return explainMisplaced(state, mail, rules, now);
	const cursor = cursorOf(state, head.folder);
	if (cursor === undefined) {
		const wish = state.wishes.find(({ folder }) => folder === head.folder);
		const isWished = wish !== undefined;
		const there = explainMisplaced(state, mail, rules, now);
		const code = isWished ? 'folderNotOpened' : 'folderNotCollected';
		return { ...there, code, since: wish?.since ?? there.since };
	}
	const isNumberedAnew = cursor.uidValidity !== uidValidity;
	const kind = isNumberedAnew ? 'pending' : lookUp(state, head, now).kind;
	const judgedBy = isNumberedAnew ? numberedAnew(state, mail, now) : cursor;
	const judged = judge(state, mail, judgedBy, { key, rules, now });
	const decided = { ...ofDecision(judged, rules), lastReadAt: state.lastPollAt };
	switch (kind) {
		case 'pending':
			return explainPending(state, cursor, decided, now);
		case 'before':
			return { ...decided, code: 'beforeCollecting', since: cursor.begin, previousInquiryAt: null };
		case 'missing':
			return { ...decided, code: 'missing' };
		case 'skipped':
			return { ...decided, code: 'skippedWhileOff', ...offTimeOf(state, judged) };
		case 'unread':
			return { ...decided, code: 'unread', became: kind };
		case 'inquiry':
		case 'repeat':
		case 'ignored':
		case 'earlier':
			return { ...decided, became: kind };
	}
}

/** Says what the settings make of a message by what the mail before it left in `state`. */
export function explainByHeaders(
	state: PollState,
	mail: PlacedMail,
	rules: Rules,
	now: number,
): Explained {
	if (mail.place !== 'collected') return withCountedPair(explainMisplaced(state, mail, rules, now));
	const judged = judge(state, mail, plain(mail.uidValidity), {
		...{ key: keyOf(state, mail), rules, now },
	});
	return withCountedPair(ofDecision(judged, rules));
}

/** A message that was not counted, and repeats none, says nothing of when its pair counts again. */
function withCountedPair(explained: Explained): Explained {
	const { code, mail } = explained;
	const isOfPair = code === 'inquiry' || mail?.decision.kind === 'repeat';
	return isOfPair ? explained : { ...explained, countsAgainAt: null };
}

/** Says that there is no such message, none in what was looked through, or none that the server delivers. */
export function explainAbsent(
	code: 'noSuchMail' | 'notAllSearched' | 'unreadable',
	state: PollState | null,
): Explained {
	return { ...NOTHING, code, lastReadAt: state?.lastPollAt ?? null };
}

const NOTHING = {
	...{ became: null, mail: null, previousInquiryAt: null, countsAgainAt: null },
	...{ since: null, until: null, lastReadAt: null },
} as const;

interface Judging {
	readonly key: string;
	readonly rules: Rules;
	readonly now: number;
}

function keyOf(state: PollState, { head, uidValidity }: PlacedMail): string {
	return rememberedKeyOf(state.salt, identityIn(uidValidity, head));
}

function becameOf(state: PollState, key: string): Became | null {
	const known = state.kinds.of(key);
	if (known !== null) return known;
	if (!state.ring.has(key)) return null;
	return withoutLeftOut(state.ring).has(key) ? 'earlier' : 'leftOut';
}

/** The trigger's own decision, as if it had not met the message before. */
function judge(
	state: PollState,
	{ head, named }: PlacedMail,
	cursor: Cursor,
	{ key, rules, now }: Judging,
): SettledMail {
	const before = withCursor({ ...state, ring: without(state.ring, key) }, head.folder, cursor);
	return settleMail(before, head, rules, now, named).mail;
}

function without(ring: Ring, key: string): Ring {
	return {
		has: (other) => other !== key && ring.has(other),
		with: (...known) => ring.with(...known),
		entries: () => [...ring.entries()].filter(([other]) => other !== key),
	};
}

/** A folder that is read to its end, where no arrival is too early. */
function plain(uidValidity: string): Cursor {
	return {
		...{ uidValidity, lastUid: 0, known: [], retries: {}, highWater: 0, readTo: 0 },
		...{ begin: 0, firstUid: null, backfill: null },
	};
}

/** As the next poll will read a folder that the server numbered anew. */
function numberedAnew(state: PollState, { head, uidValidity }: PlacedMail, now: number): Cursor {
	const status = { uidValidity, uidNext: MAX_UID, messages: null };
	const plan = planFolder({
		...{ state, folder: head.folder, status, now },
		...{ start: { from: 'now', key: 'now' }, warmStartMs: 0, isNew: false },
	});
	return plan.kind === 'backfill'
		? cursorBefore(status, plan.backfill, plan.begin)
		: plain(uidValidity);
}

function ofDecision(mail: SettledMail, rules: Rules): Explained {
	const { decision } = mail;
	const explained = { ...NOTHING, mail };
	switch (decision.kind) {
		case 'inquiry': {
			const isKnown = mail.writer.certainty !== 'unknown';
			const countsAgainAt = isKnown && rules.periodSeconds > 0 ? decision.repeatUntil : null;
			return { ...explained, code: isKnown ? 'inquiry' : 'unknownWriter', countsAgainAt };
		}
		case 'repeat': {
			const { previousInquiryAt, repeatUntil: countsAgainAt } = decision;
			return { ...explained, code: repeatCodeOf(mail), previousInquiryAt, countsAgainAt };
		}
		case 'ignored':
			return { ...explained, code: decision.reason };
		case 'skipped':
			return { ...explained, code: 'skippedWhileOff' };
		case 'warmStart':
		case 'beforeStart':
			return { ...explained, code: 'beforeCollecting' };
		case 'seen':
			return { ...explained, code: 'settledEarlier' };
	}
}

function repeatCodeOf(mail: SettledMail): 'repeat' | 'reply' | 'laterInquiry' {
	const code = reasonCodeOf(mail);
	return code === 'reply' || code === 'laterInquiry' ? code : 'repeat';
}

/** What was settled may have moved the pair's anchor itself, and others since: only what still fits is said. */
function explainSettled(
	state: PollState,
	mail: PlacedMail,
	became: Became,
	judging: Judging,
): Explained {
	const { rules } = judging;
	const cursor = plain(mail.uidValidity);
	const asItWas = { ...state, off: null, ringFloor: -Infinity };
	const judged = judge(asItWas, mail, cursor, judging);
	const now = ofDecision(judged, rules);
	const known = { ...now, became, lastReadAt: state.lastPollAt };
	const otherwise = { ...known, code: 'decidedDifferently' } as const;
	switch (became) {
		case 'unread':
			return { ...known, code: 'unread' };
		case 'skipped':
			return { ...known, code: 'skippedWhileOff', ...offTimeOf(state, judged) };
		case 'inquiry':
			return isIgnored(now) ? otherwise : asInquiry(known);
		case 'repeat':
			if (judged.decision.kind !== 'repeat') return otherwise;
			return isLater(now) ? { ...known, code: 'replacedInquiry' } : known;
		case 'ignored':
		case 'leftOut': {
			// A header or a filter shows it whatever its age; but what a header alone shows is not left out.
			const isShown = became === 'ignored' || isFiltered(judged);
			if (isIgnored(now) && isShown) return known;
			const then = judge(state, mail, cursor, judging);
			const apart = { ...known, previousInquiryAt: null };
			const { code, mail: judgedThen } = ofDecision(then, rules);
			if (code === 'skippedWhileOff') return { ...apart, code, ...offTimeOf(state, judged) };
			if (isIgnored({ mail: then })) return { ...apart, mail: judgedThen, code };
			return looksOld(state, judged) ? { ...apart, code: 'olderThanMemory' } : otherwise;
		}
		case 'earlier': {
			const code = earlierCodeOf(now, state, judging.key);
			const isInquiry = code === 'inquiry' || code === 'unknownWriter';
			return isInquiry ? asInquiry(known) : { ...known, code };
		}
	}
}

function asInquiry(known: Explained): Explained {
	const isKnown = known.mail?.writer.certainty !== 'unknown';
	return { ...known, code: isKnown ? 'inquiry' : 'unknownWriter', previousInquiryAt: null };
}

/** What was settled longer ago than kinds are known: the anchor tells, as far as it is still of that time. */
function earlierCodeOf(now: Explained, state: PollState, key: string): ExplanationCode {
	const { mail, previousInquiryAt } = now;
	if (mail === null || isIgnored(now) || now.code === 'unknownWriter') return now.code;
	// A message that was copied may have another arrival than the one it was settled with.
	const isOfThatDay = dayIn(state.ring, key) === Math.floor(mail.receivedAt / DAY_MS);
	if (mail.isClamped || !isOfThatDay || previousInquiryAt === null) return 'settledEarlier';
	if (previousInquiryAt === secondOf(mail)) return 'inquiry';
	return isLater(now) || mayBeDatedAhead(mail) ? 'settledEarlier' : now.code;
}

/** What a server dates ahead of the clock was settled with the clock's time, and would seem to repeat itself. */
function mayBeDatedAhead({ head, receivedAt }: SettledMail): boolean {
	const ownDate = ownDateOf(head);
	return ownDate === null || receivedAt - ownDate > HOUR_MS;
}

function dayIn(ring: Ring, key: string): number | null {
	for (const [known, day] of ring.entries()) if (known === key) return day;
	return null;
}

function isLater({ mail, previousInquiryAt }: Explained): boolean {
	return mail !== null && previousInquiryAt !== null && previousInquiryAt > secondOf(mail);
}

/** Anchors are exact to the second. */
function secondOf({ receivedAt }: SettledMail): number {
	return Math.floor(receivedAt / 1000) * 1000;
}

function isFiltered({ decision }: SettledMail): boolean {
	return decision.kind === 'ignored' && decision.entry !== undefined;
}

function isIgnored({ mail }: Pick<Explained, 'mail'>): boolean {
	return mail?.decision.kind === 'ignored';
}

/** As in a folder that was numbered anew: there what was before the beginning is told by its dates. */
function looksOld(state: PollState, { head, receivedAt }: SettledMail): boolean {
	const begin = cursorOf(state, head.folder)?.begin ?? state.startedAt;
	return Math.min(receivedAt, ownDateOf(head) ?? receivedAt) < Math.max(begin, state.ringFloor);
}

/** Only the last off-time is remembered. */
function offTimeOf(
	{ off }: PollState,
	{ receivedAt }: Pick<SettledMail, 'receivedAt'>,
): Pick<Explained, 'since' | 'until'> {
	return off !== null && isInOffTime(off, receivedAt)
		? { since: off.from, until: off.until }
		: { since: null, until: null };
}

/** It was never settled where it lies: what would be decided in a folder that is collected is only said beside it. */
function explainMisplaced(
	state: PollState,
	mail: PlacedMail,
	rules: Rules,
	now: number,
): Explained {
	const judging = { key: keyOf(state, mail), rules, now };
	const there = ofDecision(judge(state, mail, plain(mail.uidValidity), judging), rules);
	const since = there.mail?.receivedAt ?? null;
	return { ...there, code: MISPLACED[mail.place], since, lastReadAt: state.lastPollAt };
}

const MISPLACED = {
	collected: 'folderNotCollected',
	spam: 'inSpam',
	trash: 'inTrash',
	elsewhere: 'folderNotCollected',
} as const;

/**
 * What is withheld may be settled and not saved yet, as n8n saves only with an execution: it is said as it is decided.
 * An inquiry makes one, so it was not read.
 */
function explainPending(
	state: PollState,
	{ retries, begin }: Cursor,
	decided: Explained,
	now: number,
): Explained {
	const { mail } = decided;
	if (mail === null || (decided.code !== 'inquiry' && decided.code !== 'unknownWriter')) {
		if (mail === null || decided.code !== 'skippedWhileOff')
			return decided.code === 'beforeCollecting' ? { ...decided, since: begin } : decided;
		return { ...decided, ...offTimeOf(state, mail) };
	}
	if (mail.head.uid in retries) return { ...decided, code: 'putOff' };
	const { brokenSince, pollInterval, lastPollAt, startedAt } = state;
	const isBehind = Object.values(state.folders).some(({ backfill }) => backfill !== null);
	const grace = 2 * (pollInterval ?? MINUTE_MS) + GRACE_MS;
	const isOverdue = !isBehind && mail.receivedAt < now - grace;
	const since = brokenSince ?? lastPollAt ?? startedAt;
	return brokenSince !== null || isOverdue
		? { ...decided, code: 'mailboxNotRead', since }
		: { ...decided, code: 'notReadYet' };
}

/** A poll takes its time, and a restart of n8n as well. */
const GRACE_MS = 5 * MINUTE_MS;
