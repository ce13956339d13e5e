import { join } from 'node:path';
import { CERTIFICATE_FILE } from '../imap/certificate';

/** Returns the settings of an n8n for which the mail server of a service is one on this machine, at its TLS port. */
export function mailServerElsewhere(host: string, port: number): NodeJS.ProcessEnv {
	return {
		NODE_OPTIONS: `--require ${join(process.cwd(), 'test', 'support', 'n8n', 'elsewhere.cjs')}`,
		MAIL_SERVER_ELSEWHERE: JSON.stringify({ host, port }),
		NODE_EXTRA_CA_CERTS: CERTIFICATE_FILE,
	};
}
