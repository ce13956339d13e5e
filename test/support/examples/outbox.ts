import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { listen, LOOPBACK } from '../imap/listen';
import type { Credential } from '../n8n/api';

/** An SMTP server that keeps what it is given. */
export interface Outbox {
	/** For n8n's Send Email node. */
	readonly credential: Credential;
	readonly sent: ParsedMail[];
	stop(): Promise<void>;
}

const LOGIN = { user: 'reports', password: 'only-for-tests' };

export async function startOutbox(): Promise<Outbox> {
	const sent: ParsedMail[] = [];
	const smtp = new SMTPServer({
		allowInsecureAuth: true,
		disabledCommands: ['STARTTLS'],
		onAuth: ({ username, password }, _session, done) => {
			const isKnown = username === LOGIN.user && password === LOGIN.password;
			done(isKnown ? null : new Error('Unknown login'), { user: username });
		},
		onData: (stream, _session, done) => {
			simpleParser(stream, { skipImageLinks: true }).then(
				(mail) => {
					sent.push(mail);
					done();
				},
				(error: Error) => done(error),
			);
		},
	});
	const port = await listen(smtp.server);
	const data = { ...LOGIN, host: LOOPBACK, port, secure: false, disableStartTls: true };
	return {
		credential: { type: 'smtp', name: 'Outgoing mail', data },
		sent,
		stop: () => new Promise((resolve) => smtp.close(resolve)),
	};
}
