import fc from 'fast-check';
import { MAX_TEXT_LENGTH } from '../../../nodes/core/mail/item-limits';
import { readWholeMessage } from '../../../nodes/mime/whole-message';

/** What is in a header block, and what below it. */
interface Part {
	readonly type: string;
	readonly content: string | readonly Part[];
	readonly headers?: string;
}

const part = (type: string, content: Part['content'], headers = ''): Part => ({
	type,
	content,
	headers,
});

let boundaries = 0;

function sourceOf({ type, content, headers = '' }: Part): string {
	if (typeof content === 'string') return `Content-Type: ${type}\r\n${headers}\r\n${content}`;
	const boundary = `b${++boundaries}`;
	const pieces = content.map((one) => `--${boundary}\r\n${sourceOf(one)}\r\n`).join('');
	return `Content-Type: ${type}; boundary=${boundary}\r\n${headers}\r\n${pieces}--${boundary}--\r\n`;
}

const read = (root: Part) => readWholeMessage(Buffer.from(sourceOf(root)), false, MAX_TEXT_LENGTH);
const plain = (text: string) => part('text/plain', text);
const html = (text: string) => part('text/html', text);
const mixed = (...parts: Part[]) => part('multipart/mixed', parts);
const alternative = (...parts: Part[]) => part('multipart/alternative', parts);
const pdf = part('application/pdf', 'x', 'Content-Disposition: attachment; filename=a.pdf\r\n');

describe('a message says', () => {
	test.each<[string, Part, text: string, html: string | null]>([
		['its plain part', plain('One'), 'One', null],
		['its HTML part', html('<p>One</p>'), 'One', '<p>One</p>'],
		['one alternative', alternative(plain('One'), html('<p>One!</p>')), 'One', '<p>One!</p>'],
		[
			'the alternative that has words',
			alternative(plain(' \r\n'), html('<p>One</p>')),
			'One',
			'<p>One</p>',
		],
		[
			'the one alternative that is not HTML',
			alternative(html('<p></p>'), plain('One')),
			'One',
			'<p></p>',
		],
		[
			'the HTML where the plain part only points to it',
			alternative(plain('Your mail program does not show HTML.'), html('<p>One</p>')),
			'One',
			'<p>One</p>',
		],
		[
			'once what stands in two parts as plain text and as HTML',
			mixed(plain('One\r\ntwo'), html('<p>One two</p>')),
			'One\ntwo',
			'<div style="white-space: pre-wrap">One\ntwo</div>\n<p>One two</p>',
		],
		[
			'all texts in order',
			mixed(plain('One'), pdf, plain('Two'), pdf, plain('Three'), plain('Four')),
			'One\nTwo\nThree\nFour',
			null,
		],
		[
			'texts of both kinds, in both versions',
			mixed(plain('One & <all>'), html('<p>Two</p>')),
			'One & <all>\nTwo',
			'<div style="white-space: pre-wrap">One &amp; &lt;all&gt;</div>\n<p>Two</p>',
		],
		[
			'what stands between files in one of the alternatives',
			alternative(plain(''), mixed(html('<p>One</p>'), pdf, html('<p>Two</p>'))),
			'One\nTwo',
			'<p>One</p>\n<p>Two</p>',
		],
	])('%s', (_, root, text, expectedHtml) => {
		expect(read(root)).toMatchObject({ text, html: expectedHtml, truncated: false });
	});

	test.each([
		[
			'a list',
			html('<p>Forty pumps</p>'),
			plain('____________________\r\nBuyers mailing list\r\n'),
		],
		['a gateway', plain('Forty pumps'), html('<p>Scanned by a mail gateway</p>')],
		['a scanner', plain('Forty pumps'), plain('-- \r\nThis message was checked by Guard')],
	])('the footer of %s, apart from the letter', (_, body, footer) => {
		const { passages, text } = read(mixed(body, footer));
		expect(text).toContain('Forty pumps\n');
		expect(passages?.filter(({ role }) => role === 'own').map((one) => one.text)).toEqual([
			'Forty pumps',
		]);
		expect(passages?.at(-1)?.role).toBe('signature');
	});

	test('a second part with words of the client is not a footer', () => {
		expect(
			read(mixed(html('<p>See below.</p>'), plain('Forty pumps to Tula'))).passages?.map(
				({ role }) => role,
			),
		).toEqual(['own', 'own']);
	});
});

test('nothing of a message vanishes: each leaf is in the text, in the HTML or an attachment', () => {
	const runs = Number(process.env['TREE_RUNS'] ?? 500);
	const seed = Number(process.env['TREE_SEED'] ?? 1);
	let leaves = 0;
	const leaf = fc
		.record({
			type: fc.constantFrom(
				'text/plain',
				'text/html',
				'text/enriched',
				'text/calendar',
				'text/csv',
				'text/x-odd',
				'image/png',
				'application/pdf',
				'message/rfc822',
				'application/pgp-signature',
			),
			disposition: fc.constantFrom('', 'inline', 'attachment', 'form-data'),
			isNamed: fc.boolean(),
		})
		.map(({ type, disposition, isNamed }) => {
			const word = `w${++leaves}w`;
			const name = isNamed ? `; name="${word}.x"` : '';
			const shown = disposition === '' ? '' : `Content-Disposition: ${disposition}\r\n`;
			const text = type === 'text/html' ? `<p>${word}</p>` : word;
			return part(`${type}${name}; x=${word}`, text, `${shown}Content-ID: <${word}>\r\n`);
		});
	const { tree } = fc.letrec<{ tree: Part }>((tie) => ({
		tree: fc.oneof(
			{ depthSize: 'small', withCrossShrink: true },
			leaf,
			fc
				.tuple(
					fc.constantFrom(
						'mixed',
						'alternative',
						'related',
						'signed',
						'report',
						'digest',
						'x-unknown',
					),
					fc.array(tie('tree'), { minLength: 1, maxLength: 5 }),
				)
				.map(([kind, parts]) => part(`multipart/${kind}`, parts)),
		),
	}));
	fc.assert(
		fc.property(tree, (root) => {
			const source = sourceOf(root);
			const message = readWholeMessage(Buffer.from(source), false, MAX_TEXT_LENGTH);
			const found = [
				message.text,
				message.html ?? '',
				...message.attachments.map(({ contentId }) => contentId ?? ''),
			].join('\n');
			for (const [, word = ''] of source.matchAll(/x=(w\d+w)/g)) expect(found).toContain(word);
		}),
		{ numRuns: runs, seed },
	);
});
