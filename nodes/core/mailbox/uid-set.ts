/** Returns ascending UIDs in the compact form of RFC 9051's sequence-set: `1:3,7`. */
export function encodeUids(uids: readonly number[]): string {
	const ranges: Array<[first: number, last: number]> = [];
	for (const uid of [...uids].sort((a, b) => a - b)) {
		const range = ranges.at(-1);
		if (range && uid <= range[1] + 1) range[1] = uid;
		else ranges.push([uid, uid]);
	}
	return ranges
		.map(([first, last]) => (first === last ? `${first}` : `${first}:${last}`))
		.join(',');
}

/** Returns the UIDs of a sequence-set, ascending; parts that cannot be read, or hold more than `limit`, are left out. */
export function decodeUids(set: string, limit: number): number[] {
	const uids = new Set<number>();
	for (const part of set.split(',')) {
		const [first = NaN, last = first] = part.split(':').map(Number);
		if (!Number.isInteger(first) || !(first >= 1 && last >= first && last - first < limit))
			continue;
		for (let uid = first; uid <= last; uid++) uids.add(uid);
	}
	return [...uids].sort((a, b) => a - b);
}
