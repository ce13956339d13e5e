import { normaliseHost } from '../core/mail/host-name';
import type { MailServer } from '../core/providers/mail-server';

/** An SRV record as `node:dns` gives it (RFC 2782). */
export interface SrvRecord {
	readonly name: string;
	readonly port: number;
	readonly priority: number;
	readonly weight: number;
}

/**
 * Returns the servers a domain names for IMAP (RFC 6186), best first. All of `_imaps._tcp` comes before
 * `_imap._tcp`: RFC 8314 §3 prefers TLS from the first byte.
 */
export function serversOfSrv(
	imaps: readonly SrvRecord[],
	imap: readonly SrvRecord[],
): readonly MailServer[] {
	return [...inOrder(imaps, 'tls'), ...inOrder(imap, 'starttls')];
}

/** RFC 2782 draws lots by weight to spread load; the heaviest first gives the same server each time. */
function inOrder(records: readonly SrvRecord[], security: MailServer['security']): MailServer[] {
	return [...records]
		.sort((a, b) => a.priority - b.priority || b.weight - a.weight || (a.name < b.name ? -1 : 1))
		.flatMap(({ name, port }) => {
			// The target '.' says that the service is not offered (RFC 6186 §3.4); it is not a name either.
			const host = normaliseHost(name);
			return host === null || port === 0 ? [] : [{ host, port, security }];
		});
}
