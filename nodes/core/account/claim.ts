import { accountOf, normaliseAddress } from '../mail/address';
import type { Account } from './account';
import { providerByHost } from '../providers/providers';
import { keyOf, type TriggerId } from './trigger-id';
import { MINUTE_MS } from '../time/lengths';

/** What one running trigger collects from, for as long as it is known to run. Times in ms. */
export interface Claim extends TriggerId {
	readonly workflowName: string;
	readonly nodeName: string;
	/** All names under which the mailbox is known, see `mailboxNames`. */
	readonly mailbox: readonly string[];
	readonly folders: readonly string[];
	/** When its workflow was switched on or published with it. */
	readonly activatedAt: number;
	/** It is taken for stopped from this moment on. */
	readonly until: number;
}

/**
 * Returns the names that stand for one mailbox, however its address, login and host are spelled; two accounts
 * with a name in common are the same mailbox.
 */
export function mailboxNames({ address, connection }: Account): string[] {
	const login = normaliseAddress(connection.login) ?? connection.login.trim().toLowerCase();
	const host = serviceOf(connection.host);
	return [...new Set([accountOf(address), `${accountOf(login)} at ${host}`])];
}

/** Returns the moment from which a trigger is taken for stopped; `interval` is the time between its polls, if known. */
export function claimedUntil(now: number, interval: number | null): number {
	return now + Math.min(LONGEST_CLAIM_MS, 2 * (interval ?? USUAL_INTERVAL_MS));
}

/**
 * Returns a running trigger other than `mine` that collects from a folder of the same mailbox, or null.
 * `isStillThere` tells whether a node of this name is in the workflow of `mine`; `mayRefuse`: somebody is
 * switching `mine` on and would be refused.
 */
export function conflictWith(
	mine: Claim,
	claims: Iterable<Claim>,
	facts: {
		readonly now: number;
		readonly mayRefuse: boolean;
		readonly isStillThere: (nodeName: string) => boolean;
	},
): Claim | null {
	const { now, mayRefuse, isStillThere } = facts;
	for (const other of claims) {
		if (
			keyOf(other) === keyOf(mine) ||
			other.until <= now ||
			!haveCommon(mine.mailbox, other.mailbox)
		)
			continue;
		if (!haveCommon(mine.folders, other.folders)) continue;
		if (other.workflowId !== mine.workflowId) return other;
		// Publishing stops all triggers of a workflow and starts those it still has; one added again takes the
		// name of the one that was deleted.
		const isGone = other.nodeName === mine.nodeName || !isStillThere(other.nodeName);
		const isOfThisRound = other.activatedAt > now - ACTIVATION_MS;
		if (!isGone && (isOfThisRound || !mayRefuse)) return other;
	}
	return null;
}

const LONGEST_CLAIM_MS = 10 * MINUTE_MS;
const USUAL_INTERVAL_MS = MINUTE_MS;
/** n8n gives up an activation that takes a minute. */
const ACTIVATION_MS = MINUTE_MS;

/** Services with several host names are one. */
function serviceOf(host: string): string {
	const name = host.toLowerCase().replace(/\.$/, '');
	return providerByHost(name)?.id ?? name;
}

function haveCommon(a: readonly string[], b: readonly string[]): boolean {
	return a.some((name) => b.includes(name));
}
