import { arrivalOf, ownDateOf } from './arrival';
import { automaticKindOf, OWN_MAIL, type Automatic, type AutomaticKind } from './automatic';
import { settleUids, type Backfill, type Cursor } from './cursor';
import { saltedHash } from './identity';
import { latestAnchor } from './ledger';
import type { MessageHead } from './mailbox';
import { isInOffTime } from './off-time';
import type { OwnAddresses } from './own-addresses';
import { recipientsOf } from './recipients';
import { pairsOf, type RepeatScope } from './pairs';
import { decideRepeat } from './repeat';
import { senderOf, type Naming, type Sender } from './sender';
import type { IgnoreReason, SettledMail, Verdict } from './settled-mail';
import { cursorOf, withCursor, type PollState } from './state';
import { countedThreadAnchor, withThread } from './known-threads';
import { threadOf, type Thread } from './thread';
import { withWithheld } from './withheld';

/** What decides over a mail besides the state. */
export interface Rules {
	readonly own: OwnAddresses;
	/** Repeat period in seconds. */
	readonly period: number;
	readonly skipAutomatic: ReadonlySet<AutomaticKind>;
	readonly websiteForms: readonly string[];
	/** A mail that a colleague forwards is of the client named in it. */
	readonly employeeForwards: boolean;
	readonly repeatScope: RepeatScope;
	/** A reply in a thread that was counted is a repeat, whatever the period. */
	readonly repliesAreRepeats: boolean;
	/** Pairs ignore the recipient's plus tag. */
	readonly ignoreRecipientTag: boolean;
	/** Pairs take all spellings of the sender's account for one person. */
	readonly samePerson: boolean;
}

/**
 * Returns what a mail is, and the state with it settled. `named` is what its text says of the client, for mail
 * that `textTells`; `now` (ms) only bounds dates in the future.
 */
export function settleMail(
	state: PollState,
	head: MessageHead,
	rules: Rules,
	now: number,
	named: Naming = null,
): { state: PollState; mail: SettledMail } {
	const cursor = cursorOf(state, head.folder);
	if (cursor === undefined)
		throw new TypeError('A mail can only be settled in a folder with a cursor');
	const { receivedAt, isClamped } = arrivalOf(head, now);
	const identity = identityIn(cursor.uidValidity, head);
	const backfill = backfillOf(cursor, head.uid);
	const automatic = automaticKindOf(head);
	const sender = senderOf(head, rules.own, {
		websiteForms: rules.websiteForms,
		isAutoReply: automatic?.kind === 'autoReply',
		isCalendar: automatic?.kind === 'calendar',
		named,
	});
	const recipients = recipientsOf(head, rules.own);
	const thread = threadOf(head);

	const step = decide(
		state,
		{
			...{ head, identity, receivedAt, backfill, begin: cursor.begin },
			...{ automatic, sender, recipients, thread },
		},
		rules,
	);
	const settled = withCursor(step.state, head.folder, settleUids(cursor, [head.uid], receivedAt));
	return {
		state: withWithheld(settled, step.verdict),
		mail: {
			head,
			uidValidity: cursor.uidValidity,
			identity,
			receivedAt,
			isClamped,
			isHistorical: backfill?.kind === 'history',
			senderAddress: sender.address,
			senderName: sender.name,
			recipient: step.recipient ?? recipients[0],
			forwardedBy: sender.forwardedBy,
			automatic: automatic ?? (sender.kind === 'own' ? OWN_MAIL : null),
			verdict: step.verdict,
		},
	};
}

/** Mail with neither Message-ID nor Date may be one of many alike: what else survives a move tells them apart. */
export function identityIn(uidValidity: string, head: MessageHead): string {
	if (head.identity === '') return `${head.folder}\n${uidValidity}\n${head.uid}`;
	if (head.messageId !== '' || head.sentAt !== null) return head.identity;
	return `${head.identity}\n${head.receivedAt}\n${head.size}`;
}

interface Facts {
	readonly head: MessageHead;
	readonly identity: string;
	readonly receivedAt: number;
	readonly backfill: Backfill | null;
	/** When collecting from the folder began, ms. */
	readonly begin: number;
	readonly automatic: Automatic | null;
	readonly sender: Sender;
	readonly recipients: readonly [string, ...string[]];
	readonly thread: Thread;
}

interface Step {
	readonly state: PollState;
	readonly verdict: Verdict;
	readonly recipient?: string;
}

