import { buildReport } from '../../../../nodes/core/report/report';
import { hintsOf } from '../../../../nodes/EmailInquiry/report/report-hints';

const NOW = Date.parse('2026-05-13T12:00:00Z');

function hints(...days: readonly string[]): string[] {
	const items = days.map((day) => ({
		receivedAt: `${day}T10:00:00Z`,
		senderAddress: 'a@b.example',
	}));
	const period = { kind: 'lastDays', days: 7 } as const;
	const options = { now: NOW, zone: 'UTC', period, groupBy: [], compare: false, fields: {} };
	return hintsOf(buildReport(items, options));
}

test('a report of today without today says how to have it', () => {
	expect(hints('2026-05-13', '2026-05-13')).toEqual([
		"2 of 2 items came after the period of this report (6–12 May 2026). Switch on 'Include Today', or choose 'This Week' in 'Period'.",
	]);
});

test('items that are older than the period want a longer one', () => {
	expect(hints('2026-05-13', '2026-04-01')).toEqual([
		expect.stringContaining('1 of 2 items came after'),
		"1 of 2 items came before the period (6–12 May 2026). Choose a longer 'Period', or 'Custom' with the dates you want.",
	]);
});

test.each([[['2026-05-10', '2026-05-13']], [[]]])('nothing is said about %j', (days) => {
	expect(hints(...days)).toEqual([]);
});
