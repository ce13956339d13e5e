import type { IDataObject } from 'n8n-workflow';
import { newEnvironment, type Environment } from '../../../nodes/EmailInquiryTrigger/environment';
import { startProxy, type ImapProxy } from '../../support/imap/proxy';
import { startServer, type TestServer } from '../../support/imap/server';
import { mail } from '../../support/mail';
import { newOffice } from '../../support/office';
import { startRelay, type Relay } from '../../support/relay';
import { isNightly } from '../../support/searches';

let server: TestServer;
let relay: Relay;
let proxy: ImapProxy;
beforeAll(async () => {
	server = await startServer();
	relay = await startRelay(server.port);
	proxy = await startProxy({ ...server, port: relay.port });
});
afterAll(async () => {
	await proxy.stop();
	await relay.stop();
	await server.stop();
});

const ended: Array<() => Promise<void>> = [];
afterEach(async () => {
	for (const end of ended.splice(0)) await end();
	while (proxy.openConnections > 0) await turn();
});

/** A poll makes twenty executions of fifty inquiries at most. */
const IN_ONE_POLL = 1_000;
const MANY = isNightly ? 10_000 : 300;

const turn = async () => await new Promise((resolve) => setImmediate(resolve));
const names = () => proxy.commands.map(({ name }) => name);
const count = (wanted: RegExp) => names().filter((name) => wanted.test(name)).length;

interface Listening {
	readonly folders?: readonly string[];
	readonly parameters?: IDataObject;
	/** Shares mailbox and process with it. */
	readonly beside?: { readonly user: string; readonly environment: Environment };
}

async function listening({ folders = ['INBOX'], parameters, beside }: Listening = {}) {
	const environment = beside?.environment ?? newEnvironment({ pause: async () => {} });
	const office = newOffice(server, {
		...{ environment, server: { ...server, port: proxy.port } },
		...(beside && { user: beside.user }),
		parameters: { folders: [...folders], running: { instantCollection: true }, ...parameters },
	});
	for (const folder of folders.filter((name) => name !== 'INBOX'))
		await server.createFolder(office.user, folder);
	ended.push(async () => {
		relay.open();
		await office.engine.activate('update');
		environment.clients.dropAll();
	});
	await office.engine.activate();
	proxy.reset();
	await office.engine.tick();
	return {
		...office,
		environment,
		/** Resolves when so many IDLEs have begun. */
		idles: async (count_: number) => {
			while (count(/^IDLE$/) < count_) await turn();
		},
		counted: async (inquiries: number) => {
			while (office.engine.items('inquiry').length < inquiries) await turn();
		},
	};
}

test('mail is collected as it arrives, over many ticks on one login', async () => {
	const { receive, idles, counted, subjects, engine } = await listening();
	await idles(1);
	await receive({ subject: 'One', from: 'a@client.example' });
	await counted(1);
	await idles(2);
	for (let ticks = 0; ticks < 5; ticks++) {
		await engine.tick();
		await idles(3 + ticks);
	}
	await receive({ subject: 'Two', from: 'b@client.example' });
	await counted(2);
	expect(subjects('inquiry')).toEqual(['One', 'Two']);
	expect(count(/^(LOGIN|AUTHENTICATE)/)).toBe(0);
});

test('a tick of a warm mailbox in which nothing is new asks one question and listens on', async () => {
	const { idles, engine } = await listening();
	await idles(1);
	await engine.tick();
	proxy.reset();
	await engine.tick();
	while (count(/^EXAMINE$/) === 0 || names().at(-1) !== 'IDLE') await turn();
	// IDLE may still have been under way to the server.
	expect(names().join(' ')).toMatch(/^(IDLE )?DONE EXAMINE IDLE$/);
});

