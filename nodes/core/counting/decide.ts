import { ownDateOf } from '../mail/arrival';
import type { Automatic } from '../who/automatic/automatic';
import type { Backfill } from '../memory/cursor';
import type { KeptBack } from './filters';
import { countedThreadAnchor, knowsThreads, MAY_BE_ANSWERS, withThread } from './known-threads';
import type { MessageHead } from '../mailbox/mailbox';
import { isInOffTime } from './off-time';
import { decideRepeat, pairsOf } from './repeat';
import type { Rules } from './rules';
import type { Sender } from '../who/sender';
import type { Decision } from './settled-mail';
import type { PollState } from '../memory/state';
import type { Thread } from '../mail/thread';

/** What is known of a message when it is judged. */
export interface Candidate {
	readonly head: MessageHead;
	/** By which it is remembered, see `rememberedKeyOf`. */
	readonly key: string;
	readonly receivedAt: number;
	readonly backfill: Backfill | null;
	/** When collecting from the folder began, ms. */
	readonly begin: number;
	readonly automatic: Automatic | null;
	readonly sender: Sender;
	readonly recipients: readonly [string, ...string[]];
	readonly thread: Thread;
	/** What the user's filters say of it. */
	readonly filtered: readonly KeptBack[];
}

/** What a message is, the state afterwards, and the recipient it is reported under when the rule chose one. */
export interface Step {
	readonly state: PollState;
	readonly decision: Decision;
	readonly recipient?: string;
}

/** Returns what a message is, and the state with it remembered. */
export function decide(state: PollState, facts: Candidate, rules: Rules): Step {
	const { key, backfill, receivedAt } = facts;
	if (backfill !== null && backfill.kind !== 'recreated' && receivedAt < backfill.since) {
		return { state, decision: { kind: 'beforeStart' } };
	}
	if (state.ring.has(key)) {
		return { state, decision: { kind: 'seen' } };
	}
	const leaveOut = (decision: Decision): Step => ({
		state: { ...state, ring: state.ring.with(key, receivedAt, true) },
		decision,
	});
	if (backfill?.kind !== 'import' && isInOffTime(state.off, receivedAt)) {
		return leaveOut({ kind: 'skipped' });
	}
	if (isOlderThanMemory(state, facts)) {
		return leaveOut({ kind: 'ignored', reason: 'olderThanMemory' });
	}
	const ignored = ignoredBecause(state, facts, rules);
	if (isWarmUp(backfill, receivedAt)) {
		// In no ring: a copy in another folder may be live mail, and a start date must find it later.
		const known = ignored === null ? judge(state, facts, rules).state : state;
		return { state: known, decision: { kind: 'warmStart' } };
	}
	// A start date that is set once the filter is gone has to bring it after all.
	if (ignored?.entry !== undefined) return leaveOut({ kind: 'ignored', ...ignored });
	const remembered = { ...state, ring: state.ring.with(key, receivedAt) };
	return ignored === null
		? judge(remembered, facts, rules)
		: { state: remembered, decision: { kind: 'ignored', ...ignored } };
}

function judge(state: PollState, facts: Candidate, rules: Rules): Step {
	if (facts.sender.certainty === 'unknown') {
		// A pair with whoever sent it would merge all whom it was sent for into one.
		return { state, decision: { kind: 'inquiry', repeatUntil: facts.receivedAt } };
	}
	const previousInquiryAt = rules.repliesAreRepeats
		? countedThreadAnchor(state, facts.thread)
		: null;
	if (previousInquiryAt !== null) {
		return { state, decision: { kind: 'repeat', previousInquiryAt, repeatUntil: null } };
	}
	const step = applyRepeatRule(state, facts, rules);
	if (step.decision.kind !== 'inquiry' || !knowsThreads(rules)) return step;
	const isWarm = isWarmUp(facts.backfill, facts.receivedAt);
	const known = withThread(step.state, facts.head, facts.thread, facts.receivedAt, isWarm);
	return { ...step, state: known };
}

/** Mail from before the beginning that is read only to know yesterday's clients. */
function isWarmUp(backfill: Backfill | null, receivedAt: number): boolean {
	return backfill?.kind === 'warmStart' && receivedAt < (backfill.liveFrom ?? Infinity);
}

function ignoredBecause(
	state: PollState,
	facts: Candidate,
	rules: Rules,
): Omit<Extract<Decision, { kind: 'ignored' }>, 'kind'> | null {
	const { automatic, sender, filtered, thread } = facts;
	const kind = automatic?.kind;
	if (kind !== undefined && rules.skipAutomatic.has(kind)) {
		const isAnswer = MAY_BE_ANSWERS.has(kind) && countedThreadAnchor(state, thread) !== null;
		if (!isAnswer) return { reason: kind };
	}
	if (sender.kind === 'own' && rules.skipAutomatic.has('own')) return { reason: 'own' };
	const [first] = filtered;
	return first === undefined ? null : { reason: first.filter, entry: first.entry };
}

/** A migrated or dragged-in archive is not thousands of inquiries. */
function isOlderThanMemory(
	state: PollState,
	{ backfill, begin, receivedAt, head }: Candidate,
): boolean {
	switch (backfill?.kind) {
		case 'import':
		case 'border':
		case 'warmStart':
			return false;
		case 'recreated':
			// What was there before collecting began was never settled, so the ring cannot know it.
			if (receivedAt < begin) return true;
			return Math.min(receivedAt, ownDateOf(head) ?? receivedAt) < state.ringFloor;
		case undefined:
			return receivedAt < state.ringFloor;
	}
}

function applyRepeatRule(state: PollState, facts: Candidate, rules: Rules): Step {
	// The ledger is exact to the second, as INTERNALDATE is.
	const at = Math.floor(facts.receivedAt / 1000);
	const { sender, recipients, head } = facts;
	const mail = { sender: sender.address, recipients, subject: head.subject };
	const pairs = pairsOf(mail, rules, state.salt);

	const decision = decideRepeat(state.ledger, pairs, at, rules.periodSeconds);
	const { recipient } = decision;
	if (decision.isRepeat) {
		const previousInquiryAt = decision.anchor * 1000;
		const repeatUntil = decision.repeatUntil * 1000;
		return { state, recipient, decision: { kind: 'repeat', previousInquiryAt, repeatUntil } };
	}
	const keys = pairs.map((pair) => pair.key);
	const isWarm = isWarmUp(facts.backfill, facts.receivedAt);
	return {
		state: { ...state, ledger: state.ledger.withAnchors(keys, at, isWarm) },
		recipient,
		decision: { kind: 'inquiry', repeatUntil: (at + rules.periodSeconds) * 1000 },
	};
}
