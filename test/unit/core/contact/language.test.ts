import { languageOf } from '../../../../nodes/core/contact/language';
import { TEXTS } from '../../../support/letters';

test('no text is taken for another language', () => {
	const wrong = TEXTS.filter(([language, text]) => !['', language].includes(languageOf(text)));
	expect(wrong).toEqual([]);
});

test.each([
	['ru', 'Добрый день! Подскажите, сколько стоит доставка?'],
	['uk', 'Доброго дня! Скільки коштує доставка?'],
	['be', 'Добры дзень, колькі каштуе дастаўка?'],
	['kk', 'Сәлеметсіз бе, бағасы қанша?'],
	['en', 'Hello, what is the price of delivery?'],
	['de', 'Guten Tag, was kostet die Lieferung?'],
	['fr', 'Bonjour, quel est le prix de la livraison ?'],
	['es', 'Hola, ¿cuánto cuesta el envío?'],
	['it', 'Buongiorno, quanto costa la spedizione?'],
	['pl', 'Dzień dobry, ile kosztuje dostawa?'],
	['pt', 'Olá, quanto custa a entrega?'],
	['tr', 'Merhaba, kargo ücreti ne kadar?'],
	['zh', '你好，请问运费多少？'],
	['ja', '送料はいくらですか？'],
	['ko', '안녕하세요, 배송비가 얼마인가요?'],
	['ar', 'مرحبا، كم السعر من فضلك؟ شكرا'],
	['he', 'שלום, כמה עולה המשלוח?'],
	['el', 'Καλημέρα, πόσο κοστίζει;'],
])('%s is told from %j', (language, text) => {
	expect(languageOf(text)).toBe(language);
});

test.each([
	['too short', 'ok'],
	['names', 'Ann Lee, Acme GmbH'],
	['a link', 'https://shop.example/the-best-price-for-you-and-the-team'],
	['two scripts', 'Hello Привет Hello Привет'],
	['a language it does not know', 'Mennyibe kerül a szállítás?'],
])('nothing is told from %s', (_, text) => {
	expect(languageOf(text)).toBe('');
});
