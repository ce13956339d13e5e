import fc from 'fast-check';
import { decodeUids, encodeUids } from '../../../../nodes/core/mailbox/uid-set';

describe('a set of UIDs as text', () => {
	test.each([
		['none', [], ''],
		['one', [7], '7'],
		['single ones and a range', [1, 3, 5, 6, 7, 4_294_967_295], '1,3,5:7,4294967295'],
		['a range', [1, 2, 3], '1:3'],
		['ranges and single ones', [1, 2, 3, 7, 9, 10], '1:3,7,9:10'],
		['any order, any number of times', [10, 9, 7, 9, 1, 3, 2], '1:3,7,9:10'],
		['the highest UID', [4_294_967_294, 4_294_967_295], '4294967294:4294967295'],
	])('%s', (_, uids, text) => {
		expect(encodeUids(uids)).toBe(text);
	});

	test('is read as it was written', () => {
		const uids = fc.uniqueArray(fc.integer({ min: 1, max: 4_294_967_295 }), { maxLength: 300 });
		const dense = fc.uniqueArray(fc.integer({ min: 1_000, max: 1_255 }), { maxLength: 256 });
		fc.assert(
			fc.property(fc.oneof(uids, dense), (set) => {
				const sorted = [...set].sort((a, b) => a - b);
				expect(decodeUids(encodeUids(set), 256)).toEqual(sorted);
			}),
			{ numRuns: 500 },
		);
	});

	test.each([
		['nothing', '', []],
		['text', 'x,3', [3]],
		['0', '0,3', [3]],
		['a negative number', '-1,3', [3]],
		['a fraction', '1.5,3', [3]],
		['a range backwards', '5:2,3', [3]],
		['an open range', '4:*,3', [3]],
		['more than the limit', '1:4294967295,3', [3]],
		['overlapping ranges', '1:3,2:4', [1, 2, 3, 4]],
	])('%s does no harm', (_, text, expected) => {
		expect(decodeUids(text, 256)).toEqual(expected);
	});
});
