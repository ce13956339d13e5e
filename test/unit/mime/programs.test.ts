import { MAX_TEXT_LENGTH } from '../../../nodes/core/mail/item-limits';
import { fileInMessage } from '../../../nodes/mime/boxes';
import { readWholeMessage } from '../../../nodes/mime/whole-message';
import { inCharset } from '../../support/mail/encoding';

type Piece = string | Buffer;

/** A message of lines and octets. */
const source = (...pieces: readonly Piece[]): Buffer =>
	Buffer.concat(
		pieces.map((piece) =>
			typeof piece === 'string' ? Buffer.from(piece.replace(/\r?\n/g, '\r\n')) : piece,
		),
	);
const read = (...pieces: readonly Piece[]) =>
	readWholeMessage(source(...pieces), false, MAX_TEXT_LENGTH);
const base64 = (text: string, charset = 'utf-8') =>
	inCharset(text, charset).toString('base64').replace(/.{76}/g, '$&\n');

const octets = (encoded: string) => Buffer.from(encoded, 'base64');

const RUSSIAN = 'Здравствуйте! Прошу выслать прайс на насосы. Телефон 8 916 123-45-67';
const JAPANESE = 'お世話になっております。見積もりをお願いいたします。';
const KOREAN = '안녕하세요. 펌프 40대 견적을 부탁드립니다.';
const CHINESE = '您好，请报价四十台水泵，谢谢。';
const GBK_ONLY = '您好，請報價鎔鎂合金和喆公司的產品';

