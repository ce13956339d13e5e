import { useStoppedClock } from '../support/clock';
import { ENGINE_KINDS } from '../support/engine';
import { openPort } from '../support/port/port';
import { newOffice } from '../support/office';

const server = openPort();
const clock = useStoppedClock();

const HOUR = 3_600_000;

describe.each(ENGINE_KINDS)('withheld mail on the %s engine', (kind) => {
	test('is counted in Status once a day', async () => {
		const office = newOffice(server, { kind });
		await office.engine.activate();
		await office.receive({ subject: 'first' });
		await office.receive({ subject: 'repeat' });
		await office.receive({ subject: 'repeat of it' });
		await office.receive({
			from: 'bob@client.example',
			headers: { 'Auto-Submitted': 'auto-replied' },
		});
		await office.engine.tick();
		expect(office.events()).toEqual(['connected']);

		clock.passes(24 * HOUR);
		await office.engine.tick();
		await office.engine.tick();
		expect(office.events()).toEqual(['connected', 'withheldCounts']);
		expect(office.engine.items('status').at(-1)).toMatchObject({
			repeats: 2,
			ignored: 1,
			reasons: { autoReply: 1 },
		});
	});

	test('is not spoken of when there is none, or Status is off', async () => {
		const quiet = newOffice(server, { kind });
		const silent = newOffice(server, { kind, parameters: { additionalOutputs: [] } });
		for (const { engine, receive } of [quiet, silent]) {
			await engine.activate();
			await receive();
		}
		await silent.receive();
		for (const { engine } of [quiet, silent]) {
			await engine.tick();
			const executions = engine.executions.length;
			clock.passes(24 * HOUR);
			await engine.tick();
			expect(engine.executions.slice(executions).flatMap(({ outputs }) => outputs.flat())).toEqual(
				[],
			);
		}
	});
});

test('an import says once per poll how far it is', async () => {
	const office = newOffice(server, {
		kind: 'scheduler',
		parameters: { collectFrom: 'date', startDate: '2020-01-01', running: { batchSize: 1 } },
	});
	for (let index = 0; index < 30; index++) {
		await office.receive({ from: `client${index}@client.example`, ago: 1_000 - index });
	}
	await office.engine.activate();
	for (let polls = 0; polls < 4; polls++) await office.engine.tick();
	const progress = office.engine.items('status').filter(({ event }) => event === 'importProgress');
	expect(office.subjects('inquiry')).toHaveLength(30);
	expect(progress.at(0)?.left).toBeGreaterThan(0);
	expect(progress.at(-1)?.left).toBe(0);
	expect(progress.length).toBeLessThan(6);
});
