import fc from 'fast-check';
import { sourceOf, type SourceInput } from '../../../../nodes/core/source/source';
import { typedTrackingRules } from '../../../../nodes/core/source/tracking-rules';

const URL = 'https://firm.example/chairs';

function source(input: Partial<SourceInput>) {
	return sourceOf({
		recipient: 'sales@firm.example',
		to: [],
		text: '',
		html: null,
		rules: [],
		...input,
	});
}

const rules = typedTrackingRules([
	{ pattern: 'ads@firm.example', source: 'google', medium: 'cpc', campaign: 'spring' },
	{ pattern: 'sales@firm.example', source: 'site' },
]);

describe('the source is', () => {
	test.each<[string, Partial<SourceInput>, object]>([
		[
			'that of a tracking address, with its medium and campaign',
			{ rules, recipient: 'ads@firm.example', text: `${URL}?utm_source=x&utm_medium=y` },
			{
				source: 'google',
				medium: 'cpc',
				campaign: 'spring',
				foundIn: { source: 'trackingAddress' },
			},
		],
		[
			'that of the first rule, over all recipients',
			{ rules, to: ['Sales@firm.example', 'not an address', 'ADS@FIRM.EXAMPLE'] },
			{ source: 'google' },
		],
		[
			'that of a tracking address, and the visit of its tag',
			{ rules, recipient: 'sales+12345@firm.example' },
			{ source: 'site', visitId: '12345' },
		],
		[
			'the plus tag',
			{ recipient: 'sales+spring@firm.example', text: `${URL}?utm_source=x&utm_medium=y` },
			{ source: 'spring', medium: '', foundIn: { source: 'tag' } },
		],
		[
			'not the number of a visit',
			{ recipient: 'sales+12345@firm.example' },
			{ source: '', visitId: '12345', foundIn: { source: '' } },
		],
		[
			'utm_source beside the number of a visit',
			{ recipient: 'sales+12345@firm.example', text: `${URL}?utm_source=x` },
			{ source: 'x', visitId: '12345' },
		],
		['nothing', { text: `I saw ${URL}?page=2` }, { source: '', landingUrl: '' }],
	])('%s', (_, input, expected) => {
		expect(source(input)).toMatchObject(expected);
	});
});

describe('links', () => {
	test('give all they have', () => {
		const query =
			'utm_source=g&utm_medium=cpc&utm_campaign=%D1%8F+%D0%B1&utm_term=a%20b&utm_content=c&gclid=G&yclid=Y&ymclid=M&fbclid=F';
		expect(source({ text: `See (${URL}?${query}#top).` })).toEqual({
			...{ source: 'g', medium: 'cpc', campaign: 'я б', visitId: '', term: 'a b', content: 'c' },
			...{ gclid: 'G', yclid: 'Y', ymclid: 'M', fbclid: 'F', referrer: '' },
			landingUrl: `${URL}?${query}#top`,
			foundIn: { source: 'text', landingUrl: 'text' },
		});
	});

	test.each([
		['without https://', 'firm.example/x?utm_source=g', 'g'],
		['in brackets', `<${URL}?utm_source=g>`, 'g'],
		['behind a word', `link:${URL}?utm_source=g`, 'g'],
		['in windows-1251', `${URL}?utm_source=%FF%ED%E4%E5%EA%F1`, 'яндекс'],
		['badly encoded', `${URL}?utm_source=50%`, '50%'],
		['with &amp;', `${URL}?a=1&amp;utm_source=g`, 'g'],
		['with capitals', `${URL}?UTM_Source=Google`, 'Google'],
		['that come second', `${URL}?a=1 ${URL}?utm_source=g`, 'g'],
		['with control characters', `${URL}?utm_source=a%0D%0Ab%00`, 'a b'],
		['that are empty', `${URL}?utm_source=`, ''],
		['of Avast', 'https://www.avast.com/sig-email?utm_medium=email&utm_source=link', ''],
		['of a footer', 'https://x.example/?utm_source=link&utm_campaign=sig-email', ''],
		['of Outlook', 'https://aka.ms/o0ukef?utm_source=outlook', ''],
		['of Yandex Mail', 'https://mail.yandex.ru/app?utm_source=sign', ''],
	])('%s', (_, text, expected) => {
		expect(source({ text }).source).toBe(expected);
	});

	test('are cut', () => {
		expect(source({ text: `${URL}?utm_source=${'x'.repeat(500)}` }).source).toHaveLength(200);
	});
});

