import { organisationOf } from '../mail/host-name';
import type { Headers } from '../mailbox/mailbox';

/** The verdicts of the receiving server, e.g. `pass`; null where it gave none. */
export interface Authentication {
	readonly spf: string | null;
	readonly dkim: string | null;
	readonly dmarc: string | null;
	/** The name of the server that judged, as it gives it; '' when it gives none. */
	readonly server: string;
}

/**
 * Returns the verdicts of the receiving server: of its Authentication-Results (RFC 8601) at the top of the
 * message. A sender can write such a header too, which is the topmost when our server adds none; so what
 * cannot be tied to the server that took the mail in, or to `mailServer`, the host the mailbox is read from,
 * counts for nothing. A server that judges nothing and leaves forgeries in its own name standing (§5 forbids
 * that) cannot be seen through.
 */
export function authenticationOf(headers: Headers, mailServer: string): Authentication {
	const all = (headers['authentication-results'] ?? []).slice(0, MAX_HEADERS).map(parseResults);
	const [top] = all;
	if (top === undefined || !isOfReceiver(top.server, headers['received'] ?? [], mailServer)) {
		return NO_VERDICT;
	}
	// iCloud and many a Postfix add one header for each method.
	const others = all.findIndex(({ server }) => !isSameOrganisation(server, top.server));
	const own = all.slice(0, others === -1 ? all.length : others);
	const verdict = (method: Method) =>
		own.map(({ verdicts }) => verdicts.get(method)).find((found) => found !== undefined) ?? null;
	return {
		spf: verdict('spf'),
		dkim: verdict('dkim'),
		dmarc: verdict('dmarc'),
		server: top.server,
	};
}

/** Returns whether the receiving server found that From is not who sent the message. */
export function isRefuted(headers: Headers, mailServer: string): boolean {
	// Nearly no header says so, and taking one apart is a sixth of what settling a message costs.
	const mayBe = (headers['authentication-results'] ?? []).some((value) => /fail/i.test(value));
	return mayBe && authenticationOf(headers, mailServer).dmarc === 'fail';
}

const NO_VERDICT: Authentication = { spf: null, dkim: null, dmarc: null, server: '' };
const MAX_HEADERS = 10;
const MAX_LENGTH = 10_000;

const METHODS = ['spf', 'dkim', 'dmarc'] as const;
type Method = (typeof METHODS)[number];

interface Results {
	readonly server: string;
	readonly verdicts: ReadonlyMap<Method, string>;
}

function parseResults(value: string): Results {
	const [first = '', ...others] = withoutComments(value.slice(0, MAX_LENGTH)).split(';');
	// Microsoft leaves its name out and begins with the first verdict.
	const isNamed = !first.includes('=');
	const verdicts = new Map<Method, string>();
	for (const result of isNamed ? others : [first, ...others]) {
		for (const [, name = '', verdict = ''] of result.matchAll(RESULT)) {
			const method = METHODS.find((each) => each === name.toLowerCase());
			if (method === undefined) continue;
			// One good signature of several is enough (RFC 6376 §6.1); whose it is, DMARC judges.
			const isBetter = method === 'dkim' && verdict.toLowerCase() === 'pass';
			if (!verdicts.has(method) || isBetter) verdicts.set(method, verdict.toLowerCase());
		}
	}
	// Behind the name there may be a version: `mx.firm.example 1`.
	const server = isNamed ? (first.trim().split(/\s+/)[0] ?? '') : '';
	return { server: server.toLowerCase().slice(0, 253), verdicts };
}

/** `spf=pass smtp.mailfrom=…`, with a version `spf/1=pass`, with spaces. Zoho forgets semicolons. */
const RESULT =
	/(?<!\S)(spf|dkim|dmarc)\s{0,5}(?:\/\s{0,5}\d{1,3})?\s{0,5}=\s{0,5}([a-z]{1,20})(?![a-z])/gi;

/** Comments may be nested and may hold anything, also `; dkim=pass`; quoted strings hold no verdicts either. */
function withoutComments(value: string): string {
	let kept = '';
	let depth = 0;
	let quoted = false;
	for (let index = 0; index < value.length; index++) {
		const character = value[index] ?? '';
		if (character === '\\' && (depth > 0 || quoted)) index++;
		else if (quoted) quoted = character !== '"';
		else if (character === '(') depth++;
		// A comment parts words as a space does.
		else if (character === ')' && depth > 0) [depth, kept] = [depth - 1, `${kept} `];
		else if (depth === 0 && character === '"') quoted = true;
		else if (depth === 0) kept += character;
	}
	return kept;
}

/**
 * True when the topmost Received, which our server wrote, is of the same organization. Inside many a server
 * it names nobody (an IP address, `localhost`, `exchange.local`): then the server that judged must be of the
 * organization that the mailbox is read from, e.g. `mx.google.com` for `imap.gmail.com`.
 */
function isOfReceiver(server: string, received: readonly string[], mailServer: string): boolean {
	const top = withoutComments((received[0] ?? '').slice(0, MAX_LENGTH));
	const by = BY.exec(top)?.[1] ?? '';
	const receiver = organisationOf(by);
	if (server === '') return receiver !== null && UNNAMED.has(receiver);
	if (receiver !== null) return isSameOrganisation(server, by);
	// Anybody may call himself `localhost`.
	return organisationOf(server) !== null && isSameOrganisation(server, mailServer);
}

const BY = /(?:^|\s)by\s+([^\s;]{1,253})/i;

function isSameOrganisation(one: string, other: string): boolean {
	const [first, second] = [organisationOf(one), organisationOf(other)];
	if (first === null || second === null) return one === other;
	return groupOf(first) === groupOf(second);
}

/** Servers that judge without giving their name. */
const UNNAMED: ReadonlySet<string> = new Set(['outlook.com', 'office365.com', 'office365.us']);

/** Services whose servers have several domains. */
const GROUPS = [
	['apple.com', 'icloud.com', 'me.com', 'mac.com'],
	['google.com', 'googlemail.com', 'gmail.com'],
	['outlook.com', 'hotmail.com', 'microsoft.com', 'office365.com', 'office365.us'],
	['yahoo.com', 'yahoodns.net', 'aol.com'],
	['yandex.net', 'yandex.ru', 'yandex.com'],
	['mail.ru', 'vk.com', 'smailru.net'],
	['messagingengine.com', 'fastmail.com'],
	['protonmail.ch', 'proton.me', 'proton.ch'],
	['gmx.net', 'gmx.com', 'gmx.de', 'web.de', '1and1.com', 'kundenserver.de', 'ionos.com'],
	['zoho.com', 'zohomail.com', 'zoho.eu', 'zohomail.eu'],
];

function groupOf(organisation: string): string {
	return GROUPS.find((group) => group.includes(organisation))?.[0] ?? organisation;
}
