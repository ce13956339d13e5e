import { useStoppedClock } from '../support/clock';
import { ENGINE_KINDS } from '../support/engine';
import { openPort } from '../support/port/port';
import { newOffice } from '../support/office';

const server = openPort();
const clock = useStoppedClock();

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe.each(ENGINE_KINDS)('with the engine %s', (kind) => {
	test('mail of an off-time is left out, Status says how much, and it opens no pair', async () => {
		const { engine, receive, subjects } = newOffice(server, { kind });
		await engine.activate();
		clock.passes(MINUTE);
		await engine.tick();
		await receive({ subject: 'before the next tick would have come' });
		clock.passes(2 * HOUR);
		await receive({ subject: 'off', from: 'bob@client.example' });
		await receive({ subject: 'off', from: 'cid@client.example' });
		clock.passes(HOUR);
		await engine.activate('activate');
		await receive({ subject: 'on again', from: 'bob@client.example' });
		clock.passes(MINUTE);
		await engine.tick();
		expect(subjects('inquiry')).toEqual(['before the next tick would have come', 'on again']);
		expect(engine.items('status')).toContainEqual(
			expect.objectContaining({ event: 'skippedWhileOff', skipped: 2 }),
		);
	});

	test('a start date that is set later collects the mail of an off-time', async () => {
		const { engine, receive, subjects } = newOffice(server, { kind });
		const startDate = new Date(Date.now() - HOUR).toISOString();
		await engine.activate();
		await receive({ subject: 'on' });
		await engine.tick();
		clock.passes(2 * HOUR);
		await receive({ subject: 'off', from: 'bob@client.example' });
		clock.passes(HOUR);
		await engine.activate('activate');
		expect(subjects('inquiry')).toEqual(['on']);
		engine.edit({ parameters: { collectFrom: 'date', startDate } });
		await engine.activate('update');
		await engine.tick();
		expect(subjects('inquiry')).toEqual(['on', 'off']);
	});

	test('mail of an off-time is collected by option', async () => {
		const { engine, receive, subjects } = newOffice(server, {
			kind,
			parameters: { whileInactive: 'collect' },
		});
		await engine.activate();
		clock.passes(2 * HOUR);
		await receive({ subject: 'off' });
		clock.passes(HOUR);
		await engine.activate('activate');
		expect(subjects('inquiry')).toEqual(['off']);
	});

	test.each(['init', 'update', 'leadershipChange'] as const)(
		'%s does not count as switching on',
		async (mode) => {
			const { engine, receive, subjects } = newOffice(server, { kind });
			await engine.activate();
			clock.passes(5 * HOUR);
			await receive({ subject: 'meanwhile' });
			clock.passes(HOUR);
			await engine.activate(mode);
			expect(subjects('inquiry')).toEqual(['meanwhile']);
		},
	);

	test('switching off and on within the hour skips nothing', async () => {
		const { engine, receive, subjects } = newOffice(server, { kind });
		await engine.activate();
		clock.passes(30 * MINUTE);
		await receive({ subject: 'meanwhile' });
		clock.passes(20 * MINUTE);
		await engine.activate('activate');
		expect(subjects('inquiry')).toEqual(['meanwhile']);
	});
});

test('a server that was down for hours while the workflow was on skips nothing', async () => {
	const credential = { port: server.port };
	const { engine, receive, subjects } = newOffice(server, { credential });
	await engine.activate();
	credential.port = 1;
	for (let hour = 0; hour < 3; hour++) {
		clock.passes(30 * MINUTE);
		await engine.tick();
	}
	await receive({ subject: 'while down' });
	credential.port = server.port;
	clock.passes(MINUTE);
	await engine.activate('activate');
	expect(subjects('inquiry')).toEqual(['while down']);
});

test('mail skipped at an activation that could not reach the server is skipped later', async () => {
	const credential = { port: server.port };
	const { engine, receive, subjects, events } = newOffice(server, { credential });
	await engine.activate();
	clock.passes(2 * HOUR);
	await receive({ subject: 'off' });
	clock.passes(HOUR);
	credential.port = 1;
	await engine.activate('activate');
	await receive({ subject: 'on again' });
	credential.port = server.port;
	clock.passes(MINUTE);
	await engine.tick();
	expect(subjects('inquiry')).toEqual(['on again']);
	expect(events()).toEqual(['connected', 'waiting', 'skippedWhileOff']);
});
