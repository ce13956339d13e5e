/** One record of a zone, as zone files write it: `MX 10 mx.example`, `SRV 0 1 993 imap.example`, `A 127.0.0.1`. */
export type ZoneRecord = string;

export interface Question {
	readonly name: string;
	readonly type: string;
}

export interface Reply {
	readonly code: keyof typeof CODES;
	readonly records: ReadonlyArray<readonly [name: string, record: ZoneRecord]>;
}

/** Returns what a query asks for (RFC 1035 §4.1.2). */
export function readQuestion(query: Buffer): Question {
	const labels: string[] = [];
	let at = HEADER;
	for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
		labels.push(query.toString('latin1', at + 1, at + 1 + length).toLowerCase());
		at += length + 1;
	}
	const number = query.readUInt16BE(at + 1);
	const type = Object.entries(TYPES).find(([, value]) => value === number)?.[0];
	return { name: labels.join('.'), type: type ?? String(number) };
}

/** Returns the message that answers a query; over UDP a long one only says that it is cut off. */
export function writeReply(query: Buffer, { code, records }: Reply, isUdp: boolean): Buffer {
	const question = query.subarray(HEADER, HEADER + nameLength(query) + 4);
	const answers = Buffer.concat(records.map(([name, record]) => toRecord(name, record)));
	const isCut = isUdp && HEADER + question.length + answers.length > 512;
	const header = Buffer.alloc(HEADER);
	query.copy(header, 0, 0, 2);
	// Response, recursion desired and available; TC when cut off.
	header.writeUInt16BE(0x8180 | (isCut ? 0x0200 : 0) | CODES[code], 2);
	header.writeUInt16BE(1, 4);
	header.writeUInt16BE(isCut ? 0 : records.length, 6);
	return Buffer.concat([header, question, ...(isCut ? [] : [answers])]);
}

const HEADER = 12;
const TYPES = { A: 1, CNAME: 5, MX: 15, AAAA: 28, SRV: 33 } as const;
const CODES = { NOERROR: 0, SERVFAIL: 2, NXDOMAIN: 3, NOTIMP: 4, REFUSED: 5 } as const;

function nameLength(query: Buffer): number {
	return query.indexOf(0, HEADER) - HEADER + 1;
}

function toRecord(owner: string, record: ZoneRecord): Buffer {
	const [type = '', ...fields] = record.split(' ');
	const content = toContent(type, fields);
	const fixed = Buffer.alloc(10);
	fixed.writeUInt16BE(TYPES[type as keyof typeof TYPES], 0);
	fixed.writeUInt16BE(1, 2);
	fixed.writeUInt32BE(60, 4);
	fixed.writeUInt16BE(content.length, 8);
	return Buffer.concat([toName(owner), fixed, content]);
}

function toContent(type: string, fields: readonly string[]): Buffer {
	const name = toName(fields.at(-1) ?? '');
	if (type === 'A') return Buffer.from((fields[0] ?? '').split('.').map(Number));
	const numbers = Buffer.alloc((fields.length - 1) * 2);
	fields.slice(0, -1).forEach((field, index) => numbers.writeUInt16BE(Number(field), index * 2));
	return Buffer.concat([numbers, name]);
}

function toName(name: string): Buffer {
	const labels = name.split('.').filter((label) => label !== '');
	const parts = labels.map((label) => Buffer.from(`\0${label}`, 'latin1'));
	for (const part of parts) part[0] = part.length - 1;
	return Buffer.concat([...parts, Buffer.of(0)]);
}
