import { startDovecot } from '../support/imap/dovecot';
import { CERTIFICATE_FILE } from '../support/imap/certificate';
import { collectedBy, mailsOf } from '../support/n8n/collected';
import type { Execution } from '../support/n8n/execution';
import { startSignInServer, type SignInServer } from '../support/oauth2/sign-in-server';
import { startWorld, WORLD_TIMEOUT_MS, type World } from './world';

// The embedded server knows no tokens.
const onDovecot = process.env['IMAP_SERVER'] === 'dovecot' ? describe : describe.skip;

const WAIT_MS = 180_000;

const ANN = 'Ann <ann@client.example>';
const BEN = 'Ben <ben@client.example>';
const CLEO = 'Cleo <cleo@client.example>';

onDovecot('an OAuth2 sign-in, through the flow of n8n itself', () => {
	let signInServer: SignInServer;
	let world: World;

	beforeAll(async () => {
		signInServer = await startSignInServer();
		const { authorizeUrl: authUrl, tokenUrl: accessTokenUrl, userInfoUrl } = signInServer;
		const server = await startDovecot({ mechanism: 'xoauth2', userInfoUrl });
		const here = { authUrl, accessTokenUrl, server: `imaps://localhost:${server.tlsPort}` };
		world = await startWorld({
			server,
			env: {
				NODE_EXTRA_CA_CERTS: CERTIFICATE_FILE,
				CREDENTIALS_OVERWRITE_DATA: JSON.stringify({
					inquiryMailboxGoogleOAuth2Api: here,
					inquiryMailboxYandexOAuth2Api: here,
				}),
			},
		});
	}, WORLD_TIMEOUT_MS);

	afterAll(async () => {
		await world?.stop();
		await signInServer?.stop();
	});

	/** A workflow over a mailbox to whose credential somebody has signed in. */
	async function signedIn(service: 'Google' | 'Yandex', address: string) {
		const { n8n } = world;
		signInServer.account = address;
		const credential = await n8n.createCredential({
			type: `inquiryMailbox${service}OAuth2Api`,
			name: `${service} ${address}`,
			data: { address, clientId: 'n8n', clientSecret: 'known to both' },
		});
		await n8n.signIn(credential);
		// A connection that is kept needs no token.
		const running = { instantCollection: false };
		const parameters = { authentication: service.toLowerCase(), running };
		return await world.office(address, { credential, parameters });
	}

	test('collects, renews what ended, says when the consent was taken back, and goes on after a new one', async () => {
		const office = await signedIn('Google', 'google@shop.example');
		await office.activate();
		await office.status('connected');
		await office.receive({ from: ANN, subject: 'by the first token' });
		await office.collected(1);
		expect(signInServer.asked).toEqual(['authorization_code']);

		signInServer.endTokens();
		await office.receive({ from: BEN, subject: 'after a rejection' });
		expect(mailsOf(await office.collected(2))).toEqual([
			"inquiry 'by the first token'",
			"inquiry 'after a rejection'",
		]);
		expect(signInServer.asked).toEqual(['authorization_code', 'refresh_token']);

		signInServer.revoke();
		signInServer.endTokens();
		const { n8n } = world;
		const { workflowId } = office;
		const isFailed = ({ status }: Execution) => status === 'error';
		const all = await n8n.waitForExecutions(
			workflowId,
			'an execution that failed',
			(seen) => seen.some(isFailed),
			WAIT_MS,
		);
		expect(all.find(isFailed)?.error).toBe('Gmail no longer grants n8n access');

		await office.receive({ from: CLEO, subject: 'after signing in again' });
		await n8n.signIn(office.credential);
		await n8n.waitForExecutions(
			workflowId,
			'the mail that waited',
			(seen) => mailsOf(seen.flatMap(collectedBy)).length === 3,
			WAIT_MS,
		);
		await n8n.deactivate(workflowId);
	});

	test('a token of n8n that is near its end is renewed before a login', async () => {
		signInServer.lifetime = 2;
		const office = await signedIn('Yandex', 'yandex@shop.example');
		signInServer.lifetime = 3600;
		signInServer.asked.length = 0;
		await office.activate();
		await office.status('connected');
		await office.receive({ from: CLEO, subject: 'by a renewed token' });
		await office.collected(1);
		expect(signInServer.asked).toEqual(['refresh_token']);
	});

	test('the editor lists the folders, with a token that is near its end as well', async () => {
		signInServer.lifetime = 2;
		const { credential } = await signedIn('Yandex', 'folders@shop.example');
		signInServer.lifetime = 3600;
		signInServer.endTokens();
		const parameters = { authentication: 'yandex' };
		const place = { path: 'parameters.folders', method: 'getFolders' };
		const folders = await world.n8n.options(credential, parameters, place);
		expect(folders).toContainEqual({ name: 'INBOX', value: 'INBOX' });
	});

	test.each([
		['Google', {}, '/authorize', 'https://mail.google.com/'],
		['Yandex', {}, '/authorize', 'mail:imap_ro'],
		[
			'Microsoft',
			{},
			'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
			'https://outlook.office.com/IMAP.AccessAsUser.All offline_access',
		],
		[
			'Microsoft',
			{ tenant: 'firm.example' },
			'https://login.microsoftonline.com/firm.example/oauth2/v2.0/authorize',
			'https://outlook.office.com/IMAP.AccessAsUser.All offline_access',
		],
	])(
		'%s %j asks for consent at %s, for no more than is needed',
		async (service, data, page, scope) => {
			const credential = await world.n8n.createCredential({
				type: `inquiryMailbox${service}OAuth2Api`,
				name: service,
				data: { address: 'ask@shop.example', clientId: 'n8n', clientSecret: 'secret', ...data },
			});
			const url = await world.n8n.signInUrl(credential);
			expect(url.href.split('?')[0]).toMatch(new RegExp(`${page}$`));
			expect(url.searchParams.get('scope')).toBe(scope);
			if (service === 'Google') expect(url.searchParams.get('access_type')).toBe('offline');
		},
	);
});
