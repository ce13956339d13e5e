import { useStoppedClock } from '../support/clock';
import { ENGINE_KINDS } from '../support/engine';
import { CLOSED_PORT, openPort } from '../support/port/port';
import { newOffice } from '../support/office';

const server = openPort();
const clock = useStoppedClock();

const MINUTE = 60_000;

describe.each(ENGINE_KINDS)('with the engine %s', (kind) => {
	test('an outage of 20 minutes makes one failed execution, one broken and one recovered', async () => {
		const credential = { port: server.port };
		const { engine, receive, events, subjects } = newOffice(server, { kind, credential });
		await engine.activate();
		credential.port = CLOSED_PORT;
		for (let minute = 0; minute < 20; minute++) {
			clock.passes(MINUTE);
			await engine.tick();
		}
		await receive({ subject: 'meanwhile' });
		credential.port = server.port;
		for (let minute = 0; minute < 3; minute++) {
			clock.passes(MINUTE);
			await engine.tick();
		}
		expect(engine.errors).toHaveLength(1);
		expect(events()).toEqual(['connected', 'broken', 'recovered']);
		expect(subjects('inquiry')).toEqual(['meanwhile']);
	});

	test('an outage of 10 minutes makes no noise at all', async () => {
		const credential = { port: server.port };
		const { engine, events } = newOffice(server, { kind, credential });
		await engine.activate();
		credential.port = CLOSED_PORT;
		for (let minute = 0; minute < 10; minute++) {
			clock.passes(MINUTE);
			await engine.tick();
		}
		credential.port = server.port;
		await engine.tick();
		expect(engine.errors).toEqual([]);
		expect(events()).toEqual(['connected']);
	});

	test('an outage of a day is reported at most hourly', async () => {
		const credential = { port: server.port };
		const { engine, events } = newOffice(server, { kind, credential });
		await engine.activate();
		credential.port = CLOSED_PORT;
		for (let minute = 0; minute < 24 * 60; minute += 5) {
			clock.passes(5 * MINUTE);
			await engine.tick();
		}
		expect(engine.errors.length).toBeLessThanOrEqual(24);
		expect(engine.errors.length).toBeGreaterThan(20);
		expect(events()).toEqual(['connected', 'broken']);
	});
});

test('recovered is said also when n8n was restarted in between', async () => {
	const credential = { port: server.port };
	const { engine, events } = newOffice(server, { credential });
	await engine.activate();
	credential.port = CLOSED_PORT;
	for (let minute = 0; minute < 20; minute++) {
		clock.passes(MINUTE);
		await engine.tick();
	}
	await engine.activate('init');
	credential.port = server.port;
	await engine.activate('init');
	expect(events()).toEqual(['connected', 'broken', 'recovered']);
});

test('rejected logins are tried with growing pauses, and at once when the credential changes', async () => {
	const credential = { password: server.password };
	const { engine, events } = newOffice(server, { credential });
	await engine.activate();
	credential.password = 'changed';
	server.reset();
	for (let minute = 0; minute < 60; minute++) {
		clock.passes(MINUTE);
		await engine.tick();
	}
	// At once, after 1 minute, after 2 and 5 more, then every 15.
	expect(server.visits).toBe(7);
	credential.password = server.password;
	clock.passes(MINUTE);
	await engine.tick();
	expect(events()).toEqual(['connected', 'broken', 'recovered']);
});
