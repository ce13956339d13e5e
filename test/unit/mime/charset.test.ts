import iconv from 'iconv-lite';
import { decodeCharset } from '../../../nodes/mime/charset';
import { inCharset } from '../../support/mail/encoding';

const RUSSIAN = 'Здравствуйте! Прошу прислать прайс на июль.';
const SHORT = 'Заявка';
const CAPITALS = 'СРОЧНО НУЖЕН РАСЧЕТ';
const GERMAN = 'Schöne Grüße aus München, über Äpfel';

describe('text is read whatever it declares', () => {
	test.each([
		['utf-8', 'utf-8', RUSSIAN],
		['koi8-r', 'koi8-r', RUSSIAN],
		['koi8-r', 'KOI8-R', RUSSIAN],
		['windows-1251', 'cp1251', RUSSIAN],
		['windows-1251', 'win-1251', RUSSIAN],
		['iso-8859-1', 'latin1', GERMAN],
		['utf-8', null, RUSSIAN],
		['utf-8', 'us-ascii', RUSSIAN],
		['utf-8', 'x-no-such-charset', RUSSIAN],
		['utf-8', '', RUSSIAN],
		['windows-1251', null, RUSSIAN],
		['windows-1251', null, SHORT],
		['windows-1251', null, CAPITALS],
		['windows-1251', 'us-ascii', RUSSIAN],
		['windows-1251', 'unknown-8bit', RUSSIAN],
		['windows-1251', 'utf-8', RUSSIAN],
		['koi8-r', null, RUSSIAN],
		['koi8-r', null, SHORT],
		['koi8-r', null, CAPITALS],
		['koi8-r', 'x-no-such-charset', RUSSIAN],
		['windows-1252', null, GERMAN],
		['us-ascii', '__proto__', 'plain'],
		// Declared wrong, and certainly so.
		['utf-8', 'iso-8859-1', RUSSIAN],
		['utf-8', 'iso-8859-1', GERMAN],
		['utf-8', 'windows-1252', SHORT],
		['utf-8', 'windows-1251', RUSSIAN],
		['utf-8', 'koi8-r', RUSSIAN],
		['windows-1251', 'iso-8859-1', RUSSIAN],
		['windows-1251', 'iso-8859-1', CAPITALS],
		['windows-1251', 'windows-1252', RUSSIAN],
		// Declared right, whatever else it might be.
		['windows-1252', 'windows-1252', 'TÉLÉPHONE À CÔTÉ'],
		['windows-1252', 'iso-8859-1', 'ÄÖÜ'],
		['windows-1251', 'windows-1251', SHORT],
		['windows-1251', 'windows-1251', 'Ёж и Её'],
		['koi8-r', 'koi8-r', SHORT],
	])('%s declared as %p', (actual, declared, text) => {
		expect(decodeCharset(inCharset(text, actual), declared)).toBe(text);
	});
});

test('one damaged character does not change the charset of UTF-8', () => {
	const damaged = Buffer.concat([Buffer.from(RUSSIAN), Buffer.from([0xff])]);
	expect(decodeCharset(damaged, 'utf-8')).toBe(`${RUSSIAN}\uFFFD`);
});

test('a byte order mark is not text', () => {
	expect(decodeCharset(Buffer.from('\uFEFFHello'), 'utf-8')).toBe('Hello');
});

test.each(['utf-8', null, 'us-ascii'])(
	'text cut inside a character ends before it (%p)',
	(charset) => {
		const bytes = Buffer.from('Привет');
		expect(decodeCharset(bytes.subarray(0, -1), charset, true)).toBe('Приве');
	},
);

/** Sentences of clients, in the charsets that programs of their countries write without a word about it. */
const LABELLED: readonly (readonly [charset: string, text: string])[] = [
	['windows-1251', 'Пришлите счёт на оплату, реквизиты во вложении.'],
	['windows-1251', 'Скільки коштує доставка до Києва? Чекаємо на вашу відповідь.'],
	['windows-1251', 'Бихме искали да поръчаме двадесет врати за новия офис.'],
	['koi8-r', 'Сколько будет стоить монтаж и когда сможете приехать?'],
	['koi8-u', 'Потрібен рахунок для оплати, дякуємо за швидку відповідь.'],
	['cp866', 'Сколько будет стоить монтаж и когда сможете приехать?'],
	['iso-8859-5', 'Пришлите счёт на оплату, реквизиты во вложении.'],
	['windows-1253', 'Πόσο κοστίζει η μεταφορά στη Θεσσαλονίκη; Ευχαριστώ πολύ.'],
	['iso-8859-7', 'Χρειαζόμαστε είκοσι πόρτες για το νέο γραφείο μας.'],
	['windows-1255', 'כמה עולה המשלוח לחיפה? תודה רבה ויום נעים'],
	['windows-1256', 'كم تبلغ تكلفة التوصيل إلى المدينة؟ شكرا جزيلا لكم'],
	[
		'windows-1254',
		'Yirmi kapı için nakliye ücreti ne kadar? Şimdiden teşekkür ederim, iyi çalışmalar.',
	],
	[
		'windows-1257',
		'Kiek kainuoja dvidešimties durų pristatymas į Vilnių? Lauksime jūsų atsakymo, ačiū.',
	],
	['windows-1257', 'Cik maksā divdesmit durvju piegāde uz Rīgu? Gaidīsim jūsu atbildi, paldies.'],
	[
		'windows-1250',
		'Ile kosztuje transport dwudziestu drzwi do Łodzi? Będę wdzięczny za szybką odpowiedź.',
	],
	[
		'iso-8859-2',
		'Ile kosztuje montaż i kiedy możecie przyjechać? Proszę o odpowiedź jeszcze dziś, śpieszę się.',
	],
	['windows-1250', 'Kolik stojí doprava dvaceti dveří do Plzně? Děkuji za rychlou odpověď.'],
	['gb18030', '贵公司的门多少钱一扇？我们需要二十扇，请尽快回复。'],
	['gb18030', '合作咨询'],
	['big5', '貴公司的門一扇多少錢？我們需要二十扇，請盡快回覆。'],
	['shift_jis', 'ドアを二十枚注文したいのですが、納期はどのくらいですか。'],
	['euc-jp', 'ドアを二十枚注文したいのですが、納期はどのくらいですか。'],
	['euc-kr', '문 스무 개를 주문하고 싶습니다. 배송은 얼마나 걸리나요?'],
	['windows-1252', 'Was kosten zwanzig Türen frei Haus nach Köln? Mit freundlichen Grüßen'],
	[
		'windows-1252',
		'Combien coûtent vingt portes livrées à Orléans ? Merci beaucoup, à très bientôt.',
	],
	[
		'windows-1252',
		'¿Cuánto cuesta el envío de veinte puertas a Málaga? Quedo a la espera, señora Núñez.',
	],
	['windows-1252', 'Quanto custa a entrega de vinte portas em São Paulo? Obrigado pela atenção.'],
	['windows-1252', 'Hvad koster tyve døre leveret i Ålborg? Venlig hilsen Søren Kjær'],
];

