import { toPlainText } from '../../../nodes/imap/html';

describe('HTML becomes what a reader sees', () => {
	test.each([
		['paragraphs', '<p>One</p><p>Two</p>', 'One\n\nTwo'],
		['a link', 'See <a href="https://x.y/79001234567">our site</a>', 'See our site'],
		['a picture', 'Hi<img src="cid:1" alt="logo">', 'Hi'],
		['a heading', '<h1>Your order</h1>', 'Your order'],
		[
			'a form as a table',
			'<table><tr><td>Name</td><td>Ann</td></tr><tr><td>Phone</td><td>1</td></tr></table>',
			'Name Ann \nPhone 1 ',
		],
		['style and script', '<style>p{}</style><script>x()</script>Hi', 'Hi'],
		['entities', 'a &amp; b&nbsp;&mdash; &#1055;', 'a & b\u00a0— П'],
		['broken tags', '<p>One<div>Two', 'One\n\nTwo'],
	])('%s', (_, html, text) => {
		expect(toPlainText(html)).toBe(text);
	});

	test('many nested quotes do not blow the text up', () => {
		const html = `${'<blockquote>'.repeat(400)}${'x<br>'.repeat(5_000)}`;
		expect(toPlainText(html).length).toBeLessThan(10 * html.length);
	});

	test('absurd nesting is read without being understood', () => {
		expect(toPlainText(`${'<b>'.repeat(50_000)}deep`).trim()).toBe('deep');
	});
});
