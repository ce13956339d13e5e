import { monthTally } from '../../../../nodes/core/audit/expected-month';

const DAY = 86_400_000;
const START = Date.parse('2026-03-01T00:00:00Z');
const NONE: ReadonlySet<string> = new Set();

test('figures are those of 30 days, from the first message on', () => {
	const month = monthTally();
	for (let day = 0; day < 15; day++) month.note('inquiry', START + day * DAY, 'ann@client.example');
	month.note('repeat', START + DAY, 'ann@client.example');
	expect(month.result(START + 15 * DAY, NONE)).toEqual({
		...{ inquiries: 30, repeats: 2, executions: 30 },
		filtered: { inquiries: 30, executions: 30 },
	});
});

test('inquiries of one second share an execution, and a day without any costs one', () => {
	const month = monthTally();
	month.note('inquiry', START, 'ann@client.example');
	month.note('inquiry', START + 500, 'bob@client.example');
	month.note('other', START + DAY, 'news@supplier.example');
	month.note('repeat', START + DAY + 1, 'ann@client.example');
	expect(month.result(START + 30 * DAY, NONE)).toMatchObject({ inquiries: 2, executions: 2 });
});

test('what a filter keeps back costs its day one execution at most', () => {
	const month = monthTally();
	for (let hour = 0; hour < 5; hour++)
		month.note('inquiry', START + hour * 3_600_000, 'news@supplier.example');
	month.note('inquiry', START + DAY, 'ann@client.example');
	expect(month.result(START + 30 * DAY, new Set(['news@supplier.example']))).toMatchObject({
		...{ inquiries: 6, executions: 6 },
		filtered: { inquiries: 1, executions: 2 },
	});
});

test('less than a week tells nothing, nor does no mail', () => {
	const month = monthTally();
	expect(month.result(START, NONE)).toBeNull();
	month.note('inquiry', START, 'ann@client.example');
	expect(month.result(START + 6 * DAY, NONE)).toBeNull();
});

test('an audit whose time was up reckons with the days it has read', () => {
	const month = monthTally();
	for (let day = 0; day <= 15; day++)
		month.note('inquiry', START + day * DAY, 'ann@client.example');
	expect(month.result(null, NONE)).toMatchObject({ inquiries: 32 });
	expect(month.result(START + 30 * DAY, NONE)).toMatchObject({ inquiries: 16 });
});
