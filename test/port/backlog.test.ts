import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { EngineKind } from '../support/engine';
import { openPort } from '../support/port/port';
import { isNightly } from '../support/searches';
import { newOffice } from '../support/office';

/** State and memory of what is known grow to their caps; no mail is kept. */
const GROWTH_BYTES = 8 * 1024 * 1024;

const server = openPort();

test.each<[EngineKind, mails: number, perPoll: number]>([
	['classic', isNightly ? 10_000 : 1_000, 500],
	['scheduler', isNightly ? 3_000 : 1_000, 500],
	['cursors', isNightly ? 3_000 : 500, 50],
])(
	'with the engine %s %i messages of a long outage drain in order, over restarts, in flat memory',
	async (kind, mails, perPoll) => {
		const { engine, user } = newOffice(server, { kind, parameters: { repeatPeriod: 0 } });
		await engine.activate();
		engine.executions.length = 0;
		await server.appendMany(user, 'INBOX', backlog(mails));
		let collected = 0;
		let early = 0;
		for (let poll = 1; collected < mails && poll <= mails / perPoll + 10; poll++) {
			await (poll % 2 === 0 ? engine.activate('init') : engine.tick());
			for (const { outputs } of engine.executions) {
				for (const item of outputs[0] ?? []) {
					expect(item['subject']).toBe(String(collected));
					collected++;
				}
			}
			// The test's own copy of all items is not what is measured.
			engine.executions.length = 0;
			if (early === 0 && collected >= mails / 5) early = heapBytes();
		}
		expect(collected).toBe(mails);
		expect(heapBytes() - early).toBeLessThan(GROWTH_BYTES);
	},
	300_000,
);

function* backlog(mails: number): Generator<{ raw: string }> {
	for (let index = 0; index < mails; index++) {
		const raw = [
			`From: c${index}@client.example`,
			`Subject: ${index}`,
			`Message-ID: <${index}@client.example>`,
			'',
			'x'.repeat(2_000),
			'',
		];
		yield { raw: raw.join('\r\n') };
	}
}

/** What is in use after a full collection of garbage. */
function heapBytes(): number {
	setFlagsFromString('--expose-gc');
	const collect: unknown = runInNewContext('gc');
	if (typeof collect === 'function') collect();
	return process.memoryUsage().heapUsed;
}
