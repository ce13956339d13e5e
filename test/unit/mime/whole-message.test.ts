import { MAX_TEXT_LENGTH } from '../../../nodes/core/mail/item-limits';
import { readWholeMessage } from '../../../nodes/mime/whole-message';
import { inCharset } from '../../support/mail/encoding';

const read = (source: Buffer | string) => {
	const bytes = Buffer.from(source);
	return readWholeMessage(bytes, false, MAX_TEXT_LENGTH);
};

test.each(['koi8-r', 'windows-1251', 'utf-8'])('%s without a declaration is read', (charset) => {
	const source = 'Subject: x\r\n\r\nДобрый день, прошу прислать цены\r\n';
	expect(read(inCharset(source, charset)).text).toBe('Добрый день, прошу прислать цены');
});

test('HTML alone gives text and is kept', () => {
	const html = '<p>Hello <b>you</b></p>';
	const text = read(`Content-Type: text/html; charset=utf-8\r\n\r\n${html}`);
	expect(text).toMatchObject({ text: 'Hello you', html, unreadable: null });
});

test('HTML is read where the plain part only says that there is some', () => {
	const part = (type: string, text: string) => `--b\r\nContent-Type: ${type}\r\n\r\n${text}\r\n`;
	const text = read(
		'Content-Type: multipart/alternative; boundary=b\r\n\r\n' +
			part('text/plain', 'Your mail program does not support HTML.') +
			`${part('text/html', '<p>Yes.</p><blockquote type="cite">Well?</blockquote>')}--b--`,
	);
	expect(text.text).toBe('Yes.\n\n> Well?');
	expect(text.passages?.map(({ role }) => role)).toContain('quote');
});

test('attachments are listed, and a message cut inside one is truncated', () => {
	const source =
		'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nHello\r\n--b\r\n' +
		'Content-Type: application/pdf\r\nContent-Disposition: attachment; filename="a/b.pdf"\r\n\r\nxyz';
	const text = readWholeMessage(Buffer.from(source), true, MAX_TEXT_LENGTH);
	expect(text).toMatchObject({
		text: 'Hello',
		truncated: true,
		attachments: [{ name: 'a_b.pdf', type: 'application/pdf', inline: false }],
	});
});
