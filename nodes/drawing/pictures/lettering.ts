import { textWidth } from '../draw';
import { html, type Markup } from '../markup';
import { LIGHT } from '../palette';
import { PNG_FONT } from '../png';

/** How a line of text is written in a picture. */
export interface Lettering {
	readonly size: number;
	readonly color?: string;
	readonly isBold?: boolean;
	/** `end`: `x` is where the line ends. */
	readonly anchor?: 'start' | 'end';
}

/** Returns a line of text whose letters stand on `y`. */
export function lineAt(
	x: number,
	y: number,
	text: string,
	{ size, color = LIGHT.text, isBold = false, anchor = 'start' }: Lettering,
): Markup {
	// The bundled font has one weight: an outline makes the letters heavier.
	const stroke = isBold ? size * 0.035 : 0;
	return html`<text
		x="${x}"
		y="${y}"
		font-family="${PNG_FONT}"
		font-size="${size}"
		fill="${color}"
		stroke="${color}"
		stroke-width="${stroke}"
		text-anchor="${anchor}"
	>
		${text}
	</text>`;
}

/** Returns a text that is not wider than `width`, with an ellipsis where it was cut. */
export function fitted(text: string, size: number, width: number): string {
	if (textWidth(text, size) <= width) return text;
	const characters = [...text];
	while (characters.length > 0 && textWidth(`${characters.join('')}…`, size) > width) {
		characters.pop();
	}
	return `${characters.join('').trimEnd()}…`;
}

/** Returns a text in lines not wider than `width`, at most `most`; what is left over is cut. */
export function wrapped(text: string, size: number, width: number, most: number): string[] {
	const lines: string[] = [];
	for (const word of text.split(' ')) {
		const last = lines.at(-1);
		const longer = last === undefined ? word : `${last} ${word}`;
		const isFull = lines.length === most;
		if (last !== undefined && !isFull && textWidth(longer, size) > width) lines.push(word);
		else lines.splice(-1, 1, longer);
	}
	return lines.map((line) => fitted(line, size, width));
}
