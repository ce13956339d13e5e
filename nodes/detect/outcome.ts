import { CERTIFICATE_CODE } from '../core/errors/mailbox-error';
import { normaliseHost } from '../core/mail/host-name';
import { codeOf, fieldOf } from '../core/text/unknown';
import type { ProbeOutcome } from './probe';

/** Returns what an error of Node.js says about the server. */
export function outcomeOf(error: unknown): ProbeOutcome {
	const codes = codesOf(error);
	const found = OUTCOMES.find(({ when }) => codes.some((code) => when.test(code)));
	if (found?.state === 'untrusted') return { state: 'untrusted', names: namesIn(error) };
	if (found !== undefined) return { state: found.state };
	return { state: 'silent', code: codes[0] ?? 'EUNKNOWN' };
}

/** The first that matches holds. */
const OUTCOMES = [
	{ when: /^(ENOTFOUND|ENODATA)$/, state: 'absent' },
	{ when: /^ECONNREFUSED$/, state: 'refused' },
	{
		when: CERTIFICATE_CODE,
		state: 'untrusted',
	},
	{ when: /^(ERR_SSL_|ERR_TLS_|EPROTO$|HPE_|OTHER_SERVICE$)/, state: 'otherService' },
] as const;

/** A host with several addresses fails with an error for each: one that answers "nobody here" is an answer. */
function codesOf(error: unknown): string[] {
	const each = fieldOf(error, 'errors');
	const errors = [error, ...(Array.isArray(each) ? each : [])];
	return errors.map(codeOf).filter((code) => code !== undefined);
}

/** Only when everything but the name is right: else anybody could have written them. */
function namesIn(error: unknown): string[] {
	const written = fieldOf(fieldOf(error, 'cert'), 'subjectaltname');
	if (codeOf(error) !== 'ERR_TLS_CERT_ALTNAME_INVALID' || typeof written !== 'string') return [];
	return written
		.split(', ')
		.map((entry) => entry.replace(/^DNS:/, '').toLowerCase())
		.filter((name) => normaliseHost(name.replace(/^\*\./, '')) !== null)
		.slice(0, MAX_NAMES);
}

/** Certificates of hosting services hold dozens. */
const MAX_NAMES = 3;
