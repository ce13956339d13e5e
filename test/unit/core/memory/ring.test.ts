import fc from 'fast-check';
import {
	decodeRing,
	EMPTY_RING,
	trimRing,
	withoutLeftOut,
	type Ring,
} from '../../../../nodes/core/memory/ring';

const DAY_MS = 86_400_000;
const TODAY = 20_585;
const keyOf = (n: number) => String(n).padStart(10, '0');
/** All folders are read up to today. */
const encodeRing = (ring: Ring, readFrom = TODAY * DAY_MS) => trimRing(ring, readFrom);
const KEYS = Array.from({ length: 40_000 }, (_, n) => keyOf(n)).join('');

/** A ring with so many messages on each day; `days` = [days ago, mails]. */
function ringOf(...days: Array<[ago: number, mails: number]>) {
	const encoded: Record<string, string> = {};
	let next = 0;
	for (const [ago, mails] of days) {
		encoded[(TODAY - ago).toString(36)] = KEYS.slice(next * 10, (next + mails) * 10);
		next += mails;
	}
	return decodeRing(encoded).ring;
}

function mailsByDay(
	encoded: Readonly<Record<string, string>>,
): Array<[ago: number, mails: number]> {
	return Object.entries(encoded)
		.map(([day, found]): [number, number] => [TODAY - parseInt(day, 36), found.length / 10])
		.sort(([a], [b]) => a - b);
}

describe('settled mail', () => {
	test('is known, other mail is not', () => {
		const ring = EMPTY_RING.with(keyOf(1), TODAY * DAY_MS);
		expect([ring.has(keyOf(1)), ring.has(keyOf(2)), EMPTY_RING.has(keyOf(1))]).toEqual([
			true,
			false,
			false,
		]);
	});

	test('is known after saving, by the UTC day of its arrival', () => {
		const entry = fc.tuple(fc.nat(500), fc.integer({ min: 0, max: 400 * DAY_MS }));
		fc.assert(
			fc.property(fc.array(entry, { maxLength: 200 }), (mails) => {
				let ring = EMPTY_RING;
				for (const [n, ms] of mails) ring = ring.with(keyOf(n), ms);
				const { encoded, completeFrom } = encodeRing(ring);
				expect(new Map(decodeRing(encoded).ring.entries())).toEqual(new Map(ring.entries()));
				expect(completeFrom).toBeNull();
			}),
			{ numRuns: 300 },
		);
	});

	test('takes about 10 characters a message', () => {
		const { encoded } = encodeRing(ringOf([0, 1_000], [1, 1_000]));
		expect(JSON.stringify(encoded).length / 2_000).toBeLessThan(10.1);
	});
});

describe('mail that was left out', () => {
	const ring = EMPTY_RING.with(keyOf(1), TODAY * DAY_MS, true).with(keyOf(2), TODAY * DAY_MS);

	test.each([
		['at once', ring],
		['after saving', decodeRing(encodeRing(ring).encoded).ring],
	])('is known, and can be forgotten %s', (_, known) => {
		expect([known.has(keyOf(1)), known.has(keyOf(2))]).toEqual([true, true]);
		const forgotten = withoutLeftOut(known);
		expect([forgotten.has(keyOf(1)), forgotten.has(keyOf(2))]).toEqual([false, true]);
	});
});

test('of a folder that is behind, all mail it may still bring again is kept', () => {
	const ring = ringOf([0, 3_000], [30, 10], [38, 10]);
	const behind = encodeRing(ring, (TODAY - 31) * DAY_MS);
	expect(mailsByDay(behind.encoded)).toEqual([
		[0, 3_000],
		[30, 10],
		[38, 10],
	]);
	expect(mailsByDay(encodeRing(ring).encoded)).toEqual([[0, 3_000]]);
});