function decide(state: PollState, facts: Facts, rules: Rules): Step {
	const { backfill, receivedAt } = facts;
	if (backfill !== null && backfill.kind !== 'recreated' && receivedAt < backfill.since) {
		return { state, verdict: { kind: 'beforeStart' } };
	}
	const ringKey = saltedHash(state.salt, facts.identity, 60);
	if (state.ring.has(ringKey)) return { state, verdict: { kind: 'seen' } };

	const remembered = { ...state, ring: state.ring.with(ringKey, receivedAt) };
	if (backfill?.kind !== 'history' && isInOffTime(state.off, receivedAt)) {
		return { state: remembered, verdict: { kind: 'skipped' } };
	}
	const reason = ignoreReasonOf(state, facts, rules);
	if (isWarmUp(backfill, receivedAt)) {
		// Not in the ring: a start date that is set later must find it.
		const known = reason === null ? lookThrough(state, facts, rules) : state;
		return { state: known, verdict: { kind: 'warmUp' } };
	}
	return reason === null
		? judge(remembered, facts, rules)
		: { state: remembered, verdict: { kind: 'ignored', reason } };
}

function judge(state: PollState, facts: Facts, rules: Rules): Step {
	if (facts.sender.isForm) {
		// The notification names no client: a pair of ours with ours would merge all clients into one.
		return { state, verdict: { kind: 'inquiry', repeatUntil: facts.receivedAt } };
	}
	if (!rules.repliesAreRepeats) return applyRepeatRule(state, facts, rules);
	const previousInquiryAt = countedThreadAnchor(state, facts.thread);
	if (previousInquiryAt !== null) {
		return { state, verdict: { kind: 'repeat', previousInquiryAt, repeatUntil: null } };
	}
	const step = applyRepeatRule(state, facts, rules);
	if (step.verdict.kind !== 'inquiry') return step;
	return { ...step, state: withThread(step.state, facts.head, facts.thread, facts.receivedAt) };
}

/** Returns the state with a mail known that is not collected, but may be repeated. */
function lookThrough(state: PollState, facts: Facts, rules: Rules): PollState {
	const { ledger, threads } = judge({ ...state, ...state.warm }, facts, rules).state;
	return { ...state, warm: { ledger, threads } };
}

/** Mail of before the beginning that is read only to know yesterday's clients. */
function isWarmUp(backfill: Backfill | null, receivedAt: number): boolean {
	return backfill?.kind === 'warmUp' && receivedAt < (backfill.liveFrom ?? Infinity);
}

function ignoreReasonOf(state: PollState, facts: Facts, rules: Rules): IgnoreReason | null {
	const { automatic, sender } = facts;
	if (isOlderThanMemory(state, facts)) return 'olderThanMemory';
	if (automatic !== null && rules.skipAutomatic.has(automatic.kind)) return automatic.kind;
	if (sender.kind === 'nobody') return 'noSender';
	if (sender.kind === 'own' && rules.skipAutomatic.has('own')) return 'own';
	return null;
}

/** A migrated or dragged-in archive is not thousands of inquiries. */
function isOlderThanMemory(
	state: PollState,
	{ backfill, begin, receivedAt, head }: Facts,
): boolean {
	switch (backfill?.kind) {
		case 'history':
		case 'border':
		case 'warmUp':
			return false;
		case 'recreated':
			// What was there before collecting began was never settled, so the ring cannot know it.
			if (receivedAt < begin) return true;
			return Math.min(receivedAt, ownDateOf(head) ?? receivedAt) < state.ringFloor;
		case undefined:
			return receivedAt < state.ringFloor;
	}
}

function applyRepeatRule(state: PollState, facts: Facts, rules: Rules): Step {
	// The ledger is exact to the second, as INTERNALDATE is.
	const at = Math.floor(facts.receivedAt / 1000);
	const { sender, recipients, head } = facts;
	const mail = { sender: sender.address, recipients, subject: head.subject };
	const pairs = pairsOf(mail, rules, state.salt);

	const anchorOf = (key: string) => latestAnchor(state.ledger, state.warm.ledger, key);
	const decision = decideRepeat({ anchorOf }, pairs, at, rules.period);
	const { recipient } = decision;
	if (decision.isRepeat) {
		const previousInquiryAt = decision.anchor * 1000;
		const repeatUntil = decision.repeatUntil * 1000;
		return { state, recipient, verdict: { kind: 'repeat', previousInquiryAt, repeatUntil } };
	}
	const keys = pairs.map((pair) => pair.key);
	return {
		state: { ...state, ledger: state.ledger.withAnchors(keys, at) },
		recipient,
		verdict: { kind: 'inquiry', repeatUntil: (at + rules.period) * 1000 },
	};
}

function backfillOf(cursor: Cursor, uid: number): Backfill | null {
	return cursor.backfill !== null && uid <= cursor.backfill.until ? cursor.backfill : null;
}
