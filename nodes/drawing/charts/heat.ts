import { inNumber } from '../../core/report/format';
import type { Language } from '../../core/report/words/words';
import { LIGHT } from '../palette';

/** A range of counts with its color. */
export interface HeatPiece {
	readonly min: number;
	readonly max: number;
	readonly label: string;
	readonly color: string;
}

/** Returns the steps of the heat map's scale: none, then up to so many ranges of whole numbers up to `highest`. */
export function heatPieces(highest: number, language: Language, atMost: number): HeatPiece[] {
	const steps = Math.min(COLOURS.length, atMost, highest);
	const ranges = Array.from({ length: steps }, (_, index) => ({
		min: Math.floor((highest * index) / steps) + 1,
		max: Math.floor((highest * (index + 1)) / steps),
	}));
	return [
		{ min: 0, max: 0, label: '0', color: LIGHT.heat0 },
		...ranges.map(({ min, max }, index) => ({
			min,
			max,
			label:
				min === max
					? inNumber(min, language)
					: `${inNumber(min, language)}–${inNumber(max, language)}`,
			color: COLOURS[Math.floor(((index + 1) * COLOURS.length) / steps) - 1] ?? LIGHT.heat5,
		})),
	];
}

const COLOURS = [LIGHT.heat1, LIGHT.heat2, LIGHT.heat3, LIGHT.heat4, LIGHT.heat5];
