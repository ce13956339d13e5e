import { html, type Markup } from '../markup';
import { LIGHT } from '../palette';
import type { Card } from '../report-cards';
import { stacked, type Block } from './blocks';
import { fitted, lineAt, wrapped } from './lettering';

/** Returns the cards of a report in lines, side by side. */
export function cardsBlock(lines: ReadonlyArray<readonly Card[]>, width: number): Block {
	return stacked(
		lines.map((cards) => lineOfCards(cards, width, lines.length > 1 && cards === lines[0])),
		GAP,
	);
}

function lineOfCards(cards: readonly Card[], width: number, isMain: boolean): Block {
	const cardWidth = (width - GAP * (cards.length - 1)) / cards.length;
	const drawn = cards.map((card) => cardBlock(card, cardWidth - 2 * PADDING, isMain));
	const height = Math.max(...drawn.map((block) => block.height)) + 2 * PADDING;
	const placed = drawn.map(
		({ markup }, index) =>
			html`<g transform="translate(${index * (cardWidth + GAP)} 0)">
				<rect width="${cardWidth}" height="${height}" rx="8" fill="${LIGHT.page}" />
				<g transform="translate(${PADDING} ${PADDING})">${markup}</g>
			</g>`,
	);
	return { height, markup: html`${placed}` };
}

const GAP = 10;
const PADDING = 12;

function cardBlock({ label, value, note, change }: Card, width: number, isMain: boolean): Block {
	const size = isMain ? 26 : 20;
	const labels = wrapped(label, SMALL, width, 2);
	const details = [
		...(note === null ? [] : wrapped(note, SMALL, width, 2).map((text) => muted(text))),
		...(change === null || change.text === ''
			? []
			: [{ text: change.text, color: TONES[change.tone], isBold: change.tone !== 'even' }]),
		...(change === null ? [] : wrapped(change.before, SMALL, width, 2).map((text) => muted(text))),
	];
	const lines = [...labels.map((text) => ({ text, color: LIGHT.text, isBold: false })), ...details];
	const drawn = lines.map(({ text, color, isBold }, index): Markup => {
		const y = size + 6 + (index + 0.75) * LINE + (index < labels.length ? 0 : 4);
		return lineAt(0, y, fitted(text, SMALL, width), { size: SMALL, color, isBold });
	});
	const figure = lineAt(0, size * 0.85, fitted(value, size, width + PADDING), {
		size,
		isBold: true,
	});
	return { height: size + 10 + lines.length * LINE, markup: html`${figure}${drawn}` };
}

function muted(text: string) {
	return { text, color: LIGHT.muted, isBold: false };
}

const SMALL = 12;
const LINE = 17;
const TONES = { good: LIGHT.good, bad: LIGHT.bad, even: LIGHT.muted } as const;
