import type { NoteUnexpected } from '../errors/unexpected';
import { pairSchemeOf } from '../counting/repeat';
import type { Rules } from '../counting/rules';
import type { FolderStatus } from '../mailbox/mailbox';
import { cursorBefore, MAX_RETRIES } from '../memory/cursor';
import { newState, withCursor, type PollState } from '../memory/state';
import type { NextMail } from '../reading/mail-in-order';
import { settleEntry } from '../reading/settle-entry';

/** What is gone through to know what a trigger would remember. Times in ms. */
export interface ReckoningOrder {
	readonly folders: ReadonlyArray<{ readonly folder: string; readonly status: FolderStatus }>;
	readonly since: number;
	readonly rules: Rules;
	readonly now: number;
	readonly noteUnexpected: NoteUnexpected;
}

/** Returns what a trigger remembers that collects from `since` on, before its first message. */
export function beginReckoning({ folders, since, rules, now }: ReckoningOrder): PollState {
	const clean = newState({
		...{ owner: { workflowId: '', nodeId: '', account: '' }, seq: 0, salt: SALT },
		...{ startedAt: now, startKey: '', ringFloor: since, pairScheme: pairSchemeOf(rules) },
	});
	return folders.reduce<PollState>((state, { folder, status }) => {
		const until = Math.max(0, (status.uidNext ?? 1) - 1);
		return withCursor(state, folder, cursorBefore(status, { kind: 'import', since, until }, since));
	}, clean);
}

/** Returns what it remembers after the next message; one that the server does not deliver counts at once. */
export function withNextMail(
	state: PollState,
	next: NextMail,
	{ rules, now, noteUnexpected }: ReckoningOrder,
): PollState {
	return settleEntry(state, next, rules, () => MAX_RETRIES, now, noteUnexpected).state;
}

/** Nothing of it is kept, so its hashes need no secret. */
const SALT = 'reckoning';
