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
			'Name: Ann \nPhone: 1 ',
		],
		[
			'a form with a heading, in another language',
			'<table><tr><th colspan="2">Nieuw</th></tr><tr><td>Naam</td><td>Jan</td></tr><tr><td>Telefoonnummer</td><td>1</td></tr></table>',
			'Nieuw \nNaam: Jan \nTelefoonnummer: 1 ',
		],
		[
			'a form whose fields must be filled in',
			'<table><tr><td>Your name *</td><td>Ann</td></tr><tr><td>Phone *</td><td>1</td></tr></table>',
			'Your name: Ann \nPhone: 1 ',
		],
		['a label beside its value', '<label>Phone</label><span>1</span>', 'Phone 1'],
		[
			'a list of terms',
			'<dl><dt>Name</dt><dd>Ann</dd><dt>Phone</dt><dd>1</dd></dl>',
			'Name\nAnn\nPhone\n1',
		],
		['a line in the center', 'Hello<center>40 pumps</center>Ann', 'Hello\n40 pumps\nAnn'],
		['an address', 'Ann<address>5 Hill Road</address>Bye', 'Ann\n5 Hill Road\nBye'],
		['style and script', '<style>p{}</style><script>x()</script>Hi', 'Hi'],
		['entities', 'a &amp; b&nbsp;&mdash; &#1055;', 'a & b\u00a0— П'],
		['broken tags', '<p>One<div>Two', 'One\n\nTwo'],
	])('%s', (_, html, text) => {
		expect(toPlainText(html)).toBe(text);
	});

	test.each([
		['display', '<div style="DISPLAY: none">no</div>yes'],
		['visibility', '<span style="color:red;visibility:hidden">no</span>yes'],
		['what Outlook hides', '<p style="mso-hide:all">no</p>yes'],
		['no height', '<div style="max-height:0px;overflow:hidden">no</div>yes'],
		['no letters', '<div style="font-size:0">no</div>yes'],
		['white on white', '<div style="background:#fff"><p style="color:#FFFFFF">no</p></div>yes'],
		[
			'white on the white of the page',
			'<body bgcolor="#FFFFFF"><div style="color:#fff">no</div>yes</body>',
		],
		[
			'the color of its background',
			'<body style="background:#f4f4f4"><p style="color:#F4F4F4">no</p>yes</body>',
		],
		['a white font element', '<body style="background:#fff"><font color="white">no</font>yes'],
		['hidden', '<p hidden>no</p>yes'],
		['a head', '<html><head><title>no</title><style>p{}</style></head><body>yes</body></html>'],
		['a comment', '<!-- no -->yes'],
	])('hidden by %s', (_, html) => {
		expect(toPlainText(html).trim()).toBe('yes');
	});

	test.each([
		['white on a button', '<td bgcolor="#000000"><a style="color:#fff">yes</a></td>'],
		[
			'white on a picture',
			'<body bgcolor="#fff"><td background="a.jpg"><b style="color:#fff">yes</b></td></body>',
		],
		[
			'white on what a style sheet paints',
			'<style>.a{background:#003}</style><body bgcolor="#fff"><p class="a"><b style="color:#fff">yes</b></p></body>',
		],
		['white where no background is said', '<p style="color:#fff">yes</p>'],
		['one em', '<p style="font-size:1em">yes</p>'],
		['small print', '<p style="font-size:10px;max-height:0.5px">yes</p>'],
	])('shown: %s', (_, html) => {
		expect(toPlainText(html).trim()).toBe('yes');
	});

	test.each([
		['kept lines', '<div style="white-space: pre-wrap">One\n  two</div>three', 'One\n  two\nthree'],
		['a number behind words', '<a href="tel:+79161234567">Call me</a>', 'Call me (+79161234567)'],
		[
			'a number behind a picture’s words',
			'<a href="https://wa.me/79161234567">WhatsApp</a>',
			'WhatsApp (+79161234567)',
		],
		[
			'a number behind a picture alone',
			'<a href="https://wa.me/79161234567"><img src="cid:1"></a>',
			'(+79161234567)',
		],
		['a number in words', '<a href="tel:+79161234567">8 916 123-45-67</a>', '8 916 123-45-67'],
		[
			'an address behind words',
			'<a href="mailto:ann@client.example?subject=x">Write</a>',
			'Write (ann@client.example)',
		],
		[
			'a table of goods',
			'<table><tr><td>Pump</td><td>40</td></tr><tr><td>Pipe</td><td>2</td></tr></table>',
			'Pump 40 \nPipe 2 ',
		],
		[
			'a list of terms',
			'<dl><dt>Email</dt><dd>ann@client.example</dd><dt>Note</dt><dd>40 pumps</dd></dl>',
			'Email\nann@client.example\nNote\n40 pumps',
		],
		[
			'a form with colons',
			'<table><tr><td>Name:</td><td>Ann</td></tr><tr><td>Colour</td><td>red</td></tr></table>',
			'Name: Ann \nColour: red ',
		],
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
		['quotes that are not blockquotes', '<div class="moz-cite-prefix">', 'quote'],
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
