import { HOUR_MS, MINUTE_MS } from '../core/time/lengths';

/** Keeps what was looked up: what was found for an hour, what settled that there is nothing for a minute. */
export interface Memory<T> {
	/** Callers that ask while a lookup runs share it. */
	recall(key: string, lookUp: () => Promise<T>): Promise<T>;
}

/**
 * `isTransient`: an error that says nothing about the answer, and is not kept. What was found before stays
 * true until something else is found: a server that is down for a moment looks like none, and must not
 * unsettle a mailbox that works.
 */
export function createMemory<T>(
	isTransient: (error: unknown) => boolean,
	now: () => number,
): Memory<T> {
	const entries = new Map<string, Entry<T>>();

	function start(key: string, found: Found<T> | null, lookUp: () => Promise<T>): Promise<T> {
		const answer = lookUp().then(
			(value) => {
				entries.set(key, { answer, until: now() + FOUND_MS, found: { value } });
				return value;
			},
			(error: unknown) => {
				const until = now() + NOT_FOUND_MS;
				if (found !== null) {
					entries.set(key, { answer: Promise.resolve(found.value), until, found });
					return found.value;
				}
				if (isTransient(error)) entries.delete(key);
				else entries.set(key, { answer, until, found: null });
				throw error;
			},
		);
		entries.set(key, { answer, until: Infinity, found });
		return answer;
	}

	return {
		async recall(key, lookUp) {
			const entry = entries.get(key);
			if (entry !== undefined && now() < entry.until) return await entry.answer;
			forgetOldest(entries, key);
			return await start(key, entry?.found ?? null, lookUp);
		},
	};
}

const FOUND_MS = HOUR_MS;
const NOT_FOUND_MS = MINUTE_MS;
/** Nobody connects more domains than this; each key comes from a form. */
const MAX_ENTRIES = 1_000;

interface Found<T> {
	readonly value: T;
}

interface Entry<T> {
	readonly answer: Promise<T>;
	/** Unix milliseconds; Infinity while the lookup runs. */
	readonly until: number;
	/** The last success, also when it is too old to be taken without asking again. */
	readonly found: Found<T> | null;
}

function forgetOldest<T>(entries: Map<string, Entry<T>>, except: string): void {
	for (const key of entries.keys()) {
		if (entries.size < MAX_ENTRIES) return;
		if (key !== except) entries.delete(key);
	}
}
