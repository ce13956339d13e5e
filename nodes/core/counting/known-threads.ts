import { saltedHash } from '../mail/identity';
import type { MessageHead } from '../mailbox/mailbox';
import type { PollState } from '../memory/state';
import type { Rules } from './rules';
import type { AutomaticKind } from '../who/automatic/automatic';
import type { Thread } from '../mail/thread';

/** Returns when (ms) the thread of a reply was last counted, or null when it never was. */
export function countedThreadAnchor(state: PollState, thread: Thread): number | null {
	if (!thread.isReply) return null;
	const anchors = [thread.inReplyTo, ...thread.references]
		.filter((messageId) => messageId !== '')
		.map((messageId) => state.threads.anchorOf(keyOf(state, messageId)))
		.filter((anchor) => anchor !== undefined);
	return anchors.length === 0 ? null : Math.max(...anchors) * 1000;
}

/** Returns the state with the thread of an inquiry known; `receivedAt` in ms, `isWarm` as the ledger has it. */
export function withThread(
	state: PollState,
	{ messageId }: Pick<MessageHead, 'messageId'>,
	{ threadId }: Thread,
	receivedAt: number,
	isWarm: boolean,
): PollState {
	const ids = [...new Set([messageId, threadId])].filter((id) => id !== '');
	const keys = ids.map((id) => keyOf(state, id));
	const at = Math.floor(receivedAt / 1000);
	return { ...state, threads: state.threads.withAnchors(keys, at, isWarm) };
}

/**
 * What people write as well: through a list, from a calendar. In a counted conversation of ours it is the client's.
 * An automatic answer or a delivery report is nobody's, whatever it answers.
 */
export const MAY_BE_ANSWERS: ReadonlySet<AutomaticKind> = new Set(['bulk', 'calendar']);

/** True when the conversations of inquiries have to be remembered. */
export function knowsThreads(rules: Pick<Rules, 'repliesAreRepeats' | 'skipAutomatic'>): boolean {
	return (
		rules.repliesAreRepeats || [...rules.skipAutomatic].some((kind) => MAY_BE_ANSWERS.has(kind))
	);
}

function keyOf({ salt }: PollState, messageId: string): string {
	return saltedHash(salt, `thread\n${messageId}`, 48);
}
