import { MailboxError, type MailboxErrorKind, type Reach } from '../core/errors/mailbox-error';
import { SettingError } from '../core/errors/advised-error';
import { HOUR_MS, MINUTE_MS } from '../core/time/lengths';

/** A run of polls that did not succeed. Times in ms. */
export interface Outage {
	readonly reach: Reach;
	readonly since: number;
	readonly polls: number;
	readonly lastReportAt: number | null;
	/** No connection before this moment. */
	readonly pauseUntil: number;
	/** The error to throw again without a connection, until a moment: n8n calls a failing activation five times. */
	readonly keptError: { readonly error: Error; readonly until: number } | null;
}

/** What to do about a poll that did not succeed. */
export interface Reaction {
	/** The error must end the activation. */
	readonly doThrow: boolean;
	/** The error becomes a failed execution. */
	readonly doReport: boolean;
	/** The mailbox could be reached before and cannot be for so long now that Status has to say so. */
	readonly isLasting: boolean;
	readonly outage: Outage;
}

/**
 * Returns the reaction to a poll that ended with `error`. Settled user mistakes and anything before the
 * first success are said at once, later outages once they last; nothing is repeated within an hour.
 */
export function reactTo(
	error: unknown,
	poll: {
		readonly previous: Outage | null;
		readonly mayThrow: boolean;
		/** The mailbox was reached before. */
		readonly hadSuccess: boolean;
		readonly outageMs: number;
		readonly now: number;
	},
): Reaction {
	const { now, hadSuccess } = poll;
	const reach = reachOf(error);
	// A folder that is gone and a server that is down are two things, each with its own beginning.
	const previous = poll.previous?.reach === reach ? poll.previous : null;
	const since = previous?.since ?? now;
	const polls = (previous?.polls ?? 0) + 1;
	const lastReportAt = previous?.lastReportAt ?? null;
	const isOld = now - since >= poll.outageMs;
	const isDue = lastReportAt === null || now - lastReportAt >= REPORT_EVERY_MS;
	const doThrow = poll.mayThrow && !hadSuccess && isSettledMistake(error);
	const doReport = !doThrow && isDue && (isUserMistake(error) || !hadSuccess || isOld);
	return {
		doThrow,
		doReport,
		isLasting: hadSuccess && isOld && reach === 'connection',
		outage: {
			reach,
			since,
			polls,
			lastReportAt: doReport || doThrow ? now : lastReportAt,
			pauseUntil: isLogin(error) ? now + loginPauseMs(polls) : 0,
			keptError: doThrow ? errorToKeep(error, previous?.keptError ?? null, now) : null,
		},
	};
}

const REPORT_EVERY_MS = HOUR_MS;
/** n8n 2.x calls a throwing activation five times within 15 s; services lock accounts for less. */
const KEPT_ERROR_MS = 30_000;
/** The pause after the first, second and third rejected login, and after each later one. */
const LOGIN_PAUSES_MINUTES = [0, 2, 5];
const LONGEST_LOGIN_PAUSE_MINUTES = 15;

function reachOf(error: unknown): Reach {
	return error instanceof MailboxError && error.reach === 'folder' ? 'folder' : 'connection';
}

/** Only an answer of the server is worth keeping; settings are read again at no cost. */
function errorToKeep(
	error: unknown,
	previous: Outage['keptError'],
	now: number,
): Outage['keptError'] {
	if (previous !== null && previous.error === error) return previous;
	return error instanceof MailboxError ? { error, until: now + KEPT_ERROR_MS } : null;
}

/** True for what the user has to change: only this may end an activation. */
function isSettledMistake(error: unknown): boolean {
	return error instanceof SettingError || (error instanceof MailboxError && !error.isTransient);
}

/** Neither certificates nor locks come and go with the network, but may be mended at the other end. */
function isUserMistake(error: unknown): boolean {
	if (isSettledMistake(error)) return true;
	return error instanceof MailboxError && LASTING.has(error.kind);
}

const LASTING: ReadonlySet<MailboxErrorKind> = new Set([
	'certificate',
	'security',
	'accountLocked',
]);

function isLogin(error: unknown): boolean {
	return error instanceof MailboxError && error.isLoginRefusal;
}

function loginPauseMs(polls: number): number {
	const minutes = LOGIN_PAUSES_MINUTES[polls - 1] ?? LONGEST_LOGIN_PAUSE_MINUTES;
	// Half a minute less, so that a tick that comes a moment early is not lost.
	return Math.max(0, minutes * MINUTE_MS - 30_000);
}
