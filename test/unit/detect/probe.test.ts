import type { MailServer } from '../../../nodes/core/providers/mail-server';
import { MailboxError } from '../../../nodes/core/errors/mailbox-error';
import { readyServer, type Probe, type ProbeOutcome } from '../../../nodes/detect/probe';
import { SettingError } from '../../../nodes/core/errors/advised-error';

const OUTCOMES: Readonly<Record<string, ProbeOutcome>> = {
	ready: { state: 'ready' },
	absent: { state: 'absent' },
	refused: { state: 'refused' },
	other: { state: 'otherService' },
	untrusted: { state: 'untrusted', names: [] },
	misnamed: { state: 'untrusted', names: ['farm.host.example', '*.host.example'] },
	wildcard: { state: 'untrusted', names: ['*.host.example'] },
	silent: { state: 'silent', code: 'ETIMEDOUT' },
};

/** `host port outcome`; the one expected host is `imap`. */
const judge = (...lines: string[]): string | undefined => {
	const server = readyServer(lines.map(toProbe), (host) => host === 'imap.x.example');
	return server && `${server.host}:${server.port}`;
};

const toProbe = (line: string): Probe => {
	const [label, port, outcome = ''] = line.split(' ');
	const security: MailServer['security'] = port === '993' ? 'tls' : 'starttls';
	const server = { host: `${label}.x.example`, port: Number(port), security };
	return { server, outcome: OUTCOMES[outcome] ?? { state: 'absent' } };
};

test.each<[string | undefined, string[]]>([
	['imap.x.example:993', ['imap 993 ready', 'mail 993 ready']],
	['mail.x.example:993', ['imap 993 absent', 'mail 993 ready']],
	['mail.x.example:993', ['imap 993 silent', 'mail 993 ready']],
	['mail.x.example:993', ['imap 993 untrusted', 'mail 993 ready']],
	['imap.x.example:143', ['imap 993 refused', 'imap 143 ready']],
	[undefined, []],
	[undefined, ['imap 993 absent', 'mail 993 absent']],
	[undefined, ['imap 993 absent', 'mail 993 refused', 'mail 143 refused']],
	[undefined, ['imap 993 refused', 'imap 143 other']],
	[undefined, ['imap 993 other', 'mail 993 other']],
])('%p of %j', (expected, probes) => {
	expect(judge(...probes)).toBe(expected);
});

describe('the first host that is there and cannot be used decides', () => {
	test.each([
		[
			['imap 993 silent'],
			MailboxError,
			/^The mail server imap\.x\.example:993 could not be reached$/,
		],
		[['imap 993 refused', 'imap 143 refused'], MailboxError, /imap\.x\.example:993/],
		[['imap 993 silent', 'mail 993 untrusted'], MailboxError, /imap\.x/],
		[['imap 993 absent', 'mail 993 silent'], MailboxError, /mail\.x/],
		[['imap 993 untrusted', 'mail 993 silent'], SettingError, /certificate.* imap\.x\.example:993/],
		[['imap 993 silent', 'imap 143 untrusted'], SettingError, /certificate.* imap\.x\.example:143/],
	])('%j', (probes, kind, message) => {
		expect(() => judge(...probes)).toThrow(kind);
		expect(() => judge(...probes)).toThrow(message);
	});
});

describe('a certificate that is not valid', () => {
	const adviceOn = (outcome: string): string => {
		try {
			judge(`imap 993 ${outcome}`);
		} catch (error) {
			return error instanceof SettingError ? error.advice : '';
		}
		return '';
	};

	test.each([
		[
			'untrusted',
			"If this server is yours, choose 'Other Service' as 'Provider' and enter imap.x.example as 'Host'",
		],
		[
			'misnamed',
			"It was issued for farm.host.example, *.host.example. If this is your mail service, choose 'Other Service' as 'Provider' and enter farm.host.example as 'Host'",
		],
		[
			'wildcard',
			"It was issued for *.host.example. If this is your mail service, choose 'Other Service' as 'Provider' and enter the name your mail service states as 'Host'",
		],
	])('%s: says what to enter', (outcome, advice) => {
		expect(adviceOn(outcome)).toContain(advice);
	});

	test('only one of nobody known may be a reason to paste an authority', () => {
		expect(
			['untrusted', 'misnamed', 'wildcard'].map((each) => /'CA Certificate'/.test(adviceOn(each))),
		).toEqual([true, false, false]);
	});
});
