import { spanOf } from '../../../../nodes/core/simulation/simulated-span';

const DAY_MS = 86_400_000;
const NOW = Date.parse('2026-06-01T12:00:00Z');

/** Folders with a message on each of these days ago; a search finds those of its day or later. */
function spanOfFolders(
	folders: Readonly<Record<string, readonly number[]>>,
	most: number,
	days = 90,
) {
	const searches: number[] = [];
	const search = async (folder: string, since: number) => {
		searches.push(since);
		const ages = folders[folder] ?? [];
		return ages.flatMap((age, index) => (NOW - age * DAY_MS >= since ? [index + 1] : []));
	};
	const asked = { folders: Object.keys(folders), since: NOW - days * DAY_MS, now: NOW, most };
	return spanOf(asked, search).then(({ since, found, note }) => ({
		days: (NOW - since) / DAY_MS,
		found: Object.fromEntries(found),
		note,
		searches: searches.length,
	}));
}

test('of mail within the limit all is counted, after one search', async () => {
	expect(await spanOfFolders({ INBOX: [80, 3, 1] }, 3)).toEqual({
		...{ days: 90, found: { INBOX: [1, 2, 3] }, note: '', searches: 1 },
	});
});

test('the limit is one for all folders: a full one may take what an empty one leaves', async () => {
	const { days, note } = await spanOfFolders({ INBOX: [80, 60, 40, 20], Sales: [], Shop: [] }, 4);
	expect([days, note]).toEqual([90, '']);
});

test('too much mail is cut at one day for all folders, the earliest that fits', async () => {
	const { days, found, note, searches } = await spanOfFolders(
		{ INBOX: [80, 60.5, 40.5, 20.5], Sales: [70, 50.5, 0.5] },
		4,
	);
	expect(days).toBe(60);
	expect(found).toEqual({ INBOX: [3, 4], Sales: [2, 3] });
	expect(note).toContain('more than 4 messages: only those of the last 60 days were counted');
	expect(searches).toBeLessThan(2 * 10);
});

test.each([1, 2, 7, 89, 90, 3650])('the cut is found in %i days', async (days) => {
	const everyDay = Array.from({ length: days }, (_, day) => days - day - 0.5);
	for (const most of [1, Math.ceil(days / 3), days - 1].filter((most) => most > 0 && most < days)) {
		const result = await spanOfFolders({ INBOX: everyDay }, most, days);
		expect([result.days, result.found.INBOX?.length]).toEqual([most, most]);
	}
});

test('of a last day that alone has too many the newest of each folder are counted', async () => {
	const { days, found, note } = await spanOfFolders(
		{ INBOX: [9, 0.3, 0.2, 0.1], Sales: [0.2, 0.1] },
		4,
	);
	expect([days, found]).toEqual([1, { INBOX: [3, 4], Sales: [1, 2] }]);
	expect(note).toContain('in the last day: only the newest of each folder');
});