test('mail in another folder is found as well', async () => {
	const { receive, idles, engine, subjects } = await listening({ folders: ['INBOX', 'Leads'] });
	await idles(1);
	await receive({ folder: 'Leads', subject: 'In Leads' });
	await engine.tick();
	await idles(2);
	expect(subjects('inquiry')).toEqual(['In Leads']);
	// From now on the server tells of the folder that gets mail.
	await receive({ folder: 'Leads', subject: 'Next', from: 'b@client.example' });
	while (subjects('inquiry').length < 2) await turn();
});

test('a connection that broke while nobody looked costs one login and no failed poll', async () => {
	const { receive, idles, counted, engine } = await listening();
	await idles(1);
	relay.cut();
	relay.open();
	await receive({ subject: 'One' });
	await counted(1);
	expect(engine.errors).toEqual([]);
	expect(count(/^(LOGIN|AUTHENTICATE)/)).toBe(1);
});

test('a mailbox that is away while it is listened to is collected with a later tick', async () => {
	const { receive, idles, counted, engine, events } = await listening();
	await idles(1);
	relay.cut();
	await receive({ subject: 'One' });
	await engine.tick();
	relay.open();
	await engine.tick();
	await counted(1);
	expect(engine.errors).toEqual([]);
	expect(events()).toEqual(['connected']);
});

test('messages that vanish while it is listened to are no mail', async () => {
	const { receive, idles, counted, engine, subjects, user } = await listening();
	await receive({ subject: 'Old' });
	await counted(1);
	await idles(1);
	await server.expunge(user, 'INBOX', 1);
	await receive({ subject: 'New', from: 'b@client.example' });
	await counted(2);
	expect(subjects('inquiry')).toEqual(['Old', 'New']);
	expect(engine.errors).toEqual([]);
});

test('very many messages that come while it is listened to are each collected once', async () => {
	const { idles, counted, engine, subjects, user } = await listening({
		parameters: { repeatPeriod: 0 },
	});
	await idles(1);
	const raws = Array.from({ length: MANY }, (_, number) => ({
		raw: mail({ from: `client${number}@client.example`, to: user, subject: `Message ${number}` }),
		receivedAt: new Date(),
	}));
	await server.appendMany(user, 'INBOX', raws);
	// What one poll may hand on at most comes first; the rest with the next.
	while (subjects('inquiry').length < MANY) {
		await turn();
		if (subjects('inquiry').length >= IN_ONE_POLL) await engine.tick();
	}
	await counted(MANY);
	expect(new Set(subjects('inquiry')).size).toBe(MANY);
	expect(engine.errors).toEqual([]);
});

test('a storm of deletions is no mail, and hides none', async () => {
	const { idles, counted, engine, subjects, user } = await listening();
	const raws = Array.from({ length: 100 }, (_, number) => ({
		raw: mail({ from: 'ann@client.example', to: user, subject: `Old ${number}` }),
		receivedAt: new Date(),
	}));
	await server.appendMany(user, 'INBOX', raws);
	await counted(1);
	await engine.tick();
	await idles(2);
	for (let uid = 1; uid <= 100; uid++) await server.expunge(user, 'INBOX', uid);
	await server.append(user, 'INBOX', mail({ from: 'b@client.example', to: user, subject: 'New' }));
	await counted(2);
	expect(subjects('inquiry')).toEqual([expect.stringContaining('Old'), 'New']);
	expect(engine.errors).toEqual([]);
});

test('two triggers on one mailbox listen to a folder each', async () => {
	const one = await listening();
	await one.idles(1);
	const two = await listening({ folders: ['Leads'], beside: one });
	await two.idles(1);
	await one.receive({ subject: 'One' });
	await two.receive({ folder: 'Leads', subject: 'Two' });
	await one.counted(1);
	await two.counted(1);
	expect(one.subjects('inquiry')).toEqual(['One']);
	expect(two.subjects('inquiry')).toEqual(['Two']);
	expect([...one.engine.errors, ...two.engine.errors]).toEqual([]);
});
