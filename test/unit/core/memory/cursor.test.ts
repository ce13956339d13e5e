import fc from 'fast-check';
import {
	cursorBefore,
	cursorBehind,
	deferUid,
	endBackfill,
	forgetUid,
	LATE_WINDOW,
	MAX_RETRIES,
	pendingUids,
	searchFrom,
	settleUids,
} from '../../../../nodes/core/memory/cursor';
import { decodeUids, encodeUids } from '../../../../nodes/core/mailbox/uid-set';
import { cursor, STARTED_AT } from '../../../support/poll-state';

const range = (first: number, last: number) =>
	Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe('the search for new mail', () => {
	test.each([
		['an empty folder', 0, 1],
		['a small folder', 100, 1],
		['exactly the window', 255, 1],
		['one beyond the window', 257, 2],
		['a large folder: 255 UIDs before the last, and the last', 10_000, 9_745],
	])('begins in %s', (_, lastUid, first) => {
		expect(searchFrom(cursor({ lastUid }))).toBe(first);
		expect(searchFrom(cursor({ lastUid })) + LATE_WINDOW).toBeGreaterThan(lastUid);
	});

	test.each([
		['new mail', { lastUid: 3, known: [1, 2, 3] }, [1, 2, 3, 4, 6], [4, 6]],
		['nothing', { lastUid: 3, known: [1, 2, 3] }, [1, 2, 3], []],
		['late mail, before the new', { lastUid: 5, known: [1, 2, 5] }, [1, 2, 4, 5, 6], [4, 6]],
		[
			'mail to be tried again, however old',
			{ lastUid: 900, known: [900], retries: { 7: 2 } },
			[900, 901],
			[7, 901],
		],
		['each once', { lastUid: 5, known: [5], retries: { 4: 1 } }, [4, 5], [4]],
		['in ascending order', { lastUid: 0, known: [] }, [10, 9, 100], [9, 10, 100]],
	])('finds %s', (_, changes, present, pending) => {
		expect(pendingUids(cursor(changes), present)).toEqual(pending);
	});
});

describe('a settled UID', () => {
	test('moves the cursor and the high-water mark', () => {
		const after = settleUids(cursor(), [5], STARTED_AT + 1000);
		expect(after).toEqual(cursor({ lastUid: 5, known: [5], highWater: STARTED_AT + 1000 }));
	});

	test('of late or back-dated mail moves neither back', () => {
		const before = cursor({ lastUid: 9, known: [8, 9] });
		const after = settleUids(before, [7], STARTED_AT - 1000);
		expect(after).toEqual({ ...before, known: [7, 8, 9] });
	});

	test('is no longer tried', () => {
		expect(settleUids(cursor({ lastUid: 9, retries: { 3: 4, 5: 1 } }), [3], 0).retries).toEqual({
			5: 1,
		});
	});

	test('leaves the late window with at most 256 known UIDs', () => {
		const after = settleUids(cursor({ lastUid: 256, known: range(1, 256) }), [257], 0);
		expect(after.known).toEqual(range(2, 257));
	});

	test('leaves the cursor it was settled in as it was', () => {
		const before = cursor({ lastUid: 1, known: [1], retries: { 1: 1 } });
		const copy = structuredClone(before);
		settleUids(before, [1, 2], STARTED_AT + 1);
		deferUid(before, 3, 1);
		expect(before).toEqual(copy);
	});
});

describe('a UID put off', () => {
	const after = deferUid(cursor({ lastUid: 4, known: [4] }), 5, 2);

	test('is passed, so that those behind it are not blocked', () => {
		expect(after.lastUid).toBe(5);
	});

	test('is not known and is tried again, with its count', () => {
		expect(after).toMatchObject({ known: [4], retries: { 5: 2 } });
		expect(pendingUids(after, [4, 5, 6])).toEqual([5, 6]);
	});

	test('does not move the high-water mark: its date is unknown', () => {
		expect(after.highWater).toBe(STARTED_AT);
	});

	test('is still tried when the window has left it behind', () => {
		expect(pendingUids(settleUids(after, range(6, 900), 0), [])).toEqual([5]);
	});
});

describe('a UID of mail that is gone', () => {
	test('does not move the cursor: what is before it may still be to come', () => {
		const before = cursor({ lastUid: 4, known: [4] });
		expect(forgetUid(before, 9)).toEqual(before);
		expect(pendingUids(forgetUid(before, 9), [4, 5, 9])).toEqual([5, 9]);
	});

	test('is no longer tried', () => {
		const before = cursor({ lastUid: 9, known: [9], retries: { 3: 1, 5: 2 } });
		expect(forgetUid(before, 5)).toEqual(cursor({ lastUid: 9, known: [9], retries: { 3: 1 } }));
	});
});

describe('the cursor behind a folder', () => {
	const status = { uidValidity: '7', uidNext: 11, messages: 3 };

	test('knows all that was there, and its late window', () => {
		expect(cursorBehind(status, [2, 5, 10], STARTED_AT)).toEqual(
			cursor({ lastUid: 10, known: [2, 5, 10], firstUid: 11 }),
		);
	});

	test('does not know what arrived after STATUS', () => {
		const found = cursorBehind(status, [2, 5, 10, 11, 12], STARTED_AT);
		expect(pendingUids(found, [2, 5, 10, 11, 12])).toEqual([11, 12]);
	});

	test('takes mail below UIDNEXT that shows up later for late mail', () => {
		expect(pendingUids(cursorBehind(status, [2, 5], STARTED_AT), [2, 5, 9])).toEqual([9]);
	});

	test.each([
		[
			'an empty folder',
			{ uidValidity: '7', uidNext: 1, messages: 0 },
			[],
			{ lastUid: 0, known: [] },
		],
		[
			'no UIDNEXT',
			{ uidValidity: '7', uidNext: null, messages: 2 },
			[3, 8],
			{ lastUid: 8, known: [3, 8] },
		],
		['no UIDVALIDITY', { uidValidity: null, uidNext: 4, messages: 1 }, [3], { uidValidity: '0' }],
		[
			'a large folder',
			{ uidValidity: '7', uidNext: 1_001, messages: 1_000 },
			range(700, 1_000),
			{
				lastUid: 1_000,
				known: range(745, 1_000),
			},
		],
	])('with %s', (_, folder, present, expected) => {
		expect(cursorBehind(folder, present, STARTED_AT)).toMatchObject(expected);
	});
});

