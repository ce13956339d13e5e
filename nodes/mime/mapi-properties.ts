/** The first value of a property, as it is written. */
interface Property {
	readonly value: Buffer;
	/** It is text in UTF-16. */
	readonly isUnicode: boolean;
}

/** By their number (MS-OXPROPS). */
export type Properties = ReadonlyMap<number, Property>;

/** Returns the properties in a list of MAPI (MS-OXTNEF §2.1.3.4), which may be cut anywhere; named ones are passed over. */
export function readProperties(bytes: Buffer): Properties {
	const properties = new Map<number, Property>();
	let at = 4;
	for (let count = 0; count < MAX_PROPERTIES && at + 4 <= bytes.length; count++) {
		const type = bytes.readUInt16LE(at);
		const id = bytes.readUInt16LE(at + 2);
		at += 4;
		if (id >= NAMED) {
			if (at + 24 > bytes.length) break;
			const isByName = bytes.readUInt32LE(at + 16) === 1;
			at += isByName ? 24 + padded(bytes.readUInt32LE(at + 20)) : 24;
		}
		const size = SIZES.get(type & ~SEVERAL);
		const isCounted = (type & SEVERAL) !== 0 || size === undefined;
		if (isCounted && at + 4 > bytes.length) break;
		const many = isCounted ? bytes.readUInt32LE(at) : 1;
		if (isCounted) at += 4;
		for (let one = 0; one < many && at < bytes.length; one++) {
			if (size === undefined && at + 4 > bytes.length) return properties;
			const length = size ?? bytes.readUInt32LE(at);
			if (size === undefined) at += 4;
			if (one === 0 && id < NAMED && !properties.has(id)) {
				const isUnicode = (type & ~SEVERAL) === UNICODE;
				properties.set(id, { value: bytes.subarray(at, at + length), isUnicode });
			}
			at += padded(length);
		}
	}
	return properties;
}

const MAX_PROPERTIES = 2_000;
const NAMED = 0x8000;
const SEVERAL = 0x1000;
const UNICODE = 0x1f;

/** Octets of the types that have a fixed size; those not listed come with a length. */
const SIZES: ReadonlyMap<number, number> = new Map([
	...([
		[1, 0],
		[2, 2],
		[3, 4],
		[4, 4],
		[5, 8],
		[6, 8],
		[7, 8],
	] as const),
	...([
		[10, 4],
		[11, 2],
		[20, 8],
		[64, 8],
		[72, 16],
	] as const),
]);

function padded(length: number): number {
	return Math.ceil(length / 4) * 4;
}
