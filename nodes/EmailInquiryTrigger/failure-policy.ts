import { MailboxError } from '../core/mailbox-error';
import { SettingError } from '../core/setting-error';
import type { Memory, Outage } from './memory';

/** What to do about a poll that did not succeed. */
export interface Reaction {
	/** The error must end the activation. */
	readonly doThrow: boolean;
	/** The error becomes a failed execution. */
	readonly doReport: boolean;
	/** The Status item `broken` is due. */
	readonly doAnnounce: boolean;
	readonly outage: Outage;
}

/**
 * Returns the reaction to a poll that ended with `error`. Settled user mistakes and anything before the
 * first success are said at once, later outages once they last; nothing is repeated within an hour.
 */
export function reactTo(
	error: unknown,
	facts: {
		readonly previous: Memory['outage'];
		readonly isActivation: boolean;
		/** The mailbox was reached before. */
		readonly hadSuccess: boolean;
		readonly outageMs: number;
		readonly now: number;
	},
): Reaction {
	const { previous, now } = facts;
	const since = previous?.since ?? now;
	const polls = (previous?.polls ?? 0) + 1;
	const lastReportAt = previous?.lastReportAt ?? null;
	const isLasting = now - since >= facts.outageMs;
	const isDue = lastReportAt === null || now - lastReportAt >= REPORT_EVERY_MS;
	const doThrow = facts.isActivation && !facts.hadSuccess && isSettledMistake(error);
	const doReport = !doThrow && isDue && (isUserMistake(error) || !facts.hadSuccess || isLasting);
	const isAnnounced = previous?.isAnnounced ?? false;
	const doAnnounce = facts.hadSuccess && isLasting && !isAnnounced && endsCollecting(error);
	const loginPause = isLogin(error) ? loginPauseMs(polls) : 0;
	return {
		doThrow,
		doReport,
		doAnnounce,
		outage: {
			since,
			polls,
			lastReportAt: doReport || doThrow ? now : lastReportAt,
			isAnnounced: isAnnounced || doAnnounce,
			pauseUntil: now + loginPause,
			verdict: doThrow ? verdictOn(error, previous?.verdict ?? null, now) : null,
		},
	};
}

function verdictOn(error: unknown, previous: Outage['verdict'], now: number): Outage['verdict'] {
	if (previous !== null && previous.error === error) return previous;
	return error instanceof Error ? { error, until: now + VERDICT_MS } : null;
}

/** A folder that is gone does not keep the others from being collected. */
function endsCollecting(error: unknown): boolean {
	return !(error instanceof MailboxError) || error.reach === 'connection';
}

/** True for what the user has to change: only this may end an activation. */
function isSettledMistake(error: unknown): boolean {
	return error instanceof SettingError || (error instanceof MailboxError && !error.isTransient);
}

function isUserMistake(error: unknown): boolean {
	return isSettledMistake(error) || (error instanceof MailboxError && USER_KINDS.has(error.kind));
}

/** Such a thing does not come and go with the network, but may be repaired at the other end. */
const USER_KINDS: ReadonlySet<string> = new Set(['certificate', 'security']);

const REPORT_EVERY_MS = 3_600_000;
/** n8n 2.x calls a throwing activation five times within 15 s; services lock accounts for less. */
const VERDICT_MS = 30_000;

function isLogin(error: unknown): boolean {
	return error instanceof MailboxError && error.kind === 'authentication';
}

/** 0, 2, 5, then 15 minutes: repeated rejected logins get mailboxes locked. */
function loginPauseMs(polls: number): number {
	const minutes = [0, 2, 5][polls - 1] ?? 15;
	// Half a minute less, so that a tick that comes a moment early is not lost.
	return Math.max(0, minutes * 60_000 - 30_000);
}