describe('a backfill', () => {
	const backfill = { kind: 'import', since: STARTED_AT - 86_400_000, until: 300 } as const;
	const before = cursorBefore(
		{ uidValidity: '7', uidNext: 301, messages: 9 },
		backfill,
		STARTED_AT,
	);

	test('begins before the first message', () => {
		const arrived = { highWater: backfill.since, readTo: backfill.since, firstUid: 0 };
		expect(before).toEqual(cursor({ ...arrived, backfill }));
	});

	test('ends behind its last UID, with the late window known', () => {
		const midway = settleUids(before, [250, 280], STARTED_AT);
		expect(endBackfill(midway, [100, 250, 280, 300, 301])).toMatchObject({
			lastUid: 300,
			known: [100, 250, 280, 300],
			backfill: null,
		});
	});

	test('leaves mail that arrived meanwhile to be collected', () => {
		const live = endBackfill(settleUids(before, [250], STARTED_AT), [250, 300, 301, 302]);
		expect(pendingUids(live, [250, 300, 301, 302])).toEqual([301, 302]);
	});

	test('does not take mail to be tried again for settled', () => {
		const midway = deferUid(before, 299, 1);
		const live = endBackfill(midway, [298, 299]);
		expect(live.known).toEqual([298]);
		expect(pendingUids(live, [298, 299])).toEqual([299]);
	});

	test('that found nothing ends all the same', () => {
		expect(endBackfill(before, [])).toMatchObject({ lastUid: 300, known: [], backfill: null });
	});

	test('that is over is left alone', () => {
		const live = cursor({ lastUid: 5, known: [5] });
		expect(endBackfill(live, [1, 2, 3, 4, 5])).toBe(live);
	});
});

describe('whatever the server shows of the late window, poll by poll', () => {
	/** Up to a UID all mail is visible; of the `LATE_WINDOW` UIDs behind it a random part. */
	const someUids = fc.tuple(fc.nat(), fc.integer({ min: 0, max: 4 })).map(
		([seed, share]) =>
			(uid: number) =>
				((uid + seed) * 2_654_435_761) % 101 < share * 25,
	);
	const view = fc.record({
		step: fc.nat(60),
		span: fc.nat(LATE_WINDOW - 1),
		hidden: someUids,
		unreadable: someUids,
		vanished: someUids,
		settled: fc.nat(80),
		isSaved: fc.boolean(),
	});
	const views = fc.array(view, { minLength: 1, maxLength: 8 });
	const holes = fc.uniqueArray(fc.integer({ min: 1, max: 800 }), { maxLength: 60 });

	test('each message is emitted once, none is lost and what is searched but not known is unsettled', () => {
		fc.assert(
			fc.property(views, holes, (polls, missing) => {
				const exists = (uid: number) => !missing.includes(uid);
				const reader = folderReader();
				let solid = 0;
				let high = 0;
				for (const { step, span, hidden, unreadable, vanished, settled, isSaved } of polls) {
					// Replicas lag by less than the window, or late mail could not be told from old mail.
					solid = Math.max(solid, high - LATE_WINDOW + 1) + step;
					high = Math.max(high, solid, Math.min(solid + span, high + 80));
					const isVisible = (uid: number) => exists(uid) && (uid <= solid || !hidden(uid));
					const isGone = (uid: number) => uid > solid && vanished(uid);
					const answers = { isUnreadable: unreadable, isGone };
					reader.poll(range(1, high).filter(isVisible), settled, answers);
					if (isSaved) reader.save();
				}
				const all = range(1, high).filter(exists);
				for (let again = 0; again <= MAX_RETRIES; again++)
					reader.poll(all, Infinity, { isUnreadable: never, isGone: never });
				expect(reader.emitted.sort((a, b) => a - b)).toEqual(all);
			}),
			{ numRuns: 300 },
		);
	}, 30_000);

	function never(): boolean {
		return false;
	}

	function folderReader() {
		let state = cursor();
		const emitted: number[] = [];
		return {
			emitted,
			save() {
				state = { ...state, known: decodeUids(encodeUids(state.known), LATE_WINDOW) };
			},
			poll(
				present: readonly number[],
				settled: number,
				{ isUnreadable, isGone }: Record<'isUnreadable' | 'isGone', (uid: number) => boolean>,
			) {
				const searched = present.filter((uid) => uid >= searchFrom(state));
				const pending = pendingUids(state, searched);
				const settledBefore = new Set(emitted);
				const expected = searched.filter((uid) => !settledBefore.has(uid));
				const retried = Object.keys(state.retries).map(Number);
				expect(new Set(pending)).toEqual(new Set([...expected, ...retried]));

				for (const uid of pending.slice(0, settled)) {
					const attempts = (state.retries[uid] ?? 0) + 1;
					if (isGone(uid)) {
						state = forgetUid(state, uid);
					} else if (isUnreadable(uid) && attempts < MAX_RETRIES) {
						state = deferUid(state, uid, attempts);
					} else {
						state = settleUids(state, [uid], STARTED_AT + uid);
						emitted.push(uid);
					}
				}
			},
		};
	}
});
