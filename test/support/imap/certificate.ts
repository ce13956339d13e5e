import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Self-signed for localhost and 127.0.0.1, valid until 2051. */
export const CERTIFICATE_FILE = join(__dirname, 'tls', 'cert.pem');
export const KEY_FILE = join(__dirname, 'tls', 'key.pem');

/** The certificate as PEM, for clients that are to trust it. */
export function certificate(): string {
	return readFileSync(CERTIFICATE_FILE, 'utf8');
}

export function privateKey(): string {
	return readFileSync(KEY_FILE, 'utf8');
}

/** Self-signed for the companies in tests of looking up a mail server, with the same key; valid until 2051. */
export function companyCertificate(): string {
	return readFileSync(join(__dirname, 'tls', 'companies.pem'), 'utf8');
}
