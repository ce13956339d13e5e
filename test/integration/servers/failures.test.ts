import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { NodeOperationError } from 'n8n-workflow';
import { listen } from '../../support/imap/listen';
import { startScripted } from '../../support/imap/scripted';
import { refuse, when } from '../../support/imap/scripted/answers';
import { triggerOn } from '../../support/imap/scripted/trigger';
import { startServer, type TestServer } from '../../support/imap/server';
import { freePort } from '../../support/n8n/ports';
import { newOffice } from '../../support/office';

let server: TestServer;
let closedPort: number;
beforeAll(async () => {
	server = await startServer();
	closedPort = await freePort();
});
afterAll(async () => {
	await server.stop();
});

const failing: ReadonlyArray<
	[what: string, credential: () => object, message: RegExp, next: RegExp]
> = [
	[
		'a wrong password',
		() => ({ password: 'wrong' }),
		/did not accept 'Address' and 'App Password'/,
		/App Password/,
	],
	['an address without @', () => ({ address: 'nobody' }), /'Address' has no @/, /name@example.com/],
	[
		'a host with a scheme',
		() => ({ host: 'https://x.example' }),
		/'Host' is a web address/,
		/only the name/,
	],
];

test.each(failing)(
	'%s ends the activation with the field and the next step',
	async (_what, credential, message, next) => {
		const { engine } = newOffice(server, { credential: credential() as never });
		const error = await engine.activate().catch((caught: unknown) => caught as NodeOperationError);
		expect(error).toMatchObject({
			message: expect.stringMatching(message) as string,
			description: expect.stringMatching(next) as string,
		});
		expect(JSON.stringify(error)).not.toContain('office');
		expect(engine.executions).toEqual([]);
	},
);

test.each([
	['a repeat period below 0', { repeatPeriod: -1 }, /'Repeat Period' is below 0/],
	['a repeat period over 365 days', { repeatPeriod: 366 }, /'Repeat Period' is more than 365 days/],
	[
		'a repeat period that is not a number',
		{ repeatPeriod: 'soon' },
		/'Repeat Period' is not a number/,
	],
	[
		'a start date in the future',
		{ collectFrom: 'date', startDate: '2999-01-01' },
		/'Start Date' is in the future/,
	],
	[
		'an unreadable start date',
		{ collectFrom: 'date', startDate: 'yesterday-ish' },
		/'Start Date' is not a date/,
	],
	['no folder', { folders: [] }, /'Folders' is empty/],
	[
		'an unknown folder',
		{ folders: ['Nowhere'] },
		/The folder 'Nowhere' does not exist in this mailbox/,
	],
])('%s ends the activation naming it', async (_what, parameters, message) => {
	const { engine } = newOffice(server, { parameters });
	await expect(engine.activate()).rejects.toThrow(message);
});

test('a server that is down at the first activation is waited for, and nothing since then is lost', async () => {
	const credential = { port: closedPort };
	const { engine, receive, subjects, events } = newOffice(server, { credential });
	await receive({ subject: 'long before', ago: 86_400 });
	await engine.activate();
	expect(events()).toEqual(['waiting']);
	expect(engine.errors).toMatchObject([
		{ message: `127.0.0.1:${closedPort} refused the connection` },
	]);
	await receive({ subject: 'while down' });
	credential.port = server.port;
	await engine.tick();
	await receive({ subject: 'later', from: 'bob@client.example' });
	await engine.tick();
	expect(subjects('inquiry')).toEqual(['while down', 'later']);
	expect(events()).toEqual(['waiting', 'connected']);
});

test('a server that is down at a restart does not end the trigger', async () => {
	const credential = { port: server.port };
	const { engine, receive, subjects } = newOffice(server, { credential });
	await engine.activate();
	credential.port = closedPort;
	await receive({ subject: 'meanwhile' });
	await engine.activate('init');
	await engine.tick();
	expect(engine.errors).toEqual([]);
	credential.port = server.port;
	await engine.tick();
	expect(subjects('inquiry')).toEqual(['meanwhile']);
});

test('a password that stops working is reported at once and once, without throwing', async () => {
	const credential = { password: server.password };
	const { engine, receive, subjects } = newOffice(server, { credential });
	await engine.activate();
	credential.password = 'changed';
	await engine.tick();
	await engine.tick();
	await engine.activate('init');
	expect(engine.errors).toHaveLength(1);
	await receive({ subject: 'later' });
	credential.password = server.password;
	await engine.tick();
	expect(subjects('inquiry')).toEqual(['later']);
});

test('one missing folder is reported and does not keep the others from being collected', async () => {
	const { engine, receive, subjects, user } = newOffice(server, {
		parameters: { folders: ['INBOX', 'Leads'] },
	});
	await server.createFolder(user, 'Leads');
	await engine.activate();
	await server.deleteFolder(user, 'Leads');
	await receive({ subject: 'still here' });
	await engine.tick();
	expect(subjects('inquiry')).toEqual(['still here']);
	expect(engine.errors).toMatchObject([
		{ message: "The folder 'Leads' does not exist in this mailbox" },
	]);
});

test('a missing folder is named with the one that was most likely meant', async () => {
	const { engine, user } = newOffice(server, { parameters: { folders: ['leads'] } });
	await server.createFolder(user, 'Leads');
	await expect(engine.activate()).rejects.toMatchObject({
		message: expect.stringContaining("The folder 'leads' does not exist in this mailbox") as string,
		description: expect.stringContaining("Perhaps you mean 'Leads'.") as string,
	});
});

const stops: Array<() => Promise<void>> = [];
afterEach(async () => {
	for (const stop of stops.splice(0)) await stop();
});

test('a server that is silent when asked for its folders keeps no other folder from being collected', async () => {
	const scripted = await startScripted();
	stops.push(() => scripted.stop());
	const trigger = triggerOn(scripted, { parameters: { folders: ['INBOX', 'Gone'] } });
	await trigger.engine.activate('init');
	let isCollected = false;
	scripted.script = {
		on: {
			EXAMINE: when(/Gone/, refuse('NO [NONEXISTENT] no such folder')),
			STATUS: when(/Gone/, refuse('NO [NONEXISTENT] no such folder')),
			FETCH: (answer) => {
				isCollected = true;
				return answer;
			},
			LIST: (answer) =>
				isCollected ? { ...answer, rows: [], end: null, then: 'silence' } : answer,
		},
	};
	const uid = trigger.receive();
	await trigger.engine.tick();
	expect(trigger.handedOn()).toEqual([uid]);
	expect(trigger.engine.errors.at(-1)).toMatchObject({
		message: "The folder 'Gone' does not exist in this mailbox",
	});
});

describe('a mute server', () => {
	let mute: Server;
	const sockets = new Set<Socket>();
	beforeAll(async () => {
		mute = createServer((socket) => {
			sockets.add(socket);
			socket.on('close', () => sockets.delete(socket));
		});
		await listen(mute);
	});
	afterAll(() => {
		mute.close();
	});

	test('is left at the deadline with its socket closed, and a second poll beside it does nothing', async () => {
		const { port } = mute.address() as AddressInfo;
		const credential = { port: server.port };
		const { engine } = newOffice(server, { credential, budgetMs: 1_000 });
		await engine.activate();
		credential.port = port;
		await Promise.all([engine.tick(), engine.tick()]);
		expect(engine.executions).toHaveLength(1);
		while (sockets.size > 0) await new Promise((resolve) => setImmediate(resolve));
	});
});
