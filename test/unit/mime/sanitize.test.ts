import { sanitizeMailHtml } from '../../../nodes/mime/sanitize';

test.each([
	['words and their shape stay', '<p><b>Hello</b><br />you</p>', '<p><b>Hello</b><br />you</p>'],
	['a script goes with its content', 'a<script>steal()</script>b', 'ab'],
	['a style sheet goes with its content', '<style>@import url(//x.example)</style>a', 'a'],
	['handlers go', '<p onclick="x()" onmouseover=x>a</p>', '<p>a</p>'],
	[
		'a picture of the mail stays',
		'<img src="cid:1@x" alt="Plan">',
		'<img src="cid:1@x" alt="Plan" />',
	],
	['a picture from elsewhere goes', 'a<img src="https://x.example/pixel.gif">b', 'ab'],
	['a picture from elsewhere goes, however it is written', '<img src="//x.example/p">', ''],
	['a picture of several sizes goes', '<img srcset="https://x.example/p 2x">', ''],
	['a picture in text form goes', '<img src="data:image/svg+xml,<svg onload=x>">', ''],
	['a background picture goes', '<td background="https://x.example/p">a</td>', '<td>a</td>'],
	[
		'a background picture in a style goes',
		'<p style="background:url(//x.example)">a</p>',
		'<p>a</p>',
	],
	['a picture in any other style goes', '<p style="color:url(//x)">a</p>', '<p>a</p>'],
	[
		'plain styles stay',
		'<p style="color:#333;margin:0 4px">a</p>',
		'<p style="color:#333;margin:0 4px">a</p>',
	],
	['frames and forms go', '<iframe src="//x"></iframe><form action="//x"><input></form>a', 'a'],
	[
		'vector graphics go',
		'<svg><a href="javascript:x"></a></svg>a',
		'<a target="_blank" rel="noopener noreferrer"></a>a',
	],
	['a base that turns links goes', '<base href="//x.example">a', 'a'],
	['a page that turns itself goes', '<meta http-equiv=refresh content="0;url=//x">a', 'a'],
	[
		'a link stays and tells the other side nothing',
		'<a href="https://x.example/offer">a</a>',
		'<a href="https://x.example/offer" target="_blank" rel="noopener noreferrer">a</a>',
	],
	[
		'a link that runs something leads nowhere',
		'<a href=" jAvascript:x()">a</a>',
		'<a target="_blank" rel="noopener noreferrer">a</a>',
	],
])('%s', (_, html, expected) => {
	expect(sanitizeMailHtml(html)).toBe(expected);
});

test('nesting without end does not stop the reading', () => {
	const html = `${'<div>'.repeat(5_000)}a`;
	expect(sanitizeMailHtml(html).length).toBeLessThan(html.length);
});
