import { useStoppedClock } from '../support/clock';
import { ENGINE_KINDS, type EngineKind } from '../support/engine';
import { newOffice } from '../support/office';
import { openPort } from '../support/port/port';
import { isNightly } from '../support/searches';

// What docs/scaling.md says a mailbox costs in executions, with a poll each minute.

const server = openPort();
const clock = useStoppedClock();

const MINUTE_MS = 60_000;
const MINUTES_A_DAY = 24 * 60;
/** Each poll costs the tests some milliseconds. */
const MINUTES_A_POLL = isNightly ? 1 : 30;

/** Plays two days with so many automatic messages each, and returns the executions of the second. */
async function executionsOfADay(
	kind: EngineKind,
	messages: number,
	isStatusOn: boolean,
): Promise<number> {
	const parameters = { additionalOutputs: isStatusOn ? ['status'] : [] };
	const { engine, receive } = newOffice(server, { kind, parameters });
	await engine.activate();
	let before = 0;
	for (let minute = 1; minute <= 2 * MINUTES_A_DAY; minute += MINUTES_A_POLL) {
		clock.passes(MINUTES_A_POLL * MINUTE_MS);
		const due = (at: number) => Math.floor((at * messages) / MINUTES_A_DAY);
		for (let each = due(minute - 1); each < due(minute - 1 + MINUTES_A_POLL); each++) {
			await receive({
				from: `news${each}@client.example`,
				headers: { 'Auto-Submitted': 'auto-replied' },
			});
		}
		await engine.tick();
		if (minute <= MINUTES_A_DAY) before = engine.executions.length;
	}
	return engine.executions.length - before;
}

/** Without durable cursors the durable scheduler counts at each poll what the saved state does not know. */
const AT_MOST: Readonly<Record<EngineKind, number>> = { classic: 1, scheduler: 9, cursors: 1 };

describe.each(ENGINE_KINDS)('a day on the %s engine', (kind) => {
	test('an idle mailbox costs no execution', async () => {
		expect(await executionsOfADay(kind, 0, true)).toBe(0);
	});

	test.each([
		[20, true],
		[200, false],
	])('%i automatic messages cost one, or few (Status on: %s)', async (messages, isStatusOn) => {
		const executions = await executionsOfADay(kind, messages, isStatusOn);
		expect(executions).toBeGreaterThanOrEqual(1);
		expect(executions).toBeLessThanOrEqual(AT_MOST[kind]);
	});
});
