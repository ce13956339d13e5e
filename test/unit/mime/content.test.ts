import { readHtml, readPlain, withoutControls } from '../../../nodes/mime/content';
import { parseHeaderBlock } from '../../../nodes/mime/header-section';

test.each([
	['NUL', 'a\0b', 'ab'],
	['control characters', '\x01a\x08\x0b\x0c\x1f\x7f\x85b', 'ab'],
	['marks that turn text around', 'invoice\u202excod.exe \u2066x\u2069\u200f', 'invoicexcod.exe x'],
	['noncharacters', '\ufdd0a\uffff', 'a'],
	['a byte order mark', 'a\ufeffb', 'ab'],
])('%s leaves the text', (_, text, clean) => {
	expect(withoutControls(text)).toBe(clean);
});

test.each(['a\tb\nc', 'שלום', '👩\u200d🌾', 'नि\u200cक'])('%j stays', (text) => {
	expect(withoutControls(text)).toBe(text);
});

test('of a plain part, an HTML part and a subject alike', () => {
	expect(readPlain('a\0\u202eb').text).toBe('ab');
	expect(readHtml('<p>a&#x202e;b</p>').text).toBe('ab');
	const subject = Buffer.from('a\0\u202eb\r\nBcc: c').toString('base64');
	const { headers } = parseHeaderBlock(Buffer.from(`Subject: =?utf-8?B?${subject}?=\r\n\r\n`));
	expect(headers['subject']).toEqual(['ab Bcc: c']);
});
