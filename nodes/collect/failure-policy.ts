import { MailboxError, type MailboxErrorKind, type Reach } from '../core/errors/mailbox-error';
import { SettingError } from '../core/errors/advised-error';
import type { Failures, Outage, Pauses } from '../core/memory/failures';
import { HOUR_MS, MINUTE_MS } from '../core/time/lengths';

/** What to do about a poll that did not succeed. */
export interface Reaction {
	/** The error must end the activation. */
	readonly doThrow: boolean;
	/** The error becomes a failed execution. */
	readonly doReport: boolean;
	/** The mailbox was reached before, and Status has to say that it cannot be now. */
	readonly isLasting: boolean;
	readonly failures: Failures;
}

/**
 * Returns the reaction to a poll that ended with `error`. Settled user mistakes and anything before the first
 * success are said at once, later outages once they last; then nothing more for an hour, whatever changes meanwhile.
 */
export function reactTo(
	error: unknown,
	poll: {
		readonly previous: Failures;
		/** Status said `broken` last, and not `recovered`. */
		readonly isBroken: boolean;
		readonly mayThrow: boolean;
		/** The mailbox was reached before. */
		readonly hadSuccess: boolean;
		readonly outageMs: number;
		/** Unix ms. */
		readonly now: number;
	},
): Reaction {
	const { now, hadSuccess } = poll;
	const reach = reachOf(error);
	const before = reach === 'folder' ? afterContact(poll.previous, now) : poll.previous;
	const outage = outageAfter(before[reach], poll.isBroken, now);
	const isOld = now - outage.since >= poll.outageMs;
	const isDue = before.reportedAt === null || isReportOld(before.reportedAt, now);
	const doThrow = poll.mayThrow && !hadSuccess && isSettledMistake(error);
	const doReport = !doThrow && isDue && (isUserMistake(error) || !hadSuccess || isOld);
	return {
		doThrow,
		doReport,
		isLasting: hadSuccess && reach === 'connection' && (isOld || doReport),
		failures: {
			...before,
			[reach]: outage,
			pauses: isAskedToWait(error) ? pausesAfter(before.pauses, now) : before.pauses,
			reportedAt: doReport || doThrow ? now : before.reportedAt,
		},
	};
}

/** Returns the failures after a poll to which the server accepted the login. */
export function afterContact(failures: Failures, now: number): Failures {
	const { connection, pauses, reportedAt } = failures;
	return {
		...failures,
		connection: reached(connection, now),
		pauses: accepted(pauses, now),
		reportedAt: reportedAt !== null && isReportOld(reportedAt, now) ? null : reportedAt,
	};
}

/** Returns the failures after a poll that read all folders. */
export function afterSuccess(failures: Failures, now: number): Failures {
	return { ...afterContact(failures, now), folder: reached(failures.folder, now) };
}

/** True when Status may say that the mailbox is back: of one that comes and goes only once it stays. */
export function isBackForGood(failures: Failures, now: number): boolean {
	const { connection } = afterContact(failures, now);
	return connection === null || !connection.isFlapping;
}

/**
 * Returns what a process begins with that knows only what was saved. A failed poll saves little in the classic
 * engine: an outage may be long over, and while it lasts one more may have been reported at any moment.
 */
export function afterRestart(saved: Failures, now: number): Failures {
	const isRecent = (outage: Outage | null) =>
		outage !== null && Math.abs(now - outage.lastAt) < HOUR_MS;
	const isOpen = [saved.connection, saved.folder].some((outage) => outage?.reachedAt === null);
	const { reportedAt } = saved;
	const isUncertain = isOpen && reportedAt !== null && isReportOld(reportedAt, now);
	return {
		...saved,
		connection: isRecent(saved.connection) ? saved.connection : null,
		folder: isRecent(saved.folder) ? saved.folder : null,
		reportedAt: isUncertain ? now : reportedAt,
	};
}

/** True while the server is to be left alone. */
export function isPaused({ pauses }: Failures, now: number): boolean {
	if (pauses === null) return false;
	// A clock that was set back must not make the pause longer.
	return now < pauses.until && pauses.until - now <= LONGEST_PAUSE_MINUTES * MINUTE_MS;
}

const REPORT_EVERY_MS = HOUR_MS;
/** The pause after the first, second and third refusal, and after each later one. */
const PAUSES_MINUTES = [0, 2, 5];
const LONGEST_PAUSE_MINUTES = 15;

/** Whichever way the clock of the machine was set meanwhile. */
function isReportOld(reportedAt: number, now: number): boolean {
	return Math.abs(now - reportedAt) >= REPORT_EVERY_MS;
}

function reachOf(error: unknown): Reach {
	return error instanceof MailboxError && error.reach === 'folder' ? 'folder' : 'connection';
}

/** A folder that is gone and a server that is down are two outages, each with its own beginning. */
function outageAfter(before: Outage | null, isBroken: boolean, now: number): Outage {
	if (before === null || isOver(before, now)) {
		return { since: now, lastAt: now, reachedAt: null, isSaid: false, isFlapping: false };
	}
	const wasRecovered = before.isSaid && !isBroken;
	return {
		// Users were told that it was over: what they hear next must have lasted as well.
		since: wasRecovered ? now : before.since,
		lastAt: now,
		reachedAt: null,
		isSaid: before.isSaid && isBroken,
		isFlapping: before.isFlapping || wasRecovered || before.reachedAt !== null,
	};
}

/** An outage that comes back sooner than it had lasted, or within an hour of a longer one, never was over. */
function isOver({ since, reachedAt }: Outage, now: number): boolean {
	return reachedAt !== null && now - reachedAt > Math.min(reachedAt - since, HOUR_MS);
}

function reached(outage: Outage | null, now: number): Outage | null {
	if (outage === null) return null;
	const held = { ...outage, reachedAt: outage.reachedAt ?? now };
	return isOver(held, now) ? null : held;
}

function accepted(pauses: Pauses | null, now: number): Pauses | null {
	if (pauses === null) return null;
	const peaceSince = pauses.peaceSince ?? now;
	return now - peaceSince >= HOUR_MS ? null : { ...pauses, peaceSince };
}

function pausesAfter(before: Pauses | null, now: number): Pauses {
	const isForgotten =
		before !== null && before.peaceSince !== null && now - before.peaceSince >= HOUR_MS;
	const earlier = before === null || isForgotten ? 0 : before.count;
	return { count: earlier + 1, peaceSince: null, until: now + pauseMs(earlier) };
}

function pauseMs(earlier: number): number {
	const minutes = PAUSES_MINUTES[earlier] ?? LONGEST_PAUSE_MINUTES;
	// Half a minute less, so that a tick that comes a moment early is not lost.
	return Math.max(0, minutes * MINUTE_MS - 30_000);
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

/** Services lock accounts whose login is refused often, and go on to throttle who does not slow down. */
function isAskedToWait(error: unknown): boolean {
	return error instanceof MailboxError && (error.isLoginRefusal || error.kind === 'throttled');
}
