import { html } from '../markup';
import { LIGHT } from '../palette';
import { asPicture, drawingBlock, stacked, type Block } from './blocks';
import { fitted, lineAt } from './lettering';

/** What a picture says of itself: alone in a messenger nothing else does. */
export interface Caption {
	readonly title: string;
	/** Of what and of when. */
	readonly line: string;
	/** Below the drawing; '' for none. */
	readonly hint?: string;
}

/** Returns a drawing with its caption as an SVG, wider than the drawing by twice `FRAME_MARGIN`. */
export function framed(svg: string, width: number, { title, line, hint = '' }: Caption): string {
	const blocks = [captionBlock(title, line, width), drawingBlock(svg)];
	const below = hint === '' ? [] : [{ height: 14, markup: small(11, hint, width) }];
	return asPicture(stacked([...blocks, ...below], 14), width, FRAME_MARGIN);
}

/** @internal */
export const FRAME_MARGIN = 18;

function captionBlock(title: string, line: string, width: number): Block {
	const heading = lineAt(0, 15, fitted(title, 17, width), { size: 17, isBold: true });
	return { height: 38, markup: html`${heading}${small(36, line, width)}` };
}

function small(y: number, text: string, width: number) {
	return lineAt(0, y, fitted(text, 13, width), { size: 13, color: LIGHT.muted });
}
