import { isClientBlock, isKnownLabel, isTechnical, roleOf } from './form-labels';

/** A field of a form as its notification writes it. */
export interface FormField {
	readonly label: string;
	/** With its line breaks; '' for a field left empty. */
	readonly value: string;
	/** It stands below a rule, where forms write about themselves. */
	readonly isBelowRule: boolean;
}

/**
 * Returns the fields of a website form's notification in their order: `Label: value` lines, labels with their value
 * on the next line, rows of tables. Values of several lines are whole. Linear in the length.
 */
export function formFieldsOf(text: string): readonly FormField[] {
	const searched = linesOfJson(text) ?? text.slice(0, MAX_SEARCHED).split('\n');
	const written = searched.slice(0, MAX_LINES).map(plainLine);
	const lines = withoutUnderlines(withAnswers(written.flatMap(oneFieldPerLine)));
	const fieldIn = fieldReaderFor(lines);
	const fields: FormField[] = [];
	let isBelowRule = false;
	for (let index = 0; index < lines.length && fields.length < MAX_FIELDS; ) {
		const line = withoutMarks(lines[index] ?? '');
		if (RULE.test((lines[index] ?? '').trim())) isBelowRule = true;
		const found = fieldIn(line);
		index++;
		if (found === null) continue;
		const { value, next } = valueFrom(lines, index, found, fieldIn);
		if (!isTableHead(found.label, value)) {
			fields.push({ label: found.label, value, isBelowRule });
		}
		index = next;
	}
	return fields;
}

/** Returns the fields as an object of label and value, empty when the text is not a form: two lines make one. */
export function formOf(text: string): Readonly<Record<string, string>> {
	const fields = formFieldsOf(text).filter(({ value }) => value !== '');
	if (fields.length < 2) return {};
	const form = new Map<string, string>();
	for (const { label, value } of fields) {
		let key = label;
		for (let count = 2; form.has(key); count++) key = `${label} (${count})`;
		form.set(key, value);
	}
	return Object.fromEntries(form);
}

/** Returns a line without the signs of quoting, lists and tables around it. */
export function withoutMarks(line: string): string {
	let start = 0;
	let end = line.length;
	while (start < end && MARKS.includes(line.charAt(start))) start++;
	while (end > start && END_MARKS.includes(line.charAt(end - 1))) end--;
	return line.slice(start, end);
}

const MARKS = '>*|•- \t\r\u00a0';
/** Without the `>` that closes an address: `Ann <ann@client.example>`. */
const END_MARKS = MARKS.slice(1);
const MAX_SEARCHED = 64 * 1024;
const MAX_LINES = 2_000;
const MAX_FIELDS = 100;
/** Longer lines are prose. */
const MAX_LABEL_WORDS = 10;
/** `-- `, `----`, `____`: below it forms write about themselves. */
const RULE = /^[-_=~#*]{2,200}$/;

/** A row above the fields: `Question | Answer`. */
function isTableHead(label: string, value: string): boolean {
	return HEAD_LABEL.test(label) && HEAD_VALUE.test(value);
}

const HEAD_LABEL =
	/^(?:name|field|label|question|feld|frage|bezeichnung|champ|libellé|campo|pregunta|domanda|pole|pytanie|поле|название|вопрос|параметр)$/i;
const HEAD_VALUE =
	/^(?:value|answer|response|wert|antwort|inhalt|valeur|réponse|valor|respuesta|valore|risposta|wartość|odpowiedź|значение|ответ)$/i;

/** 1C-Bitrix underlines each label; below one label it is a rule like any other. */
function withoutUnderlines(lines: readonly string[]): readonly string[] {
	const isUnderline = (line: string, index: number) =>
		/^[*=_-]{3,100}$/.test(line.trim()) && /:\s*$/.test(lines[index - 1] ?? '');
	return lines.filter(isUnderline).length < 2
		? lines
		: lines.filter((line, index) => !isUnderline(line, index));
}

/** Some scripts send what a form gave them as JSON. */
function linesOfJson(text: string): string[] | null {
	const json = text.slice(0, MAX_SEARCHED).trim();
	if (!json.startsWith('{') || !json.endsWith('}')) return null;
	try {
		return fieldsOfJson(JSON.parse(json), 3);
	} catch {
		return null;
	}
}

function fieldsOfJson(value: unknown, depth: number): string[] {
	if (typeof value !== 'object' || value === null || depth === 0) return [];
	return Object.entries(value).flatMap(([label, one]: [string, unknown]) =>
		typeof one === 'string' || typeof one === 'number'
			? [`${label}: ${one}`]
			: fieldsOfJson(one, depth - 1),
	);
}

/** Without what programs put around a label and behind an address: signs, brackets, a link to write to it. */
function plainLine(line: string): string {
	return line
		.slice(0, MAX_PLAIN_LINE)
		.replace(/^(?:[\p{Extended_Pictographic}\uFE0F\u200D\s]{1,8}(?=\p{L}))/u, '')
		.replace(
			/^\s{0,20}[[【「]\s?([^\]】」\n]{1,60}?)\s?[\]】」]\s{0,5}(?:=>|[:：])?\s{0,3}/u,
			'$1: ',
		)
		.replace(/^\s{0,20}"([^"\n]{1,60})"\s?:\s?"(.*)",?$/, '$1: $2')
		.replace(/\s{0,3}[<[(]mailto:[^\s<>()[\]]{3,254}[>\])]/g, '')
		.replace(/([:：]\s{0,3})mailto:/g, '$1')
		.concat(line.slice(MAX_PLAIN_LINE));
}

