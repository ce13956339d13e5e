import type { IDataObject } from 'n8n-workflow';
import { OAUTH2_SERVICES } from '../../nodes/core/providers/oauth2-services';
import { newEnvironment } from '../../nodes/EmailInquiryTrigger/environment';
import { startEngine, type Engine, type EngineChoices } from '../support/engine';
import { mail } from '../support/mail';
import { openPort, type Port } from '../support/port/port';

/* A poll holds the lock of its trigger: nothing that hangs may hold it for longer than one poll. */

const USER = 'office@firm.example';
const MINUTE = 60_000;
const never = () => new Promise<never>(() => {});

beforeEach(() => {
	const now = Date.parse('2026-05-12T10:00:00Z');
	jest.useFakeTimers({ now, doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
});
afterEach(() => jest.useRealTimers());

interface Hanging {
	readonly engine: Engine;
	readonly server: Port;
	/** Lets it hang, or go on. */
	hang(doesHang: boolean): void;
}

function begin(choices: Partial<EngineChoices> = {}): { engine: Engine; server: Port } {
	const server = openPort();
	const environment = newEnvironment();
	return { server, engine: startEngine({ server, user: USER, environment, ...choices }) };
}

function hangingAt(step: string): () => Hanging {
	return () => {
		const { engine, server } = begin();
		const hang = (doesHang: boolean) => {
			server.onStep = (at) => (doesHang && at === step ? never() : undefined);
		};
		return { engine, server, hang };
	};
}

const HANGING: ReadonlyArray<readonly [what: string, make: () => Hanging]> = [
	[
		'the vault with the credential',
		() => {
			let doesHang = false;
			const vault = async () => await (doesHang ? never() : undefined);
			return { ...begin({ vault }), hang: (value) => (doesHang = value) };
		},
	],
	[
		'looking up the server',
		() => {
			let doesHang = false;
			const environment = newEnvironment({
				locate: async (_context, account) => await (doesHang ? never() : account),
			});
			return { ...begin({ environment }), hang: (value) => (doesHang = value) };
		},
	],
	...['login', 'status INBOX', 'open INBOX', 'searchUids', 'fetchHeads', 'fetchTexts'].map(
		(step) => [step, hangingAt(step)] as const,
	),
];

describe.each(HANGING)('%s hangs', (_, make) => {
	test('and costs one poll: the next one collects, and nobody is told', async () => {
		const { engine, server, hang } = make();
		await engine.activate();
		await receive(server);
		hang(true);
		const hanging = engine.tick();
		await jest.advanceTimersByTimeAsync(MINUTE - 1);
		hang(false);
		await jest.advanceTimersByTimeAsync(1);
		await engine.tick();
		await hanging;
		expect(engine.items('inquiry')).toHaveLength(1);
		expect(engine.errors).toEqual([]);
		expect(engine.log.join()).toMatch(/in time/);
	});

	test('and an activation that comes meanwhile waits for nothing', async () => {
		const { engine, server, hang } = make();
		await engine.activate();
		await receive(server);
		hang(true);
		const hanging = engine.tick();
		await jest.advanceTimersByTimeAsync(1);
		hang(false);
		await engine.activate('update');
		await hanging;
		expect(engine.items('inquiry')).toHaveLength(1);
	});

	test('for a quarter of an hour: then it is said once', async () => {
		const { engine, hang } = make();
		await engine.activate();
		hang(true);
		for (let minute = 0; minute < 20; minute++) {
			const hanging = engine.tick();
			await jest.advanceTimersByTimeAsync(MINUTE);
			await hanging;
		}
		// Without mail only the step that looks for it is taken.
		expect(engine.errors.length).toBeLessThanOrEqual(1);
	});

	test('and goes on long after its poll ended: it saves and emits nothing', async () => {
		const { engine, server, hang } = make();
		await engine.activate();
		hang(true);
		const hanging = engine.tick();
		await jest.advanceTimersByTimeAsync(MINUTE);
		await hanging;
		const executions = engine.executions.length;
		hang(false);
		await receive(server);
		await jest.advanceTimersByTimeAsync(10 * MINUTE);
		expect(engine.executions).toHaveLength(executions);
	});
});

test('renewing a token hangs, and costs one poll', async () => {
	let doesHang = true;
	const tokenData: IDataObject = { access_token: 'a', refresh_token: 'b', expires_in: 3600 };
	const refresh = async () => await (doesHang ? never() : Promise.resolve({ access_token: 'c' }));
	const signIn = { service: OAUTH2_SERVICES.google, tokenData, refresh };
	const { engine } = begin({ signIn });
	const hanging = engine.activate('init');
	await jest.advanceTimersByTimeAsync(MINUTE);
	await hanging;
	expect(engine.errors).toHaveLength(1);
	expect(engine.errors[0]?.message).toMatch(/sign-in server .* could not be reached/);
	doesHang = false;
	await engine.tick();
});

async function receive(server: Port): Promise<void> {
	await server.append(USER, 'INBOX', mail({ to: USER, from: 'ann@client.example', subject: 'x' }));
}
