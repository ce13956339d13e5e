import { decodeCharset } from '../../../nodes/mime/charset';
import { inCharset } from '../../support/mail/encoding';

const RUSSIAN = 'Здравствуйте! Прошу прислать прайс на июль.';
const SHORT = 'Заявка';
const CAPITALS = 'СРОЧНО НУЖЕН РАСЧЕТ';
const GERMAN = 'Schöne Grüße aus München, über Äpfel';

describe('text is read whatever it declares', () => {
	test.each([
		['utf-8', 'utf-8', RUSSIAN],
		['koi8-r', 'koi8-r', RUSSIAN],
		['koi8-r', 'KOI8-R', RUSSIAN],
		['windows-1251', 'cp1251', RUSSIAN],
		['windows-1251', 'win-1251', RUSSIAN],
		['iso-8859-1', 'latin1', GERMAN],
		['utf-8', null, RUSSIAN],
		['utf-8', 'us-ascii', RUSSIAN],
		['utf-8', 'x-no-such-charset', RUSSIAN],
		['utf-8', '', RUSSIAN],
		['windows-1251', null, RUSSIAN],
		['windows-1251', null, SHORT],
		['windows-1251', null, CAPITALS],
		['windows-1251', 'us-ascii', RUSSIAN],
		['windows-1251', 'unknown-8bit', RUSSIAN],
		['windows-1251', 'utf-8', RUSSIAN],
		['koi8-r', null, RUSSIAN],
		['koi8-r', null, SHORT],
		['koi8-r', null, CAPITALS],
		['koi8-r', 'x-no-such-charset', RUSSIAN],
		['windows-1252', null, GERMAN],
		['us-ascii', '__proto__', 'plain'],
		// Declared wrong, and certainly so.
		['utf-8', 'iso-8859-1', RUSSIAN],
		['utf-8', 'iso-8859-1', GERMAN],
		['utf-8', 'windows-1252', SHORT],
		['utf-8', 'windows-1251', RUSSIAN],
		['utf-8', 'koi8-r', RUSSIAN],
		['windows-1251', 'iso-8859-1', RUSSIAN],
		['windows-1251', 'iso-8859-1', CAPITALS],
		['windows-1251', 'windows-1252', RUSSIAN],
		// Declared right, whatever else it might be.
		['windows-1252', 'windows-1252', 'TÉLÉPHONE À CÔTÉ'],
		['windows-1252', 'iso-8859-1', 'ÄÖÜ'],
		['windows-1251', 'windows-1251', SHORT],
		['windows-1251', 'windows-1251', 'Ёж и Её'],
		['koi8-r', 'koi8-r', SHORT],
	])('%s declared as %p', (actual, declared, text) => {
		expect(decodeCharset(inCharset(text, actual), declared)).toBe(text);
	});
});

test('one damaged character does not change the charset of UTF-8', () => {
	const damaged = Buffer.concat([Buffer.from(RUSSIAN), Buffer.from([0xff])]);
	expect(decodeCharset(damaged, 'utf-8')).toBe(`${RUSSIAN}\uFFFD`);
});

test('a byte order mark is no text', () => {
	expect(decodeCharset(Buffer.from('\uFEFFHello'), 'utf-8')).toBe('Hello');
});

test.each(['utf-8', null, 'us-ascii'])(
	'text cut inside a character ends before it (%p)',
	(charset) => {
		const bytes = Buffer.from('Привет');
		expect(decodeCharset(bytes.subarray(0, -1), charset, true)).toBe('Приве');
	},
);
