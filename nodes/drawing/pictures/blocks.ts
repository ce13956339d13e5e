import { html, trusted, type Markup } from '../markup';

/** A part of a picture, drawn from its upper left corner. */
export interface Block {
	readonly height: number;
	readonly markup: Markup;
}

/** Returns blocks one below the other. */
export function stacked(blocks: readonly Block[], gap: number): Block {
	let height = 0;
	const placed = blocks.map((block, index) => {
		const top = index === 0 ? 0 : height + gap;
		height = top + block.height;
		return html`<g transform="translate(0 ${top})">${block.markup}</g>`;
	});
	return { height, markup: html`${placed}` };
}

/** Returns a drawing of ours, an SVG of its own, as a part of a picture. */
export function drawingBlock(svg: string): Block {
	return { height: Number(/height="(\d+)"/.exec(svg)?.[1] ?? 0), markup: trusted(svg) };
}

/** Returns a block as an SVG with room around it. */
export function asPicture({ height, markup }: Block, width: number, margin: number): string {
	const [outerWidth, outerHeight] = [width + 2 * margin, Math.ceil(height) + 2 * margin];
	return html`<svg
		xmlns="http://www.w3.org/2000/svg"
		width="${outerWidth}"
		height="${outerHeight}"
		viewBox="0 0 ${outerWidth} ${outerHeight}"
	>
		<g transform="translate(${margin} ${margin})">${markup}</g>
	</svg>`.text;
}