describe('text is read whatever charset it says, or does not say', () => {
	test.each<[what: string, head: string, content: Piece, text: string]>([
		[
			'a Japanese telephone',
			'text/plain; charset=ISO-2022-JP',
			octets('GyRCJCpAJE9DJEskSiRDJEYkKiRqJF4kOSEjOCtAUSRiJGokciQqNGokJCQkJD8kNyReJDkhIxsoQg=='),
			JAPANESE,
		],
		[
			'one that says nothing',
			'text/plain',
			octets('GyRCJCpAJE9DJEskSiRDJEYkKiRqJF4kOSEjOCtAUSRiJGokciQqNGokJCQkJD8kNyReJDkhIxsoQg=='),
			JAPANESE,
		],
		[
			'Shift_JIS under a name of its own',
			'text/plain; charset=x-sjis',
			octets('gqiQophigsmCyILBgsSCqILogtyCt4FCjKmQz4LgguiC8IKoiuiCooKigr2CtYLcgreBQg=='),
			JAPANESE,
		],
		[
			'EUC-JP unlabelled',
			'text/plain',
			octets('pKrApM/DpMukyqTDpMakqqTqpN6kuaGjuKvA0aTipOqk8qSqtOqkpKSkpL+kt6TepLmhow=='),
			JAPANESE,
		],
		[
			'Korean Outlook',
			'text/plain; charset="ks_c_5601-1987"',
			octets('vsiz58fPvLy/5C4gxt/HwSA0MLTrILDfwPvAuyC6zsW5teW4s7TPtNku'),
			KOREAN,
		],
		[
			'Korean unlabelled',
			'text/plain',
			octets('vsiz58fPvLy/5C4gxt/HwSA0MLTrILDfwPvAuyC6zsW5teW4s7TPtNku'),
			KOREAN,
		],
		[
			'letters that only GBK has, as gb2312',
			'text/plain; charset=gb2312',
			octets('xPq6w6Os1YiI84Ny5mfmVrrPvfC6zYa0uavLvrXErmHGtw=='),
			GBK_ONLY,
		],
		[
			'Chinese unlabelled',
			'text/plain',
			octets('xPq6w6Osx+uxqLzby8TKrsyoy66xw6Os0LvQu6Gj'),
			CHINESE,
		],
		[
			'Foxmail, whose charset is in quotes of its own',
			"text/plain; charset='gb18030'",
			octets('xPq6w6Osx+uxqLzby8TKrsyoy66xw6Os0LvQu6Gj'),
			CHINESE,
		],
		[
			'Taiwan',
			'text/plain; charset=cn-big5',
			octets('sXqmbqFBvdCz+Lv5pXykUaV4pPSspqFBwcLBwqFD'),
			'您好，請報價四十台水泵，謝謝。',
		],
		[
			'windows-1251 without a word about it',
			'text/plain',
			inCharset(RUSSIAN, 'windows-1251'),
			RUSSIAN,
		],
		[
			'windows-1251 called us-ascii',
			'text/plain; charset=us-ascii',
			inCharset(RUSSIAN, 'windows-1251'),
			RUSSIAN,
		],
		[
			'windows-1251 called Latin-1',
			'text/plain; charset=iso-8859-1',
			inCharset(RUSSIAN, 'windows-1251'),
			RUSSIAN,
		],
		[
			'windows-1251 called UTF-8',
			'text/plain; charset=utf-8',
			inCharset(RUSSIAN, 'windows-1251'),
			RUSSIAN,
		],
		[
			'koi8-r called windows-1251',
			'text/plain; charset=windows-1251',
			inCharset(RUSSIAN, 'koi8-r'),
			RUSSIAN,
		],
		[
			'windows-1251 called koi8-r',
			'text/plain; charset=koi8-r',
			inCharset(RUSSIAN, 'windows-1251'),
			RUSSIAN,
		],
		['cp866 of an old accounting program', 'text/plain', inCharset(RUSSIAN, 'cp866'), RUSSIAN],
		['UTF-8 called Latin-1', 'text/plain; charset=iso-8859-1', RUSSIAN, RUSSIAN],
		['UTF-8 called windows-1251', 'text/plain; charset=windows-1251', RUSSIAN, RUSSIAN],
		[
			'UTF-16 with its mark',
			'text/plain; charset=utf-16',
			Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(RUSSIAN, 'utf16le')]),
			RUSSIAN,
		],
		['a charset nobody knows', 'text/plain; charset=x-foo', RUSSIAN, RUSSIAN],
		[
			'a charset that was never filled in',
			'text/plain; charset="%charset%"',
			inCharset(RUSSIAN, 'windows-1251'),
			RUSSIAN,
		],
		['two charsets', 'text/plain; charset=windows-1251; charset=utf-8', RUSSIAN, RUSSIAN],
		[
			'Polish as windows-1250',
			'text/plain; charset=cp-1250',
			inCharset('Proszę o wycenę pomp, dziękuję', 'windows-1250'),
			'Proszę o wycenę pomp, dziękuję',
		],
		[
			'Greek unlabelled',
			'text/plain',
			inCharset('Καλημέρα, παρακαλώ στείλτε μου τιμές για αντλίες', 'windows-1253'),
			'Καλημέρα, παρακαλώ στείλτε μου τιμές για αντλίες',
		],
		[
			'Hebrew as it is typed',
			'text/plain; charset=iso-8859-8-i',
			inCharset('שלום, אנא שלחו הצעת מחיר', 'iso-8859-8'),
			'שלום, אנא שלחו הצעת מחיר',
		],
		[
			'Thai',
			'text/plain; charset=tis-620',
			octets('os3juuDKuc3D0qTSu9Hqwbnp0w=='),
			'ขอใบเสนอราคาปั๊มน้ำ',
		],
		[
			'Vietnamese',
			'text/plain; charset=windows-1258',
			inCharset('Xin chào', 'windows-1258'),
			'Xin chào',
		],
	])('%s', (_, type, content, text) => {
		const head = `Subject: x\nContent-Type: ${type}\nContent-Transfer-Encoding: 8bit\n\n`;
		expect(read(head, content).text).toBe(text);
	});

	test('HTML of Outlook that names its charset in a meta element only', () => {
		const html = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=koi8-r"></head><body><p>${RUSSIAN}</p></body></html>`;
		const head = 'Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n';
		expect(read(head, base64(html, 'koi8-r')).text).toBe(RUSSIAN);
	});
});

