import fc from 'fast-check';
import { TimedKeys } from '../../../../nodes/core/memory/timed-keys';

const FORM = { keyLength: 4, span: 100, isExact: false };
const keyOf = (n: number) => String(n).padStart(4, '0');

test('every version answers as it did when it was made, in whatever order they are asked', () => {
	const step = fc.tuple(fc.nat(9), fc.nat(1_000), fc.boolean());
	fc.assert(
		fc.property(
			fc.array(step, { minLength: 1, maxLength: 30 }),
			fc.array(fc.nat(29), { maxLength: 30 }),
			(steps, looks) => {
				const versions = [TimedKeys.empty(FORM)];
				const expected = [new Map<string, object>()];
				for (const [n, at, isMarked] of steps) {
					const from = n % versions.length;
					const base = versions[from] ?? TimedKeys.empty(FORM);
					versions.push(base.with(keyOf(n), { at, isMarked }));
					expected.push(new Map(expected[from]).set(keyOf(n), { at, isMarked }));
				}
				for (const look of looks) {
					const version = look % versions.length;
					expect(new Map(versions[version]?.entries() ?? [])).toEqual(expected[version]);
				}
			},
		),
		{ numRuns: 300 },
	);
});

test.each([
	['no time', false],
	['the time in two characters', true],
])('a few looks and many answer the same, with %s', (_what, isExact) => {
	const form = { keyLength: 2, span: 64, isExact };
	// Few letters, so that a key also stands across two entries, and twice.
	const letter = fc.constantFrom('A', 'B');
	const entry = fc.array(letter, { minLength: isExact ? 4 : 2, maxLength: isExact ? 4 : 2 });
	const text = fc.array(entry, { maxLength: 6 }).map((entries) => entries.flat().join(''));
	const names = fc.constantFrom('1', '2', '~1', '~3');
	fc.assert(
		fc.property(
			fc.dictionary(names, text),
			fc.array(fc.tuple(fc.constantFrom('AA', 'AB', 'BA', 'BB'), fc.nat(300), fc.boolean()), {
				maxLength: 4,
			}),
			(encoded, changes) => {
				const set = (start: TimedKeys) =>
					changes.reduce((keys, [key, at, isMarked]) => keys.with(key, { at, isMarked }), start);
				const searched = set(TimedKeys.decode(form, encoded).keys);
				const apart = TimedKeys.decode(form, encoded).keys;
				apart.entries();
				const expected = set(apart);
				for (const key of ['AA', 'AB', 'BA', 'BB', 'CC']) {
					expect(searched.stampOf(key)).toEqual(expected.stampOf(key));
				}
				expect(searched.encoded()).toEqual(expected.encoded());
				expect(new Map(searched.entries())).toEqual(new Map(expected.entries()));
			},
		),
		{ numRuns: 300 },
	);
});

describe('operations', () => {
	const keys = Array.from({ length: 20_000 }, (_, n) => keyOf(n).slice(-4));

	/** Counts what is done to maps while `work` runs. */
	function operationsOf(work: () => void): number {
		const set = jest.spyOn(Map.prototype, 'set');
		work();
		const { length } = set.mock.calls;
		set.mockRestore();
		return length;
	}

	test.each([1_000, 2_000, 4_000])('grow with the number of keys set: %i', (count) => {
		const operations = operationsOf(() => {
			let known = TimedKeys.empty({ ...FORM, keyLength: 5 });
			for (let n = 0; n < count; n++) {
				known = known.with(String(n).padStart(5, '0'), { at: n, isMarked: false });
			}
		});
		expect(operations).toBeLessThanOrEqual(2 * count);
	});

	test('a saved form is taken apart only when many keys are looked up', () => {
		const { keys: stored } = TimedKeys.decode(FORM, { a: keys.slice(0, 5_000).join('') });
		const look = (times: number) => () => {
			for (let n = 0; n < times; n++) stored.stampOf(keyOf(n));
		};
		expect(operationsOf(() => stored.encoded())).toBe(0);
		expect(operationsOf(look(30))).toBe(0);
		expect(operationsOf(look(30))).toBe(5_000);
	});

	test('only spans in which something was set are written again', () => {
		const spans = Object.fromEntries(
			Array.from({ length: 9 }, (_, n) => [String(n), keys.slice(n * 900, n * 900 + 900).join('')]),
		);
		const { keys: stored } = TimedKeys.decode(FORM, spans);
		stored.stampOf('0000');
		const changed = stored.with('9999', { at: 5, isMarked: false });
		expect(operationsOf(() => changed.written())).toBeLessThan(20);
		expect(changed.encoded()).toEqual({ ...spans, 0: `${spans['0']}9999` });
	});
});
