import { stopClock } from '../../support/clock';
import { ENGINE_KINDS, startEngine, type EngineKind } from '../../support/engine';
import { startServer, type TestServer } from '../../support/imap/server';
import { newOffice, secondsAgo } from '../../support/office';

let server: TestServer;
beforeAll(async () => {
	server = await startServer();
});
afterAll(async () => {
	await server.stop();
});

const EVERY_MAIL = { repeatPeriod: 0 };

describe.each(ENGINE_KINDS)('with the engine %s', (kind) => {
	test('mail is collected once, over ticks and a restart', async () => {
		const { engine, receive, subjects, events } = newOffice(server, {
			kind,
			parameters: EVERY_MAIL,
		});
		await engine.activate();
		await receive({ subject: 'one' });
		await engine.tick();
		await engine.tick();
		await receive({ subject: 'two' });
		await engine.activate('init');
		await receive({ subject: 'three' });
		await engine.tick();
		expect(subjects('inquiry')).toEqual(['one', 'two', 'three']);
		expect(events()).toEqual(['connected']);
	});

	test('repeats stay repeats though their polls were not saved', async () => {
		const { engine, receive, subjects } = newOffice(server, {
			kind,
			parameters: { additionalOutputs: [] },
		});
		await engine.activate();
		await receive({ subject: 'inquiry' });
		await engine.tick();
		await receive({ subject: 'repeat' });
		await engine.tick();
		await engine.activate('init');
		await receive({ subject: 'another', from: 'bob@client.example' });
		await engine.tick();
		expect(subjects('inquiry')).toEqual(['inquiry', 'another']);
	});

	test('a history of 250 messages is imported once and in order', async () => {
		const { engine, user, subjects } = newOffice(server, {
			kind,
			parameters: {
				...EVERY_MAIL,
				collectFrom: 'date',
				startDate: secondsAgo(86_400).toISOString(),
			},
		});
		await server.appendMany(
			user,
			'INBOX',
			Array.from({ length: 250 }, (_, index) => ({
				raw: `From: c${index}@client.example\r\nSubject: ${index}\r\n\r\nHello\r\n`,
				receivedAt: secondsAgo(3_600 - index),
			})),
		);
		await engine.activate();
		for (let tick = 0; tick < 6; tick++) await engine.tick();
		expect(subjects('inquiry')).toEqual(Array.from({ length: 250 }, (_, index) => String(index)));
	});

	test('a password that stops working never throws in a tick', async () => {
		const credential = { password: server.password };
		const { engine } = newOffice(server, { kind, credential });
		await engine.activate();
		credential.password = 'changed';
		await engine.tick();
		await engine.tick();
		expect(engine.errors).toHaveLength(1);
	});
});

test.each<[from: EngineKind, to: EngineKind]>([
	['classic', 'cursors'],
	['cursors', 'classic'],
	['scheduler', 'cursors'],
])('switching from %s to %s loses and doubles nothing', async (from, to) => {
	const { engine, receive, subjects } = newOffice(server, { kind: from, parameters: EVERY_MAIL });
	await engine.activate();
	await receive({ subject: 'one' });
	await engine.tick();
	engine.kind = to;
	await receive({ subject: 'two' });
	await engine.activate('init');
	await receive({ subject: 'three' });
	await engine.tick();
	engine.kind = from;
	await receive({ subject: 'four' });
	await engine.activate('init');
	await engine.tick();
	expect(subjects('inquiry')).toEqual(['one', 'two', 'three', 'four']);
});

test('a copied workflow starts clean and says so', async () => {
	const original = newOffice(server, { parameters: EVERY_MAIL });
	const clock = stopClock();
	await original.engine.activate();
	await original.receive({ subject: 'one' });
	await original.engine.tick();
	clock.passes(15 * 60_000);
	const copy = startEngine({
		server,
		user: original.user,
		ids: { workflowId: 'copy', nodeId: Object.keys(statesIn(original.engine.staticData))[0] ?? '' },
	});
	copy.staticData = structuredClone(original.engine.staticData);
	await copy.activate();
	expect(copy.items('status').map((item) => item.event)).toEqual(['startedClean', 'connected']);
	expect(copy.items('inquiry')).toEqual([]);
	clock.release();
});

test('two triggers in one workflow carry each other along', async () => {
	const workflowId = 'siblings';
	const a = newOffice(server, { ids: { workflowId, nodeId: 'a' }, parameters: EVERY_MAIL });
	const b = newOffice(server, { ids: { workflowId, nodeId: 'b' }, parameters: EVERY_MAIL });
	await a.engine.activate();
	// The second trigger holds a snapshot from before the first one's mail, and saves all of it.
	b.engine.staticData = structuredClone(a.engine.staticData);
	await b.engine.activate();
	await a.receive({ subject: 'one' });
	await a.engine.tick();
	await b.receive({ subject: 'other' });
	await b.engine.tick();
	const { a: stateOfA } = statesIn(b.engine.staticData);
	expect(stateOfA).toEqual(statesIn(a.engine.staticData).a);
});

function statesIn(staticData: object): Record<string, unknown> {
	const { global } = staticData as { global: { emailInquiry: Record<string, unknown> } };
	return global.emailInquiry;
}

test.each(ENGINE_KINDS)(
	'a folder added under the engine %s loses no mail between two ticks',
	async (kind) => {
		const { engine, receive, subjects, events, user } = newOffice(server, {
			kind,
			parameters: EVERY_MAIL,
		});
		await server.createFolder(user, 'Leads');
		await engine.activate();
		engine.edit({ parameters: { folders: ['INBOX', 'Leads'] } });
		await engine.tick();
		await engine.activate('update');
		await receive({ subject: 'in between', folder: 'Leads' });
		await engine.tick();
		expect(subjects('inquiry')).toEqual(['in between']);
		expect(events()).toEqual(['connected', 'settingsChanged']);
	},
);

test('a poll that reads the cursor before the last commit collects nothing twice', async () => {
	const { engine, receive, subjects } = newOffice(server, {
		kind: 'cursors',
		parameters: EVERY_MAIL,
	});
	await engine.activate();
	await receive({ subject: 'one' });
	engine.holdCommits = true;
	await engine.tick();
	await engine.tick();
	engine.holdCommits = false;
	engine.land();
	await receive({ subject: 'two' });
	await engine.tick();
	expect(subjects('inquiry')).toEqual(['one', 'two']);
});

test('a commit that never comes is done again by a later poll', async () => {
	const clock = stopClock();
	try {
		const parameters = EVERY_MAIL;
		const { engine, receive, subjects } = newOffice(server, { kind: 'cursors', parameters });
		await engine.activate();
		await receive({ subject: 'one' });
		engine.holdCommits = true;
		await engine.tick();
		engine.holdCommits = false;
		clock.passes(60_000);
		await engine.tick();
		await engine.tick();
		// n8n dropped the first of the two together with its commit.
		expect(subjects('inquiry')).toEqual(['one', 'one']);
	} finally {
		clock.release();
	}
});
