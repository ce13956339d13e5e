/** True for what may be a person's or a company's name: some capitalized words. */
export function isName(bare: string): boolean {
	if (bare.length > 60 || /[\d?!:;@/]/.test(bare)) return false;
	const words = bare.split(/[\s,]+/).filter((word) => word !== '');
	if (words.length > 6) return false;
	const capitals = words.filter((word) => /^["«„“(]?\p{Lu}/u.test(word)).length;
	return capitals > 0 && words.every((word) => CAPITALISED.test(word) || PARTICLES.has(word));
}

const CAPITALISED = /^["«„“(]?\p{Lu}/u;
/** Words of people's names that have no capital. */
export const NAME_PARTICLES: ReadonlySet<string> = new Set([
	...['von', 'van', 'der', 'den', 'de', 'da', 'do', 'dos', 'del', 'della', 'di', 'du', 'la', 'le'],
	...['el', 'al', 'bin', 'ibn', 'zu'],
]);
/** With those of companies' names. */
const PARTICLES: ReadonlySet<string> = new Set([
	...NAME_PARTICLES,
	...['&', '|', '-', '–', '—', 'y', 'e', 'i', 'und', 'and', 'et', 'и', 'z', 've', 'of'],
	...['sp.', 'o.o.'],
]);

/** True for a short line in a script without capitals, which may be a name where one is expected. */
export function isCaselessName(bare: string): boolean {
	if (bare.length > 40 || !/^[\p{Lo}\p{M}\s.'"״׳·]+$/u.test(bare)) return false;
	return /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(bare)
		? bare.length <= 12
		: bare.split(/\s+/).length <= 4;
}

/** True for a line with a number, an address or a link to reach somebody by. */
export function isContact(bare: string): boolean {
	return (
		/\S@\S|https?:\/\/|www\.|\bt\.me\/|^@\w/i.test(bare) ||
		/(?:\+\d|\(\d{3,5}\))[\d\s().-]{6}/.test(bare) ||
		REACHED_BY.test(bare)
	);
}

/** A word cannot end at `\b` here, which knows Latin letters only. */
const REACHED_BY = new RegExp(
	`^(?:${[
		...['tel', 't', 'm', 'mob', 'mobile', 'phone', 'ph', 'fax', 'telefon', 'tél', 'telefono'],
		...[
			'teléfono',
			'telefone',
			'móvil',
			'cell',
			'cel',
			'kom',
			'gsm',
			'whatsapp',
			'telegram',
			'skype',
		],
		...[
			'viber',
			'tlf',
			'mobil',
			'puh',
			'puhelin',
			'τηλ',
			'κιν',
			'тел',
			'моб',
			'т',
			'факс',
			'телефон',
		],
		...['טל', 'נייד', 'טלפון', 'هاتف', 'جوال', '电话', '電話', '手机', '手機', '전화', '휴대폰'],
	].join('|')})(?:[.:：\\s]|\\s?\\/)`,
	'i',
);

/** True for a sentence: what nobody puts below a name. */
export function isProse(bare: string): boolean {
	if ((isContact(bare) || isPostalAddress(bare)) && bare.length <= 160) return false;
	if (bare === '\uFFFD' || bare.length > 100 || bare.endsWith('?')) return true;
	const words = bare.split(' ').filter((word) => /\p{L}/u.test(word));
	// Chinese and Japanese set no spaces.
	if (words.length > 8 || /[。！？]/.test(bare)) return true;
	// `Lee Ltd.`, `sp. z o.o.` end in a full stop as well.
	const last = words.at(-1) ?? '';
	return words.length >= 4 && /[.!…]$/.test(bare) && last.length > 5 && !/\d/.test(bare);
}

function isPostalAddress(bare: string): boolean {
	const words = bare.split(/[\s,]+/).filter((word) => word !== '');
	const capitals = words.filter((word) => /^[\p{Lu}\d№#]/u.test(word)).length;
	return bare.split(',').length > 2 && capitals * 5 >= words.length * 3;
}

/** True for `P.S.` and its sisters: what follows is the writer's again. */
export function isPostscript(bare: string): boolean {
	return /^(?:p\.? ?p?\.?s[.:,\s)]|p\.?d\.? |з\.? ?ы[.:,\s]|постскриптум)/i.test(`${bare} `);
}
