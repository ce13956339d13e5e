import type { INode } from 'n8n-workflow';
import type { ExampleFile } from './files';

export interface Box {
	readonly left: number;
	readonly top: number;
	readonly right: number;
	readonly bottom: number;
}

/** n8n draws a node as a square of this size, and its name below. */
const NODE_SIZE = 96;
const PADDING = 16;
const ABOUT = /^(About this workflow|О рабочем процессе)$/;

/** The coloured notes that frame the nodes of one step of the set-up. */
export function stepsOf({ nodes }: ExampleFile): readonly INode[] {
	return nodes.filter((node) => isNote(node) && !ABOUT.test(node.name));
}

export function isNote({ type }: INode): boolean {
	return type === 'n8n-nodes-base.stickyNote';
}

export function boxOf({ position: [left, top], parameters }: INode): Box {
	const { width = NODE_SIZE, height = NODE_SIZE } = parameters;
	return { left, top, right: left + Number(width), bottom: top + Number(height) };
}

export function overlap(one: Box, other: Box): boolean {
	return (
		one.left < other.right &&
		other.left < one.right &&
		one.top < other.bottom &&
		other.top < one.bottom
	);
}

/** The nodes that a note frames. */
export function framedBy(note: INode, { nodes }: ExampleFile): readonly INode[] {
	return nodes.filter((node) => !isNote(node) && overlap(boxOf(note), boxOf(node)));
}

/** How high n8n draws the text of a note, with some room to spare. */
export function textHeightOf({ parameters: { content, width } }: INode): number {
	const room = Number(width) - 2 * PADDING;
	return String(content)
		.split('\n')
		.map((line) => heightOfLine(line, room))
		.reduce((sum, height) => sum + height, PADDING);
}

function heightOfLine(line: string, room: number): number {
	if (line === '') return 10;
	const [letter, height] = line.startsWith('#') ? [11, 30] : [7.4, 21];
	const letters = line.replace(/[*`#]/g, '').length;
	return Math.ceil(letters / Math.floor(room / letter)) * height;
}
