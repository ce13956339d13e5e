import { OAUTH2_SERVICES } from '../../../nodes/core/providers/oauth2-services';
import type { EngineSignIn } from '../../support/engine';
import { startScripted, type ScriptedServer } from '../../support/imap/scripted';
import { loginFields, tokenLogin } from '../../support/imap/scripted/tokens';
import { triggerOn, type ScriptedTrigger } from '../../support/imap/scripted/trigger';

const HOUR_MS = 3_600_000;
const SECRETS = /token-\d|office@|client-secret|the-refresh-token/;

let server: ScriptedServer;

afterEach(() => server?.stop());

/** A trigger whose mailbox accepts the tokens in `valid`; each renewal makes the next one, and valid. */
async function signedIn(
	choices: {
		readonly valid?: readonly string[];
		readonly tokenData?: EngineSignIn['tokenData'];
		readonly refresh?: () => Promise<EngineSignIn['tokenData']>;
		readonly mechanism?: string;
		readonly refusal?: string;
		readonly isOneLine?: boolean;
		readonly credential?: Record<string, string>;
		readonly service?: EngineSignIn['service'];
	} = {},
) {
	const valid = new Set(choices.valid ?? ['token-1']);
	server = await startScripted(tokenLogin(valid, choices));
	let renewals = 0;
	const signIn: EngineSignIn = {
		service: choices.service ?? OAUTH2_SERVICES.google,
		tokenData: {
			access_token: 'token-1',
			refresh_token: 'the-refresh-token',
			expires_in: 3600,
			n8n_expires_at: String(Date.now() + HOUR_MS),
			...choices.tokenData,
		},
		async refresh() {
			renewals++;
			if (choices.refresh !== undefined) return await choices.refresh();
			const token = `token-${renewals + 1}`;
			valid.add(token);
			return { access_token: token, n8n_expires_at: String(Date.now() + HOUR_MS) };
		},
	};
	const { credential = {} } = choices;
	const trigger = triggerOn(server, { signIn, credential });
	return { trigger, signIn, valid, renewals: () => renewals };
}

const logins = () => server.commands.filter((command) => command.startsWith('AUTHENTICATE'));
const events = ({ engine }: ScriptedTrigger) =>
	engine.items('status').map(({ event }) => String(event));
const textOf = (error: unknown) => JSON.stringify(error, ['message', 'description']);

test.each([
	['XOAUTH2', ['user=office@firm.example', 'auth=Bearer token-1']],
	[
		'OAUTHBEARER',
		['n,a=office@firm.example,', 'host=127.0.0.1', 'port=PORT', 'auth=Bearer token-1'],
	],
])('logs in by %s and collects', async (mechanism, fields) => {
	const { trigger, renewals } = await signedIn({ mechanism });
	await trigger.engine.activate();
	const uid = trigger.receive();
	await trigger.engine.tick();
	expect(trigger.handedOn()).toEqual([uid]);
	expect(logins()[0]).toMatch(new RegExp(`^AUTHENTICATE ${mechanism} `));
	expect(loginFields(logins()[0] ?? '')).toEqual(
		fields.map((field) => field.replace('PORT', String(server.port))),
	);
	expect(renewals()).toBe(0);
});

test('a shared mailbox is opened in its own name', async () => {
	const service = OAUTH2_SERVICES.microsoft;
	const { trigger } = await signedIn({ service, credential: { login: 'shared@firm.example' } });
	await trigger.engine.activate();
	expect(loginFields(logins()[0] ?? '')).toContain('user=shared@firm.example');
});

test('a server that waits for the token in a line of its own, as Yandex does, is served and renewed for', async () => {
	const { trigger, renewals, valid } = await signedIn({ isOneLine: false });
	await trigger.engine.activate();
	valid.delete('token-1');
	const uid = trigger.receive();
	await trigger.engine.tick();
	expect(logins()).toEqual(Array.from({ length: 3 }, () => 'AUTHENTICATE XOAUTH2'));
	expect(trigger.handedOn()).toEqual([uid]);
	expect(renewals()).toBe(1);
});

test('a token that is about to end is renewed before the login', async () => {
	const soon = { n8n_expires_at: String(Date.now() + 60_000) };
	const { trigger, renewals, valid } = await signedIn({ tokenData: soon });
	valid.delete('token-1');
	await trigger.engine.activate();
	await trigger.engine.tick();
	expect(logins()).toHaveLength(2);
	expect(renewals()).toBe(1);
	expect(events(trigger)).toEqual(['connected']);
});

test('a rejected token is renewed once and the same poll goes on', async () => {
	const { trigger, renewals, valid } = await signedIn();
	await trigger.engine.activate();
	valid.delete('token-1');
	const uid = trigger.receive();
	await trigger.engine.tick();
	expect(trigger.handedOn()).toEqual([uid]);
	expect(renewals()).toBe(1);
	expect(logins()).toHaveLength(3);
	expect(trigger.engine.errors).toEqual([]);
});

