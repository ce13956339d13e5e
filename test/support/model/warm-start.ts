import { isNamedByText } from './mails';
import { RepeatRule } from './repeat-rule';
import type { Message } from './server';
import type { ModelRules } from './steps';
import { Threads } from './threads';
import { inSeconds, MINUTE } from './times';

/** What mail from before the beginning leaves to be repeated. */
export interface Learnt {
	readonly rule: RepeatRule;
	readonly threads: Threads;
	/** So far back it was read, ms. */
	readonly period: number;
}

/**
 * Returns what a warm start at `at` (ms) must have learned of the mail that was there, or null where the
 * specification leaves it open: mail that was hidden, undated, from the future or not delivered at once, and mail
 * that was put into a folder behind newer mail.
 */
export function learntFrom(
	messages: readonly Message[],
	rules: ModelRules,
	{ at, period }: { readonly at: number; readonly period: number },
): Learnt | null {
	const client = messages.filter(
		({ mail: { kind } }) => kind === 'client' || kind === 'replyForm' || isNamedByText(kind),
	);
	if (client.some((message) => isOpen(message, at)) || !isInOrder(client)) return null;
	const rule = new RepeatRule(rules.repeatScope);
	const threads = new Threads();
	for (const { mail, internalDate } of [...client].sort(byArrival)) {
		if (internalDate < at - 2 * MINUTE - period) continue;
		const isKnownReply = rules.repliesAreRepeats && threads.anchorsOf(mail).length > 0;
		if (isKnownReply || rule.outside(mail, inSeconds(internalDate), period).length === 0) continue;
		rule.count(mail, inSeconds(internalDate));
		threads.count(mail, inSeconds(internalDate));
	}
	return { rule, threads, period };
}

function isOpen(message: Message, at: number): boolean {
	const { isLate, isUndated, refusals, unreadFor, internalDate } = message;
	return isLate || isUndated || refusals > 0 || unreadFor > 0 || internalDate > at;
}

function isInOrder(messages: readonly Message[]): boolean {
	const newest = new Map<string, number>();
	return messages.every(({ folder, internalDate }) => {
		const before = newest.get(folder) ?? 0;
		newest.set(folder, internalDate);
		return internalDate >= before;
	});
}

function byArrival(one: Message, other: Message): number {
	return one.internalDate - other.internalDate || one.uid - other.uid;
}