describe('transfer encodings as programs write them', () => {
	test.each<[what: string, encoding: string, content: string, text: string]>([
		['base64 without line breaks', 'base64', base64(RUSSIAN).replace(/\n/g, ''), RUSSIAN],
		[
			'base64 with empty lines in it',
			'base64',
			`\n\n${base64(RUSSIAN).replace(/\n/g, '\n\n')}\n\n`,
			RUSSIAN,
		],
		['base64 in capital letters', 'BASE64', base64(RUSSIAN), RUSSIAN],
		['base64 with a comment behind it', 'base64 (MIME)', base64(RUSSIAN), RUSSIAN],
		['base64 in quotes', '"base64"', base64(RUSSIAN), RUSSIAN],
		[
			'base64 cut short of its last letter',
			'base64',
			base64('Forty pumps').replace(/=+$/, ''),
			'Forty pumps',
		],
		[
			'clear text below base64',
			'base64',
			`${base64('Forty pumps, please.')}\n\n-- \nChecked by a gateway`,
			'Forty pumps, please.\n-- \nChecked by a gateway',
		],
		[
			'clear text that says it is base64',
			'base64',
			'Hello, forty pumps please.\nBye, Ann',
			'Hello, forty pumps please.\nBye, Ann',
		],
		['quoted-printable in small letters', 'quoted-printable', '=d0=9f=d1=80=d0=b8 40', 'При 40'],
		['quoted-printable with a broken code', 'quoted-printable', 'a =ZZ b', 'a =ZZ b'],
		[
			'quoted-printable with spaces behind soft breaks',
			'quoted-printable',
			'forty= \n pumps',
			'forty pumps',
		],
		['an encoding of a slip', 'quoted_printable', 'Forty =3D 40', 'Forty = 40'],
		['an encoding that is the charset', 'utf-8', 'Forty pumps', 'Forty pumps'],
		['a Japanese one in 7 bits', '7bits', 'Forty pumps', 'Forty pumps'],
	])('%s', (_, encoding, content, text) => {
		const head = `Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: ${encoding}\n\n`;
		expect(read(head, content).text).toBe(text);
	});

	test('x-uuencode as the encoding of a text', () => {
		const head = 'Content-Type: text/plain\nContent-Transfer-Encoding: x-uuencode\n\n';
		expect(read(head, 'begin 644 x\n+1F]R="!P=6UP<P``\n`\nend\n').text).toMatch(/^For/);
	});
});

describe('files that old programs write into a text', () => {
	const UU = 'begin 644 plan.txt\n.5&AE("!P;&%N("$A(0``\n`\nend';

	test('uuencode gives its file, and the words around it', () => {
		const mail = `Subject: x\n\nForty pumps, plan below.\n\n${UU}\n\nAnn`;
		const text = read(mail);
		expect(text).toMatchObject({
			text: 'Forty pumps, plan below.\n\n\nAnn',
			attachments: [{ part: '1/1', name: 'plan.txt', type: 'text/plain' }],
		});
		expect(fileInMessage(source(mail), ['1', '1'])?.toString()).toMatch(/^The {2}plan !!/);
	});

	test('yEnc as well', () => {
		const coded = Buffer.from('the plan=').map((octet) => (octet + 42) & 255);
		const mail = [
			'Subject: x\n\nSee the file\n=ybegin line=128 size=9 name=plan.pdf\n',
			Buffer.from(coded),
			'\n=yend size=9\n',
		];
		expect(read(...mail)).toMatchObject({
			text: 'See the file',
			attachments: [{ part: '1/1', name: 'plan.pdf', type: 'application/pdf', size: 9 }],
		});
		expect(fileInMessage(source(...mail), ['1', '1'])?.toString()).toBe('the plan=');
	});

	test.each([
		['a sentence that begins so', 'begin 2026 with us\nand forty pumps'],
		['a block of a program', 'begin 644 x\nwriteln;\nend'],
	])('but not %s', (_, text) => {
		expect(read(`Subject: x\n\n${text}`)).toMatchObject({ text, attachments: [] });
	});
});

