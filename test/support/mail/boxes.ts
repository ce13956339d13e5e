/** A value of a `winmail.dat`: its number, and what is in it. */
export type Attribute = readonly [id: number, value: Buffer];
/** A property of MAPI: its number, its type, and what is in it. */
export type Property = readonly [id: number, type: number, value: Buffer];

/** Returns a `winmail.dat` (MS-OXTNEF). */
export function winmail(...attributes: readonly Attribute[]): Buffer {
	return Buffer.concat([
		Buffer.from('789f3e220100', 'hex'),
		...attributes.flatMap(([id, value]) => [
			...[Buffer.of(1), uint32(id), uint32(value.length)],
			...[value, Buffer.alloc(2)],
		]),
	]);
}

/** Returns the attributes of a file. */
export function winmailFile(name: string, content: string): readonly Attribute[] {
	return [
		[0x00069002, Buffer.alloc(14)],
		[0x00018010, Buffer.from(`${name}\0`)],
		[0x0006800f, Buffer.from(content)],
	];
}

/** Returns a list of properties as the value of an attribute. */
export function properties(...list: readonly Property[]): Buffer {
	const written = list.flatMap(([id, type, value]) => {
		const start = [uint16(type), uint16(id)];
		if (type === 3) return [...start, value];
		const padding = Buffer.alloc((4 - (value.length % 4)) % 4);
		return [...start, uint32(1), uint32(value.length), value, padding];
	});
	return Buffer.concat([uint32(list.length), ...written]);
}

export function uint32(value: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32LE(value);
	return bytes;
}

function uint16(value: number): Buffer {
	return uint32(value).subarray(0, 2);
}

/** Returns an element of DER with its length in front. */
export function element(tag: number, ...contents: readonly Buffer[]): Buffer {
	const content = Buffer.concat(contents);
	return Buffer.concat([Buffer.of(tag, 0x82, content.length >> 8, content.length & 255), content]);
}

/** Returns an element with two zeros at its end instead of a length, as programs write it that do not know it yet. */
export function openElement(tag: number, ...contents: readonly Buffer[]): Buffer {
	return Buffer.concat([Buffer.of(tag, 0x80), ...contents, Buffer.of(0, 0)]);
}

/** Returns a CMS message (RFC 5652) of a kind around octets. */
export function cms(kind: 'signed' | 'enveloped', ...octets: readonly Buffer[]): Buffer {
	const oid = (hex: string) => element(6, Buffer.from(hex, 'hex'));
	return openElement(
		0x30,
		oid(kind === 'signed' ? '2a864886f70d010702' : '2a864886f70d010703'),
		openElement(
			0xa0,
			openElement(
				0x30,
				element(2, Buffer.of(1)),
				element(0x31),
				openElement(0x30, oid('2a864886f70d010701'), openElement(0xa0, ...octets)),
			),
		),
	);
}
