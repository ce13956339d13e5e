import { BLANK } from './other-numbers';

/** What no phone number touches: letters, other numbers, signs of prices, links and sums. */
const NOT_BEFORE = String.raw`(?<![\p{L}\p{N}_@=&%#№$€£₽/\\*+${BLANK}-]|\p{N}[.,])`;
const FILE = String.raw`\.(?:pdf|jpe?g|png|docx?|xlsx?|zip|rar|txt|html?|php)`;
/** `x5` and `ext 5` may follow without a space. */
const NOT_BEHIND = String.raw`(?![\p{N}_@%${BLANK}]|${FILE}|(?!x\d|ext)\p{L})`;
/** Spaces, brackets, dots, dashes and slashes, as people really set them between groups. */
const GROUPED = String.raw`\d[\d ()\u00a0\u2009\u202f.\-\u2010-\u2015/]{4,44}\d`;

/** Digits in groups. */
export const DIGIT_RUN = new RegExp(
	String.raw`${NOT_BEFORE}(?:\+ ?|(?<!\p{N} ))\(?${GROUPED}${NOT_BEHIND}`,
	'giu',
);

const EXTENSION_WORDS = [
	...[String.raw`доб(?:авочный)?\.?`, String.raw`доп\.?`, String.raw`вн(?:утр)?\.?`],
	...[
		String.raw`ext(?:ension|n)?\.?`,
		'x',
		'#',
		'durchwahl',
		String.raw`dw\.?`,
		'poste',
		'interno',
	],
	...[String.raw`int\.?`, String.raw`wew\.?`, 'dahili'],
].join('|');

/** The extension right behind a number; its digits are the first group. */
export const EXTENSION = new RegExp(
	String.raw`^[\s,;(]{0,3}(?:${EXTENSION_WORDS})\s{0,2}[.:№]?\s{0,2}(\d{1,6})(?!\d)`,
	'i',
);

/** Words before a number that say it is a phone; a verb stands for its forms. */
const PHONE_WORDS = [
	String.raw`т|тел|телефон\p{L}{0,2}|моб|мобильн\p{L}{2,3}|сот|сотов\p{L}{2,3}|звон\p{L}{1,6}`,
	String.raw`позвон\p{L}{1,6}|перезвон\p{L}{1,6}|номер\p{L}{0,2}|ватсап|вотсап|вайбер|тг|телеграм`,
	String.raw`p|t|m|ph|tel|telefon\p{L}{0,2}|telephone|phones?|mobile?|mobil|mob|cell|cel`,
	String.raw`call(?: me| us)?|dial|direct|whatsapp|viber|telegram|wa`,
	String.raw`ll[aá]m\p{L}{2,6}|appel\p{L}{0,4}|joindre|fon|handy|rückruf|anruf\p{L}{0,2}`,
	String.raw`tél|téléphone|portable|teléfono|móvil|celular|telefone|telemóvel|telefono|cellulare`,
	String.raw`cep|gsm|kom|komórk\p{L}{1,3}`,
].join('|');
/** `Tel./fax`, `Tel. (mob.)`. */
const KIND = String.raw`(?:\/\s?(?:факс|fax)|\((?:моб|раб|дом|mobile|work)\.?\))?`;
/** `Call me at`, `Mein Telefon ist`. */
const SMALL_WORDS = String.raw`(?:(?:is|at|on|under|по|мне|на|me|us|au|al|ist|es|unter)[\s:]{1,3}){0,3}`;

/** Matches a text that ends in such a word, up to three short words before the number. */
export const PHONE_WORD = new RegExp(
	String.raw`(?:^|[^\p{L}])(?:${PHONE_WORDS})\s{0,2}${KIND}[\s.:№—–=-]{0,4}(?:${SMALL_WORDS})$`,
	'iu',
);
export const FAX_WORD = /(?:^|[^\p{L}/])(?:факс|fax|f|ф|faks|télécopie)[\s.:№-]{0,4}$/iu;
export const PHONE_AND_FAX =
	/(?:тел|телефон|tel|telefon|phone|fon)[\s.,/&+(и-]{1,5}(?:факс|fax)\P{L}{0,5}$/iu;
export const SIGN_BEFORE = /[☎☏✆📞📱📲]\uFE0F?\s{0,3}$/u;

/** 8 or 7 and an area or mobile code of Russia or Kazakhstan. */
export const RUSSIAN = /^[78][34789]\d{9}$/;

const SPACE = String.raw`\s\u00a0.`;
const DASH = String.raw`\-\u2010-\u2015`;
/** `8 (495) 123-45-67`, `8(926)1234567`. */
const IN_BRACKETS = String.raw`[${SPACE}-]{0,2}\(\d{3,5}\)[${SPACE}-]{0,2}[\d${SPACE}${DASH}]{5,12}`;
/** `8-800-123-45-67`, `7 495 123 45 67`. */
const IN_GROUPS = String.raw`[${SPACE}-]\d{3,4}[${SPACE}-]\d{2,3}[${SPACE}${DASH}]?\d{2}[${SPACE}${DASH}]?\d{2,3}`;

/** Matches a number that is grouped as Russians group theirs. */
export const RUSSIAN_LOOKS = new RegExp(`^[78](?:${IN_BRACKETS}|${IN_GROUPS})$`);