describe('trees as programs build them', () => {
	const part = (type: string, content: string, more = '') =>
		`--b\nContent-Type: ${type}\n${more}\n${content}\n`;
	const multipart = (kind: string, ...parts: readonly string[]) =>
		`MIME-Version: 1.0\nContent-Type: multipart/${kind}; boundary=b\n\n${parts.join('')}--b--\n`;
	const inner = (kind: string, ...parts: readonly string[]) =>
		`--b\nContent-Type: multipart/${kind}; boundary="in"\n\n${parts.join('').replace(/^--b$/gm, '--in')}--in--\n`;
	const PDF = part('application/pdf; name=a.pdf', 'x');

	test('a calendar beside HTML without words is what a letter is read from', () => {
		const { text, passages } = read(
			multipart(
				'alternative',
				part('text/plain', ''),
				part('text/html', '<br>'),
				part(
					'text/calendar',
					'BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Viewing\nEND:VEVENT\nEND:VCALENDAR',
				),
			),
		);
		expect({ text, passages }).toEqual({ text: 'Viewing', passages: undefined });
	});

	test.each<[what: string, mail: string, text: string, files: readonly string[]]>([
		[
			'Apple Mail: text, file, text',
			multipart('mixed', part('text/plain', 'One'), PDF, part('text/plain', 'Two')),
			'One\nTwo',
			['a.pdf'],
		],
		[
			'Apple Mail: HTML with a file in the middle of it',
			multipart(
				'alternative',
				part('text/plain', 'One'),
				inner('mixed', part('text/html', '<p>One</p>'), PDF, part('text/html', '<p>Two</p>')),
			),
			'One',
			['a.pdf'],
		],
		[
			'Outlook: related around alternative',
			multipart(
				'related',
				inner('alternative', part('text/plain', 'One'), part('text/html', '<p>One</p>')),
				part('image/png; name=logo.png', 'x'),
			),
			'One',
			['logo.png'],
		],
		[
			'two alternatives of which the HTML is empty',
			multipart(
				'alternative',
				part('text/plain', 'One'),
				part('text/html', '<html><body></body></html>'),
			),
			'One',
			[],
		],
		[
			'two alternatives of which the text is empty',
			multipart('alternative', part('text/plain', ' '), part('text/html', '<p>One</p>')),
			'One',
			[],
		],
		[
			'alternatives in the wrong order',
			multipart('alternative', part('text/html', '<p>One</p>'), part('text/plain', 'One')),
			'One',
			[],
		],
		['an empty first part', multipart('mixed', '--b\n\n', part('text/plain', 'One')), 'One', []],
		['a part without a header', multipart('mixed', '--b\n\nOne\n', PDF), 'One', ['a.pdf']],
		['a type of one word', 'Content-Type: text\n\nOne', 'One', []],
		['a type that is empty', 'Content-Type: \n\nOne', 'One', []],
		['a type with a slip', 'Content-Type: text/plain charset=utf-8\n\nOne', 'One', []],
		['a type in quotes', 'Content-Type: "text/html"; charset="utf-8"\n\n<p>One</p>', 'One', []],
		[
			'no closing boundary',
			multipart('mixed', part('text/plain', 'One'), PDF).replace('--b--\n', ''),
			'One',
			['a.pdf'],
		],
		[
			'spaces behind a boundary',
			multipart('mixed', part('text/plain', 'One'), PDF).replace(/^--b$/gm, '--b \t'),
			'One',
			['a.pdf'],
		],
		[
			'a boundary in single quotes',
			"Content-Type: multipart/mixed; boundary='b'\n\n--b\n\nOne\n--b--",
			'One',
			[],
		],
		[
			'a boundary with a space in quotes',
			'Content-Type: multipart/mixed; boundary="a b"\n\n--a b\n\nOne\n--a b--',
			'One',
			[],
		],
		[
			'a boundary that is missing',
			'Content-Type: multipart/mixed\n\n--b\nContent-Type: text/plain\n\nOne\n--b--',
			'One',
			[],
		],
		[
			'a multipart without any boundary line',
			'Content-Type: multipart/mixed; boundary=b\n\nOne',
			'One',
			[],
		],
		[
			'words above the first boundary only for old programs',
			'Content-Type: multipart/mixed; boundary=b\n\nThis is a multi-part message in MIME format.\n\n--b\n\nOne\n--b--',
			'One',
			[],
		],
		['lines that end as on Unix', multipart('mixed', part('text/plain', 'One')), 'One', []],
		[
			'a header that folds its boundary',
			'Content-Type: multipart/mixed;\n\tboundary="b"\n\n--b\n\nOne\n--b--',
			'One',
			[],
		],
		[
			'a fax gateway: a file and nothing else',
			multipart('mixed', part('image/tiff; name=fax.tif', 'x')),
			'',
			['fax.tif'],
		],
		[
			'a text named by its program, beside nothing',
			multipart(
				'mixed',
				part(
					'text/plain; name="body.txt"',
					'One',
					'Content-Disposition: inline; filename="body.txt"\n',
				),
			),
			'One',
			[],
		],
		[
			'a disposition nobody knows',
			multipart('mixed', part('text/plain', 'One', 'Content-Disposition: body\n')),
			'One',
			[''],
		],
		['text/x-markdown', multipart('mixed', part('text/x-markdown', 'One')), 'One', []],
		[
			'a message in a message, its text in base64',
			multipart(
				'mixed',
				part('text/plain', 'See below'),
				part(
					'message/rfc822',
					`Subject: y\nFrom: carl@shop.example\nContent-Transfer-Encoding: base64\n\n${base64('Two')}`,
				),
			),
			'See below\n\n---------- Forwarded message ----------\nFrom: carl@shop.example\nSubject: y\n\nTwo',
			[''],
		],
		[
			'Lotus Notes: related without alternative',
			multipart(
				'related',
				part('text/html', '<font size=2 face="sans-serif">One</font><br><img src=cid:a>'),
				part('image/gif', 'x', 'Content-ID: <a>\n'),
			),
			'One',
			[''],
		],
		[
			'Exchange: a picture before the text in related',
			multipart('related', part('image/png; name=a.png', 'x'), part('text/html', '<p>One</p>')),
			'One',
			['a.png'],
		],
		[
			'multipart/signed',
			multipart(
				'signed',
				part('text/plain', 'One'),
				part('application/pgp-signature; name=signature.asc', 'x'),
			),
			'One',
			['signature.asc'],
		],
		[
			"a report of a kind of one's own",
			multipart('report', part('text/plain', 'One'), part('message/x-foo', 'x')),
			'One',
			[''],
		],
		[
			'a form of PHP: HTML that says it is plain',
			'Content-Type: text/plain; charset=utf-8\n\n<html><body><b>Name:</b> Ann<br><b>Phone:</b> 123456</body></html>',
			'Name: Ann\nPhone: 123456',
			[],
		],
		[
			'Bitrix24: a row of br',
			'Content-Type: text/html; charset=utf-8\n\nИмя: Анна<br />\nТелефон: 123<br />',
			'Имя: Анна\nТелефон: 123',
			[],
		],
	])('%s', (_, mail, text, files) => {
		for (const one of [mail, mail.replace(/\n/g, '\r\n')]) {
			const found = readWholeMessage(Buffer.from(one), false, MAX_TEXT_LENGTH);
			expect(found.text).toBe(text);
			expect(found.attachments.map(({ name }) => name)).toEqual(files);
		}
	});
});

