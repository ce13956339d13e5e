import { textOfRtf } from '../../../nodes/mime/rtf';
import { decompressRtf } from '../../../nodes/mime/rtf-compression';

// Both are the examples of MS-OXRTFCP §4.
const HELLO =
	'2d0000002b0000004c5a4675f1c5c7a703000a00726370673132354232' +
	'0af32068656c090020627705b06c647d0a800fa0';
const REPEATED = '1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0';

describe('RTF of Outlook is unpacked', () => {
	test.each([
		[
			'words of the list that everybody knows',
			HELLO,
			'{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n',
		],
		['a run that repeats itself', REPEATED, '{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}'],
	])('%s', (_, hex, rtf) => {
		expect(decompressRtf(Buffer.from(hex, 'hex'), 1_000)?.toString('latin1')).toBe(rtf);
	});

	test('what was not packed stays', () => {
		const bytes = Buffer.concat([
			Buffer.from('0000000009000000', 'hex'),
			Buffer.from('MELA\0\0\0\0{\\rtf1 x}'),
		]);
		expect(decompressRtf(bytes, 1_000)?.toString()).toBe('{\\rtf1 x}');
	});

	test('no more than is wanted, and nothing of what is cut or something else', () => {
		const bytes = Buffer.from(HELLO, 'hex');
		expect(decompressRtf(bytes, 5)?.toString()).toBe('{\\rtf');
		for (let end = 0; end < bytes.length; end++) {
			expect(decompressRtf(bytes.subarray(0, end), 1_000)?.length ?? 0).toBeLessThanOrEqual(43);
		}
		expect(decompressRtf(Buffer.from('no RTF of any kind'), 1_000)).toBeNull();
	});
});

describe('RTF says', () => {
	const read = (rtf: string) => textOfRtf(Buffer.from(rtf, 'latin1'));

	test.each([
		[
			'its paragraphs',
			'{\\rtf1\\ansi Forty pumps\\par to Tula\\line please}',
			'Forty pumps\nto Tula\nplease',
		],
		[
			'letters of its code page',
			"{\\rtf1\\ansi\\ansicpg1251 \\'cf\\'f0\\'e8\\'e2\\'e5\\'f2}",
			'Привет',
		],
		[
			'letters of the charset of a font',
			"{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset204 Arial;}}\\f0 Hi \\f1\\'cf\\'f0\\'e8\\f0  \\'e9}",
			'Hi При é',
		],
		[
			'letters of Japan, whose octets come in pairs',
			"{\\rtf1\\ansi\\ansicpg932{\\fonttbl{\\f0\\fcharset128 MS;}}\\f0\\'93\\'fa\\'96\\'7b}",
			'日本',
		],
		[
			'letters by their number',
			'{\\rtf1\\ansi\\uc1 \\u1055?\\u1088?\\u1080? \\u-10179?\\u-8704?}',
			'При 😀',
		],
		[
			'nothing in place of such a letter',
			'{\\rtf1\\ansi{\\uc2\\u8364 ab!}{\\uc0\\u8364 ab}}',
			'€!€ab',
		],
		[
			'signs that are words there',
			'{\\rtf1 a\\endash b \\{c\\} \\\\ 5\\~kg\\tab x}',
			'a–b {c} \\ 5\u00a0kg\tx',
		],
		[
			'nothing of its fonts, pictures and notes to programs',
			'{\\rtf1{\\fonttbl{\\f0 Arial;}}{\\colortbl;\\red0;}{\\*\\generator Riched20;}{\\info{\\title No}}{\\pict\\bin3 a}b}Yes}',
			'Yes',
		],
		[
			'the words of a link',
			'{\\rtf1 {\\field{\\*\\fldinst{HYPERLINK "x"}}{\\fldrslt our site}}}',
			'our site',
		],
		[
			'cells of a table',
			'{\\rtf1\\trowd Pumps\\cell 40\\cell\\row Doors\\cell 2\\cell\\row}',
			'Pumps\t40\t\nDoors\t2\t\n',
		],
	])('%s', (_, rtf, text) => {
		expect(read(rtf)).toEqual({ text, html: '' });
	});

	test('the HTML that it was made of', () => {
		const rtf =
			'{\\rtf1\\ansi\\ansicpg1251\\fromhtml1 \\deff0{\\fonttbl{\\f0\\fswiss Arial;}}\r\n' +
			'{\\*\\htmltag19 <html>}{\\*\\htmltag64 <p>}\\htmlrtf \\par\\htmlrtf0 {\\*\\mhtmltag84 <a href="y">}' +
			"{\\*\\htmltag84 <a href=\"x\">}\\htmlrtf {\\field\\htmlrtf0 \\'cf\\'f0\\'e8 {\\*\\htmltag84 &lt;}5" +
			'\\htmlrtf }\\htmlrtf0 {\\*\\htmltag92 </a>}{\\*\\htmltag72 </p>}{\\*\\htmltag27 </html>}}';
		expect(read(rtf)).toEqual({
			text: '',
			html: '<html><p><a href="x">При &lt;5</a></p></html>',
		});
	});

	test.each([
		['braces that never close', '{\\rtf1 '.padEnd(100_000, '{')],
		['braces that were never opened', '{\\rtf1 a'.padEnd(100_000, '}')],
		['a picture that is longer than all of it', '{\\rtf1 \\bin2000000000 x'],
		['an end in the middle of a letter', "{\\rtf1 \\'c"],
		['a control word without end', '{\\rtf1 \\'.padEnd(100_000, 'a')],
	])('no harm: %s', (_, rtf) => {
		expect(() => read(rtf)).not.toThrow();
	});

	test('nothing when it is none', () => {
		expect(read('Dear all')).toEqual({ text: '', html: '' });
	});
});
