import { DAY_MS } from '../time/lengths';

/**
 * Why only a part of the mail is counted: only these days, as there are more than `most` messages; only the newest of
 * a day that alone has more; only the oldest, as the time was up.
 */
export type CutShort =
	| { readonly because: 'fewerDays'; readonly most: number; readonly days: number }
	| { readonly because: 'bigDay'; readonly most: number }
	| { readonly because: 'outOfTime' };

/** How far back mail is counted, and which. */
interface SimulatedSpan {
	/** Unix ms: the moment asked for, or a later one since which not too much mail arrived. */
	readonly since: number;
	/** UIDs of each folder, oldest first. */
	readonly found: ReadonlyMap<string, readonly number[]>;
	/** Why not all of it is counted; null when it is. */
	readonly cutShort: CutShort | null;
}

/**
 * Returns the earliest day from `since` to `now` since which all folders together hold no more than `most`
 * messages. It is one day for all of them: were one folder cut short, what mail in another repeats could be
 * missing.
 */
export async function spanOf(
	asked: {
		readonly folders: readonly string[];
		readonly since: number;
		readonly now: number;
		readonly most: number;
	},
	search: (folder: string, since: number) => Promise<readonly number[]>,
): Promise<SimulatedSpan> {
	const { folders, now, most } = asked;
	const all = await searchAll(asked.since);
	if (sizeOf(all) <= most) return { since: asked.since, found: all, cutShort: null };

	let tooEarly = asked.since;
	let since = Math.max(asked.since, now - DAY_MS);
	let found = since === asked.since ? all : await searchAll(since);
	if (sizeOf(found) > most) {
		return {
			since,
			found: newestOf(found, Math.floor(most / folders.length)),
			cutShort: { because: 'bigDay', most },
		};
	}
	while (since - tooEarly > DAY_MS) {
		const days = Math.ceil((since - tooEarly) / DAY_MS / 2);
		const earlier = since - days * DAY_MS;
		if (earlier <= tooEarly) break;
		const more = await searchAll(earlier);
		if (sizeOf(more) > most) tooEarly = earlier;
		else [since, found] = [earlier, more];
	}
	const days = Math.round((now - since) / DAY_MS);
	return { since, found, cutShort: { because: 'fewerDays', most, days } };

	async function searchAll(from: number): Promise<ReadonlyMap<string, readonly number[]>> {
		const uids = new Map<string, readonly number[]>();
		for (const folder of folders) uids.set(folder, await search(folder, from));
		return uids;
	}
}

function sizeOf(found: SimulatedSpan['found']): number {
	return [...found.values()].reduce((sum, uids) => sum + uids.length, 0);
}

/** A mailbox that was moved may have all its mail of one day. */
function newestOf(found: SimulatedSpan['found'], most: number): SimulatedSpan['found'] {
	return new Map([...found].map(([folder, uids]) => [folder, most > 0 ? uids.slice(-most) : []]));
}
