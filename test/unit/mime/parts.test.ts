import type { BodyPart } from '../../../nodes/core/mailbox/mailbox';
import { attachmentsOf, textParts } from '../../../nodes/mime/parts';

const part = (number: string, type: string, more: Partial<BodyPart> = {}): BodyPart => ({
	...{ part: number, type, size: 10, charset: null, encoding: null },
	...{ disposition: null, fileName: null },
	...more,
});

const attached = { disposition: 'attachment', fileName: 'a' } as const;

describe('what is text and what comes with it', () => {
	test.each<[string, BodyPart[], plain: string, html: string, attachments: string]>([
		['one text', [part('1', 'text/plain')], '1', '', ''],
		['both', [part('1', 'text/plain'), part('2', 'text/html')], '1', '2', ''],
		[
			'an attached text',
			[part('1', 'text/plain'), part('2', 'text/plain', attached)],
			'1',
			'',
			'2',
		],
		['only an attached text', [part('1', 'text/plain', attached)], '', '', '1'],
		[
			'an inline text with a name',
			[part('1', 'text/html'), part('2', 'text/plain', { fileName: 'a' })],
			'',
			'1',
			'2',
		],
		['a single text with a name', [part('1', 'text/plain', { fileName: 'a' })], '1', '', ''],
		[
			'a picture',
			[part('1', 'text/plain'), part('2', 'image/png', { disposition: 'inline' })],
			'1',
			'',
			'2',
		],
		[
			'a text around a picture',
			[part('1', 'text/plain'), part('2', 'image/png'), part('3', 'text/plain')],
			'1 3',
			'',
			'2',
		],
		['a forwarded message', [part('1', 'message/rfc822')], '', '', '1'],
		['a fax', [part('1', 'application/pdf')], '', '', '1'],
	])('%s', (_, parts, plain, html, attachments) => {
		const numbers = (found: readonly { part: string }[]) => found.map((one) => one.part).join(' ');
		expect(numbers(textParts(parts, 'text/plain'))).toBe(plain);
		expect(numbers(textParts(parts, 'text/html'))).toBe(html);
		expect(numbers(attachmentsOf(parts))).toBe(attachments);
	});
});

describe('an attachment', () => {
	const listed = (more: Partial<BodyPart>) =>
		attachmentsOf([part('1', 'text/plain'), part('2', 'image/png', more)])[0];

	test.each<[string, Partial<BodyPart>, boolean]>([
		['a picture of the text', { related: true, contentId: 'a@x' }, true],
		[
			'a logo that Outlook calls an attachment',
			{ related: true, contentId: 'a@x', disposition: 'attachment' },
			true,
		],
		['a photo that Apple Mail shows inline', { disposition: 'inline', contentId: 'a@x' }, false],
		['a document beside the text', { related: true, contentId: 'a@x', type: 'text/csv' }, false],
	])('%s: inline is %s', (_what, more, inline) => {
		expect(listed(more)?.inline).toBe(inline);
	});

	test.each([
		['base64', 78_000, 57_000],
		['quoted-printable', 1_000, 1_000],
		[null, 1_000, 1_000],
	])('in %s of %i octets is a file of about %i', (encoding, size, expected) => {
		expect(listed({ encoding, size })?.size).toBe(expected);
	});
});
