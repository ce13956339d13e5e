import type { MailboxErrorDetails } from '../../core/errors/mailbox-error';

/** What an error of the driver or an answer of the server means. */
export type Diagnosis = Pick<MailboxErrorDetails, 'kind' | 'detail'> &
	Partial<Pick<MailboxErrorDetails, 'reach'>>;

export interface Rule extends Diagnosis {
	readonly when: RegExp;
}

/** Returns the first rule that fits. */
export function findRule(rules: readonly Rule[], text: string | undefined): Rule | undefined {
	return text === undefined || text === '' ? undefined : rules.find(({ when }) => when.test(text));
}

export const LOGIN_REJECTED: Diagnosis = { kind: 'authentication' };
export const NOT_NOW: Diagnosis = { kind: 'unavailable' };
export const THROTTLED: Diagnosis = { kind: 'throttled' };

/**
 * What services say of an account, in the words of their own servers (test/unit/n8n/errors/replies-of-services.test.ts
 * has them). They say it with any response code or with none, in answer to the login, to opening a
 * folder or while closing, and it concerns the whole connection. The first rule that fits holds.
 */
export const REPLIES: readonly Rule[] = [
	// Yandex, and QQ: one text for all causes, so it must not be taken for one of them.
	{ when: /invalid credentials or IMAP is disabled|account is abnormal/i, ...LOGIN_REJECTED },
	{
		when: /app(lication)?[- ]?(specific )?password( is)? (required|needed)|application-specific password|parol prilozheniya|please us(e|ing) (an? )?(app(lication)?[- ]password|authori[sz](ed|ation) code)|create an app password/i,
		kind: 'appPasswordNeeded',
	},
	{
		when: /BasicAuthBlocked|basic auth(entication)? (is )?(disabled|blocked)|authentication mechanism is not supported/i,
		kind: 'oauthOnly',
	},
	{
		// Not what a server says of a connection without encryption.
		when: /^(?!.*\b(plaintext|TLS|SSL)\b).*(not enabled for IMAP|yet to enable IMAP|IMAP\b.{0,40}\b(disabled|not enabled|turned off|switched off|not activated|deactivated)(?![a-z]))/i,
		kind: 'imapDisabled',
	},
	{
		when: /web login required|log ?in via your web browser|verify your account|unsafe login|account (is |has been |was )?(temporarily )?(locked|blocked|suspended|restricted)/i,
		kind: 'accountLocked',
	},
	{
		when: /too many ((simultaneous|concurrent|open|active|imap) )*(connections|sessions)|maximum number of ((concurrent|simultaneous) )?connections|connection limit|connections? exceeded/i,
		kind: 'tooManyConnections',
	},
	{
		when: /throttl|bandwidth limit|rate[- ]?limit|slow down|too many (bad |failed )?(login|authentication) attempts/i,
		...THROTTLED,
	},
];

/** Servers that give no code say "not now" in words (Gmail, Exchange, Yahoo). */
export const NOT_NOW_REPLIES: readonly Rule[] = [
	{
		when: /too many|try (again|later)|temporar|maintenance|unavailable|\bbusy\b|\blocked by another\b|internal server|authenticated but not connected/i,
		...NOT_NOW,
	},
];
