import type { IDataObject } from 'n8n-workflow';
import { startServer, type TestServer } from '../support/imap/server';
import { newOffice } from '../support/office';

let server: TestServer;
beforeAll(async () => {
	server = await startServer();
});
afterAll(async () => {
	await server.stop();
});

test('after a restart mail that arrived meanwhile is collected, and nothing twice', async () => {
	const { engine, receive, subjects } = newOffice(server, { parameters: { repeatPeriod: 0 } });
	await engine.activate();
	await receive({ subject: 'one' });
	await engine.tick();
	await receive({ subject: 'two' });
	await engine.activate('init');
	await engine.tick();
	expect(subjects('inquiry')).toEqual(['one', 'two']);
});

test('a renamed node goes on where it was', async () => {
	const { engine, receive, subjects } = newOffice(server, { parameters: { repeatPeriod: 0 } });
	await engine.activate();
	await receive({ subject: 'one' });
	await engine.tick();
	engine.edit({ name: 'Client mail' });
	await receive({ subject: 'two' });
	await engine.activate('update');
	expect(subjects('inquiry')).toEqual(['one', 'two']);
});

test.each([
	['damaged', { ring: 7 }],
	['of a newer version', { version: 99 }],
])('a state that is %s starts clean and says so', async (_what, damage) => {
	const { engine, receive, subjects, events } = newOffice(server, {
		parameters: { repeatPeriod: 0 },
	});
	await engine.activate();
	await receive({ subject: 'one' });
	await engine.tick();
	const states = (engine.staticData.global as { emailInquiry: Record<string, object> })
		.emailInquiry;
	const [nodeId = ''] = Object.keys(states);
	const stored = { ...states[nodeId], ...damage, seq: 1_000 };
	engine.staticData = { global: { emailInquiry: { [nodeId]: stored } } } as IDataObject;
	await engine.activate('init');
	expect(events()).toEqual(['connected', 'startedClean', 'connected']);
	await receive({ subject: 'two' });
	await engine.tick();
	expect(subjects('inquiry')).toEqual(['one', 'two']);
});

test('the state holds no address, no subject and no password', async () => {
	const { engine, receive, user } = newOffice(server);
	await engine.activate();
	await receive({ subject: 'Secret plans', from: 'ann@client.example' });
	await engine.tick();
	const stored = JSON.stringify(engine.staticData);
	for (const secret of [user, 'ann@', 'client.example', 'Secret plans', server.password]) {
		expect(stored).not.toContain(secret);
	}
});

test('withheld mail alone is saved after 200 mails by an execution without items', async () => {
	const { engine, receive } = newOffice(server, { parameters: { additionalOutputs: [] } });
	await engine.activate();
	await receive();
	await engine.tick();
	expect(engine.executions).toHaveLength(2);
	for (let mails = 0; mails < 205; mails++) await receive();
	await engine.tick();
	expect(engine.executions).toHaveLength(3);
	expect(engine.executions.at(-1)).toEqual({ outputs: [[]] });
});

test('a batch size of 1 makes one execution per inquiry', async () => {
	const { engine, receive } = newOffice(server, {
		parameters: { repeatPeriod: 0, additionalOutputs: [], options: { batchSize: 1 } },
	});
	await engine.activate();
	for (const subject of ['a', 'b', 'c']) await receive({ subject });
	await engine.tick();
	const inquiries = engine.executions.map(({ outputs }) => outputs[0]?.length);
	expect(inquiries).toEqual([0, 1, 1, 1]);
});

test('a backlog of 1,200 mails drains in order over several polls', async () => {
	const { engine, user, subjects } = newOffice(server, { parameters: { repeatPeriod: 0 } });
	await engine.activate();
	await server.appendMany(
		user,
		'INBOX',
		Array.from({ length: 1_200 }, (_, index) => ({
			raw: `From: c${index}@client.example\r\nSubject: ${index}\r\nMessage-ID: <${index}@client.example>\r\n\r\nHello\r\n`,
		})),
	);
	await engine.tick();
	expect(subjects('inquiry')).toHaveLength(1_000);
	await engine.activate('init');
	await engine.tick();
	expect(subjects('inquiry')).toEqual(Array.from({ length: 1_200 }, (_, index) => String(index)));
});
