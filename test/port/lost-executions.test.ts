import { useStoppedClock } from '../support/clock';
import { ENGINE_KINDS } from '../support/engine';
import { newOffice } from '../support/office';
import { openPort } from '../support/port/port';

/** What n8n 2 does in the seconds between a publication and the moment at which the trigger hears of it. */

const server = openPort();
const clock = useStoppedClock();
const MINUTE = 60_000;
const NOT_PUBLISHED = new Error('Published version not found for workflow');

test('what was handed to the former name of a renamed trigger is handed on again', async () => {
	const { engine, receive, subjects } = newOffice(server, { kind: 'classic' });
	await engine.activate();
	await receive({ subject: 'before' });
	clock.passes(MINUTE);
	await engine.tick();

	engine.edit({ name: 'Client mail' });
	await receive({ subject: 'new client', from: 'ben@client.example' });
	await receive({ subject: 'repeat' });
	clock.passes(MINUTE);
	await engine.tick();
	await receive({ subject: 'another', from: 'cid@client.example' });
	await receive({ subject: 'repeat of a lost one', from: 'ben@client.example' });
	clock.passes(MINUTE);
	await engine.tick();
	expect(subjects('inquiry')).toEqual(['before']);

	await engine.activate('update');
	expect(subjects('inquiry')).toEqual(['before', 'new client', 'another']);
	expect(subjects('repeats')).toEqual(['repeat', 'repeat of a lost one']);
	const runs = engine.executions.length;
	clock.passes(MINUTE);
	await engine.tick();
	expect(engine.executions).toHaveLength(runs);
});

test.each(['scheduler', 'cursors'] as const)(
	'a trigger that is renamed while it polls hands its mail on again (%s)',
	async (kind) => {
		let whilePolling = () => {};
		const vault = () => Promise.resolve(whilePolling());
		const { engine, receive, subjects } = newOffice(server, { kind, vault });
		await engine.activate();
		await receive({ subject: 'before' });
		clock.passes(MINUTE);
		await engine.tick();

		await receive({ subject: 'meanwhile', from: 'ben@client.example' });
		whilePolling = () => engine.edit({ name: 'Client mail' });
		clock.passes(MINUTE);
		await engine.tick();
		expect(subjects('inquiry')).toEqual(['before']);
		whilePolling = () => {};
		for (let tick = 0; tick < 2; tick++) {
			clock.passes(MINUTE);
			await engine.tick();
		}
		expect(subjects('inquiry')).toEqual(['before', 'meanwhile']);
	},
);

describe.each(ENGINE_KINDS)('with the engine %s', (kind) => {
	test('what n8n could not start an execution for comes as soon as it can', async () => {
		const { engine, receive, subjects } = newOffice(server, { kind });
		await engine.activate();
		engine.refuses = new Error('Connection terminated unexpectedly');
		await receive({ subject: 'while the database was away' });
		clock.passes(MINUTE);
		await engine.tick();
		expect(subjects('inquiry')).toEqual([]);
		engine.refuses = null;
		for (let tick = 0; tick < 2; tick++) {
			clock.passes(MINUTE);
			await engine.tick();
		}
		expect(subjects('inquiry')).toEqual(['while the database was away']);
		expect(engine.log.filter((line) => line.includes('ran no node'))).toHaveLength(1);
	});

	test('mail of the moment before the workflow was switched off comes when it is switched on', async () => {
		const parameters = { whileInactive: 'collect' };
		const { engine, receive, subjects } = newOffice(server, { kind, parameters });
		await engine.activate();
		await receive({ subject: 'just before' });
		engine.refuses = NOT_PUBLISHED;
		clock.passes(MINUTE);
		await engine.tick();
		clock.passes(60 * MINUTE);
		engine.refuses = null;
		await engine.activate('activate');
		expect(subjects('inquiry')).toEqual(['just before']);
	});

	test('what Status said to nobody is said again', async () => {
		const { engine } = newOffice(server, { kind });
		const begun = Date.now();
		engine.refuses = NOT_PUBLISHED;
		await engine.activate();
		engine.refuses = null;
		clock.passes(MINUTE);
		await engine.tick();
		const connected = engine.items('status').filter(({ event }) => event === 'connected');
		expect(connected).toHaveLength(1);
		expect(Date.parse(String(connected[0]?.['collectFrom']))).toBe(begun);
	});
});

test('mail that came after what was lost, of the same client too, is decided in its order', async () => {
	const { engine, receive, subjects } = newOffice(server, { kind: 'classic' });
	await engine.activate();
	engine.refuses = NOT_PUBLISHED;
	await receive({ subject: 'lost', from: 'ben@client.example' });
	clock.passes(MINUTE);
	await engine.tick();
	engine.refuses = null;
	await receive({ subject: 'went well' });
	await receive({ subject: 'repeat of the lost one', from: 'ben@client.example' });
	clock.passes(MINUTE);
	await engine.tick();
	expect(subjects('inquiry')).toEqual(['lost', 'went well']);
	expect(subjects('repeats')).toEqual(['repeat of the lost one']);
});
