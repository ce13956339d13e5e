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
		if (joined.endsWith(':') && isAttribution(joined, isQuotedBelow(index + length))) {
			return length > 1 && isLaterOne(lines, index + 1, length - 1) ? 0 : length;
		}
		if (!mayGoOn(joined)) return 0;
	}
	return 0;
}

/** Nearly all lines are told apart by the colon alone. */
function mayEndSoon(lines: readonly Line[], index: number): boolean {
	for (let next = index; next < index + MAX_LINES; next++) {
		const bare = lines[next]?.bare ?? '';
		if (bare === '') return false;
		if (bare.endsWith(':') || bare.endsWith(' ----')) return true;
	}
	return false;
}

/** Zoho: `---- On …, Ann wrote ----`. */
function withoutDashes(bare: string): string {
	if (!bare.startsWith('---- ') || !bare.endsWith(' ----')) return bare;
	return `${bare.slice(5, -5)}:`;
}

/** The reply line begins a line later, and what stands above it is the end of the writer's text. */
function isLaterOne(lines: readonly Line[], index: number, length: number): boolean {
	const joined = lines.slice(index, index + length).map(({ bare }) => bare);
	return hasOpening(joined.join(' ')) && isAttribution(joined.join(' '), false);
}

function mayGoOn(joined: string): boolean {
	if (/[.!?;:]$/.test(joined)) return false;
	return ADDRESS.test(joined) || (hasOpening(joined) && /\d/.test(joined));
}

const ADDRESS = /[^\s<>()"]@[^\s<>()"]/;
const TIME = /\d[:h]\d\d/;
const DATE = /\d[./-]\d\d?[./-]\d\d|\d-\d\d-\d\d|\b(?:19|20)\d\d\b/;
/** `<info@shop.example>:`, also with the brackets of Spanish Gmail. */
const ENDS_IN_ADDRESS = /[^\s<>]>\)?\s?:$/;

function isAttribution(joined: string, isQuoteNext: boolean): boolean {
	if (!/\d|@/.test(joined)) return false;
	const hasDate = DATE.test(joined);
	const hasTime = TIME.test(joined);
	const hasAddress = ADDRESS.test(joined);
	const words = wordsOf(joined);
	const hasVerb = words.some((word) => VERBS.has(word));
	if (isQuoteNext) {
		return hasVerb
			? hasDate || hasTime || hasAddress
			: hasDate && (hasAddress || (hasTime && hasOpening(joined)));
	}
	if (hasAddress && hasDate) return hasVerb || (hasTime && ENDS_IN_ADDRESS.test(joined));
	// Without an address it may be part of a story: `On 12 May 2026 your manager wrote:`
	return hasVerb && hasDate && hasOpening(joined) && !words.some((word) => PERSONAL.has(word));
}

function hasOpening(joined: string): boolean {
	return /^\d/.test(joined) || OPENINGS.has(wordsOf(joined.slice(0, 40))[0] ?? '');
}

function wordsOf(joined: string): string[] {
	return lowerCase(joined)
		.replace(/\([aа]\)/g, '')
		.split(/[^\p{L}\p{N}@<>]+/u)
		.filter((word) => word !== '');
}

const VERBS: ReadonlySet<string> = new Set([
	...['wrote', 'writes', 'écrit', 'escribió', 'escribio', 'scritto', 'schrieb', 'escreveu'],
	...['napisał', 'napisała', 'napisano', 'napisana', 'pisze', 'yazdı', 'yazmış', 'yazan'],
	...['пишет', 'писал', 'писала', 'писали', 'написал', 'написала', 'написали', 'пишете'],
]);

/** First words of reply lines; days of the week as Gmail, Mail.ru and Yandex begin with. */
const OPENINGS: ReadonlySet<string> = new Set([
	...['on', 'am', 'le', 'el', 'il', 'em', 'no', 'às', 'w', 'dnia', 'wiadomość', 'den', 'в'],
	...['пн', 'вт', 'ср', 'чт', 'пт', 'сб', 'вс', 'понедельник', 'вторник', 'среда', 'четверг'],
	...['пятница', 'суббота', 'воскресенье', 'pn', 'wt', 'śr', 'czw', 'pt', 'sob', 'niedz', 'nd'],
	...['poniedziałek', 'wtorek', 'środa', 'czwartek', 'piątek', 'sobota', 'niedziela'],
	...['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
	...['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
]);

/** Words of a person who tells something; a program knows only names. */
const PERSONAL: ReadonlySet<string> = new Set([
	...['i', 'me', 'my', 'you', 'your', 'he', 'she', 'we', 'us', 'our', 'they'],
	...['я', 'мне', 'мы', 'нам', 'вы', 'ваш', 'ваша', 'он', 'она', 'они', 'меня', 'года'],
	...['ich', 'mir', 'mich', 'uns', 'ihr', 'er', 'sie', 'ihre', 'je', 'vous', 'votre', 'nous'],
	...['me', 'nos', 'su', 'usted', 'él', 'ella', 'mi', 'ci', 'vostro', 'vi', 'lei', 'lui'],
	...['mi', 'nam', 'pan', 'pani', 'państwa', 'państwo', 'seu', 'sua', 'você', 'vocês', 'ele'],
	'ela',
	...['bana', 'bize', 'siz', 'sizin', 'ona'],
]);
