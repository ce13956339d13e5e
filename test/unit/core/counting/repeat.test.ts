import { EMPTY_LEDGER } from '../../../../nodes/core/memory/ledger';
import { decideRepeat, type Pair } from '../../../../nodes/core/counting/repeat';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const ANCHOR = Date.parse('2026-05-12T10:00:00Z') / 1000;

const info: Pair = { recipient: 'info@company.example', key: 'infokey1' };
const sales: Pair = { recipient: 'sales@company.example', key: 'salekey1' };
const help: Pair = { recipient: 'help@company.example', key: 'helpkey1' };

describe('one pair', () => {
	const ledger = EMPTY_LEDGER.withAnchors([info.key], ANCHOR);
	test.each([
		['the same second', 0, DAY, true],
		['23:59:59 later at 1 day', DAY - 1, DAY, true],
		['24:00:00 later at 1 day', DAY, DAY, false],
		['24:00:01 later at 1 day', DAY + 1, DAY, false],
		['an hour later at 1 hour', HOUR, HOUR, false],
		['a second less at 1 hour', HOUR - 1, HOUR, true],
		['364 days later at 365 days', 364 * DAY, 365 * DAY, true],
		['365 days later at 365 days', 365 * DAY, 365 * DAY, false],
		['dated a second before', -1, DAY, true],
		['dated a year before, as a later inquiry is already counted', -365 * DAY, DAY, true],
		['the same second at period 0', 0, 0, false],
		['dated before at period 0', -1, 0, false],
	])('a message %s: a repeat is %s', (_, after, period, isRepeat) => {
		expect(decideRepeat(ledger, [info], ANCHOR + after, period).isRepeat).toBe(isRepeat);
	});

	test('without an anchor is an inquiry', () => {
		expect(decideRepeat(EMPTY_LEDGER, [info], ANCHOR, DAY)).toEqual({
			isRepeat: false,
			recipient: info.recipient,
		});
	});

	test('of another recipient is another pair', () => {
		expect(decideRepeat(ledger, [sales], ANCHOR + 1, DAY).isRepeat).toBe(false);
	});

	test('tells which inquiry is repeated and when it counts again', () => {
		expect(decideRepeat(ledger, [info], ANCHOR + HOUR, DAY)).toEqual({
			isRepeat: true,
			recipient: info.recipient,
			anchor: ANCHOR,
			repeatUntil: ANCHOR + DAY,
		});
	});
});

describe('several recipients', () => {
	const ledger = EMPTY_LEDGER.withAnchors([info.key, sales.key], ANCHOR);
	test.each<[string, [Pair, ...Pair[]], boolean, Pair]>([
		['all inside: a repeat, under the first', [sales, info], true, sales],
		['the first outside: an inquiry under it', [help, info], false, help],
		['the last outside: an inquiry under it', [info, sales, help], false, help],
	])('%s', (_, pairs, isRepeat, { recipient }) => {
		expect(decideRepeat(ledger, pairs, ANCHOR + HOUR, DAY)).toMatchObject({ isRepeat, recipient });
	});

	test('of two outside the first is reported', () => {
		const only = EMPTY_LEDGER.withAnchors([info.key], ANCHOR);
		const decision = decideRepeat(only, [info, sales, help], ANCHOR + HOUR, DAY);
		expect(decision).toEqual({ isRepeat: false, recipient: sales.recipient });
	});
});
