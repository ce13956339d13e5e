import { readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import type { ImapFlowOptions } from 'imapflow';

import { name, version } from '../../package.json';
import type { Connection } from '../core/mailbox/mailbox';
import { guardedLookup, type Egress } from './egress';
import { MAX_LINE_LENGTH, MAX_LITERAL_SIZE } from '../mime/limits';

const CONNECT_MS = 20_000;
const GREETING_MS = 15_000;
const SILENCE_MS = 30_000;

/** Returns the driver's options for one short read-only visit of at most `remainingMs`. */
export function toClientOptions(
	connection: Connection,
	remainingMs: number,
	egress?: Egress,
): ImapFlowOptions {
	const { host, port, security, login, secret, allowUnauthorizedCerts, ca } = connection;
	return {
		host,
		port,
		...ENCRYPTION[security],
		tls: {
			minVersion: 'TLSv1.2',
			rejectUnauthorized: !allowUnauthorizedCerts,
			...(ca === null ? {} : { ca: [...rootCertificates, ...extraCertificates(), ca] }),
			// imapflow hands these options to the socket of a plain connection as well.
			...(egress === undefined ? {} : { lookup: guardedLookup(egress) }),
		},
		auth:
			secret.kind === 'password'
				? { user: login, pass: secret.password }
				: { user: login, accessToken: secret.accessToken },
		// 163.com and 126.com refuse clients that do not introduce themselves (RFC 2971).
		clientInfo: { name, version, vendor: false, 'support-url': false },
		logger: false,
		disableAutoIdle: true,
		disableAutoEnable: true,
		disableCompression: true,
		maxLiteralSize: MAX_LITERAL_SIZE,
		maxLineLength: MAX_LINE_LENGTH,
		maxResponseSize: MAX_LINE_LENGTH + MAX_LITERAL_SIZE,
		connectionTimeout: Math.min(CONNECT_MS, remainingMs),
		greetingTimeout: Math.min(GREETING_MS, remainingMs),
		socketTimeout: Math.min(SILENCE_MS, remainingMs),
	};
}

/** `doSTARTTLS` left out would mean "if offered", which anybody on the way can turn into "no". */
const ENCRYPTION = {
	tls: { secure: true },
	starttls: { secure: false, doSTARTTLS: true },
	none: { secure: false, doSTARTTLS: false },
} satisfies Record<Connection['security'], Partial<ImapFlowOptions>>;

/** A list of one's own takes the place of all that Node.js trusts, so what its administrator added goes in again. */
function extraCertificates(): readonly string[] {
	const { NODE_EXTRA_CA_CERTS: path = '' } = process.env;
	if (path === '') return [];
	try {
		return [readFileSync(path, 'utf8')];
	} catch {
		// Node.js itself only warns.
		return [];
	}
}