test.each(LABELLED)('%s without a word about it: %s', (charset, text) => {
	expect(decodeCharset(iconv.encode(text, charset), null)).toBe(text);
});

test.each(LABELLED.filter(([charset]) => !['cp866', 'iso-8859-5'].includes(charset)))(
	'%s declared as UTF-8: %s',
	(charset, text) => {
		expect(decodeCharset(iconv.encode(text, charset), 'utf-8')).toBe(text);
	},
);

test.each(LABELLED.filter(([charset]) => /125[1356]|koi8|iso-8859-7/.test(charset)))(
	'%s declared as western: %s',
	(charset, text) => {
		expect(decodeCharset(iconv.encode(text, charset), 'iso-8859-1')).toBe(text);
	},
);

describe('names of charsets as mail has them', () => {
	test.each([
		['windows-1251', 'window-1251', RUSSIAN],
		['windows-1251', 'cp-1251', RUSSIAN],
		['windows-1251', 'x-cp1251', RUSSIAN],
		['windows-1251', 'ansi-1251', RUSSIAN],
		['windows-1251', '"windows-1251"', RUSSIAN],
		['windows-1251', 'wndows-1251', RUSSIAN],
		['koi8-r', 'koi8r', RUSSIAN],
		['koi8-r', 'koi-8', RUSSIAN],
		['cp866', 'ibm866', RUSSIAN],
		['cp866', 'cp-866', RUSSIAN],
		['maccyrillic', 'x-mac-cyrillic', RUSSIAN],
		['macroman', 'x-mac-roman', GERMAN],
		['macroman', 'macintosh', GERMAN],
		['maccenteuro', 'x-mac-ce', 'Příští týden'],
		['cp850', 'ibm-850', GERMAN],
		['iso-8859-1', 'iso8859_1', GERMAN],
		['iso-8859-1', 'iso-8895-1', GERMAN],
		['iso-8859-15', 'latin-9', 'zehn €'],
		['iso-8859-2', 'iso-8859-2;', 'książka'],
		['utf-8', 'utf8', RUSSIAN],
		['utf-8', 'uft-8', RUSSIAN],
		['utf-8', 'utf_8', RUSSIAN],
		['utf-8', 'utf8mb4', RUSSIAN],
		['utf-8', 'cp65001', RUSSIAN],
		['gb18030', 'x-gbk', '请报价'],
		['gb18030', 'gb2312', '请报价'],
		['gb18030', 'cp936', '请报价'],
		['big5', 'x-x-big5', '請報價'],
		['shift_jis', 'x-sjis', 'ドアを注文'],
		['shift_jis', 'windows-31j', 'ドアを注文'],
		['shift_jis', 'cp932', 'ドアを注文'],
		['euc-kr', 'ks_c_5601-1987', '견적 요청'],
		['euc-kr', 'windows-949', '견적 요청'],
		['utf-7', 'utf-7', 'Zwei & drei + vier: Türen, двери'],
		['utf-7', 'unicode-1-1-utf-7', 'Türen, двери'],
	])('%s declared as %s', (actual, declared, text) => {
		expect(decodeCharset(iconv.encode(text, actual), declared)).toBe(text);
	});

	test.each([
		['hz-gb-2312', '~{Gk1(<[~}, 40', '请报价, 40'],
		['hz', 'a~~b', 'a~b'],
		['iso-2022-kr', '\x1b$)C\r\n\x0e0_@{\x0f 40', '견적 40'],
		[null, '~{Gk1(<[~}', '请报价'],
		[null, '\x1b$B8+@Q\x1b(B', '見積'],
	])('%s: %j', (charset, octets, text) => {
		expect(decodeCharset(Buffer.from(octets, 'latin1'), charset)).toBe(text);
	});
});

test.each([
	['utf-8', '\uFEFFПривет', 'koi8-r'],
	['utf-16le', '\uFEFFПривет', 'us-ascii'],
	['utf-16be', '\uFEFFПривет', 'utf-8'],
])('a byte order mark of %s goes before what is declared', (charset, text, declared) => {
	expect(decodeCharset(iconv.encode(text, charset, { addBOM: false }), declared)).toBe('Привет');
});
