import type { BodyNode, BodyPart } from '../../../nodes/core/mailbox/mailbox';
import { attachmentsOf, partsOf, readingOf, type Layout } from '../../../nodes/mime/reading';

const part = (number: string, type: string, more: Partial<BodyPart> = {}): BodyPart => ({
	...{ part: number, type, size: 10, charset: null, encoding: null },
	...{ disposition: null, fileName: null },
	...more,
});
const of = (kind: string, ...children: BodyNode[]): BodyNode => ({
	type: `multipart/${kind}`,
	children,
});

const attached = { disposition: 'attachment', fileName: 'a' } as const;

/** `1 (2|3)`: part 1, then the better of 2 and 3. */
function written(layout: Layout | null): string {
	if (layout === null) return '';
	if ('part' in layout) return layout.part.part;
	if ('all' in layout) return layout.all.map(written).join(' ');
	return `(${layout.best.map(written).join('|')})`;
}

describe('what is read and what comes with it', () => {
	const text = part('1', 'text/plain');
	const html = part('2', 'text/html');
	const picture = part('3', 'image/png', { related: true, contentId: 'a@x' });

	test.each<[string, BodyNode, layout: string, attachments: string]>([
		['one text', text, '1', ''],
		['an alternative', of('alternative', text, html), '(1|2)', ''],
		['texts beside each other', of('mixed', text, html), '1 2', ''],
		['an attached text', of('mixed', text, part('2', 'text/plain', attached)), '1', '2'],
		['only an attached text', part('1', 'text/plain', attached), '', '1'],
		[
			'an inline text with a name',
			of('mixed', html, part('3', 'text/plain', { fileName: 'a' })),
			'2',
			'3',
		],
		['a single text with a name', part('1', 'text/plain', { fileName: 'a' }), '1', ''],
		[
			'a text with a name beside a file',
			of('mixed', part('1', 'text/plain', { fileName: 'a' }), part('2', 'image/png')),
			'1',
			'2',
		],
		['a picture', of('mixed', text, part('2', 'image/png', { disposition: 'inline' })), '1', '2'],
		[
			'a text around pictures, however many',
			of(
				'mixed',
				...[1, 2, 3, 4, 5, 6, 7].map((n) => part(`${n}`, n % 2 ? 'text/plain' : 'image/png')),
			),
			'1 3 5 7',
			'2 4 6',
		],
		['HTML with its pictures', of('related', html, picture), '2', '3'],
		[
			'a related whose root is named',
			{
				type: 'multipart/related',
				start: 'r@x',
				children: [picture, part('4', 'text/html', { contentId: 'r@x' })],
			},
			'4',
			'3',
		],
		['a related that begins with a picture', of('related', picture, html), '2', '3'],
		['a second text in a related', of('related', html, part('4', 'text/plain')), '2', '4'],
		[
			'files in one of the alternatives, as Apple Mail puts them',
			of(
				'alternative',
				text,
				of('mixed', html, part('4', 'application/pdf'), part('5', 'text/html')),
			),
			'(1|2 5)',
			'4',
		],
		['a signed letter', of('signed', text, part('2', 'application/pgp-signature')), '1', '2'],
		[
			'a delivery report',
			of('report', text, part('2', 'message/delivery-status'), part('3', 'text/rfc822-headers')),
			'1',
			'2 3',
		],
		['a digest', of('digest', part('1', 'message/rfc822'), part('2', 'message/rfc822')), '', '1 2'],
		['a multipart nobody knows', of('x-new', text, html), '1 2', ''],
		['an invitation', of('alternative', text, part('2', 'text/calendar')), '1', '2'],
		['enriched text', part('1', 'text/enriched'), '1', ''],
		['a visiting card', of('mixed', text, part('2', 'text/x-vcard')), '1', '2'],
		['a forwarded message', part('1', 'message/rfc822'), '', '1'],
		['a fax', part('1', 'application/pdf'), '', '1'],
	])('%s', (_, body, layout, attachments) => {
		expect(written(readingOf(body).layout)).toBe(layout);
		expect(
			attachmentsOf(body)
				.map((one) => one.part)
				.join(' '),
		).toBe(attachments);
	});

	test('the parts of a layout come in order', () => {
		const { layout } = readingOf(
			of('mixed', of('alternative', text, html), part('4', 'text/plain')),
		);
		expect(layout === null ? [] : partsOf(layout).map((one) => one.part)).toEqual(['1', '2', '4']);
	});
});

describe('an attachment', () => {
	const listed = (more: Partial<BodyPart>) =>
		attachmentsOf(of('mixed', part('1', 'text/plain'), part('2', 'image/png', more)))[0];

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