test.each<[what: string, head: Piece, name: string]>([
	[
		'pieces in their order',
		"filename*0*=utf-8''%D0%9F%D0%BB; filename*1*=%D0%B0%D0%BD; filename*2=.pdf",
		'План.pdf',
	],
	[
		'pieces in another order',
		"filename*1*=%D0%B0%D0%BD.pdf; filename*0*=utf-8''%D0%9F%D0%BB",
		'План.pdf',
	],
	[
		'8-bit letters',
		inCharset('filename="План насосной станции.pdf"', 'windows-1251'),
		'План насосной станции.pdf',
	],
	['an encoded word in quotes', 'filename="=?koi8-r?B?8Mzhzi5wZGY=?="', 'ПлАн.pdf'],
	[
		'an encoded word cut into two lines',
		'filename="=?utf-8?Q?=D0=9F=D0=BB?=\r\n =?utf-8?Q?=D0=B0=D0=BD.pdf?="',
		'План.pdf',
	],
	['percent signs without a charset', 'filename="%D0%9F%D0%BB%D0%B0%D0%BD.pdf"', 'План.pdf'],
	['no quotes around spaces', 'filename=my plan.pdf', 'my plan.pdf'],
])('a file is named by %s', (_, parameter, name) => {
	const found = read(
		'Content-Type: multipart/mixed; boundary=b\n\n--b\n\nOne\n--b\nContent-Type: application/pdf\nContent-Disposition: attachment; ',
		parameter,
		'\n\nx\n--b--\n',
	);
	expect(found.attachments).toMatchObject([{ name }]);
});
