import type { Connection } from '../../core/mailbox/mailbox';

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
