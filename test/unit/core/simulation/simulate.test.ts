import { UNNOTED } from '../../../../nodes/core/errors/unexpected';
import { addressListOf } from '../../../../nodes/core/mail/address-list';
import { phraseListOf } from '../../../../nodes/core/mail/subject-phrases';
import { beginSimulation } from '../../../../nodes/core/simulation/simulate';
import { head, type WrittenHead } from '../../../support/head';
import { rules } from '../../../support/poll-state';

const DAY = 86_400;
const NOW = Date.parse('2026-06-01T00:00:00Z');
const START = '2026-03-01T00:00:00Z';

function simulate(mails: readonly WrittenHead[], changes: Partial<ReturnType<typeof rules>> = {}) {
	const periods = [0, 1, 2, 7].map((days) => days * DAY);
	const status = { uidValidity: '1', uidNext: mails.length + 1, messages: mails.length };
	const simulation = beginSimulation({
		folders: [{ folder: 'INBOX', status }],
		since: Date.parse(START),
		...{ periods, rules: rules(changes), now: NOW, noteUnexpected: UNNOTED },
	});
	for (const [index, mail] of mails.entries())
		simulation.settle(head({ uid: index + 1, ...mail }), null);
	return simulation.result();
}

/** Days after the start. */
const on = (days: number) => ({ receivedAt: Date.parse(START) + days * DAY * 1000 });

test('each period counts for itself, and a repeat extends none', () => {
	const { periods, counted } = simulate([0, 0.5, 1, 1.5, 3, 9, 10].map(on));
	expect(counted).toBe(7);
	expect(periods).toEqual([
		{ periodSeconds: 0, inquiries: 7, repeats: 0 },
		{ periodSeconds: DAY, inquiries: 5, repeats: 2 },
		{ periodSeconds: 2 * DAY, inquiries: 3, repeats: 4 },
		{ periodSeconds: 7 * DAY, inquiries: 2, repeats: 5 },
	]);
});

test('gaps lie between messages of one pair', () => {
	const bob = { from: 'bob@client.example' };
	const mails = [
		on(0),
		{ ...bob, ...on(0.2) },
		on(0.5),
		on(1.5),
		{ ...bob, ...on(20.2) },
		on(61.5),
	];
	const { gaps } = simulate(mails);
	expect(gaps.firstMails).toBe(2);
	const filled = gaps.buckets
		.filter(({ mails }) => mails > 0)
		.map(({ gap, mails }) => [gap, mails]);
	expect(filled).toEqual([
		['1–24 hours', 1],
		['1–2 days', 1],
		['14–30 days', 1],
		['60–90 days', 1],
	]);
});

test('with several recipients the pair that was quiet longest decides the gap', () => {
	const both = { to: ['sales@company.example', 'shop@company.example'] };
	const { gaps } = simulate([
		{ ...on(0), to: 'sales@company.example' },
		{ ...on(2), to: 'shop@company.example' },
		{ ...on(3), ...both },
	]);
	expect(gaps.buckets.find(({ mails }) => mails > 0)?.gap).toBe('2–7 days');
});

test('replies that are repeats for their thread are apart as other mail does', () => {
	const reply = (days: number) => ({
		...on(days),
		headers: { 'in-reply-to': '<1@client.example>' },
	});
	const mails = [on(0), reply(3), reply(10)];
	const { counted, gaps, periods } = simulate(mails, { repliesAreRepeats: true });
	expect([counted, periods[0]]).toEqual([3, { periodSeconds: 0, inquiries: 1, repeats: 2 }]);
	expect(gaps).toEqual(simulate(mails).gaps);
	expect(gaps.firstMails).toBe(1);
});

test('what is not an inquiry counts in no period, and is told', () => {
	const result = simulate([
		on(0),
		{ ...on(1), headers: { 'auto-submitted': 'auto-replied' } },
		{ ...on(2), from: 'info@company.example' },
		{ ...on(-1) },
	]);
	expect(result).toMatchObject({ counted: 1, ignored: { autoReply: 1, own: 1 }, duplicates: 0 });
	expect(result.periods.every(({ inquiries }) => inquiries === 1)).toBe(true);
});

test('the same mail under two numbers counts once in every period', () => {
	const copy = { ...on(0), identity: 'same' };
	const { duplicates, periods } = simulate([copy, { ...on(5), identity: 'other' }, copy]);
	expect(duplicates).toBe(1);
	expect(periods.map(({ inquiries }) => inquiries)).toEqual([2, 2, 2, 1]);
});

test('each entry of a filter is told how much it keeps back by itself', () => {
	const mails = [
		{ ...on(0), from: 'ann@client.example', subject: 'News' },
		{ ...on(1), from: 'ann@client.example', subject: 'Chairs' },
		{ ...on(2), from: 'bob@client.example', subject: 'news of May' },
		{ ...on(3), from: 'bob@partner.example', subject: 'Tables' },
	];
	const filters = {
		neverFrom: addressListOf(['ann@client.example', '*@client.example', '*@clent.example']),
		onlyFrom: addressListOf(['*@client.example']),
		neverTo: addressListOf([]),
		neverWithSubject: phraseListOf(['news']),
	};
	const { filters: rows, ignored, counted } = simulate(mails, { filters });
	expect(rows).toEqual([
		{ filter: 'neverFrom', entry: 'ann@client.example', mails: 2 },
		{ filter: 'neverFrom', entry: '*@client.example', mails: 3 },
		{ filter: 'neverFrom', entry: '*@clent.example', mails: 0 },
		{ filter: 'onlyFrom', entry: '', mails: 1 },
		{ filter: 'neverWithSubject', entry: 'news', mails: 2 },
	]);
	expect({ ignored, counted }).toEqual({ ignored: { neverFrom: 3, onlyFrom: 1 }, counted: 0 });
});
