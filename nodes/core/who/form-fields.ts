import { isKnownLabel, isTechnical, roleOf } from './form-labels';

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
	const lines = text.slice(0, MAX_SEARCHED).split('\n').slice(0, MAX_LINES);
	const fields: FormField[] = [];
	let isBelowRule = false;
	for (let index = 0; index < lines.length && fields.length < MAX_FIELDS; ) {
		const line = withoutMarks(lines[index] ?? '');
		if (RULE.test((lines[index] ?? '').trim())) isBelowRule = true;
		const found = fieldIn(line);
		index++;
		if (found === null) continue;
		const { value, next } = valueFrom(lines, index, found);
		fields.push({ label: found.label, value, isBelowRule });
		index = next;
	}
	return fields;
}

/** Returns the fields as an object of label and value, empty when the text is no form: two lines make one. */
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
	while (end > start && MARKS.includes(line.charAt(end - 1))) end--;
	return line.slice(start, end);
}

const MARKS = '>*|•- \t\r\u00a0';
const MAX_SEARCHED = 64 * 1024;
const MAX_LINES = 2_000;
const MAX_FIELDS = 100;
/** Longer lines are prose. */
const MAX_LABEL_WORDS = 8;
/** `-- `, `----`, `____`: below it forms write about themselves. */
const RULE = /^[-_=~#*]{2,200}$/;

interface Labelled {
	readonly label: string;
	readonly rest: string;
	/** The value goes on below, blank lines included, until a label that forms are known to use. */
	readonly isLong: boolean;
	readonly isShort: boolean;
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
	if (line.length <= MAX_LABEL && (isKnownLabel(line) || QUESTION.test(line))) {
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
		return labelled(before, last);
	}
	for (let count = Math.min(4, words.length - 1); count > 0; count--) {
		const label = words.slice(0, count).join(' ');
		if (!isKnownLabel(label)) continue;
		const rest = words.slice(count).join(' ');
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
	};
}

function valueFrom(
	lines: readonly string[],
	start: number,
	field: Labelled,
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
		if (RULE.test(raw.trim()) || isNextField(line, field, blank)) break;
		if (field.isShort && value.length > 0) break;
		for (; blank > 0 && value.length > 0; blank--) value.push('');
		blank = 0;
		value.push(raw.trimStart());
	}
	return { value: value.join('\n').trim().slice(0, MAX_VALUE), next };
}

function isNextField(line: string, field: Labelled, blank: number): boolean {
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
		.replace(/[*\s]+$/, '')
		.replace(/\s+/g, ' ')
		.trim();
}
