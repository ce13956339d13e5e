import { MailboxError } from '../../nodes/core/errors/mailbox-error';
import { newEnvironment } from '../../nodes/EmailInquiryTrigger/environment';
import { useStoppedClock } from '../support/clock';
import type { EngineKind } from '../support/engine';
import { newOffice, type Office } from '../support/office';
import { openPort } from '../support/port/port';
import { until } from '../support/until';

const MINUTE = 60_000;
const clock = useStoppedClock();

/** A trigger that is connected and listens behind its first tick, unless it is told otherwise. */
async function listening(options: Record<string, unknown> = {}, kind: EngineKind = 'classic') {
	const server = openPort();
	const pauses: number[] = [];
	const environment = newEnvironment({
		pause: async (ms) => {
			pauses.push(ms);
		},
	});
	const office = newOffice(server, {
		...{ environment, kind },
		parameters: { running: { instantCollection: true, ...options } } as never,
	});
	await office.engine.activate();
	const tick = async () => {
		clock.passes(MINUTE);
		await office.engine.tick();
	};
	if (kind === 'classic') await tick();
	const hears = (count = 1) => until(() => server.listeners.count === count, `${count} listening`);
	return { server, office, pauses, tick, hears };
}

const counts = ({ engine }: Office, inquiries: number) =>
	until(() => engine.items('inquiry').length === inquiries, `inquiry ${inquiries}`);

test('mail is collected as it arrives, each time in an execution of its own', async () => {
	const { office, hears } = await listening();
	await hears();
	await office.receive({ subject: 'One', from: 'a@client.example' });
	await counts(office, 1);
	await hears();
	await office.receive({ subject: 'Two', from: 'b@client.example' });
	await counts(office, 2);
	expect(office.subjects('inquiry')).toEqual(['One', 'Two']);
	expect(office.engine.executions.filter(({ outputs }) => outputs[0]?.length === 1)).toHaveLength(
		2,
	);
});

test('what is collected between two ticks is saved with it and not collected again', async () => {
	const { office, hears, tick } = await listening();
	await hears();
	await office.receive({ subject: 'One' });
	await counts(office, 1);
	await tick();
	await office.engine.activate('init');
	await tick();
	expect(office.subjects('inquiry')).toEqual(['One']);
	expect(office.subjects('repeats')).toEqual([]);
});

test('the next tick takes over, and there is one listener at any time', async () => {
	const { office, server, hears, tick } = await listening();
	await hears();
	await tick();
	await hears();
	await tick();
	await hears();
	await office.receive({ subject: 'One' });
	await counts(office, 1);
	expect(server.listeners.count).toBeLessThanOrEqual(1);
});

test.each(['activate', 'update', 'init'] as const)(
	'nobody listens behind the first poll of an activation (%s)',
	async (mode) => {
		const { office, server, hears } = await listening();
		await hears();
		await office.engine.activate(mode);
		expect(server.listeners.count).toBe(0);
		await office.receive({ subject: 'One' });
		expect(office.subjects('inquiry')).toEqual([]);
	},
);

test('Fetch Test Event does not listen', async () => {
	const { office, server, hears } = await listening();
	await hears();
	await office.receive({ subject: 'One' });
	await counts(office, 1);
	await hears();
	await office.engine.fetchTestEvent();
	expect(server.listeners.count).toBe(1);
});

test('switched off, mail comes with the tick and nothing else', async () => {
	const { office, server, tick } = await listening({ instantCollection: false });
	await office.receive({ subject: 'One' });
	expect(server.listeners.count).toBe(0);
	expect(office.subjects('inquiry')).toEqual([]);
	await tick();
	expect(office.subjects('inquiry')).toEqual(['One']);
});

test('a server that speaks up without mail is asked less and less often, and is heard all the same', async () => {
	const { office, server, pauses, hears } = await listening();
	for (let i = 0; i < 8; i++) {
		await hears();
		server.listeners.wake();
		await until(() => pauses.length === i + 1, `pause ${i + 1}`);
	}
	await hears();
	expect(pauses).toEqual([200, 400, 800, 1600, 3200, 5000, 5000, 5000]);
	expect(office.engine.executions.flatMap(({ outputs }) => outputs[0])).toEqual([]);
	await office.receive({ subject: 'One' });
	await counts(office, 1);
});

test('behind a silence the next message is collected at once again', async () => {
	const { server, pauses, hears } = await listening();
	await hears();
	server.listeners.wake();
	await until(() => pauses.length === 1, 'first pause');
	await hears();
	clock.passes(15_000);
	server.listeners.wake();
	await until(() => pauses.length === 2, 'second pause');
	expect(pauses).toEqual([200, 200]);
});

test('mail that came in while nobody listened yet is not waited for', async () => {
	const { office, server, hears, tick } = await listening();
	await hears();
	let isLate = false;
	server.onStep = async (step) => {
		if (step !== 'waitForChange INBOX' || isLate) return;
		isLate = true;
		await office.receive({ subject: 'Between' });
	};
	await tick();
	await counts(office, 1);
});

test('a connection that is lost costs one reconnect, and a server that always ends it is left alone until the tick', async () => {
	const { office, server, hears, tick } = await listening();
	await hears();
	let losses = 0;
	server.onStep = (step) => {
		if (!step.startsWith('waitForChange') || losses >= 2) return;
		losses++;
		throw new MailboxError('gone', { kind: 'unreachable', reach: 'connection' });
	};
	await tick();
	await until(() => losses === 2, 'two losses');
	await until(() => server.listeners.count === 0, 'nobody listening');
	await office.receive({ subject: 'One' });
	await tick();
	await counts(office, 1);
	await hears();
	expect(office.engine.errors).toEqual([]);
	expect(office.events()).toEqual(['connected']);
});

