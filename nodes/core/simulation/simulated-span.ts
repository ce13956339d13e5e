import { DAY_MS } from '../time/lengths';

/** How far back mail is counted, and which. */
interface SimulatedSpan {
	/** Unix ms: the moment asked for, or a later one since which not too much mail arrived. */
	readonly since: number;
	/** UIDs of each folder, oldest first. */
	readonly found: ReadonlyMap<string, readonly number[]>;
	/** What is not counted; '' when all is. */
	readonly note: string;
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
	if (sizeOf(all) <= most) return { since: asked.since, found: all, note: '' };

	let tooEarly = asked.since;
	let since = Math.max(asked.since, now - DAY_MS);
	let found = since === asked.since ? all : await searchAll(since);
	if (sizeOf(found) > most) {
		return { since, found: newestOf(found, Math.floor(most / folders.length)), note: bigDay(most) };
	}
	while (since - tooEarly > DAY_MS) {
		const days = Math.ceil((since - tooEarly) / DAY_MS / 2);
		const earlier = since - days * DAY_MS;
		if (earlier <= tooEarly) break;
		const more = await searchAll(earlier);
		if (sizeOf(more) > most) tooEarly = earlier;
		else [since, found] = [earlier, more];
	}
	return { since, found, note: fewerDays(most, Math.round((now - since) / DAY_MS)) };

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

function fewerDays(most: number, days: number): string {
	return `There are more than ${most} messages: only those of the last ${days === 1 ? 'day' : `${days} days`} were counted, in all folders (see 'from' for the start). Choose fewer days or folders.`;
}

function bigDay(most: number): string {
	return `More than ${most} messages arrived in the last day: only the newest of each folder were counted. Choose fewer folders.`;
}
