import { numberIn, recordIn } from './stored-json';

/** A time in which the mailbox, or one of its folders, could not be read. Times in ms. */
export interface Outage {
	/** Its first failed poll. */
	readonly since: number;
	/** Its last failed poll. */
	readonly lastAt: number;
	/** The first poll behind that which succeeded; null: none yet. */
	readonly reachedAt: number | null;
	/** Status said `broken` in it. */
	readonly isSaid: boolean;
	/** It ended for a moment at least once. */
	readonly isFlapping: boolean;
}

/** The server refused logins, or asked for fewer. Times in ms. */
export interface Pauses {
	/** How often, without an hour of peace in between. */
	readonly count: number;
	/** Since when it accepts them; null: it does not. */
	readonly peaceSince: number | null;
	/** No connection before this moment. */
	readonly until: number;
}

/** What is remembered of polls that failed, so that nobody hears of one thing twice. Times in ms. */
export interface Failures {
	readonly connection: Outage | null;
	readonly folder: Outage | null;
	readonly pauses: Pauses | null;
	/** The last failed execution, or activation that was ended. */
	readonly reportedAt: number | null;
}

export const NO_FAILURES: Failures = {
	...{ connection: null, folder: null, pauses: null, reportedAt: null },
};

/** Returns the JSON form: null for nothing, which is what most states hold. */
export function encodeFailures(failures: Failures): Failures | null {
	return Object.values(failures).every((value) => value === null) ? null : failures;
}

/** Returns the failures of their JSON form: none for what cannot be read. */
export function decodeFailures(stored: unknown): Failures {
	const json = recordIn(stored) ?? {};
	return {
		connection: decodeOutage(json.connection),
		folder: decodeOutage(json.folder),
		pauses: decodePauses(json.pauses),
		reportedAt: numberIn(json.reportedAt),
	};
}

function decodeOutage(stored: unknown): Outage | null {
	const json = recordIn(stored) ?? {};
	const since = numberIn(json.since);
	const lastAt = numberIn(json.lastAt);
	if (since === null || lastAt === null) return null;
	const { isSaid, isFlapping } = json;
	return {
		...{ since, lastAt, reachedAt: numberIn(json.reachedAt) },
		...{ isSaid: isSaid === true, isFlapping: isFlapping === true },
	};
}

function decodePauses(stored: unknown): Pauses | null {
	const json = recordIn(stored) ?? {};
	const count = numberIn(json.count);
	const until = numberIn(json.until);
	if (count === null || until === null) return null;
	return { count, peaceSince: numberIn(json.peaceSince), until };
}