test('where the mailbox has too few connections, plain polling goes on and Status says so once', async () => {
	const { office, server, hears, tick } = await listening();
	await hears();
	let isCrowded = true;
	server.onStep = (step) => {
		if (step !== 'login' || !isCrowded) return;
		throw new MailboxError('too many', { kind: 'tooManyConnections', reach: 'connection' });
	};
	await tick();
	isCrowded = false;
	await tick();
	await tick();
	expect(server.listeners.count).toBe(0);
	await office.receive({ subject: 'One' });
	await tick();
	expect(office.subjects('inquiry')).toEqual(['One']);
	expect(office.events()).toEqual(['connected', 'fewConnections']);
	clock.passes(25 * 60 * MINUTE);
	await tick();
	await tick();
	await hears();
});

test('with durable cursors the poll stays, and each mail is committed before the next is collected', async () => {
	const { office, server, hears } = await listening({}, 'cursors');
	clock.passes(MINUTE);
	const ticking = office.engine.tick();
	await hears();
	await office.receive({ subject: 'One' });
	await counts(office, 1);
	await hears();
	await office.receive({ subject: 'Two', from: 'b@client.example' });
	await counts(office, 2);
	await hears();
	clock.passes(33_000);
	server.listeners.wake();
	await ticking;
	clock.passes(27_000);
	await office.receive({ subject: 'Three', from: 'c@client.example' });
	const next = office.engine.tick();
	await counts(office, 3);
	clock.passes(33_000);
	server.listeners.wake();
	await next;
	expect(office.subjects('inquiry')).toEqual(['One', 'Two', 'Three']);
});

test('with durable cursors nothing more is collected in a poll whose execution n8n does not start', async () => {
	const { office, server, hears } = await listening({}, 'cursors');
	clock.passes(MINUTE);
	const ticking = office.engine.tick();
	await hears();
	office.engine.refuses = new Error('Connection terminated unexpectedly');
	await office.receive({ subject: 'One' });
	await ticking;
	expect(server.listeners.count).toBe(0);
	office.engine.refuses = null;
	clock.passes(MINUTE);
	const next = office.engine.tick();
	await counts(office, 1);
	clock.passes(33_000);
	server.listeners.wake();
	await next;
	expect(office.subjects('inquiry')).toEqual(['One']);
});

test('with durable cursors no poll begins when too little of its time is left', async () => {
	const { office, server, hears } = await listening({}, 'cursors');
	clock.passes(MINUTE);
	const ticking = office.engine.tick();
	await hears();
	clock.passes(33_000);
	await office.receive({ subject: 'Late' });
	await ticking;
	expect(office.subjects('inquiry')).toEqual([]);
	expect(server.listeners.count).toBe(0);
	clock.passes(27_000);
	const next = office.engine.tick();
	await counts(office, 1);
	expect(office.subjects('inquiry')).toEqual(['Late']);
	await hears();
	clock.passes(33_000);
	server.listeners.wake();
	await next;
});

test('a cursor that n8n goes on using in the classic engine is committed with its mail', async () => {
	const { office, server, hears, tick } = await listening({}, 'cursors');
	clock.passes(MINUTE);
	const ticking = office.engine.tick();
	await hears();
	await office.receive({ subject: 'One' });
	await counts(office, 1);
	clock.passes(33_000);
	server.listeners.wake();
	await ticking;
	office.engine.kind = 'classic';
	await office.engine.activate('init');
	clock.passes(MINUTE);
	const next = office.engine.tick();
	await hears();
	await office.receive({ subject: 'Two', from: 'b@client.example' });
	await counts(office, 2);
	await hears();
	const last = tick();
	await next;
	await hears();
	await office.receive({ subject: 'Three', from: 'c@client.example' });
	await counts(office, 3);
	clock.passes(MINUTE);
	server.listeners.wake();
	await last;
	expect(office.subjects('inquiry')).toEqual(['One', 'Two', 'Three']);
});

test('with the durable scheduler alone mail is emitted while the poll stays', async () => {
	const { office, server, hears } = await listening({}, 'scheduler');
	clock.passes(MINUTE);
	const ticking = office.engine.tick();
	await hears();
	await office.receive({ subject: 'One' });
	await counts(office, 1);
	await hears();
	clock.passes(35_000);
	server.listeners.wake();
	await ticking;
	expect(office.subjects('inquiry')).toEqual(['One']);
});

test('a machine that slept for a night collects with the first tick, and listens again behind the second', async () => {
	const { office, server, hears, tick } = await listening();
	await hears();
	clock.passes(8 * 60 * MINUTE);
	server.listeners.wake();
	await hears(0);
	await office.receive({ subject: 'At night' });
	await tick();
	expect(office.subjects('inquiry')).toEqual(['At night']);
	// How often it is polled shows with the second tick only.
	await tick();
	await hears();
	await office.receive({ subject: 'In the morning', from: 'b@client.example' });
	await counts(office, 2);
});

test('a clock that is put back by an hour holds nothing up', async () => {
	const { office, server, hears, tick } = await listening();
	await hears();
	clock.passes(-60 * MINUTE);
	await office.receive({ subject: 'One' });
	await counts(office, 1);
	await hears();
	await tick();
	await hears();
	expect(server.listeners.count).toBe(1);
	await office.receive({ subject: 'Two', from: 'b@client.example' });
	await counts(office, 2);
	expect(office.engine.errors).toEqual([]);
});

test('another password ends the connection that the old one opened, with the next tick', async () => {
	const { office, server, hears, tick } = await listening();
	await hears();
	await tick();
	await hears();
	server.password = 'another';
	await tick();
	await hears();
	await office.receive({ subject: 'One' });
	await counts(office, 1);
});
