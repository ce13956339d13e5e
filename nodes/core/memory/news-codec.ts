import { decodeArrivals } from './arrivals';
import { decodeFailures, encodeFailures, type Failures } from './failures';
import { decodeKinds, encodeKinds } from './known-kinds';
import type { OffTime, PollState } from './state';
import { listIn, numberIn, recordIn, textIn } from './stored-json';
import type { EncodedKeys } from './timed-keys';
import type { Withheld } from './withheld-counts';

/** What a state holds besides decisions about mail: it may be damaged without harm to any of them. */
export type News = Pick<
	PollState,
	| 'lastPollAt'
	| 'pollInterval'
	| 'brokenSince'
	| 'failures'
	| 'off'
	| 'withheld'
	| 'kinds'
	| 'provedAt'
	| 'arrivals'
	| 'saidForms'
>;

/** Returns the news of a state, as they are saved. */
export function newsOf(state: PollState): Omit<News, 'failures' | 'kinds'> & {
	readonly failures?: Failures;
	readonly kinds: EncodedKeys;
} {
	const { lastPollAt, pollInterval, brokenSince, off, withheld } = state;
	const { provedAt, arrivals, saidForms } = state;
	const failures = encodeFailures(state.failures);
	const kinds = encodeKinds(state.kinds);
	const news = {
		...{ lastPollAt, pollInterval, brokenSince, off, withheld },
		...{ kinds, provedAt, arrivals, saidForms },
	};
	return failures === null ? news : { ...news, failures };
}

/** Returns the news of their JSON form: what cannot be read is as if nothing had happened since `startedAt` (ms). */
export function decodeNews(stored: unknown, startedAt: number): News {
	const json = recordIn(stored) ?? {};
	const lastPollAt = numberIn(json.lastPollAt);
	return {
		lastPollAt,
		pollInterval: numberIn(json.pollInterval),
		brokenSince: numberIn(json.brokenSince),
		failures: decodeFailures(json.failures),
		off: decodeOffTime(json.off),
		withheld: decodeWithheld(json.withheld, lastPollAt ?? startedAt),
		kinds: decodeKinds(json.kinds ?? null),
		provedAt: numberIn(json.provedAt),
		arrivals: decodeArrivals(json.arrivals),
		saidForms: (listIn(json.saidForms) ?? []).flatMap((one) => textIn(one) ?? []),
	};
}

function decodeOffTime(stored: unknown): OffTime | null {
	const { from, until } = recordIn(stored) ?? {};
	const bounds = { from: numberIn(from), until: numberIn(until) };
	if (bounds.from === null || bounds.until === null) return null;
	return { from: bounds.from, until: bounds.until };
}

function decodeWithheld(stored: unknown, otherwiseSince: number): Withheld {
	const { since, counts } = recordIn(stored) ?? {};
	const known = Object.entries(recordIn(counts) ?? {}).flatMap(([what, count]) => {
		const number = numberIn(count);
		return number !== null && number > 0 ? [[what, number] as const] : [];
	});
	return { since: numberIn(since) ?? otherwiseSince, counts: Object.fromEntries(known) };
}