const MAX_PLAIN_LINE = 1_000;

/** `Question: Name` above `Answer: Ann`. */
function withAnswers(lines: readonly string[]): readonly string[] {
	return lines.flatMap((line, index) => {
		const [, head = '', label = ''] = PAIRED.exec(line.slice(0, MAX_LINE)) ?? [];
		const [, , answer] = PAIRED.exec((lines[index + 1] ?? '').slice(0, MAX_LABELLED_LINE)) ?? [];
		if (HEAD_LABEL.test(head) && isAnswer(lines[index + 1] ?? ''))
			return [`${label}: ${answer ?? ''}`];
		const [, before = ''] = PAIRED.exec((lines[index - 1] ?? '').slice(0, MAX_LINE)) ?? [];
		return isAnswer(line) && HEAD_LABEL.test(before) ? [] : [line];
	});
}

function isAnswer(line: string): boolean {
	return HEAD_VALUE.test(PAIRED.exec(line.slice(0, MAX_LINE))?.[1] ?? '');
}

const PAIRED = /^\s*(\p{L}{3,20})\s?[:：]\s?(.*)$/u;

/** `Name: Ann, phone: 123`, and cells of a table beside each other. */
function oneFieldPerLine(line: string): string[] {
	const colons = line.split(':').length - 1;
	if (colons < 2 || line.length > MAX_LABELLED_LINE || roleOf(labelBefore(line)) === 'message') {
		return [line];
	}
	const found: string[] = [];
	let start = 0;
	for (const { index } of line.matchAll(/[:：]/g)) {
		const before = line.slice(start, index).trimEnd();
		const words = before.split(/\s+/);
		const label = [3, 2, 1]
			.filter((count) => count < words.length)
			.map((count) => words.slice(-count).join(' '))
			.find((one) => isKnownLabel(one) && roleOf(one) !== 'message');
		if (label === undefined || !/[:：]/.test(before)) continue;
		found.push(before.slice(0, before.length - label.length).replace(/[\s,;|/]+$/, ''));
		start += before.length - label.length;
	}
	return [...found, line.slice(start)];
}

const MAX_LABELLED_LINE = 500;

function labelBefore(line: string): string {
	return tidy(withoutMarks(line.slice(0, Math.max(0, line.indexOf(':')))));
}

interface Labelled {
	readonly label: string;
	readonly rest: string;
	/** The value goes on below, blank lines included, until a label that forms are known to use. */
	readonly isLong: boolean;
	readonly isShort: boolean;
	/** Who bought, or where to send it: a name, and below it an address. */
	readonly isPerson: boolean;
}

type FieldReader = (line: string) => Labelled | null;

/** Where two labels that forms use have a dash, an arrow or a gap behind them, other lines with one are fields too. */
function fieldReaderFor(lines: readonly string[]): FieldReader {
	const isDashed = lines.filter((line) => dashed(withoutMarks(line), isKnown) !== null).length >= 2;
	return (line) => fieldIn(line) ?? (isDashed ? dashed(line, isShortLabel) : null);
}

function dashed(line: string, isWanted: (label: string) => boolean): Labelled | null {
	const [whole = '', written = ''] = DASHED.exec(line.slice(0, MAX_LINE)) ?? [];
	const label = tidy(written);
	return label !== '' && isWanted(label) ? labelled(label, line.slice(whole.length).trim()) : null;
}

const DASHED =
	/^(\p{L}[^\n:：=|\t@–—→⇒➜]{0,60}?)(?:\s{1,3}[-–—]\s{1,3}|\s{0,3}(?:=>|[→⇒➜])\s{0,3}|\s{3,40})(?=\S)/u;

function isKnown(label: string): boolean {
	return isShortLabel(label) && (roleOf(label) !== null || isTechnical(label));
}

function isShortLabel(label: string): boolean {
	return label.split(' ').length <= 4;
}

