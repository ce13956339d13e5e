import { OAUTH2_SERVICES } from '../../../nodes/core/providers/oauth2-services';
import type { EngineSignIn } from '../../support/engine';
import { startDovecot } from '../../support/imap/dovecot';
import type { TestServer } from '../../support/imap/server';
import { object } from '../../support/n8n/json';
import { startSignInServer, type SignInServer } from '../../support/oauth2/sign-in-server';
import { newOffice } from '../../support/office';

// The embedded server knows no tokens; the scripted one (sign-in.test.ts) does what it is told.
const onDovecot = process.env['IMAP_SERVER'] === 'dovecot' ? describe : describe.skip;

onDovecot.each(['xoauth2', 'oauthbearer'] as const)('Dovecot with tokens by %s', (mechanism) => {
	let signInServer: SignInServer;
	let server: TestServer;
	const user = `${mechanism}.${process.pid}@firm.example`;

	beforeAll(async () => {
		signInServer = await startSignInServer(user);
		server = await startDovecot({ mechanism, userInfoUrl: signInServer.userInfoUrl });
	});

	afterAll(async () => {
		await server?.stop();
		await signInServer?.stop();
	});

	async function askFor(grant: Record<string, string>) {
		const body = new URLSearchParams({ client_id: 'n8n', ...grant });
		const response = await fetch(signInServer.tokenUrl, { method: 'POST', body });
		const answer = object(await response.json(), 'an answer');
		if (response.ok) return answer as EngineSignIn['tokenData'];
		// As n8n's client does.
		throw Object.assign(new Error('refused'), { code: 'EAUTH', body: answer });
	}

	async function signedIn(service: EngineSignIn['service'] = OAUTH2_SERVICES.google) {
		const tokenData = await askFor({ grant_type: 'authorization_code', code: 'given' });
		const signIn: EngineSignIn = {
			service,
			tokenData,
			refresh: () =>
				askFor({
					grant_type: 'refresh_token',
					refresh_token: String(signIn.tokenData['refresh_token']),
				}),
		};
		return signIn;
	}

	test('collects by token, renews a rejected one in the same poll, and says when the consent ended', async () => {
		const { engine, receive, subjects, events } = newOffice(server, {
			user,
			signIn: await signedIn(),
			parameters: { repeatPeriod: 0 },
		});
		await engine.activate();
		expect(events()).toEqual(['connected']);
		await receive({ subject: 'first' });
		await engine.tick();
		expect(subjects('inquiry')).toEqual(['first']);

		signInServer.endTokens();
		await receive({ subject: 'second' });
		await engine.tick();
		expect(subjects('inquiry')).toEqual(['first', 'second']);
		expect(engine.errors).toEqual([]);
		expect(signInServer.asked).toEqual(['authorization_code', 'refresh_token']);

		signInServer.endTokens();
		signInServer.revoke();
		await engine.tick();
		expect(engine.errors[0]?.message).toBe('Gmail no longer grants n8n access');
	});

	test('the token of one account does not open another mailbox', async () => {
		const { engine } = newOffice(server, {
			user: 'boss@firm.example',
			signIn: await signedIn(OAUTH2_SERVICES.microsoft),
		});
		await expect(engine.activate()).rejects.toThrow(/Microsoft 365 .*did not accept the sign-in/);
		expect(engine.items('inquiry')).toEqual([]);
	});
});
