import type { Ledger } from '../memory/ledger';

/** How long mails of the same pair lie apart. */
export interface Gaps {
	/** Mails that no other of their pair came before. */
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

/** Counts gaps behind a ledger in which every mail sets its anchors. */
export interface GapTally {
	watch(ledger: Ledger): Ledger;
	result(): Gaps;
}

export function gapTally(): GapTally {
	const mails = BUCKETS.map(() => 0);
	let firstMails = 0;
	const note = (anchors: ReadonlyArray<number | undefined>, at: number) => {
		const gap = gapOf(anchors, at);
		if (gap === null) firstMails++;
		else {
			const index = BUCKETS.filter(({ from }) => gap >= from).length - 1;
			mails[index] = (mails[index] ?? 0) + 1;
		}
	};
	const watch = (ledger: Ledger): Ledger => ({
		anchorOf: (key) => ledger.anchorOf(key),
		withAnchors(keys, at) {
			note(
				keys.map((key) => ledger.anchorOf(key)),
				at,
			);
			return watch(ledger.withAnchors(keys, at));
		},
		entries: () => ledger.entries(),
	});
	return {
		watch,
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
function gapOf(anchors: ReadonlyArray<number | undefined>, at: number): number | null {
	const gaps = anchors.map((anchor) =>
		anchor === undefined ? Infinity : Math.max(0, at - anchor),
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
