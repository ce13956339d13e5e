import { clockOf } from '../../../../nodes/core/report/clock';
import type { FieldNames } from '../../../../nodes/core/report/fields';
import { readItems } from '../../../../nodes/core/report/report-items';

const clock = clockOf('Europe/Moscow');
const AT = '2026-05-12T10:04:00+03:00';
const read = (items: readonly unknown[], names: FieldNames = {}) => readItems(items, names, clock);
const readOne = (item: unknown, names: FieldNames = {}) => read([item], names).items[0];

describe('an item of', () => {
	test.each<[string, Record<string, unknown>]>([
		[
			'the trigger',
			{
				receivedAt: AT,
				senderAddress: 'Ann@Client.example',
				recipient: 'sales@firm.example',
				mailbox: 'office@firm.example',
				source: 'ads',
				campaign: 'spring',
				responseMinutes: 12.5,
				isAnswered: true,
			},
		],
		[
			'a data table',
			{
				id: 7,
				createdAt: '2026-05-13T00:00:00Z',
				received_at: AT,
				sender_address: 'ann@client.example',
				recipient: 'sales@firm.example',
				mailbox: 'office@firm.example',
				source: 'ads',
				utm_campaign: 'spring',
				response_minutes: '12.5',
				is_answered: 1,
			},
		],
		[
			'a sheet',
			{
				row_number: 2,
				'Received At': '12.05.2026 10:04',
				'Sender Address': 'Ann Lee <ann@client.example>',
				Recipient: 'sales@firm.example',
				Mailbox: 'office@firm.example',
				Source: ' ads ',
				Campaign: 'spring',
				'Response Minutes': '12,5',
				'Is Answered': 'TRUE',
			},
		],
		[
			'a Russian sheet',
			{
				Дата: '12.05.2026 10:04',
				Отправитель: 'ann@client.example',
				Получатель: 'sales@firm.example',
				Ящик: 'office@firm.example',
				Источник: 'ads',
				Кампания: 'spring',
				'Время ответа': 12.5,
				Отвечено: 'Да',
			},
		],
	])('%s is read without settings', (_, item) => {
		expect(readOne(item)).toEqual({
			at: Date.parse(AT),
			kind: 'inquiry',
			sender: 'ann@client.example',
			senderDomain: 'client.example',
			senderName: '',
			subject: '',
			recipient: 'sales@firm.example',
			mailbox: 'office@firm.example',
			source: 'ads',
			campaign: 'spring',
			responseMinutes: 12.5,
			isAnswered: true,
		});
	});
});

describe('the name of a field', () => {
	test('is the one chosen, in any spelling of it', () => {
		const item = { date: '2020-01-01', 'Came In': AT };
		expect(readOne(item, { receivedAt: 'came_in' })?.at).toBe(Date.parse(AT));
	});

	test('is looked for nowhere else once it is chosen', () => {
		expect(read([{ date: AT }], { receivedAt: 'arrived' }).unusable.noDate).toBe(1);
	});
});

describe('the kind of an item', () => {
	const previousInquiryAt = '2026-05-12T08:00:00+03:00';
	test.each<[string, Record<string, unknown>, string | undefined]>([
		['an inquiry by default', {}, 'inquiry'],
		['a full inquiry, which says until when mail repeats it', { repeatUntil: AT }, 'inquiry'],
		[
			'an inquiry in a table with columns for the others',
			{ reason: '', previousInquiryAt: null },
			'inquiry',
		],
		[
			'a repeat of the output Repeats',
			{ reason: 'Repeat of …', previousInquiryAt, repeatUntil: AT },
			'repeat',
		],
		['a message of the output Ignored', { reason: 'Automatic reply', inquiryId: 'a1' }, 'ignored'],
		['such a message in a sheet', { Reason: 'Newsletter', Mailbox: 'a@firm.example' }, 'ignored'],
		['such a message with its folder alone', { reason: 'Newsletter', folder: 'INBOX' }, 'ignored'],
		['an inquiry of a CRM with a reason', { Reason: 'Price', Account: 'Client Ltd' }, 'inquiry'],
		['an inquiry of a Russian CRM', { Причина: 'Цена' }, 'inquiry'],
		['a repeat by its name', { kind: 'Repeat' }, 'repeat'],
		['ignored by the name of its output', { output: 'Ignored' }, 'ignored'],
		['an inquiry by its Russian name', { Вид: 'Обращение', reason: 'x' }, 'inquiry'],
		['an inquiry of another kind of thing', { kind: 'call' }, 'inquiry'],
	])('%s', (_, fields, kind) => {
		expect(readOne({ receivedAt: AT, ...fields })?.kind).toBe(kind);
	});
});

