import { asRecord, codeOf, fieldOf, filledText, textOf } from '../../../../nodes/core/text/unknown';

const NO_OBJECTS = [undefined, null, 'text', 7, true, Symbol('s')];

test.each(NO_OBJECTS)('%p has no field and is not a record', (value) => {
	expect(fieldOf(value, 'length')).toBeUndefined();
	expect(asRecord(value)).toEqual({});
	expect(codeOf(value)).toBeUndefined();
});

test('a field is read from anything that has fields, inherited ones included', () => {
	class Broken extends Error {
		get code() {
			return 'E_BROKEN';
		}
	}
	expect(fieldOf({ a: [1] }, 'a')).toEqual([1]);
	expect(fieldOf([7], '0')).toBe(7);
	expect(codeOf(new Broken())).toBe('E_BROKEN');
});

test('a record is a copy', () => {
	const given = { a: 1 };
	const copy = asRecord(given);
	copy.a = 2;
	expect(given).toEqual({ a: 1 });
});

test.each([
	[' typed\n', 'typed'],
	[7, '7'],
	[10n, '10'],
	['', ''],
	[true, ''],
	[['a'], ''],
	[{ toString: () => 'x' }, ''],
	[undefined, ''],
])('what was typed: %p is %p', (value, text) => {
	expect(textOf(value)).toBe(text);
});

test.each([
	[' as it is ', ' as it is '],
	['', undefined],
	[0, undefined],
	[null, undefined],
])('a filled text: %p is %p', (value, text) => {
	expect(filledText(value)).toBe(text);
});

test.each([
	[{ code: 'ECONNRESET' }, 'ECONNRESET'],
	[{ code: '' }, undefined],
	[{ code: 42 }, undefined],
	[new Error('without'), undefined],
])('the code of %p is %p', (error, code) => {
	expect(codeOf(error)).toBe(code);
});
