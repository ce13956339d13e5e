import { proofDueAt } from '../../../../nodes/core/proof/due';

const HOUR = 3_600_000;
const owner = (nodeId: string) => ({ workflowId: 'w1', nodeId });
const localHour = (at: number, timeZone: string) =>
	Number(new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(at));

describe.each(['UTC', 'Europe/Moscow', 'America/Los_Angeles', 'Asia/Kolkata', 'not/a zone'])(
	'in %s',
	(zone) => {
		const shown = zone.startsWith('not') ? 'UTC' : zone;

		test('a proof is due once a day, between three and four', () => {
			const start = Date.parse('2026-05-12T00:00:00Z');
			const moments = new Set<number>();
			for (let hour = 0; hour < 5 * 24; hour++) {
				const now = start + hour * HOUR;
				const due = proofDueAt(now, zone, owner('n1'));
				expect(due).toBeLessThanOrEqual(now);
				expect(localHour(due, shown)).toBe(3);
				moments.add(due);
			}
			expect(moments.size).toBe(6);
		});
	},
);

test('the day clocks change has one proof, too', () => {
	const moments = new Set<number>();
	for (let hour = 0; hour < 72; hour++) {
		const now = Date.parse('2026-03-28T12:00:00Z') + hour * HOUR;
		moments.add(proofDueAt(now, 'Europe/Berlin', owner('n1')));
	}
	expect(moments.size).toBe(4);
});

test('triggers have minutes of their own, each always the same', () => {
	const now = Date.parse('2026-05-12T12:00:00Z');
	const minutes = Array.from({ length: 300 }, (_, index) =>
		proofDueAt(now, 'UTC', owner(`node ${index}`)),
	);
	expect(new Set(minutes).size).toBeGreaterThan(50);
	expect(proofDueAt(now, 'UTC', owner('node 7'))).toBe(minutes[7]);
});