test('a field of reasons that was named marks what was ignored', () => {
	expect(readOne({ receivedAt: AT, why: 'x' }, { reason: 'why' })?.kind).toBe('ignored');
});

describe('what cannot be used is counted with its reason', () => {
	test.each<[string, unknown, string]>([
		['text', 'hello', 'noFields'],
		['a list', [1], 'noFields'],
		['nothing', null, 'noFields'],
		['no date', { senderAddress: 'a@b.example' }, 'noDate'],
		['an empty date', { receivedAt: '' }, 'noDate'],
		['the item of an unreadable mail', { receivedAt: null, inquiryId: 'x' }, 'noDate'],
		['a date in words', { receivedAt: 'soon' }, 'unreadableDate'],
		['a Status item', { event: 'connected', since: AT, mailbox: 'x' }, 'status'],
	])('%s', (_, item, reason) => {
		const { items, unusable } = read([item, { receivedAt: AT }]);
		expect(items).toHaveLength(1);
		expect(unusable).toMatchObject({ [reason]: 1 });
	});

	test('a second item of the same inquiry', () => {
		const item = { receivedAt: AT, inquiryId: 'a1' };
		const { items, unusable } = read([item, { ...item }, { receivedAt: AT }, { receivedAt: AT }]);
		expect([items.length, unusable.duplicate]).toEqual([3, 1]);
	});
});

test('a later row of an inquiry fills in what the first lacks, and changes nothing else', () => {
	const inquiryId = 'a1';
	const { items } = read([
		{ receivedAt: AT, inquiryId, source: 'ads' },
		{ receivedAt: AT, inquiryId: 'b2' },
		{ receivedAt: AT, inquiryId, source: 'fair', from: 'ann@client.example', responseMinutes: 90 },
		{ receivedAt: AT, inquiryId, responseMinutes: 10 },
	]);
	expect(items).toMatchObject([
		{ source: 'ads', sender: 'ann@client.example', senderDomain: 'client.example' },
		{ source: '', responseMinutes: null },
	]);
	expect(items[0]?.responseMinutes).toBe(90);
});

test.each([
	[[false, true], true],
	[[true, false], true],
	[[null, false], false],
	[[false, ''], false],
	[['perhaps', null], null],
])('of the rows of an inquiry that say %j one that it was answered is enough', (rows, expected) => {
	const { items } = read(
		rows.map((isAnswered) => ({ receivedAt: AT, inquiryId: 'a1', isAnswered })),
	);
	expect(items.map((item) => item.isAnswered)).toEqual([expected]);
});

describe('texts', () => {
	test.each<[string, unknown, string]>([
		['keep to one line', 'a\u0000b\r\n\tc', 'a b c'],
		['lose marks that turn the text after them', 'a\u202eb', 'a b'],
		['lose halves of characters', 'a\ud83d', 'a'],
		['may be numbers', 2026, '2026'],
		['are none in an object', { name: 'x' }, ''],
		['are cut when nobody would read them', 'x'.repeat(500), `${'x'.repeat(200)}…`],
		['are never cut through a character', `${'x'.repeat(199)}😀y`, `${'x'.repeat(199)}…`],
	])('%s', (_, source, expected) => {
		expect(readOne({ receivedAt: AT, source })?.source).toBe(expected);
	});

	test.each([
		['Ann Lee <ann@client.example>  ', 'ann@client.example'],
		['"Ann <Sales>" <ann@client.example>', 'ann@client.example'],
		[`${'Ann '.repeat(1_000)}<ann@client.example>`, 'ann@client.example'],
		['<@client.example>', '<@client.example>'],
		[`<${'@'.repeat(500_000)}`, `${'@'.repeat(200)}…`],
	])('the address of a sender (%#)', (from, sender) => {
		expect(readOne({ receivedAt: AT, from })?.sender).toBe(sender);
	});

	test('a sender that is not an address stays as it is, and has no domain', () => {
		expect(readOne({ receivedAt: AT, from: 'Ann Lee' })).toMatchObject({
			sender: 'ann lee',
			senderDomain: '',
		});
	});
});
