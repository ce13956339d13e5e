import type { Resolver } from 'node:dns/promises';
import { codeOf } from '../core/text/unknown';

/** `noData`: the name is there without such records; `noName`: neither it nor anything below it exists (RFC 8020). */
export type DnsAnswer<T> =
	| { readonly state: 'records'; readonly records: readonly T[] }
	| NoRecords
	| NoName
	| { readonly state: 'failed'; readonly code: string };

interface NoRecords {
	readonly state: 'noData';
}

interface NoName {
	readonly state: 'noName';
}

export async function ask<T>(
	resolver: Resolver,
	query: (resolver: Resolver) => Promise<readonly T[]>,
	signal: AbortSignal,
): Promise<DnsAnswer<T>> {
	if (signal.aborted) return { state: 'failed', code: 'ETIMEOUT' };
	const cancel = () => resolver.cancel();
	signal.addEventListener('abort', cancel, { once: true });
	try {
		const records = await query(resolver);
		return records.length === 0 ? { state: 'noData' } : { state: 'records', records };
	} catch (error) {
		const code = codeOf(error) ?? 'EUNKNOWN';
		return SETTLED[code] ?? { state: 'failed', code: code === 'ECANCELLED' ? 'ETIMEOUT' : code };
	} finally {
		signal.removeEventListener('abort', cancel);
	}
}

/** Everything else (SERVFAIL, REFUSED, no answer) may be different in a minute. */
const SETTLED: Readonly<Record<string, NoRecords | NoName>> = {
	ENODATA: { state: 'noData' },
	ENOTFOUND: { state: 'noName' },
};
