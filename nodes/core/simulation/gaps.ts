/** How far apart mail of the same pair arrives. */
export interface Gaps {
	/** Mail that no other of its pair came before. */
	readonly firstMails: number;
	readonly buckets: readonly GapBucket[];
}

export interface GapBucket {
	/** In words: `1–2 days`. */
	readonly gap: string;
	/** In seconds, the end excluded; null: without end. */
	readonly from: number;
	readonly to: number | null;
	readonly mails: number;
}

/** Counts the gap before each message. */
interface GapTally {
	/** Takes a message: when (seconds) the mail before it of each of its pairs arrived, if any did, and when it did itself. */
	note(before: ReadonlyArray<number | undefined>, at: number): void;
	result(): Gaps;
}

/** Returns a tally of no mail yet. */
export function gapTally(): GapTally {
	const mails = BUCKETS.map(() => 0);
	let firstMails = 0;
	return {
		note(before, at) {
			const gap = gapOf(before, at);
			if (gap === null) firstMails++;
			else {
				const index = BUCKETS.filter(({ from }) => gap >= from).length - 1;
				mails[index] = (mails[index] ?? 0) + 1;
			}
		},
		result: () => ({
			firstMails,
			buckets: BUCKETS.map((bucket, index) => ({
				...bucket,
				to: BUCKETS[index + 1]?.from ?? null,
				mails: mails[index] ?? 0,
			})),
		}),
	};
}

/** Of several recipients the one that was quiet longest decides, as in the repeat rule; null: one was never written to. */
function gapOf(before: ReadonlyArray<number | undefined>, at: number): number | null {
	const gaps = before.map((earlier) =>
		earlier === undefined ? Infinity : Math.max(0, at - earlier),
	);
	const longest = Math.max(...gaps);
	return longest === Infinity ? null : longest;
}

const HOUR = 3_600;
const DAY = 24 * HOUR;
const BUCKETS: ReadonlyArray<{ readonly gap: string; readonly from: number }> = [
	{ gap: 'under 1 hour', from: 0 },
	{ gap: '1–24 hours', from: HOUR },
	{ gap: '1–2 days', from: DAY },
	{ gap: '2–7 days', from: 2 * DAY },
	{ gap: '7–14 days', from: 7 * DAY },
	{ gap: '14–30 days', from: 14 * DAY },
	{ gap: '30–60 days', from: 30 * DAY },
	{ gap: '60–90 days', from: 60 * DAY },
	{ gap: '90 days and more', from: 90 * DAY },
];
