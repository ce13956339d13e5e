import { textWidth } from '../../../../nodes/drawing/draw';
import { fitted, wrapped } from '../../../../nodes/drawing/pictures/lettering';

const TEXT = 'Вернувшиеся отправители этого месяца';

test('a text that fits stays as it is, another ends in an ellipsis', () => {
	expect(fitted(TEXT, 12, 1_000)).toBe(TEXT);
	const cut = fitted(TEXT, 12, 100);
	expect(cut).toMatch(/^Вернувш.*…$/);
	expect(textWidth(cut, 12)).toBeLessThanOrEqual(100);
	expect(fitted('😀😀😀😀', 12, 40)).toMatch(/^😀+…$/u);
});

test('lines are broken between words, and the last one takes what is left', () => {
	expect(wrapped(TEXT, 12, 1_000, 2)).toEqual([TEXT]);
	expect(wrapped(TEXT, 12, 160, 3)).toEqual(['Вернувшиеся', 'отправители этого', 'месяца']);
	const [first, last, ...others] = wrapped(TEXT, 12, 120, 2);
	expect([first, others]).toEqual(['Вернувшиеся', []]);
	expect(last).toMatch(/^отправител.*…$/);
});

test('nothing is one line', () => {
	expect(wrapped('', 12, 100, 2)).toEqual(['']);
});
