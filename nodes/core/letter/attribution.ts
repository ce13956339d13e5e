import { OPENINGS, PERSONAL, VERBS, VERBS_WITHIN } from './attribution-words';
import type { Line } from './lines';
import { lowerCase } from './lower-case';

/** Mail programs break a reply line after some 76 characters; an address and a name fill three. */
const MAX_LINES = 3;

/**
 * Returns how many lines from `index` on are a reply line (`On …, … wrote:`), 0 when none is there.
 * `isQuotedBelow` says of the line after it whether a quote begins: without one more proof is asked for.
 */
export function attributionLength(
	lines: readonly Line[],
	index: number,
	isQuotedBelow: (next: number) => boolean,
): number {
	if (!mayEndSoon(lines, index)) return 0;
	let joined = '';
	for (let length = 1; length <= MAX_LINES; length++) {
		const line = lines[index + length - 1];
		if (line === undefined || line.bare === '') return 0;
		joined = length === 1 ? withoutDashes(line.bare) : `${joined} ${line.bare}`;
		if (length === 1 && joined !== line.bare && isNamedOnly(joined)) {
			return isQuotedBelow(index + 1) ? 1 : 0;
		}
		if (mayEnd(joined) && isAttribution(joined, isQuotedBelow(index + length))) {
			return length > 1 && isLaterOne(lines, index + 1, length - 1) ? 0 : length;
		}
		if (!mayGoOn(joined)) return 0;
	}
	return 0;
}

/**
 * Returns where in a line with words of the writer a reply line begins that fills the rest of it, -1 when none does.
 * Without a quote below it only behind the end of a sentence: else it may tell a story.
 */
export function attributionStart(bare: string, isQuoteNext: boolean): number {
	if (!mayEnd(bare) || !ADDRESS.test(bare)) return -1;
	const starts = [...bare.matchAll(/\s+(?=\S)/g)].slice(0, MAX_STARTS);
	let behindWord = -1;
	for (const { 0: space, index } of starts) {
		const start = index + space.length;
		const rest = bare.slice(start);
		const said = bare.slice(0, index);
		// A date or an address in front is of the reply line as well.
		if (/[\d@<]/.test(said)) break;
		if (rest.length > MAX_ATTRIBUTION || !beginsWithDate(rest)) continue;
		if (!saysSomething(said) || !isAttribution(rest, false)) continue;
		if (/[.!?…)。！？]$/.test(said)) return start;
		if (behindWord === -1 && /^\p{Lu}/u.test(rest)) behindWord = start;
	}
	return isQuoteNext ? behindWord : -1;
}

/** More than the first words of a reply line, or a day of the week. */
function saysSomething(said: string): boolean {
	const words = wordsOf(said);
	return words.some((word) => !OPENINGS.has(word)) && !WEEKDAYS.test(words.at(-1) ?? '');
}

const WEEKDAYS =
	/^(?:lun|mar|mer|gio|ven|sab|dom|jeu|sam|dim|seg|ter|qua|qui|sex|mié|jue|vie|sáb|mo|di|mi|do|fr|sa|so|pon|giorno|dia|día)$/;
const MAX_STARTS = 80;
const MAX_ATTRIBUTION = 220;

function beginsWithDate(rest: string): boolean {
	if (/^\d{4}\s/.test(rest)) return false;
	return hasOpening(rest) && /\d/.test(rest.slice(0, 24)) && DATE_OR_MONTH.test(rest.slice(0, 60));
}

const DATE_OR_MONTH = /\b(?:19|20)\d\d\b|\d[./-]\d\d?[./-]\d\d|(?:19|20)\d\d[年년]/;

/** Nearly all lines are told apart by the colon alone. */
function mayEndSoon(lines: readonly Line[], index: number): boolean {
	for (let next = index; next < index + MAX_LINES; next++) {
		const bare = lines[next]?.bare ?? '';
		if (bare === '') return false;
		if (mayEnd(bare) || DASHES_AT_END.test(bare)) return true;
	}
	return false;
}

