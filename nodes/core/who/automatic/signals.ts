import type { Headers, MessageHead } from '../../mailbox/mailbox';

/** What automatic mail is recognized by. */
export type JudgedHead = Pick<MessageHead, 'headers' | 'from' | 'replyTo' | 'subject' | 'parts'>;

/** The header that shows a kind of automatic mail, as the reason names it, and whether it does. */
export type Signal = readonly [header: string, shows: (facts: JudgedHead) => boolean];

/** No word that counts is longer, and a value may be 64 kB. */
const READ_LENGTH = 300;

export function first(headers: Headers, name: string): string {
	return (headers[name]?.[0] ?? '').slice(0, READ_LENGTH).trim();
}

/** The value up to its first parameter or comment, in lower case: `auto-replied (vacation)` → `auto-replied`. */
export function token(headers: Headers, name: string): string {
	return tokenOf(headers[name]?.[0] ?? '');
}

export function tokenOf(value: string): string {
	const word = /^[^;(\s]*/.exec(value.slice(0, READ_LENGTH).trim());
	return (word?.[0] ?? '').toLowerCase();
}

/** True for `yes`, an address, a date or whatever else a system writes, but not for `no` or `off`. */
export function isSet(headers: Headers, name: string): boolean {
	return !UNSET.has(token(headers, name));
}

const UNSET: ReadonlySet<string> = new Set([
	...['', '0', 'n', 'no', 'none', 'null'],
	...['false', 'off', 'never', 'disable', 'disabled'],
]);

/** A program says that it wrote the mail, as an answer or on its own (RFC 3834 §5). */
export function isAutoSubmitted(headers: Headers): boolean {
	return token(headers, 'auto-submitted').startsWith('auto-');
}

/** The mail wants no answer from mail systems (RFC 5321 §4.5.5); some servers write the daemon instead. */
export function hasNullReturnPath(headers: Headers): boolean {
	return /^(?:<>|<?mailer-daemon(?:@[^>\s]*)?>?)$/i.test(first(headers, 'return-path'));
}

export function subjectOf({ subject }: JudgedHead): string {
	return subject.slice(0, READ_LENGTH).trim();
}
