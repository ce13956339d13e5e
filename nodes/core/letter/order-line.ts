import { isContact } from './signature-line';

/** True for a line of a list or an order, which no signature has: `Sand - 3 t`, `2) doors 80x200`, `20 pcs`. */
export function isOrderLine(bare: string): boolean {
	if (isContact(bare) || REGISTRATION.test(bare)) return false;
	return (
		LIST_ITEM.test(bare) || QUANTITY.test(bare) || (COUNT_AT_END.test(bare) && !STREET.test(bare))
	);
}

const LIST_ITEM = /^(?:[-•·▪–]\s?|\*\s|\d{1,3}[.)]\s)\p{L}|^\d{1,5}\s?[x×х*]\s?\S/u;
const UNITS =
	'kg|g|t|to|tons?|tonnes?|m|m2|m3|m²|m³|mm|cm|km|l|ltr|pcs?|pieces?|bags?|boxes|pallets?|sets?|units?|rolls?|pairs?|stk|stück|sack|säcke|paletten?|st|kpl|ks|szt|db|buc|adet|tane|τεμ|pz|pezzi|uds?|unidades|sacos|palet[sy]?|sacs?|pièces|palettes|stuks|zakken|кг|г|т|тонн\\p{L}?|м|м2|м3|м²|м³|мм|см|л|шт|штук\\p{L}?|мешк\\p{L}{1,2}|упак\\p{L}{0,6}|рулон\\p{L}{0,2}|компл\\p{L}{0,6}|пар\\p{L}?|יח|قطعة|كجم|كيس|طن';
const QUANTITY = new RegExp(
	`\\d[.,]?\\d{0,3}\\s?(?:${UNITS})\\.?(?!\\p{L})|\\d\\s?[x×х*]\\s?\\d|\\d\\s?(?:[个件箱袋吨台套把张条只]|個|本|枚|袋|개|대|박스|포대)`,
	'iu',
);
/** `Chairs: 20`, `Bricks – 200`. */
const COUNT_AT_END = /\p{L}\s?(?:[:=]\s?|\s[-–—]\s?)\d{1,5}$/u;
/** A street with its number, an office, a post code. */
const STREET =
	/(?<!\p{L})(?:str|street|st|straße|strasse|road|rd|avenue|ave|ул|улица|пр|д|дом|оф|офис|room|suite|floor|box|ext|доб|вн|zip|plz)\.?(?!\p{L})/iu;
/** Numbers that companies put below their name. */
const REGISTRATION =
	/(?<!\p{L})(?:hrb|hra|инн|кпп|огрн(?:ип)?|vat|ust-?id(?:nr)?|ustid|tva|siret|siren|rcs|nip|regon|krs|kvk|btw|cif|nif|p\.? ?iva|cvr|org|ičo|dič|cui|adószám|αφμ|iban|bic|reg|registered|amtsgericht)(?!\p{L})/iu;