function fieldIn(line: string): Labelled | null {
	if (line === '') return null;
	const found = SEPARATED.exec(line.slice(0, MAX_LINE));
	if (found !== null) {
		const label = tidy(found[1] ?? '');
		const rest = line
			.slice(found[0].length)
			.replace(/^\*{1,2}/, '')
			.trim();
		if (isLabel(label, rest)) return labelled(label, rest);
	}
	const isAlone = isKnownLabel(line) || isClientBlock(line) || QUESTION.test(line);
	if (line.length <= MAX_LABEL && isAlone) {
		return labelled(tidy(line), '');
	}
	return besideLabel(line);
}

/** A table without borders: `Ваше имя Анна`, `Почта для связи ann@client.example`. */
function besideLabel(line: string): Labelled | null {
	if (line.length > 200) return null;
	const words = line.split(' ');
	const last = words.at(-1) ?? '';
	const before = words.slice(0, -1).join(' ');
	if (before !== '' && words.length <= 6 && ADDRESS.test(last) && roleOf(before) === 'email') {
		return labelled(tidy(before), last);
	}
	for (let count = Math.min(4, words.length - 1); count > 0; count--) {
		const label = words.slice(0, count).join(' ');
		if (!isKnownLabel(label)) continue;
		const rest = words.slice(count).join(' ');
		// The head of a table with a column for each field: `Name Email Phone`.
		if (words.slice(count).every(isKnownLabel)) continue;
		const role = roleOf(label);
		// Without a separator a name has a capital, and a number digits; the rest may be a sentence.
		if (role === 'name' && /^\p{Lu}[\p{L}.'-]*(?: \p{Lu}[\p{L}.'-]*){0,3}$/u.test(rest)) {
			return labelled(label, rest);
		}
		if (role === 'phone' && /^[+\d(][\d\s()+.-]{5,25}$/.test(rest)) return labelled(label, rest);
	}
	return null;
}

function labelled(label: string, rest: string): Labelled {
	const role = roleOf(label);
	return {
		label,
		rest,
		isLong: role === 'message',
		isShort: (role !== null && role !== 'message') || isTechnical(label),
		isPerson: role === 'name',
	};
}

function valueFrom(
	lines: readonly string[],
	start: number,
	field: Labelled,
	fieldIn: FieldReader,
): { readonly value: string; readonly next: number } {
	const value = field.rest === '' ? [] : [field.rest];
	let blank = 0;
	let next = start;
	for (; next < lines.length; next++) {
		const raw = (lines[next] ?? '').trimEnd();
		const line = withoutMarks(raw);
		if (line === '') {
			if (RULE.test(raw.trim()) || (value.length > 0 && !field.isLong) || blank > 3) break;
			blank++;
			continue;
		}
		if (RULE.test(raw.trim()) || isNextField(line, field, blank, fieldIn)) break;
		const isAddressBelow = field.isPerson && value.length === 1 && ADDRESS.test(line);
		if (field.isShort && value.length > 0 && !isAddressBelow) break;
		for (; blank > 0 && value.length > 0; blank--) value.push('');
		blank = 0;
		value.push(raw.trimStart());
	}
	return { value: value.join('\n').trim().slice(0, MAX_VALUE), next };
}

function isNextField(line: string, field: Labelled, blank: number, fieldIn: FieldReader): boolean {
	const found = fieldIn(line);
	if (found === null) return false;
	const isKnown = roleOf(found.label) !== null || isTechnical(found.label);
	if (!field.isLong) return !(field.rest === '' && found.rest === '' && !isKnown && blank === 0);
	return found.rest !== '' ? isKnown : isKnown && blank > 0;
}

const MAX_VALUE = 20_000;
const MAX_LINE = 200;
const MAX_LABEL = 80;
/** `Name: Ann`, `*Name:* Ann`, `Name = Ann`, `Name | Ann`, `1. Name: Ann`. */
const SEPARATED =
	/^(?:\d{1,3}[.)]\s{1,3})?(\p{L}[^\n:：=|\t@]{0,79}?)\s{0,3}\*{0,2}\s{0,3}(?:[:：=|]|\t)/u;
const QUESTION = /^\p{L}[^:.!\n]{3,78}\?\*?$/u;
const ADDRESS = /^[^\s@<>]{1,64}@[^\s@<>]{1,253}$/;

function isLabel(label: string, rest: string): boolean {
	return (
		label !== '' &&
		label.split(' ').length <= MAX_LABEL_WORDS &&
		!/[.!?]\s\p{L}|,\s\p{L}+\s\p{L}+\s/u.test(label) &&
		!rest.startsWith('//') &&
		!(/\d$/.test(label) && /^\d/.test(rest))
	);
}

function tidy(label: string): string {
	return label
		.replace(/^[_*]+|[*_\s:：=–—-]+$/g, '')
		.replace(/\s+/g, ' ')
		.trim();
}
