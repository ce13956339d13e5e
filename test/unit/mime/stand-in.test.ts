import { MAX_TEXT_LENGTH } from '../../../nodes/core/mail/item-limits';
import { readCms } from '../../../nodes/mime/cms';
import { readTnef } from '../../../nodes/mime/tnef';
import { readWholeMessage } from '../../../nodes/mime/whole-message';

const read = (headers: string, content: string) =>
	readWholeMessage(Buffer.from(`${headers}\r\n\r\n${content}`), false, MAX_TEXT_LENGTH);

const tlv = (tag: number, ...contents: Buffer[]): Buffer => {
	const content = Buffer.concat(contents);
	return Buffer.concat([Buffer.of(tag, 0x82, content.length >> 8, content.length & 255), content]);
};
/** With two zeros at its end instead of a length, as programs write it that do not know it yet. */
const open = (tag: number, ...contents: Buffer[]) =>
	Buffer.concat([Buffer.of(tag, 0x80), ...contents, Buffer.of(0, 0)]);
const oid = (hex: string) => tlv(6, Buffer.from(hex, 'hex'));
const cms = (type: string, ...octets: Buffer[]) =>
	open(
		0x30,
		oid(type),
		open(
			0xa0,
			open(
				0x30,
				tlv(2, Buffer.of(1)),
				tlv(0x31),
				open(0x30, oid('2a864886f70d010701'), open(0xa0, ...octets)),
			),
		),
	);
const SIGNED = '2a864886f70d010702';
const inner = Buffer.from('Content-Type: text/plain\r\n\r\nForty pumps');

describe('a message that shows no text says what is in', () => {
	test.each([
		['a signed message', cms(SIGNED, tlv(4, inner))],
		[
			'one whose octets come in pieces',
			cms(SIGNED, open(0x24, tlv(4, inner.subarray(0, 9)), tlv(4, inner.subarray(9)))),
		],
	])('%s', (_, bytes) => {
		const headers =
			'Content-Type: application/pkcs7-mime; name=smime.p7m\r\nContent-Transfer-Encoding: base64';
		expect(read(headers, bytes.toString('base64'))).toMatchObject({
			text: 'Forty pumps',
			attachments: [{ name: 'smime.p7m' }],
		});
	});

	test.each([
		[
			'an appointment',
			'text/calendar',
			'BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\r\nDTSTART:1970\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nSUMMARY:Viewing\r\nDTSTART;TZID=Europe/Riga:20260514T090000\r\nDTEND;TZID=Europe/Riga:20260514T100000\r\nLOCATION:Tula\\, office\r\nDESCRIPTION:One\\ntw\r\n o\r\nBEGIN:VALARM\r\nDESCRIPTION:no\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR',
			'Viewing\n2026-05-14 09:00 Europe/Riga – 2026-05-14 10:00 Europe/Riga\nTula, office\nOne\ntwo',
		],
		['another message', 'message/rfc822', 'Subject: x\r\n\r\nForty pumps', 'Forty pumps'],
		[
			'an attached text',
			'text/plain; name=a.txt\r\nContent-Disposition: attachment',
			'Forty pumps',
			'Forty pumps',
		],
	])('%s', (_, type, content, text) => {
		expect(read(`Content-Type: ${type}`, content).text).toBe(text);
	});
});

test.each([
	[
		'encrypted',
		'Content-Type: multipart/encrypted; boundary=b',
		'--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b--',
	],
	[
		'encrypted',
		'Content-Type: application/pkcs7-mime\r\nContent-Transfer-Encoding: base64',
		cms('2a864886f70d010703').toString('base64'),
	],
	['onlyFiles', 'Content-Type: application/pdf', 'x'],
	['empty', 'Content-Type: text/plain', ' '],
])('a message without a text is %s: %s', (because, headers, content) => {
	expect(read(headers, content)).toMatchObject({ text: '', noTextBecause: because });
});

describe('a winmail.dat', () => {
	const attribute = (id: number, value: Buffer) => {
		const head = Buffer.alloc(9);
		head.writeUInt8(1, 0);
		head.writeUInt32LE(id, 1);
		head.writeUInt32LE(value.length, 5);
		return Buffer.concat([head, value, Buffer.alloc(2)]);
	};
	const head = Buffer.from('789f3e220100', 'hex');
	const unicode = Buffer.from('Forty pumps\0', 'utf16le');
	const property = Buffer.alloc(12);
	property.writeUInt16LE(0x1f, 0);
	property.writeUInt16LE(0x1000, 2);
	property.writeUInt32LE(1, 4);
	property.writeUInt32LE(unicode.length, 8);

	test('gives its text and its files', () => {
		const bytes = Buffer.concat([
			head,
			attribute(0x00069003, Buffer.concat([Buffer.of(1, 0, 0, 0), property, unicode])),
			attribute(0x00069002, Buffer.alloc(14)),
			attribute(0x00018010, Buffer.from('plan.pdf\0')),
			attribute(0x0006800f, Buffer.alloc(300)),
		]);
		expect(readTnef(bytes)).toEqual({
			text: 'Forty pumps',
			html: '',
			files: [{ name: 'plan.pdf', size: 300 }],
		});
	});

	test('cut anywhere does no harm, nor does what is none', () => {
		const bytes = Buffer.concat([
			head,
			attribute(0x00069003, Buffer.concat([Buffer.of(9, 0, 0, 0), property, unicode])),
		]);
		for (let end = 0; end < bytes.length; end++) {
			expect(() => readTnef(bytes.subarray(0, end))).not.toThrow();
			expect(() => readCms(bytes.subarray(end))).not.toThrow();
		}
		expect(readTnef(Buffer.from('nothing'))).toBeNull();
	});
});
