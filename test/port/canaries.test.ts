import type { IDataObject } from 'n8n-workflow';
import { OAUTH2_SERVICES } from '../../nodes/core/providers/oauth2-services';
import { toMailboxError } from '../../nodes/imap/errors/driver-error';
import { secretsOf } from '../../nodes/imap/errors/scrub';
import { runAction } from '../support/action';
import { canariesIn, CANARY, CARRIERS } from '../support/canaries';
import { useStoppedClock } from '../support/clock';
import { startEngine, type Engine, type EngineChoices } from '../support/engine';
import { newEnvironment } from '../../nodes/EmailInquiryTrigger/environment';
import { mail } from '../support/mail';
import { openPort, type Port } from '../support/port/port';

/* A password, a token, addresses, a subject and a text go where no log, no error and no Status item may have them. */

const clock = useStoppedClock();
const MINUTE = 60_000;

const STEPS = [
	'login',
	'status INBOX',
	'open INBOX',
	'searchUids',
	'fetchHeads',
	'fetchTexts',
	'listFolders',
];
const ways = Object.entries(CARRIERS);

function begin(choices: Partial<EngineChoices> = {}): { server: Port; engine: Engine } {
	const server = openPort();
	server.password = CANARY.password;
	const engine = startEngine({
		...{ server, user: CANARY.address, environment: newEnvironment() },
		...choices,
	});
	return { server, engine };
}

async function receive(server: Port): Promise<void> {
	const { sender, subject, body } = CANARY;
	const raw = mail({ to: CANARY.address, from: sender, subject, text: body });
	await server.append(CANARY.address, 'INBOX', raw);
}

function expectNoCanary(engine: Engine, ...more: unknown[]): void {
	// The mailbox has its field in every item of Status.
	const status = engine.items('status').map(({ mailbox: _mailbox, ...item }) => item);
	expect(canariesIn([engine.log, engine.errors, status, more])).toEqual([]);
}

function failAt(server: Port, failing: string, thrown: () => unknown): void {
	server.onStep = (step) => {
		if (step === failing) throw thrown();
	};
}

describe.each(ways)('what is thrown holds them %s', (_, thrown) => {
	test.each(STEPS)('and a running trigger fails at %s', async (step) => {
		const { server, engine } = begin();
		await engine.activate();
		await receive(server);
		// So that the folders are listed.
		if (step === 'listFolders') await server.deleteFolder(CANARY.address, 'INBOX');
		failAt(server, step, thrown);
		for (let minute = 0; minute < 20; minute++) {
			clock.passes(MINUTE);
			await engine.tick();
		}
		expectNoCanary(engine);
		// A message over which each poll ends is passed on unread after a while.
		expect(engine.errors.length + engine.items('inquiry').length).toBeGreaterThan(0);
	});

	test.each(['login', 'open INBOX'])('and an activation or a test fails at %s', async (step) => {
		const { server, engine } = begin();
		await receive(server);
		failAt(server, step, thrown);
		const outcomes = [
			await engine.activate().catch((error: unknown) => error),
			await engine.fetchTestEvent().catch((error: unknown) => error),
		];
		expectNoCanary(engine, outcomes);
	});

	test('and n8n does not hand out the credential', async () => {
		const credential = {
			get host(): string {
				throw thrown();
			},
		};
		const { engine } = begin({ credential });
		const outcome = await engine.activate().catch((error: unknown) => error);
		expectNoCanary(engine, outcome);
	});

	test('and a token is not renewed', async () => {
		const service = OAUTH2_SERVICES.google;
		const tokenData: IDataObject = { access_token: CANARY.token, refresh_token: CANARY.token };
		const refresh = () => Promise.reject(thrown() as Error);
		const { engine } = begin({ signIn: { service, tokenData, refresh } });
		const outcome = await engine.activate().catch((error: unknown) => error);
		expectNoCanary(engine, outcome);
		expect(engine.errors.length + (outcome === undefined ? 0 : 1)).toBe(1);
	});

	test.each([
		'answer.check',
		'mailbox.audit',
		'mailbox.simulate',
		'message.createDraft',
		'message.get',
		'message.mark',
		'message.move',
	])('and %s fails, with and without Continue On Fail', async (name) => {
		const { server } = begin();
		await receive(server);
		failAt(server, 'login', thrown);
		const [resource, operation] = name.split('.');
		const log: string[] = [];
		const run = async (continueOnFail: boolean) =>
			await runAction({
				...{ server, user: CANARY.address, log, continueOnFail },
				parameters: {
					...{ resource, operation, days: 7, folders: ['INBOX'], unansweredAfter: 24 },
					...{ message: 'INBOX;UIDVALIDITY=1/;UID=1', targetFolder: 'Done', text: 'Hello' },
					...{ senderAddress: 'ann@client.example', receivedAt: '2026-05-12T10:00:00Z' },
				},
			}).catch((error: unknown) => error);
		const outcomes = [await run(true), await run(false)];
		expect(canariesIn([log, outcomes])).toEqual([]);
		expect(JSON.stringify(outcomes[0])).toMatch(/reference [0-9A-Z]{6}/);
		expect(outcomes[1]).toBeInstanceOf(Error);
	});
});

