import { textWidth } from '../draw';
import { html } from '../markup';
import { LIGHT } from '../palette';
import type { Cell, Table } from '../report-table';
import { stacked, type Block } from './blocks';
import { fitted, lineAt, wrapped } from './lettering';

/** Returns the table of a report's groups, without the columns that need much room. */
export function tableBlock(table: Table, width: number): Block {
	const places = placesIn(table, width);
	const rows: Block[] = [
		headRow(table, places),
		...table.rows.flatMap(({ heading, cells }) => [
			...(heading === null ? [] : [headingRow(heading, width)]),
			rowOf(cells, places, false),
		]),
	];
	const underlined = rows.map(({ height, markup }) => ({
		height,
		markup: html`${markup}<rect
				y="${height - 1}"
				width="${width}"
				height="1"
				fill="${LIGHT.line}"
			/>`,
	}));
	return stacked([...underlined, rowOf(table.total, places, true)], 0);
}

/** A column that is shown. */
interface Place {
	readonly index: number;
	readonly width: number;
	/** Where numbers end, and the names of groups begin. */
	readonly x: number;
	readonly isName: boolean;
}

function placesIn(table: Table, width: number): Place[] {
	const shown = table.columns.flatMap(({ isRare }, index) => (isRare ? [] : [index]));
	const [name = 0, ...numbers] = shown;
	let x = width;
	const fromTheEnd = [...numbers].reverse().map((index) => {
		const place = { index, width: widthOf(table, index), x, isName: false };
		x -= place.width;
		return place;
	});
	return [{ index: name, width: x, x: 0, isName: true }, ...fromTheEnd.reverse()];
}

function headRow({ columns }: Table, places: readonly Place[]): Block {
	const lines = places.map(({ index, width }) =>
		wrapped(columns[index]?.name ?? '', SIZE, width - GAP, 3),
	);
	const most = Math.max(...lines.map(({ length }) => length));
	const drawn = places.map(({ x, isName }, place) => {
		const own = lines[place] ?? [];
		const style = { size: SIZE, color: LIGHT.muted, anchor: isName ? 'start' : 'end' } as const;
		return own.map((line, index) =>
			lineAt(x, BASE + (most - own.length + index) * LINE, line, style),
		);
	});
	return { height: ROW + (most - 1) * LINE, markup: html`${drawn}` };
}

function headingRow(heading: string, width: number): Block {
	const text = fitted(heading, SIZE, width);
	return { height: ROW, markup: lineAt(0, BASE, text, { size: SIZE, isBold: true }) };
}

function rowOf(cells: readonly Cell[], places: readonly Place[], isBold: boolean): Block {
	const drawn = places.map(({ index, width, x, isName }) => {
		const { text = '', tone = 'even' } = cells[index] ?? {};
		const style = { size: SIZE, isBold, color: TONES[tone] };
		return isName
			? lineAt(x, BASE, fitted(text, SIZE, width - GAP), style)
			: lineAt(x, BASE, text, { ...style, anchor: 'end' });
	});
	return { height: ROW, markup: html`${drawn}` };
}

/** As wide as its widest cell or word of the heading, and some room to the column before. */
function widthOf({ columns, rows, total }: Table, index: number): number {
	const cells = [...rows.map((row) => row.cells), total].map((row) => row[index]?.text ?? '');
	const texts = [...(columns[index]?.name ?? '').split(' '), ...cells];
	return Math.max(...texts.map((text) => textWidth(text, SIZE))) + GAP;
}

const SIZE = 13;
const ROW = 32;
const BASE = 20;
const LINE = 17;
const GAP = 12;
const TONES = { good: LIGHT.good, bad: LIGHT.bad, even: LIGHT.text } as const;
