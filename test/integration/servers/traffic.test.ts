import { startProxy, type ImapProxy } from '../../support/imap/proxy';
import { startServer, type SeedMail, type TestServer } from '../../support/imap/server';
import { mail } from '../../support/mail';
import { newOffice } from '../../support/office';
import { isNightly } from '../../support/searches';

/** No poll may cost more in it than in a small mailbox. */
const LARGE = isNightly ? 100_000 : 10_000;

let server: TestServer;
let proxy: ImapProxy;
beforeAll(async () => {
	server = await startServer();
	proxy = await startProxy(server);
});
afterAll(async () => {
	await proxy.stop();
	await server.stop();
});

/** Older than any repeat period, so that the first poll reads none of them. */
function* smallMails(count: number): Generator<SeedMail> {
	const receivedAt = new Date('2020-01-01T00:00:00Z');
	for (let index = 0; index < count; index++) {
		yield {
			receivedAt,
			raw: `From: c${index}@client.example\r\nSubject: ${index}\r\nMessage-ID: <${index}@client.example>\r\n\r\nHello\r\n`,
		};
	}
}

/** The traffic of a poll that finds nothing, in a mailbox of so many messages. */
async function quietPoll(mails: number): Promise<{ commands: string[]; bytes: number }> {
	const { engine, user } = newOffice(server, { server: { ...server, port: proxy.port } });
	await server.appendMany(user, 'INBOX', smallMails(mails));
	await engine.activate();
	await engine.tick();
	proxy.reset();
	await engine.tick();
	return {
		commands: proxy.commands.map(({ name }) => name),
		bytes: proxy.bytesFromClient + proxy.bytesFromServer,
	};
}

test(`a mailbox of ${LARGE} mails costs no more than one of 1,000 when nothing is new`, async () => {
	const small = await quietPoll(1_000);
	const large = await quietPoll(LARGE);
	expect(large.commands).toEqual(small.commands);
	expect(large.commands).toContain('STATUS');
	expect(large.commands.filter((name) => /EXAMINE|SELECT|SEARCH|FETCH/.test(name))).toEqual([]);
	// Numbers in the answers are one or two digits longer.
	expect(large.bytes - small.bytes).toBeLessThan(50);
}, 180_000);

test(`the first polls of a mailbox of ${LARGE} mails read no more than its newest`, async () => {
	const { engine, user } = newOffice(server, { server: { ...server, port: proxy.port } });
	await server.appendMany(user, 'INBOX', smallMails(LARGE));
	proxy.reset();
	await engine.activate();
	await engine.tick();
	expect(proxy.bytesFromServer).toBeLessThan(10_000);
}, 180_000);

test('10 messages with large attachments are collected while less than 500 kB cross the wire', async () => {
	const { engine, receive, subjects } = newOffice(server, {
		server: { ...server, port: proxy.port },
		parameters: { repeatPeriod: 0, simplify: false },
	});
	await engine.activate();
	// The embedded server takes apart each message whenever it is read.
	const size = server.name === 'embedded' ? 1_000_000 : 5_000_000;
	const attachments = [{ name: 'plan.pdf', type: 'application/pdf', size }];
	for (let index = 0; index < 10; index++) {
		await receive({ subject: String(index), text: `Plan ${index} attached`, attachments });
	}
	proxy.reset();
	// On a busy machine that is more than one poll.
	for (let polls = 0; polls < 8 && subjects('inquiry').length < 10; polls++) await engine.tick();
	expect(subjects('inquiry')).toHaveLength(10);
	expect(engine.items('inquiry')[7]).toMatchObject({
		text: 'Plan 7 attached',
		attachments: [{ name: 'plan.pdf', type: 'application/pdf' }],
	});
	expect(proxy.bytesFromServer).toBeLessThan(500_000);
}, 400_000);

test('a poll leaves no connection behind', async () => {
	const { engine } = newOffice(server, { server: { ...server, port: proxy.port } });
	await engine.activate();
	await engine.tick();
	while (proxy.openConnections > 0) await new Promise((resolve) => setImmediate(resolve));
});

test('a restart reads again the headers of what was withheld since the last execution, once', async () => {
	const choices = {
		server: { ...server, port: proxy.port },
		user: 'withheld@firm.example',
		ids: { workflowId: 'withheld', nodeId: 'withheld' },
		parameters: { additionalOutputs: ['status'] },
	};
	const { engine, user } = newOffice(server, choices);
	await engine.activate();
	const withheld = Array.from({ length: 200 }, (_, index) => ({
		raw: mail({
			from: `bob${index}@client.example`,
			to: user,
			headers: { 'Auto-Submitted': 'auto-replied' },
			text: 'Out of office. '.repeat(500),
		}),
	}));
	await server.appendMany(user, 'INBOX', withheld);
	await engine.tick();
	expect(engine.executions).toHaveLength(1);

	jest.resetModules();
	const { newOffice: inAnotherProcess } = await import('../../support/office');
	const { engine: restarted } = inAnotherProcess(server, choices);
	restarted.staticData = engine.staticData;
	proxy.reset();
	await restarted.activate('init');
	expect(restarted.executions).toHaveLength(0);
	expect(proxy.commands.filter(({ name }) => name === 'UID FETCH')).toHaveLength(1);
	expect(proxy.bytesFromServer / withheld.length).toBeLessThan(2_000);
	proxy.reset();
	await restarted.tick();
	expect(proxy.commands.filter(({ name }) => name === 'UID FETCH')).toHaveLength(0);
});
