import { toPassages, toPlainText } from '../../../nodes/mime/html-text';

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

	test.each([
		['signatures', '<div class="gmail_signature">', 'signature'],
		['reply headers', '<div id="divRplyFwdMsg">', 'replyHeader'],
		['quotes that are no blockquotes', '<div class="moz-cite-prefix">', 'quote'],
	])('many nested %s do not blow the text up', (_, element, role) => {
		const html = `x${element.repeat(400)}${'y<br>'.repeat(20_000)}`;
		const passages = toPassages(html);
		expect(passages.at(0)).toEqual({ role: 'own', text: 'x' });
		expect(passages.at(1)?.role).toBe(role);
		expect(passages.map(({ text }) => text).join('\n').length).toBeLessThan(2 * html.length);
	});

	test('a quote in nested signatures is still one', () => {
		const html = `${'<div class="gmail_signature">'.repeat(3)}<blockquote>a</blockquote>`;
		expect(toPassages(html)).toContainEqual({ role: 'indented', text: '> a' });
	});

	test.each([
		['a quote', '<blockquote>', 'indented', '> '],
		['a signature', '<div class="gmail_signature">', 'signature', ''],
	])('250 kB of line breaks in %s do no harm', (_, element, role, prefix) => {
		const breaks = '\n'.repeat(250_000);
		const [passage] = toPassages(`${element}<pre>a${breaks}b</pre>`);
		expect(passage?.role).toBe(role);
		expect(passage?.text.split('\n').at(-1)).toBe(`${prefix}b`);
	});

	test('hundreds of nested containers are searched once', () => {
		const html = `${'<div class="gmail_quote">'.repeat(400)}${'y<br>'.repeat(20_000)}`;
		expect(new Set(toPassages(html).map(({ role }) => role))).toEqual(new Set(['quote']));
	});

	test('absurd nesting is read without being understood', () => {
		expect(toPlainText(`${'<b>'.repeat(50_000)}deep`).trim()).toBe('deep');
	});
});
