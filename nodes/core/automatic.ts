import type { Headers, MessageHead } from './mailbox';

export type AutomaticKind = 'autoReply' | 'bounce' | 'bulk';

/** Why a mail counts as sent by a machine: its kind and the header that shows it. */
export interface Automatic {
	readonly kind: AutomaticKind;
	readonly signal: string;
}

/** Returns what kind of automatic mail this is, by strong signals only, or null: when unsure it is a client's. */
export function automaticKindOf(head: Pick<MessageHead, 'headers' | 'from'>): Automatic | null {
	for (const [kind, signal, shows] of SIGNALS) {
		if (shows(head)) return { kind, signal };
	}
	return null;
}

/** True when a program wrote the mail (a website form, a shop), which says nothing about its worth. */
export function looksMachineSent(headers: Headers): boolean {
	return (
		token(headers, 'auto-submitted') === 'auto-generated' ||
		'x-php-originating-script' in headers ||
		FORM_MAILERS.test(first(headers, 'x-mailer'))
	);
}

type Signal = readonly [
	kind: AutomaticKind,
	header: string,
	shows: (head: Pick<MessageHead, 'headers' | 'from'>) => boolean,
];

/**
 * Order matters: a bounce may carry Auto-Submitted as well. Left out on purpose: X-Auto-Response-Suppress,
 * which shops' forms and Exchange set on ordinary mail, and `Auto-Submitted: no`.
 */
const SIGNALS: readonly Signal[] = [
	['bounce', 'Content-Type: multipart/report', ({ headers }) => isDeliveryReport(headers)],
	['bounce', 'X-Failed-Recipients', ({ headers }) => 'x-failed-recipients' in headers],
	['bounce', 'Return-Path: <> from the mail system', (head) => isFromMailSystem(head)],
	[
		'autoReply',
		'Auto-Submitted',
		({ headers }) => token(headers, 'auto-submitted') === 'auto-replied',
	],
	['autoReply', 'X-Autoreply', ({ headers }) => isSet(headers, 'x-autoreply')],
	['autoReply', 'X-Autorespond', ({ headers }) => isSet(headers, 'x-autorespond')],
	['autoReply', 'X-Autoresponse', ({ headers }) => isSet(headers, 'x-autoresponse')],
	['autoReply', 'X-Autoresponder', ({ headers }) => isSet(headers, 'x-autoresponder')],
	['autoReply', 'Precedence', ({ headers }) => token(headers, 'precedence') === 'auto_reply'],
	['bulk', 'List-Id', ({ headers }) => 'list-id' in headers],
	['bulk', 'List-Unsubscribe', ({ headers }) => 'list-unsubscribe' in headers],
	[
		'bulk',
		'Precedence',
		({ headers }) => /^(?:bulk|list|junk)$/.test(token(headers, 'precedence')),
	],
];

const FORM_MAILERS = /php|wordpress|wpforms|bitrix|tilda|joomla|drupal|opencart|modx/i;
const MAIL_SYSTEM = /^(?:mailer-daemon|postmaster|mail-daemon)@/i;

function isDeliveryReport(headers: Headers): boolean {
	const type = first(headers, 'content-type').toLowerCase();
	return type.startsWith('multipart/report') && type.includes('delivery-status');
}

function isFromMailSystem({ headers, from }: Pick<MessageHead, 'headers' | 'from'>): boolean {
	return first(headers, 'return-path') === '<>' && MAIL_SYSTEM.test(from[0]?.address ?? '');
}

function first(headers: Headers, name: string): string {
	return headers[name]?.[0]?.trim() ?? '';
}

/** The value up to its first parameter or comment: `auto-replied; owner=…` → `auto-replied`. */
function token(headers: Headers, name: string): string {
	return (first(headers, name).split(/[;(\s]/)[0] ?? '').toLowerCase();
}

function isSet(headers: Headers, name: string): boolean {
	return first(headers, name) !== '' && token(headers, name) !== 'no';
}
