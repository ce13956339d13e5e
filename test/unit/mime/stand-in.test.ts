import { MAX_TEXT_LENGTH } from '../../../nodes/core/mail/item-limits';
import { readCms } from '../../../nodes/mime/cms';
import { readTnef } from '../../../nodes/mime/tnef';
import { readWholeMessage } from '../../../nodes/mime/whole-message';
import { cms, element, openElement, properties, uint32, winmail } from '../../support/mail/boxes';

const read = (headers: string, content: string) =>
	readWholeMessage(Buffer.from(`${headers}\r\n\r\n${content}`), false, MAX_TEXT_LENGTH);

const inner = Buffer.from('Content-Type: text/plain\r\n\r\nForty pumps');

describe('a message that shows no text says what is in', () => {
	test.each([
		['a signed message', cms('signed', element(4, inner))],
		[
			'one whose octets come in pieces',
			cms(
				'signed',
				openElement(0x24, element(4, inner.subarray(0, 9)), element(4, inner.subarray(9))),
			),
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
		cms('enveloped').toString('base64'),
	],
	['onlyFiles', 'Content-Type: application/pdf', 'x'],
	['empty', 'Content-Type: text/plain', ' '],
])('a message without a text is %s: %s', (because, headers, content) => {
	expect(read(headers, content)).toMatchObject({ text: '', noTextBecause: because });
});

describe('a winmail.dat', () => {
	const BODY = 0x0002800c;
	const PROPERTIES = 0x00069003;
	const FILE = 0x00069002;
	const unicode = (text: string) => Buffer.from(`${text}\0`, 'utf16le');
	const text = properties([0x1000, 0x1f, unicode('Forty pumps')]);

	test('gives its text and its files', () => {
		const bytes = winmail(
			[PROPERTIES, text],
			[FILE, Buffer.alloc(14)],
			[0x00018010, Buffer.from('plan.pdf\0')],
			[0x0006800f, Buffer.alloc(300)],
		);
		expect(readTnef(bytes)).toMatchObject({
			text: 'Forty pumps',
			html: '',
			files: [{ name: 'plan.pdf', size: 300, type: 'application/octet-stream' }],
		});
	});

	test('gives the text of its RTF where it holds no other', () => {
		const rtf = Buffer.from(
			'2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232' +
				'0af32068656c090020627705b06c647d0a800fa0',
			'hex',
		);
		const bytes = winmail([PROPERTIES, properties([0x1009, 0x102, rtf])]);
		expect(readTnef(bytes)).toMatchObject({ text: 'hello world', html: '', files: [] });
	});

	test('is read by the code pages that it names, whatever properties stand in between', () => {
		const bytes = winmail(
			[0x00069007, uint32(1251)],
			[BODY, Buffer.from('cff0e800', 'hex')],
			[
				PROPERTIES,
				properties(
					[0x0fff, 0x1102, Buffer.of(7)],
					[0x3fde, 3, uint32(20866)],
					[0x1013, 0x102, Buffer.from('<p>\xf0\xd2\xc9</p>', 'latin1')],
				),
			],
		);
		expect(readTnef(bytes)).toMatchObject({ text: 'При', html: '<p>При</p>' });
	});

	test('names its files by their long names, and a message in it is one of them', () => {
		const inside = winmail([BODY, Buffer.from('Inner\0')]);
		const bytes = winmail(
			[FILE, Buffer.alloc(14)],
			[0x00018010, Buffer.from('PLAN~1.PDF\0')],
			[0x0006800f, Buffer.from('%PDF')],
			[
				0x00069005,
				properties(
					[0x3707, 0x1f, unicode('plan of the house.pdf')],
					[0x370e, 0x1e, Buffer.from('application/pdf\0')],
					[0x3712, 0x1e, Buffer.from('<plan@x>\0')],
				),
			],
			[FILE, Buffer.alloc(14)],
			[
				0x00069005,
				properties(
					[0x3701, 0x0d, Buffer.concat([Buffer.alloc(16), inside])],
					[0x3001, 0x1e, Buffer.from('Doors\0')],
				),
			],
		);
		expect(readTnef(bytes)?.files).toMatchObject([
			{ name: 'plan of the house.pdf', type: 'application/pdf', size: 4, contentId: 'plan@x' },
			{ name: 'Doors', type: 'application/ms-tnef', content: inside },
		]);
	});

	test('cut anywhere does no harm, nor does what is none', () => {
		const bytes = winmail([PROPERTIES, text]);
		for (let end = 0; end < bytes.length; end++) {
			expect(() => readTnef(bytes.subarray(0, end))).not.toThrow();
			expect(() => readCms(bytes.subarray(end))).not.toThrow();
		}
		expect(readTnef(Buffer.from('nothing'))).toBeNull();
	});
});
