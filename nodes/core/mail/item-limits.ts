import type { Headers } from '../mailbox/mailbox';

/** What one item holds at most: n8n keeps it with the execution, and tables and CRMs take it in. */
export const MAX_SUBJECT_LENGTH = 1_000;
export const MAX_NAME_LENGTH = 200;
export const MAX_FILES = 100;
/** 256 kB is more than anybody writes; more is pasted logs and hurts tables and CRMs. */
export const MAX_TEXT_LENGTH = 262_144;
const MAX_HEADERS_LENGTH = 64 * 1024;
const MAX_ADDRESS_LENGTH = 600;

/** Returns one line without controls, also those that turn the direction of writing, and not longer than `length`. */
export function lineOf(text: string, length: number): string {
	const line = cut(text, length * 2).replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu, ' ');
	return cut(line, length).trim();
}

/** Returns an address with its name as people write it. */
export function addressInWords({
	name,
	address,
}: {
	readonly name: string;
	readonly address: string;
}): string {
	return cut(name === '' ? address : `${name} <${address}>`, MAX_ADDRESS_LENGTH);
}

/** Returns as many header fields as fit, in their order. */
export function headersThatFit(headers: Headers): Record<string, readonly string[]> {
	const kept: Record<string, readonly string[]> = {};
	let left = MAX_HEADERS_LENGTH;
	for (const [name, values] of Object.entries(headers)) {
		const fitting: string[] = [];
		for (const value of values) {
			if (left <= 0) break;
			fitting.push(cut(value, left));
			left -= value.length;
		}
		if (fitting.length > 0) kept[name] = fitting;
	}
	return kept;
}

/** Returns the beginning of a text, never between the halves of a character. */
export function cut(text: string, length: number): string {
	return text.length <= length ? text : text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}
