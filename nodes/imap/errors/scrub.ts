import type { Connection } from '../../core/mailbox/mailbox';

const MAX_LENGTH = 200;
/** A server may send megabytes. An access token has up to some thousand characters and must not be cut in two. */
const MAX_READ = 64_000;
/** Looking for addresses takes time. */
const MAX_SEARCHED = 4000;
/** Shorter ones occur in ordinary words. */
const MIN_ENCODED = 8;
/** Also as part of a link, where the @ is written %40. */
const ADDRESS = /[^\s<>"'(),;:[\]]+(?:@|%40)[^\s<>"'(),;:[\]]+/gi;

/**
 * Returns server text that may be shown to users: one line of at most 200 characters without
 * addresses and without any of the secrets, plain or in base64.
 */
export function scrubServerText(text: string, secrets: readonly string[] = []): string {
	let scrubbed = oneLine(text.slice(0, MAX_READ));
	for (const secret of secrets.flatMap(spellings))
		scrubbed = scrubbed.replace(matching(secret), '…');
	scrubbed = scrubbed.slice(0, MAX_SEARCHED);
	// n8n 1.x stops retrying when it meets this word anywhere in an error.
	scrubbed = scrubbed.replace(ADDRESS, '…').replace(/authorization/gi, 'login permission');
	return scrubbed.length > MAX_LENGTH ? `${scrubbed.slice(0, MAX_LENGTH - 1)}…` : scrubbed;
}

function oneLine(text: string): string {
	return text
		.replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}

/** A server may echo a SASL answer, which is base64; its padding depends on what follows. */
function spellings(secret: string): string[] {
	const plain = oneLine(secret);
	const encoded = Buffer.from(secret).toString('base64').replace(/=+$/, '');
	return [plain, encoded.length < MIN_ENCODED ? '' : encoded].filter((spelling) => spelling !== '');
}

function matching(literal: string): RegExp {
	return new RegExp(literal.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'), 'gi');
}

/** Returns all that a server could echo of a login, the longest first. */
export function secretsOf({ host, port, login, secret }: Connection): readonly string[] {
	if (secret.kind === 'password') {
		return [`\0${login}\0${secret.password}`, secret.password, login];
	}
	const { accessToken } = secret;
	// As imapflow writes them (RFC 7628 §3.1 and Google's XOAUTH2): scrubbing knows the base64 of each.
	const name = login.replace(/=/g, '=3D').replace(/,/g, '=2C');
	const bearer = `auth=Bearer ${accessToken}\x01\x01`;
	return [
		`n,a=${name},\x01host=${host}\x01port=${port}\x01${bearer}`,
		`user=${login}\x01${bearer}`,
		accessToken,
		login,
	];
}