describe('an answer of the server that quotes them', () => {
	const connection = {
		...{ host: 'imap.firm.example', port: 993, security: 'tls' as const, login: CANARY.address },
		...{ allowUnauthorizedCerts: false, ca: null },
	};
	const secrets = [
		...secretsOf({ ...connection, secret: { kind: 'password', password: CANARY.password } }),
		...secretsOf({ ...connection, secret: { kind: 'accessToken', accessToken: CANARY.token } }),
	];
	const { address, password, token, subject, body } = CANARY;
	const sasl = Buffer.from(`\0${address}\0${password}`).toString('base64');

	test.each<[string, boolean, object]>([
		['to the login', false, { response: `LOGIN ${address} ${password} failed`, code: password }],
		[
			'to a login in base64',
			false,
			{ response: `cannot take ${sasl}`, oauthError: { status: token } },
		],
		['to opening a folder', false, { responseStatus: 'NO', responseText: `no ${address}` }],
		['to reading a message', true, { responseStatus: 'NO', responseText: `“${subject}”: ${body}` }],
		['while it hangs up over a message', true, { reason: `cannot send ${subject}`, code: body }],
		['in a message of the driver', true, { message: `Unexpected char in ${subject}` }],
	])('%s', async (_, isAboutMessages, fields) => {
		const { server, engine } = begin();
		await engine.activate();
		await receive(server);
		failAt(server, isAboutMessages ? 'fetchHeads' : 'login', () =>
			toMailboxError(Object.assign(new Error('Command failed'), fields), {
				...{ host: connection.host, secrets, isAboutMessages },
			}),
		);
		for (let minute = 0; minute < 20; minute++) {
			clock.passes(MINUTE);
			await engine.tick();
		}
		expectNoCanary(engine);
		expect(engine.errors.length + engine.items('inquiry').length).toBeGreaterThan(0);
	});
});

describe('a message that an error of ours keeps from being understood', () => {
	/** Whatever reads this field fails. */
	const broken = <T extends object>(value: T, field: string): T =>
		Object.defineProperty({ ...value }, field, {
			get(): unknown {
				throw new Error(CANARY.subject);
			},
		});

	test.each(['from', 'subject'])(
		'comes out with a reference that is in the log: %s',
		async (field) => {
			const { server, engine } = begin();
			await engine.activate();
			await receive(server);
			server.onHeads = (heads) => heads.map((head) => broken(head, field));
			for (let poll = 0; poll < 5; poll++) {
				clock.passes(MINUTE);
				await engine.tick();
			}
			const [item] = engine.items('inquiry');
			const [reference] = /reference [0-9A-Z]{6}/.exec(String(item?.text)) ?? [];
			expect(engine.log.join('\n')).toContain(reference);
			expectNoCanary(engine);
		},
	);
});
