import { repairText } from '../../../nodes/mime/mojibake';
import { inCharset } from '../../support/mail/encoding';

/** Text read in a charset it was not written in. */
const misread = (text: string, written: string, read: string): string =>
	new TextDecoder(read).decode(inCharset(text, written));

const RUSSIAN = 'Добрый день! Прошу прислать цены на стулья';

describe('what was certainly read in the wrong charset is repaired', () => {
	test.each([
		['UTF-8 read as Western', misread('Привет', 'utf-8', 'windows-1252'), 'Привет'],
		['a sentence of it', misread(RUSSIAN, 'utf-8', 'windows-1252'), RUSSIAN],
		['UTF-8 read as true Latin-1', inCharset(RUSSIAN, 'utf-8').toString('latin1'), RUSSIAN],
		['German', misread('Größe über Äpfel', 'utf-8', 'windows-1252'), 'Größe über Äpfel'],
		['UTF-8 read as windows-1251', misread(RUSSIAN, 'utf-8', 'windows-1251'), RUSSIAN],
		['windows-1251 read as Western', misread(RUSSIAN, 'windows-1251', 'windows-1252'), RUSSIAN],
	])('%s', (_, text, repaired) => {
		expect(repairText(text)).toBe(repaired);
	});

	test('cut inside a character', () => {
		const text = inCharset('Привет', 'utf-8').subarray(0, -1).toString('latin1');
		expect(repairText(text, true)).toBe('Приве');
	});
});

describe('what may be meant stays', () => {
	test.each([
		'plain',
		'Schöne Grüße aus Köln',
		'ÄÖÜ äöü ÀÉÈ',
		'TÉLÉPHONE À CÔTÉ',
		'Price: 5 € – “fine”',
		'the letters Ã¼',
		RUSSIAN,
		'Привет, Müller',
		'Сумма: 5 €',
		'РУСЬ',
		'Ça va être très bien',
		'żółć',
		'Добрый день, Ð¿Ñ€Ð¸',
		'日本語',
		'\u{1f600}',
	])('%s', (text) => {
		expect(repairText(text)).toBe(text);
	});
});
