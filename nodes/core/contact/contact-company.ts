import { trimEnd } from '../text/trim';

/** Returns the company that a signature names, as it is written there, or '' without a sure one. */
export function companyIn(signature: string): string {
	const lines = signature.split('\n', MAX_LINES).map((line) => line.trim().slice(0, MAX_LINE));
	for (const line of lines) {
		const labelled = LABELLED.exec(line)?.[1];
		if (labelled !== undefined) return tidied(labelled);
	}
	for (const line of lines) {
		for (const pattern of PATTERNS) {
			const found = pattern.exec(line)?.[0];
			if (found !== undefined) return tidied(found);
		}
	}
	return '';
}

const MAX_LINES = 40;
const MAX_LINE = 200;

const LABELLED =
	/^(?:компания|организация|фирма|предприятие|company|organi[sz]ation|firma|unternehmen|société|entreprise|empresa|azienda|şirket)\s{0,2}[:–—]\s{0,3}(\S.{1,100})$/iu;

const BEFORE = 'ООО|ОАО|ЗАО|ПАО|НАО|АО|ТОО|ОДО|ЧУП|УП|ТОВ|ПП|НКО|АНО|ФГУП|ГУП|МУП';
const PERSON = String.raw`\p{Lu}\p{Ll}{1,30}(?:-\p{Lu}\p{Ll}{1,30})?`;
const QUOTED = `(?:"[^"]{1,40}"[^"\\s][^"]{0,40}""|«[^«»]{1,40}«[^«»]{1,40}»»?|["«“„'][^"»”“'«]{1,80}["»”“'])`;
const WORD = String.raw`[\p{Lu}\p{N}][\p{L}\p{N}.&'’+-]{0,40}`;
/** Forms that are written before the name, and those behind it. Two letters need their capitals. */
const BEHIND = [
	String.raw`L\.?L\.?C\.?|LLP|Ltd\.?|LTD\.?|Limited|Inc\.?|Corp\.?|Corporation`,
	String.raw`GmbH(?: ?& ?Co\.? ?KGa?A?)?|gGmbH|UG(?: \(haftungsbeschränkt\))?|AG|KG|OHG|e\.K\.|SE`,
	String.raw`S\.r\.l\.?s?\.?|S\.R\.L\.?|Srl|SRL|S\.p\.A\.?|S\.P\.A\.?|SpA|S\.n\.c\.?|S\.a\.s\.?`,
	String.raw`SARL|S\.A\.R\.L\.|SASU?|EURL|S\.A\.S\.|S\.A\.U?\.?|S\.L\.U?\.?|SL|SA`,
	String.raw`[Ss][Pp]\. ?z ?o\. ?o\.?|Sp\. ?j\.|Sp\. ?k\.|A\.Ş\.?|Ltd\. Şti\.|Lda\.?|Ltda\.?|LTDA\.?`,
	String.raw`B\.V\.|BV|N\.V\.|s\.r\.o\.|a\.s\.|d\.o\.o\.|Oy|AB|ApS|A/S|Pty Ltd|Pvt\.? Ltd\.?`,
].join('|');

/** Matches a line with the legal form of a company in it. */
export const COMPANY_FORM = new RegExp(
	String.raw`(?<!\p{L})(?:${BEFORE}|ИП|ФОП|${BEHIND})(?!\p{L})`,
	'u',
);

/** Small words inside names. */
const LINK =
	'and|und|et|y|e|i|en|of|for|für|im|am|de|di|da|do|du|des|del|dei|della|dos|la|le|les|van|von|der|den|pour|para|per';

const PATTERNS: readonly RegExp[] = [
	new RegExp(
		String.raw`(?<![\p{L}\p{N}])(?:${BEFORE}) ?(?:${QUOTED}|${WORD}(?: ${WORD}){0,4})`,
		'u',
	),
	new RegExp(
		String.raw`(?<![\p{L}\p{N}])(?:ИП|ФОП) ${PERSON}(?: (?:\p{Lu}\. ?){1,2}| ${PERSON}){0,2}`,
		'u',
	),
	new RegExp(
		String.raw`(?<![\p{L}\p{N}.&'’+-])${WORD}(?:,? (?:${WORD}|&|${LINK})){0,6},? (?:${BEHIND})(?![\p{L}\p{N}])`,
		'u',
	),
	// French forms stand on either side.
	new RegExp(
		String.raw`(?<![\p{L}\p{N}])(?:SARL|SASU?|EURL) ${WORD}(?: (?:${WORD}|${LINK})){0,4}(?<= ${WORD})`,
		'u',
	),
];

function tidied(company: string): string {
	// A dot belongs to `Inc.` and `S.p.A.`, not to the end of a sentence behind a quote.
	return trimEnd(company, ',;| \t\u00a0')
		.replace(/(["»”])\.$/, '$1')
		.trim();
}
