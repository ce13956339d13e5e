import fc from 'fast-check';
import { heatPieces } from '../../../../nodes/drawing/charts/heat';
import { DARK, LIGHT, themed } from '../../../../nodes/drawing/palette';

describe('the scale of the heat map', () => {
	test.each([
		[1, ['0', '1']],
		[3, ['0', '1', '2', '3']],
		[5, ['0', '1', '2', '3', '4', '5']],
		[12, ['0', '1–2', '3–4', '5–7', '8–9', '10–12']],
		[12_345, ['0', '1–2,469', '2,470–4,938', '4,939–7,407', '7,408–9,876', '9,877–12,345']],
	])('up to %d', (highest, labels) => {
		expect(heatPieces(highest, 'en', 5).map(({ label }) => label)).toEqual(labels);
	});

	test('has each number once, and the darkest color for the highest', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 2000 }),
				fc.integer({ min: 1, max: 5 }),
				(highest, atMost) => {
					const pieces = heatPieces(highest, 'en', atMost);
					pieces.slice(1).forEach(({ min, max }, index) => {
						expect(min).toBe((pieces[index]?.max ?? 0) + 1);
						expect(max).toBeGreaterThanOrEqual(min);
					});
					expect(pieces.at(-1)).toMatchObject({ max: highest, color: LIGHT.heat5 });
				},
			),
		);
	});
});

describe('colors', () => {
	test('are told apart by name in a drawing', () => {
		expect(new Set(Object.values(LIGHT)).size).toBe(Object.keys(LIGHT).length);
		expect(themed(`<path fill="${LIGHT.accent}"/>`)).toBe('<path fill="var(--accent)"/>');
	});

	test.each([
		['light', LIGHT],
		['dark', DARK],
	])('have enough contrast in the %s scheme', (_, palette) => {
		for (const ground of [palette.card, palette.page]) {
			for (const text of [palette.text, palette.muted, palette.good, palette.bad]) {
				expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
			}
		}
		expect(contrast(palette.accent, palette.card)).toBeGreaterThanOrEqual(3);
		expect(contrast(palette.heat5, palette.heat0)).toBeGreaterThanOrEqual(3);
	});
});

/** WCAG 2.2, contrast ratio. */
function contrast(one: string, other: string): number {
	const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5]
		.map((start) => parseInt(colour.slice(start, start + 2), 16) / 255)
		.map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
