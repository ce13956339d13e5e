import type { Connection, Secret } from '../../../nodes/core/mailbox/mailbox';
import { toClientOptions } from '../../../nodes/imap/client-options';

const connectionBy = (secret: Secret): Connection => ({
	host: 'imap.firm.example',
	port: 993,
	security: 'tls',
	login: 'ann,b@firm.example',
	secret,
	allowUnauthorizedCerts: false,
	ca: null,
});
const byToken = connectionBy({ kind: 'accessToken', accessToken: 'ya29.t0ken' });
const byPassword = connectionBy({ kind: 'password', password: 'pass w0rd' });

test('the driver gets a password or a token, never both', () => {
	const user = byToken.login;
	expect(toClientOptions(byToken, 1000).auth).toEqual({ user, accessToken: 'ya29.t0ken' });
	expect(toClientOptions(byPassword, 1000).auth).toEqual({ user, pass: 'pass w0rd' });
});
