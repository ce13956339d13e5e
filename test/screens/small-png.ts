import { crc32, deflateSync, inflateSync } from 'node:zlib';

interface Raster {
	readonly width: number;
	readonly height: number;
	/** Red, green and blue of each pixel in one number. */
	readonly pixels: Uint32Array;
}

/** Returns a picture of at most 256 colors, which is a third of the bytes; on a screen of text nobody sees it. */
export function smallPng(png: Buffer): Buffer {
	const raster = decoded(png);
	const { palette, indexOf } = paletteOf(raster.pixels);
	const rows = Buffer.alloc(raster.height * (raster.width + 1));
	for (let y = 0; y < raster.height; y++) {
		for (let x = 0; x < raster.width; x++) {
			const color = raster.pixels[y * raster.width + x] ?? 0;
			rows[y * (raster.width + 1) + x + 1] = indexOf(color);
		}
	}
	const header = Buffer.from(png.subarray(HEADER_AT, HEADER_AT + 13));
	header[9] = INDEXED;
	return Buffer.concat([
		png.subarray(0, SIGNATURE_LENGTH),
		chunk('IHDR', header),
		chunk('PLTE', Buffer.from(palette.flatMap((color) => channelsOf(color)))),
		chunk('IDAT', deflateSync(rows, { level: 9 })),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

const SIGNATURE_LENGTH = 8;
const HEADER_AT = SIGNATURE_LENGTH + 8;
const TRUE_COLOR = 2;
const INDEXED = 3;
const TRUE_COLOR_ALPHA = 6;
const MOST_COLORS = 256;

/** The most frequent colors that are not alike; any other becomes the one nearest to it. */
function paletteOf(pixels: Uint32Array) {
	const counts = new Map<number, number>();
	for (const color of pixels) counts.set(color, (counts.get(color) ?? 0) + 1);
	const colors = [...counts].sort(([, one], [, other]) => other - one).map(([color]) => color);
	const palette = unlike(colors);
	const known = new Map(palette.map((color, index) => [color, index]));
	const indexOf = (color: number): number => {
		const index = known.get(color) ?? nearest(palette, color);
		known.set(color, index);
		return index;
	};
	return { palette, indexOf };
}

/** Leaves out colors as like an earlier one as need be, so that a rare red does not become gray. */
function unlike(colors: readonly number[]): number[] {
	for (let apart = 1; ; apart *= 1.5) {
		const chosen: number[] = [];
		for (const color of colors) {
			if (chosen.every((other) => distance(color, other) >= apart)) chosen.push(color);
			if (chosen.length > MOST_COLORS) break;
		}
		if (chosen.length <= MOST_COLORS) return chosen;
	}
}

function nearest(palette: readonly number[], color: number): number {
	const distances = palette.map((other) => distance(color, other));
	return distances.indexOf(Math.min(...distances));
}

function distance(one: number, other: number): number {
	const red = (one >> 16) - (other >> 16);
	const green = ((one >> 8) & 255) - ((other >> 8) & 255);
	const blue = (one & 255) - (other & 255);
	return red * red + green * green + blue * blue;
}

function channelsOf(color: number): number[] {
	return [color >> 16, (color >> 8) & 255, color & 255];
}

/** Reads what Chromium and resvg write: eight bits for each channel, not interlaced, nothing transparent. */
function decoded(png: Buffer): Raster {
	const width = png.readUInt32BE(HEADER_AT);
	const height = png.readUInt32BE(HEADER_AT + 4);
	const [depth, kind] = [png[HEADER_AT + 8], png[HEADER_AT + 9]];
	if (depth !== 8 || (kind !== TRUE_COLOR && kind !== TRUE_COLOR_ALPHA)) {
		throw new Error(`A PNG of kind ${kind} with ${depth} bits is not what Chromium writes`);
	}
	const step = kind === TRUE_COLOR ? 3 : 4;
	const bytes = unfiltered(inflateSync(dataOf(png)), width * step, height, step);
	const pixels = new Uint32Array(width * height);
	for (let at = 0; at < pixels.length; at++) pixels[at] = bytes.readUIntBE(at * step, 3);
	return { width, height, pixels };
}

function dataOf(png: Buffer): Buffer {
	const parts: Buffer[] = [];
	for (let at = SIGNATURE_LENGTH; at < png.length; ) {
		const length = png.readUInt32BE(at);
		const name = png.toString('latin1', at + 4, at + 8);
		if (name === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
		at += length + 12;
	}
	return Buffer.concat(parts);
}

/** Undoes the filter of each row (PNG specification, section 9). */
function unfiltered(rows: Buffer, length: number, height: number, step: number): Buffer {
	const bytes = Buffer.alloc(length * height);
	for (let y = 0; y < height; y++) {
		const filter = rows[y * (length + 1)] ?? 0;
		for (let x = 0; x < length; x++) {
			const at = y * length + x;
			const left = x < step ? 0 : (bytes[at - step] ?? 0);
			const above = y === 0 ? 0 : (bytes[at - length] ?? 0);
			const corner = y === 0 || x < step ? 0 : (bytes[at - length - step] ?? 0);
			const value = rows[y * (length + 1) + 1 + x] ?? 0;
			bytes[at] = value + predicted(filter, left, above, corner);
		}
	}
	return bytes;
}

function predicted(filter: number, left: number, above: number, corner: number): number {
	if (filter === 1) return left;
	if (filter === 2) return above;
	if (filter === 3) return (left + above) >> 1;
	if (filter !== 4) return 0;
	const guess = left + above - corner;
	const [byLeft, byAbove, byCorner] = [left, above, corner].map((one) => Math.abs(guess - one));
	if (byLeft === undefined || byAbove === undefined || byCorner === undefined) return 0;
	if (byLeft <= byAbove && byLeft <= byCorner) return left;
	return byAbove <= byCorner ? above : corner;
}

function chunk(name: string, data: Buffer): Buffer {
	const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
	const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(data.length);
	check.writeUInt32BE(crc32(named) >>> 0);
	return Buffer.concat([length, named, check]);
}