describe('a damaged ring', () => {
	const whole = encodeRing(ringOf([0, 2], [5, 2])).encoded;
	const day = (TODAY - 2).toString(36);

	test.each<[string, Record<string, unknown>, number]>([
		['a day cut short', { [day]: 'short' }, TODAY - 1],
		['a day that is not text', { [day]: 5 }, TODAY - 1],
		['a day that cannot be told', { 'no day': keyOf(9) }, Infinity],
	])('without %s keeps the others, and says up to when mail is missing', (_, damage, until) => {
		const { ring, missingUntil } = decodeRing({ ...whole, ...damage });
		expect([...ring.entries()]).toHaveLength(4);
		expect(missingUntil).toBe(until * DAY_MS);
	});

	test.each([[null], ['x'], [7], [[]]])('that is %j is empty', (damaged) => {
		const { ring, missingUntil } = decodeRing(damaged);
		expect([[...ring.entries()], missingUntil]).toEqual([[], Infinity]);
	});
});

describe('what is kept', () => {
	test.each<[string, Array<[number, number]>, Array<[number, number]>, number | null]>([
		[
			'3,000 messages, however old',
			[
				[0, 1],
				[400, 2_000],
				[900, 998],
			],
			[
				[0, 1],
				[400, 2_000],
				[900, 998],
			],
			null,
		],
		[
			'all messages of 7 days',
			[
				[0, 9_000],
				[6, 9_000],
			],
			[
				[0, 9_000],
				[6, 9_000],
			],
			null,
		],
		[
			'not more than 3,000 beyond 7 days',
			[
				[0, 3_000],
				[30, 1],
			],
			[[0, 3_000]],
			29,
		],
		[
			'whole days',
			[
				[0, 2_999],
				[30, 4_000],
				[31, 1],
			],
			[
				[0, 2_999],
				[30, 4_000],
			],
			30,
		],
		[
			'20,000 messages, however young',
			[
				[0, 12_000],
				[1, 8_000],
				[2, 1],
			],
			[
				[0, 12_000],
				[1, 8_000],
			],
			1,
		],
		[
			'the rest of 20,000 of a day',
			[
				[0, 12_000],
				[1, 9_000],
			],
			[
				[0, 12_000],
				[1, 8_000],
			],
			0,
		],
	])('%s', (_, before, after, completeFromDaysAgo) => {
		const { encoded, completeFrom } = encodeRing(ringOf(...before));
		expect(mailsByDay(encoded)).toEqual(after);
		const ago = completeFrom === null ? null : TODAY - completeFrom / DAY_MS;
		expect(ago).toBe(completeFromDaysAgo);
	});

	test('of a day beyond the limit its newest messages', () => {
		const { encoded } = encodeRing(ringOf([0, 20_001]));
		const { ring } = decodeRing(encoded);
		expect([ring.has(keyOf(0)), ring.has(keyOf(1)), ring.has(keyOf(20_000))]).toEqual([
			false,
			true,
			true,
		]);
	});

	test('a day with more messages than fit does not make the next mail of that day too old', () => {
		const { completeFrom } = encodeRing(ringOf([0, 20_001]));
		expect(completeFrom).not.toBeNull();
		expect(completeFrom).toBeLessThanOrEqual((TODAY + 1) * DAY_MS - 1);
	});

	test('every message that was settled from completeFrom on', () => {
		const days = fc.uniqueArray(
			fc.tuple(fc.integer({ min: 0, max: 40 }), fc.constantFrom(1, 2_500, 5_000, 9_000)),
			{ minLength: 1, maxLength: 3, selector: ([ago]) => ago },
		);
		fc.assert(
			fc.property(days, (before) => {
				const { encoded, completeFrom } = encodeRing(ringOf(...before));
				const kept = new Map(mailsByDay(encoded));
				const incomplete = before.filter(([ago, mails]) => kept.get(ago) !== mails);
				const since = (completeFrom ?? 0) / DAY_MS;
				expect(incomplete.filter(([ago]) => TODAY - ago >= since)).toEqual([]);
				expect([...kept.values()].reduce((sum, mails) => sum + mails, 0)).toBeLessThanOrEqual(
					20_000,
				);
			}),
			{ numRuns: 300 },
		);
	}, 20_000);
});