describe('HTML', () => {
	const link = (words: string) => `<a class=x href="${URL}?a=1&amp;utm_source=g">${words}</a>`;

	test.each([
		['the words stand in the text', link('<b>these</b>&nbsp;chairs'), 'g'],
		['the words stand elsewhere', link('our offer'), ''],
		['it is a picture', link('<img src=x>'), ''],
		['it is in a quote', `<blockquote>${link('these chairs')}</blockquote>`, ''],
		['it is in a signature', `<div class="gmail_signature">${link('these chairs')}</div>`, ''],
		['it has no end', `<a href='${URL}?utm_source=g'>these chairs`, ''],
		['it is not a link', `<a href="javascript:x?utm_source=g">these chairs</a>`, ''],
	])('counts when %s', (_, html, expected) => {
		const found = source({ text: 'I want these chairs.', html });
		expect(found.source).toBe(expected);
		expect(found.foundIn.landingUrl).toBe(expected === '' ? '' : 'html');
	});
});

describe('a website form', () => {
	test.each<[string, string, object]>([
		[
			'with lines',
			'Name: Ann\nPhone: 1\nutm_source: google\nutm_medium=cpc\nutm_campaign = spring sale',
			{ source: 'google', medium: 'cpc', campaign: 'spring sale', foundIn: { source: 'form' } },
		],
		[
			'with its page',
			`Имя: Анна\nE-mail: a@b.example\nСтраница: ${URL}?utm_source=g&yclid=7\nReferer: https://www.google.com/`,
			{
				...{ source: 'g', yclid: '7', landingUrl: `${URL}?utm_source=g&yclid=7` },
				...{ referrer: 'https://www.google.com/', foundIn: { source: 'form', landingUrl: 'form' } },
			},
		],
		[
			'with a page that is not tagged',
			`Name: Ann\nPage: ${URL}`,
			{ source: '', landingUrl: URL, foundIn: { source: '', landingUrl: 'form' } },
		],
		[
			'with lines before the link of its message',
			`Name: Ann\nutm_source: google\nMessage: ${URL}?utm_source=other`,
			{ source: 'google' },
		],
	])('%s', (_, text, expected) => {
		expect(source({ text })).toMatchObject(expected);
	});
});

describe('whatever a message holds', () => {
	test('a source is made', () => {
		const any = fc.oneof(
			fc.string({ unit: 'binary' }),
			fc
				.array(
					fc.constantFrom(
						'http://',
						'a.b',
						'?',
						'&',
						'=',
						'utm_source',
						'%',
						'%FF',
						' ',
						'<a href="',
						'">',
						'</a>',
					),
				)
				.map((pieces) => pieces.join('')),
		);
		fc.assert(
			fc.property(any, any, any, (text, html, recipient) => {
				const { source: found } = source({ text, html, recipient, to: [text], rules });
				expect(found.length).toBeLessThanOrEqual(200);
			}),
			{ numRuns: 500 },
		);
	});

	test.each([
		...['a?', '?', '&', '%', '%FF', '=', 'a.b?utm_source=x ', 'http://', 'https://a.b/?c=d ', 'a.'],
		...['<a ', '<a href="', '<a href="?">', '<a href=?>x</a>', '<', '&amp;', '<div class="', '\n'],
		...[
			'utm_source: a\n',
			'utm_source:',
			'Page: a\n',
			'Name: a\nPage: http://a.b/?',
			' ',
			'\uD800',
		],
	])('256 kB of %j do no harm', (bait) => {
		const long = bait.repeat(262_144 / bait.length);
		// Linear work takes milliseconds; a pattern that is not goes beyond jest's limit.
		const all = source({ text: long, html: long, to: [long], rules });
		const one = source({ text: `http://a.b/?utm_source=${long}`, html: `<a href="${long}">x</a>` });
		expect(all.landingUrl.length + one.landingUrl.length).toBeLessThanOrEqual(4_000);
	});

	test('hundreds of links that are none are not tried', () => {
		const link = `${URL}?utm_source=g`;
		const tokens = (count: number) => `x?${')'.repeat(1_000)}a `.repeat(count);
		expect(source({ text: `${tokens(199)}${link}` }).source).toBe('g');
		expect(source({ text: `${tokens(200)}${link}` }).source).toBe('');
		const text = `these chairs ${'y'.repeat(200_000)}`;
		const anchors = (count: number) => '<a href="?a">no such words</a>'.repeat(count);
		const good = `<a href="${link}">these chairs</a>`;
		expect(source({ text, html: `${anchors(199)}${good}` }).source).toBe('g');
		expect(source({ text, html: `${anchors(200)}${good}` }).source).toBe('');
	});

	test('anchors whose words nearly stand everywhere do no harm', () => {
		const anchor = `<a href="?a">${'a'.repeat(500)}b${'a'.repeat(500)}</a>`;
		const html = `${anchor.repeat(190)}<a href="${URL}?utm_source=g">${'a'.repeat(1_000)}</a>`;
		expect(source({ text: 'a'.repeat(262_144), html }).source).toBe('g');
	});

	test('250 kB of signs behind links do no harm', () => {
		const token = `${URL}?utm_source=${')'.repeat(1_950)}a `;
		expect(source({ text: token.repeat(128) }).landingUrl).toBe(token.trim());
	});
});