test('a new token that is rejected as well is reported with what to look at', async () => {
	const refusal = 'NO AUTHENTICATE failed.';
	const service = OAUTH2_SERVICES.microsoft;
	const { trigger, renewals } = await signedIn({
		service,
		refusal,
		valid: [],
		refresh: async () => await Promise.resolve({ access_token: 'token-2' }),
	});
	await trigger.engine.activate();
	const [error] = trigger.engine.errors;
	expect(renewals()).toBe(1);
	expect(logins()).toHaveLength(2);
	expect(textOf(error)).toMatch(/Microsoft 365 .*did not accept the sign-in/);
	expect(textOf(error)).toContain('IMAP.AccessAsUser.All');
	expect(textOf(error)).toContain(service.helpUrl);
	expect(textOf(error)).not.toMatch(SECRETS);
});

test('renewing the token does not shorten the pauses between rejected logins', async () => {
	let made = 1;
	const { trigger, valid } = await signedIn({
		refresh: async () => await Promise.resolve({ access_token: `token-${++made}` }),
	});
	await trigger.engine.activate();
	valid.clear();
	for (let poll = 0; poll < 5; poll++) await trigger.engine.tick();
	// The first two polls try with both tokens, the others wait.
	expect(logins()).toHaveLength(1 + 2 * 2);
	expect(trigger.engine.errors).toHaveLength(1);
});

test('a consent that ended is said once, and signing in again heals it at the next poll', async () => {
	const revoked = Object.assign(new Error('the-refresh-token is revoked'), {
		body: { error: 'invalid_grant', error_description: 'the-refresh-token client-secret' },
	});
	const { trigger, signIn, valid } = await signedIn({ refresh: () => Promise.reject(revoked) });
	await trigger.engine.activate();
	valid.delete('token-1');
	const uid = trigger.receive();
	for (let poll = 0; poll < 4; poll++) await trigger.engine.tick();
	expect(trigger.engine.errors).toHaveLength(1);
	const [error] = trigger.engine.errors;
	expect(error).toMatchObject({ message: 'Gmail no longer grants n8n access' });
	expect(error).toMatchObject({ description: expect.stringMatching(/sign in again/) });
	expect(error).toMatchObject({ failure: { cause: 'credential-invalid' } });
	expect(JSON.stringify(error)).not.toMatch(SECRETS);
	expect(error?.stack ?? '').not.toMatch(SECRETS);

	valid.add('token-9');
	signIn.tokenData = { ...signIn.tokenData, access_token: 'token-9' };
	await trigger.engine.tick();
	expect(trigger.handedOn()).toEqual([uid]);
});

test('a sign-in server that is down neither ends an activation nor loses mail', async () => {
	const past = { n8n_expires_at: String(Date.now() - 1) };
	let isDown = true;
	const down = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
	const { trigger, valid } = await signedIn({
		tokenData: past,
		refresh: async () => {
			if (isDown) throw down;
			valid.add('token-2');
			const n8n_expires_at = String(Date.now() + HOUR_MS);
			return await Promise.resolve({ access_token: 'token-2', n8n_expires_at });
		},
	});
	await trigger.engine.activate();
	expect(logins()).toEqual([]);
	expect(events(trigger)).toEqual(['waiting']);
	expect(trigger.engine.errors[0]?.message).toBe(
		'The sign-in server of Gmail could not be reached',
	);
	const uid = trigger.receive();
	isDown = false;
	await trigger.engine.tick();
	expect(trigger.handedOn()).toEqual([uid]);
});

test('while the token still holds, a sign-in server that is down is not noticed', async () => {
	const soon = { n8n_expires_at: String(Date.now() + 60_000) };
	const down = Object.assign(new Error('down'), { response: { status: 503 } });
	const { trigger } = await signedIn({ tokenData: soon, refresh: () => Promise.reject(down) });
	await trigger.engine.activate();
	expect(events(trigger)).toEqual(['connected']);
	expect(trigger.engine.errors).toEqual([]);
});

test('a token without the means to renew it is used to its end', async () => {
	const data = { refresh_token: '', n8n_expires_at: String(Date.now() - 1) };
	const { trigger, valid, renewals } = await signedIn({ tokenData: data });
	await trigger.engine.activate();
	valid.delete('token-1');
	await trigger.engine.tick();
	expect(renewals()).toBe(0);
	expect(trigger.engine.errors[0]?.message).toBe('Gmail no longer grants n8n access');
});

test('a credential nobody signed in with says so', async () => {
	const { trigger } = await signedIn({ tokenData: { access_token: '' } });
	await trigger.engine.activate();
	expect(trigger.engine.errors[0]?.message).toBe('Nobody has signed in at Gmail yet');
});

test('going over from a password to a sign-in keeps what is known', async () => {
	const { trigger, signIn } = await signedIn();
	server.script = {};
	const ids = { workflowId: 'moving', nodeId: 'moving' };
	const before = triggerOn(server, { ids });
	await before.engine.activate();
	const first = before.receive();
	await before.engine.tick();
	expect(before.handedOn()).toEqual([first]);

	server.script = tokenLogin(new Set(['token-1']));
	const after = triggerOn(server, { ids, signIn });
	after.engine.staticData = before.engine.staticData;
	await after.engine.activate('update');
	const second = trigger.receive();
	await after.engine.tick();
	expect(after.handedOn()).toEqual([second]);
	expect(events(after)).toEqual([]);
});
