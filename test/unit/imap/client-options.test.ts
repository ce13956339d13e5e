import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
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

describe('with a CA certificate of the credential', () => {
	const own = { ...byPassword, ca: 'PEM of the credential' };
	const { NODE_EXTRA_CA_CERTS } = process.env;
	const folder = mkdtempSync(join(tmpdir(), 'ca-'));
	const caOf = () => toClientOptions(own, 1000).tls?.ca;

	afterEach(() => {
		if (NODE_EXTRA_CA_CERTS === undefined) delete process.env.NODE_EXTRA_CA_CERTS;
		else process.env.NODE_EXTRA_CA_CERTS = NODE_EXTRA_CA_CERTS;
	});
	afterAll(() => rmSync(folder, { recursive: true }));

	test('those that NODE_EXTRA_CA_CERTS adds stay trusted', () => {
		process.env.NODE_EXTRA_CA_CERTS = join(folder, 'extra.pem');
		writeFileSync(process.env.NODE_EXTRA_CA_CERTS, 'PEM of the administrator');
		expect(caOf()).toEqual([...rootCertificates, 'PEM of the administrator', own.ca]);
	});

	test('a file that is not there changes nothing, as in Node.js', () => {
		process.env.NODE_EXTRA_CA_CERTS = join(folder, 'missing.pem');
		expect(caOf()).toEqual([...rootCertificates, own.ca]);
	});

	test('without one Node.js itself decides what is trusted', () => {
		expect(toClientOptions(byPassword, 1000).tls).not.toHaveProperty('ca');
	});
});
