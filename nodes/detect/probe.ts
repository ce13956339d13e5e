import { serverSilent, untrustedCertificate } from './detection-error';
import type { MailServer } from '../core/providers/mail-server';

/**
 * What came of trying a server:
 * - `ready`: encrypted, with a valid certificate, and it greets as an IMAP server
 * - `absent`: the name has no address
 * - `refused`: nobody listens
 * - `otherService`: somebody answers, but not with IMAP, or not encrypted
 * - `untrusted`: the certificate is not valid; `names` are those it was made out to, if only the name is wrong
 * - `silent`: no answer, which may be different in a minute
 */
export type ProbeOutcome =
	| { readonly state: 'ready' | 'absent' | 'refused' | 'otherService' }
	| { readonly state: 'untrusted'; readonly names: readonly string[] }
	| { readonly state: 'silent'; readonly code: string };

export interface Probe {
	readonly server: MailServer;
	readonly outcome: ProbeOutcome;
}

/**
 * Returns the first server that is ready, or undefined when there is none at all. Throws when one is
 * there and cannot be used: a `SettingError` about its certificate, a transient `MailboxError` when it
 * does not answer. `isExpected`: a server of this name must exist, so a refusal means that it is down.
 */
export function readyServer(
	probes: readonly Probe[],
	isExpected: (host: string) => boolean,
): MailServer | undefined {
	const ready = probes.find(({ outcome }) => outcome.state === 'ready');
	if (ready !== undefined) return ready.server;
	for (const host of new Set(probes.map(({ server }) => server.host))) {
		judge(
			probes.filter(({ server }) => server.host === host),
			isExpected(host),
		);
	}
	return undefined;
}

/** The ports of one host. */
function judge(probes: readonly Probe[], isExpected: boolean): void {
	for (const { server, outcome } of probes) {
		if (outcome.state === 'untrusted') throw untrustedCertificate(server, outcome.names);
	}
	for (const { server, outcome } of probes) {
		if (outcome.state === 'silent') throw serverSilent(server, outcome.code);
	}
	const [first] = probes;
	if (first === undefined || !isExpected) return;
	if (probes.every(({ outcome }) => outcome.state === 'refused')) {
		throw serverSilent(first.server, 'ECONNREFUSED');
	}
}
