import { certificate } from '../../support/imap/certificate';
import { startServer, type TestServer } from '../../support/imap/server';
import { newOffice } from '../../support/office';

let server: TestServer;
beforeAll(async () => {
	server = await startServer();
});
afterAll(async () => {
	await server.stop();
});

const OWN_CA = { host: 'localhost', security: 'tls' };

test('a server with a certificate of an own authority is trusted once that is pasted', async () => {
	const secured = { ...OWN_CA, port: server.tlsPort };
	const without = newOffice(server, { credential: secured });
	await without.engine.activate();
	expect(without.engine.errors).toMatchObject([
		{ message: expect.stringMatching(/certificate of .* could not be verified/) as string },
	]);

	const { engine, receive, subjects } = newOffice(server, {
		credential: { ...secured, caCertificate: certificate() },
	});
	await engine.activate();
	await receive({ subject: 'encrypted' });
	await engine.tick();
	expect(subjects('inquiry')).toEqual(['encrypted']);
});

describe('where the administrator of n8n forbids a connection', () => {
	const blocked = Object.assign(new Error('no'), { name: 'SsrfBlockedIpError' });

	test.each([
		['by its IP address', { permits: false, address: '127.0.0.1' }, {}],
		['by its name', { permits: true, address: null }, { host: 'localhost' }],
	])('%s, that is said at once', async (_, { permits, address }, credential) => {
		const { engine } = newOffice(server, {
			credential,
			egress: {
				permits: () => permits,
				lookup: (_host, _options, done) => {
					if (address === null) done(blocked, '', 4);
					else done(null, address, 4);
				},
			},
		});
		await expect(engine.activate()).rejects.toMatchObject({
			message: expect.stringMatching(/^This n8n does not allow connections to/) as string,
			description: expect.stringContaining('N8N_SSRF_ALLOWED_HOSTNAMES') as string,
		});
	});

	test('what it permits goes by its lookup', async () => {
		const asked: string[] = [];
		const { engine, events } = newOffice(server, {
			credential: { host: 'mail.firm.example' },
			egress: {
				permits: () => true,
				lookup: (host, options, done) => {
					asked.push(host);
					if (options.all === true) done(null, [{ address: '127.0.0.1', family: 4 }]);
					else done(null, '127.0.0.1', 4);
				},
			},
		});
		await engine.activate();
		expect(events()).toEqual(['connected']);
		expect(asked).toEqual(['mail.firm.example']);
	});
});