/** Some leave the colon out behind the verb, or behind an address with a date before it. */
function mayEnd(bare: string): boolean {
	return COLON_AT_END.test(bare) || VERB_AT_END.test(bare) || DATE_TO_ADDRESS.test(bare);
}

const COLON_AT_END = /[:：]$/;
const VERB_AT_END = /> (?:wrote|schrieb|escribió|ha scritto|a écrit)$/;
const DATE_TO_ADDRESS = /^(?:\d{4}[-/]\d\d?[-/]\d|\d\d?[./]\d\d?[./]\d{2,4}).*[^\s<>]>$/;
const DASHES_AT_END = /[^-]\s?-{3,8}$/;

/** Zoho: `---- On …, Ann wrote ----`. */
function withoutDashes(bare: string): string {
	if (!/^-{3,8}\s?[^\s-]/.test(bare) || !DASHES_AT_END.test(bare)) return bare;
	return `${bare.replace(/^-{3,8}\s?|\s?-{3,8}$/g, '')}:`;
}

/** Android: `---- Ann Lee wrote ----`. */
function isNamedOnly(joined: string): boolean {
	return !/\d|@/.test(joined) && VERBS.has(wordsOf(joined).at(-1) ?? '');
}

/** The reply line begins a line later, and what stands above it is the end of the writer's text. */
function isLaterOne(lines: readonly Line[], index: number, length: number): boolean {
	const joined = lines.slice(index, index + length).map(({ bare }) => bare);
	return hasOpening(joined.join(' ')) && isAttribution(joined.join(' '), false);
}

function mayGoOn(joined: string): boolean {
	if (/[.!?;:：]$/.test(joined)) return /> \p{L}+ .*\d\.$/u.test(joined);
	return ADDRESS.test(joined) || (hasOpening(joined) && /\d/.test(joined));
}

const ADDRESS = /[^\s<>()"]@[^\s<>()"]/;
/** With a dot, as in Denmark and Finland, only where it is not part of a date. */
const TIME = /\d[:h]\d\d|(?<![\d.])\d{1,2}\.\d\d(?![.\d])/;
const DATE = /\d[./-] ?\d\d?[./-] ?\d\d|\d-\d\d-\d\d|\b(?:19|20)\d\d\b|(?:19|20)\d\d(?=[年년])/;
/** `<info@shop.example>:`, also with the brackets of Spanish Gmail. */
const ENDS_IN_ADDRESS = /[^\s<>]\s?>\)?\s?[:：]$/;

function isAttribution(joined: string, isQuoteNext: boolean): boolean {
	if (!/\d|@/.test(joined)) return false;
	const hasDate = DATE.test(joined);
	const hasTime = TIME.test(joined);
	const hasAddress = ADDRESS.test(joined);
	const words = wordsOf(joined);
	const hasVerb = words.some((word) => VERBS.has(word)) || VERBS_WITHIN.test(joined);
	if (isQuoteNext) {
		if (DATE_TO_ADDRESS.test(joined)) return true;
		return hasVerb
			? hasDate || hasTime || hasAddress
			: hasDate && (hasAddress || (hasTime && hasOpening(joined)));
	}
	if (hasAddress && hasDate) return hasVerb || (hasTime && ENDS_IN_ADDRESS.test(joined));
	// Without an address it may be part of a story: `On 12 May 2026 your manager wrote:`
	return hasVerb && hasDate && hasOpening(joined) && !words.some((word) => PERSONAL.has(word));
}

function hasOpening(joined: string): boolean {
	return (
		/^\d|^[在于於]\s?\d|^ב-?\s?\d/.test(joined) ||
		OPENINGS.has(wordsOf(joined.slice(0, 40))[0] ?? '')
	);
}

function wordsOf(joined: string): string[] {
	return lowerCase(joined)
		.replace(/[(/][aаהת](?:\)|(?=\s|:))/g, '')
		.split(/[^\p{L}\p{N}@<>]+/u)
		.filter((word) => word !== '');
}
