import { X509Certificate } from 'node:crypto';
import { SettingError } from '../../errors/advised-error';

/** Returns the pasted certificates in PEM, null when there are none. Throws `SettingError` when they cannot be read. */
export function typedCertificate(value: unknown): string | null {
	const typed = typeof value === 'string' ? value.trim() : '';
	if (typed === '') return null;
	const blocks = typed.match(BLOCK) ?? [];
	if (blocks.length === 0) throw unreadable("'CA Certificate' does not contain a certificate");
	for (const block of blocks) {
		try {
			new X509Certificate(block);
		} catch {
			throw unreadable("'CA Certificate' cannot be read");
		}
	}
	return blocks.join('\n');
}

const BLOCK = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

function unreadable(message: string): SettingError {
	return new SettingError(
		'CA Certificate',
		message,
		'Paste the file of the certificate authority as text, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.',
	);
}
