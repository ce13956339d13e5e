import fc from 'fast-check';
import {
	decodeLedger,
	EMPTY_LEDGER,
	MAX_PAIRS,
	trimLedger,
	withoutWarm,
	type Ledger,
} from '../../../../nodes/core/memory/ledger';

const AT = Date.parse('2026-05-12T10:00:00Z') / 1000;
const keyOf = (n: number) => n.toString(36).padStart(8, '0');
const keys = (from: number, count: number) =>
	Array.from({ length: count }, (_, n) => keyOf(from + n));
const saved = (ledger: Ledger, keepFrom = -Infinity) =>
	decodeLedger(trimLedger(ledger, keepFrom).encoded).ledger;

describe('anchors', () => {
	test('are found by their key', () => {
		const ledger = EMPTY_LEDGER.withAnchors(['a', 'b'], AT);
		expect([ledger.anchorOf('a'), ledger.anchorOf('b'), ledger.anchorOf('c')]).toEqual([
			AT,
			AT,
			undefined,
		]);
	});

	test('move forward', () => {
		expect(
			EMPTY_LEDGER.withAnchors(['a'], AT)
				.withAnchors(['a'], AT + 1)
				.anchorOf('a'),
		).toBe(AT + 1);
	});

	test('never move back', () => {
		const ledger = EMPTY_LEDGER.withAnchors([keyOf(1)], AT);
		expect(ledger.withAnchors([keyOf(1)], AT - 1).anchorOf(keyOf(1))).toBe(AT);
		expect(
			saved(ledger)
				.withAnchors([keyOf(1)], AT - 1)
				.anchorOf(keyOf(1)),
		).toBe(AT);
	});

	test('of an earlier ledger stay as they were', () => {
		const before = saved(EMPTY_LEDGER.withAnchors([keyOf(1)], AT));
		before.withAnchors([keyOf(1), keyOf(2)], AT + 5);
		expect([...before.entries()]).toEqual([[keyOf(1), AT]]);
		expect([...EMPTY_LEDGER.entries()]).toEqual([]);
	});

	test('of a saved ledger are hidden by newer ones', () => {
		const ledger = saved(EMPTY_LEDGER.withAnchors([keyOf(1)], AT)).withAnchors([keyOf(1)], AT + 9);
		expect([...ledger.entries()]).toEqual([[keyOf(1), AT + 9]]);
	});
});

describe('what a warm start left', () => {
	const warm = EMPTY_LEDGER.withAnchors(keys(1, 2), AT, true).withAnchors([keyOf(2)], AT + 1);

	test.each([
		['at once', warm],
		['after saving', saved(warm)],
	])('decides like any anchor, and can be forgotten %s', (_, ledger) => {
		expect(keys(1, 2).map((key) => ledger.anchorOf(key))).toEqual([AT, AT + 1]);
		expect([...withoutWarm(ledger).entries()]).toEqual([[keyOf(2), AT + 1]]);
	});
});

describe('the JSON form', () => {
	test('is exact to the second', () => {
		const entry = fc.tuple(fc.nat(1_000), fc.integer({ min: 0, max: 5_000_000_000 }));
		fc.assert(
			fc.property(fc.array(entry, { maxLength: 200 }), (entries) => {
				let ledger = EMPTY_LEDGER;
				for (const [n, at] of entries) ledger = ledger.withAnchors([keyOf(n)], at);
				expect(new Map(saved(ledger).entries())).toEqual(new Map(ledger.entries()));
			}),
			{ numRuns: 500 },
		);
	});

	test.each([0, 1, 63, 64, 4_095, 4_096, 4_097, 8_191])('keeps second %i of a bucket', (offset) => {
		const at = 4_096 * 400_000 + offset;
		expect(saved(EMPTY_LEDGER.withAnchors([keyOf(1)], at)).anchorOf(keyOf(1))).toBe(at);
	});

	test('takes about 10 characters a pair', () => {
		let ledger = EMPTY_LEDGER;
		for (let n = 0; n < 200; n++) ledger = ledger.withAnchors(keys(n * 100, 100), AT + n * 432);
		const { encoded } = trimLedger(ledger, 0);
		expect(JSON.stringify(encoded).length / 20_000).toBeLessThan(10.1);
	});

	test('is the same however often it was saved in between', () => {
		const step = fc.tuple(fc.nat(30), fc.nat(20_000), fc.boolean(), fc.boolean());
		fc.assert(
			fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
				let once = EMPTY_LEDGER;
				let often = EMPTY_LEDGER;
				for (const [n, seconds, isWarm, isSaved] of steps) {
					once = once.withAnchors([keyOf(n)], AT + seconds, isWarm);
					often = often.withAnchors([keyOf(n)], AT + seconds, isWarm);
					if (isSaved) often = n % 2 === 0 ? saved(often) : trimLedger(often, 0).ledger;
				}
				expect(trimLedger(often, 0).encoded).toEqual(trimLedger(once, 0).encoded);
				expect(new Map(often.entries())).toEqual(new Map(once.entries()));
			}),
			{ numRuns: 300 },
		);
	});

	test('leaves out buckets that end before the given time, and does not call that dropped', () => {
		const ledger = EMPTY_LEDGER.withAnchors([keyOf(1)], AT - 4096).withAnchors([keyOf(2)], AT);
		const trimmed = trimLedger(ledger, AT);
		expect([...saved(ledger, AT).entries()]).toEqual([[keyOf(2), AT]]);
		expect([...trimmed.ledger.entries()]).toEqual([[keyOf(2), AT]]);
		expect(trimmed.dropped).toBe(0);
	});

	test.each([
		['a bucket that is not a number', { '': `${keyOf(1)}AA` }],
		['an entry cut short', { '8zzz': keyOf(1) }],
		['an offset that is not base64', { '8zzz': `${keyOf(1)}?!` }],
	])('%s is left out, the rest is read', (_, damaged) => {
		const { encoded } = trimLedger(EMPTY_LEDGER.withAnchors([keyOf(2)], AT), 0);
		const { ledger } = decodeLedger({ ...damaged, ...encoded });
		expect([...ledger.entries()]).toEqual([[keyOf(2), AT]]);
	});
});

describe('at most 100,000 pairs', () => {
	const full = EMPTY_LEDGER.withAnchors(keys(0, MAX_PAIRS), AT);

	test('all of them are kept', () => {
		const { encoded, dropped } = trimLedger(full, 0);
		expect(dropped).toBe(0);
		expect([...decodeLedger(encoded).ledger.entries()]).toHaveLength(100_000);
	});

	test('beyond, the oldest are dropped and counted', () => {
		const old = keys(MAX_PAIRS, 2);
		const { encoded, dropped } = trimLedger(full.withAnchors(old, AT - 4_096), 0);
		const kept = decodeLedger(encoded).ledger;
		expect(dropped).toBe(2);
		expect([...kept.entries()]).toHaveLength(100_000);
		expect(old.map((key) => kept.anchorOf(key))).toEqual([undefined, undefined]);
	});

	test('what expired does not push out what counts', () => {
		const { dropped } = trimLedger(full.withAnchors(keys(MAX_PAIRS, 50), AT - 4_096), AT);
		expect(dropped).toBe(0);
	});
});
