import { UNNOTED } from '../../nodes/core/errors/unexpected';
import { beginSimulation } from '../../nodes/core/simulation/simulate';
import { head } from '../support/head';
import { rules } from '../support/poll-state';

const DAY_MS = 86_400_000;
const PERIODS = [0, 1, 2, 7, 14, 30, 60, 90];

/** What the simulation of repeat periods costs besides the network: time and memory for more and more mail. */
export async function bench(): Promise<void> {
	const rows = [];
	for (const mails of [10_000, 100_000]) {
		for (const periods of [[1], PERIODS]) rows.push(await Promise.resolve(run(mails, periods)));
	}
	console.table(rows);
}

function run(mails: number, days: readonly number[]) {
	const now = Date.now();
	const since = now - 90 * DAY_MS;
	const status = { uidValidity: '1', uidNext: mails + 1, messages: mails };
	global.gc?.();
	const before = process.memoryUsage().heapUsed;
	const started = performance.now();
	const simulation = beginSimulation({
		...{ folders: [{ folder: 'INBOX', status }], since, now, noteUnexpected: UNNOTED },
		periods: days.map((day) => day * 86_400),
		rules: rules({ skipAutomatic: new Set() }),
	});
	for (let uid = 1; uid <= mails; uid++) {
		// Two of three messages are of a pair of their own: the most that can have to be remembered.
		const from = `client${uid % 3 === 0 ? uid % 500 : uid}@client.example`;
		simulation.settle(head({ uid, from, receivedAt: since + (uid / mails) * 90 * DAY_MS }), null);
	}
	const { counted } = simulation.result();
	return {
		...{ mails, periods: days.length, counted },
		seconds: Number(((performance.now() - started) / 1000).toFixed(1)),
		'heap MB': Math.round((process.memoryUsage().heapUsed - before) / 1e6),
	};
}
