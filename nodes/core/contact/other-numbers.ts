/**
 * Returns a text in which numbers that are not phone numbers are blanked out, length and lines kept:
 * accounts, tax numbers, orders, dates, prices, sizes, links.
 */
export function withoutOtherNumbers(text: string): string {
	let kept = text;
	for (const pattern of OTHERS) kept = kept.replace(pattern, (found) => BLANK.repeat(found.length));
	return kept;
}

/** Stands in no mail; what touches it is not a number of its own. */
export const BLANK = '\uE000';

const NUMBER = String.raw`[\p{L}]{0,4}[-/]?\d[\d\p{Lu}]{0,34}(?:[ \u00a0./-]{1,3}\d[\d\p{Lu}]{0,20}){0,10}`;
/** What stands between the word and its number: `№`, `no.`, a colon, a bracket. */
const BETWEEN = String.raw`[ \t.:№#(=–—-]{0,6}(?:(?:no|nr|number|num|номер|n°|nº|id|код|code)(?!\p{L})[ \t.:№#=-]{0,4})?`;

/** Words before numbers that are something else. */
const WORDS = [
	String.raw`инн|кпп|огрн|огрнип|бик|окпо|оквэд|снилс|паспорт|унп|иин|бин|едрпоу|р/сч?`,
	String.raw`к/сч?|расч[её]тный сч[её]т|кор+\.? ?сч[её]т|сч[её]т\p{L}{0,3}|заказ\p{L}{0,3}`,
	String.raw`заявк\p{L}{1,2}|договор\p{L}{0,3}|накладн\p{L}{1,3}|артикул\p{L}{0,2}|арт`,
	String.raw`трек(?:-?номер)?|отправлени\p{L}{1,2}|карт\p{L}{1,2}|штрих-?код|индекс`,
	String.raw`полис\p{L}{0,2}|билет\p{L}{0,2}|чек\p{L}{0,2}|акт\p{L}{0,2}|обращени\p{L}{1,2}`,
	String.raw`код|лот|тендер\p{L}{0,2}|кадастров\p{L}{2,3}|order|invoice|inv|ref|reference`,
	String.raw`account|acct|a/c|iban|swift|bic|vat|vat id|tax|ein|ssn|article|item|sku|part`,
	String.raw`p/n|serial|seriennummer|seriennr|teil|teilenummer|matricule|s/n|tracking|track|awb|shipment|parcel|ticket|case|booking|policy`,
	String.raw`isbn|ean|gtin|upc|card|passport|id|quote|po|contract|customer|imei|rechnung`,
	String.raw`rechnungsnummer|bestellung|bestellnummer|bestellnr|auftrag|auftragsnr`,
	String.raw`kundennummer|kundennr|kunden-nr|artikel|artikelnummer|artikelnr|art\.?-?nr`,
	String.raw`steuernummer|steuer-nr|ust-?id(?:nr)?|ust-?idnr|hrb|hra|konto|kontonr|blz`,
	String.raw`commande|facture|siret|siren|tva|rcs|pedido|factura|cif|nif|cuenta|ordine`,
	String.raw`fattura|p\.? ?iva|partita iva|c\.? ?f|codice fiscale|rea|bestelling|kvk|btw`,
	String.raw`zamówieni\p{L}|faktur\p{L}|nip|regon|krs|konta|cnpj|cpf|nota fiscal|sipariş`,
	String.raw`fatura|vergi no|mersis`,
].join('|');

const CURRENCY = String.raw`(?:₽|руб(?:л\p{L}{1,3})?(?!\p{L})|р\.|тыс|млн|[€$£¥₸₴₺]|eur|usd|gbp|rub|kzt|uah|pln|zł|chf|(?:try|tl|тг)(?!\p{L})|тенге|грн)`;
const UNIT = String.raw`(?:кг|г|мм|см|м|м2|м²|м3|шт|т|л|тонн\p{L}?|литр\p{L}{0,2}|kg|g|mm|cm|m|pcs|pieces|stk|stück|km|км|гб|gb|mb|вт|w|kw|квт)(?!\p{L})`;

const OTHERS: readonly RegExp[] = [
	// Links and addresses.
	/(?<![\p{L}\p{N}])(?:https?:\/\/|www\.)[^\s<>"]{1,2000}/giu,
	/(?<![^\s<>@])[^\s<>@]+@[^\s<>@]{1,255}/g,
	// IBAN, in groups or not.
	/(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?(?![\p{L}\p{N}])/gu,
	// Cards, and what is too long to be dialled.
	/(?<![\d+])\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?!\d)/g,
	/\d{16,}/g,
	// IP addresses, versions.
	/(?<![\d.+])\d{1,3}(?:\.\d{1,3}){3}(?![\d]|\.\d)/g,
	// Dates and times.
	/(?<![\d+.])(?:\d{1,2}([./-])\d{1,2}\1(?:19|20)\d{2}|(?:19|20)\d{2}([./-])\d{1,2}\2\d{1,2}|\d{1,2}\.\d{1,2}\.\d{2}(?!\.?\d))(?:[ T,]{1,3}\d{1,2}:\d{2}(?::\d{2})?)?/g,
	/(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)/g,
	/(?<!\d)(?:19|20)\d{2} ?[-–—] ?(?:19|20)\d{2}(?!\d)/g,
	new RegExp(`(?<![\\p{L}\\p{N}])(?:${WORDS})(?!\\p{L})${BETWEEN}${NUMBER}`, 'giu'),
	new RegExp(`[№#]\\s{0,2}${NUMBER}`, 'giu'),
	new RegExp(`(?<!\\p{L})${CURRENCY}[ \\u00a0]?\\d[\\d .,\\u00a0]{0,20}\\d`, 'giu'),
	new RegExp(`(?<![\\d+(-])\\d[\\d .,\\u00a0\\u202f]{0,20}[ \\u00a0]?${CURRENCY}`, 'giu'),
	new RegExp(`(?<![\\d+(-]|\\d )\\d{1,6}(?:[.,]\\d{1,4})?[ \\u00a0]?${UNIT}`, 'giu'),
	// 100x200x300.
	/(?<![\d-]|\d )\d{1,6} ?[xх×*] ?\d{1,6}(?: ?[xх×*] ?\d{1,6})?/gi,
];
