import { fileNameFor, safeFileName } from '../../../nodes/mime/file-name';

test.each([
	['an ordinary name', 'plan 2026.pdf', 'plan 2026.pdf'],
	['another alphabet', 'счёт №1.pdf', 'счёт №1.pdf'],
	['a picture of characters', '📎 offer.pdf', '📎 offer.pdf'],
	['a way up', '../../etc/passwd', 'etc_passwd'],
	['a way up of Windows', '..\\..\\a.exe', 'a.exe'],
	['a folder of Windows', 'C:\\temp\\a.exe', 'C_temp_a.exe'],
	['a line break and NUL', 'a\r\nb\0c', 'a bc'],
	['a turned direction', 'cod\u202Efdp.exe', 'codfdp.exe'],
	['a zero-width space', 'in\u200Bvoice.pdf', 'invoice.pdf'],
	['half a character', 'a\uD83Db.pdf', 'ab.pdf'],
	['a leading dot', '.htaccess', 'htaccess'],
	['a leading space', '  a.txt', 'a.txt'],
	['an end that Windows drops', 'a.exe. . ', 'a.exe'],
	['a device of Windows', 'CON', '_CON'],
	['a device with an extension', 'nul.txt', '_nul.txt'],
	['a word that begins like a device', 'console.txt', 'console.txt'],
	['letters apart', 'и\u0306.pdf', 'й.pdf'],
	['a prototype', '__proto__', '__proto__'],
	['dots only', '...', ''],
	['spaces only', ' \t ', ''],
	['nothing', '', ''],
])('a file name with %s', (_what, name, expected) => {
	expect(safeFileName(name)).toBe(expected);
});

test.each([
	['Latin', `${'a'.repeat(300)}.pdf`],
	['Cyrillic', `${'ж'.repeat(300)}.pdf`],
	['endless', `${'a'.repeat(1_000_000)}.pdf`],
	['four-byte', `${'📎'.repeat(300)}.pdf`],
])('a long %s name keeps its extension and fits into a file system', (_what, name) => {
	const safe = safeFileName(name);
	expect(safe).toMatch(/[aж📎]\.pdf$/u);
	expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(240);
	expect(Buffer.byteLength(safe)).toBeGreaterThan(230);
});

test.each([
	['a dot and a megabyte of letters', `.${'a'.repeat(1_000_000)}`],
	['a megabyte of dots', '.'.repeat(1_000_000)],
	['a megabyte of underscores', '_'.repeat(1_000_000)],
	['a megabyte of spaces and dots', ' .'.repeat(500_000)],
])('%s costs no work', (_what, name) => {
	expect(Buffer.byteLength(safeFileName(name))).toBeLessThanOrEqual(240);
});

test.each([
	['application/pdf', '2', 'attachment-2.pdf'],
	['message/rfc822', '1.2', 'attachment-1-2.eml'],
	['image/jpeg', '2', 'attachment-2.jpg'],
	['audio/mpeg', '2', 'attachment-2.mp3'],
	['text/vcard', '2', 'attachment-2.vcf'],
	['application/gzip', '2', 'attachment-2.gz'],
	['image/vnd.dwg', '2', 'attachment-2.dwg'],
	['application/x-7z-compressed', '2', 'attachment-2.7z'],
	['application/x-rar-compressed', '2', 'attachment-2.rar'],
	['audio/wav', '2', 'attachment-2.wav'],
	['application/vnd.oasis.opendocument.presentation', '2', 'attachment-2.odp'],
	['application/x-unheard-of', '3', 'attachment-3.bin'],
	['__proto__', '../4', 'attachment-4.bin'],
])('a nameless %s is saved by its type', (type, part, expected) => {
	expect(fileNameFor(type, part)).toBe(expected);
});
