import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import type { Settings } from '../../../nodes/collect/settings';
import { readSettings } from '../../../nodes/EmailInquiryTrigger/read-settings';
import { STARTED_AT } from '../../support/poll-state';
import { settings } from '../../support/poller';

const { account } = settings();
const DAY = 86_400;

function read(parameters: IDataObject = {}): Settings {
	const context = {
		getNode: () => ({ parameters, credentials: { inquiryMailboxApi: { name: 'Sales' } } }),
		getNodeParameter: (name: string, fallback?: unknown) => parameters[name] ?? fallback,
		getTimezone: () => 'Europe/Berlin',
	};
	return readSettings(context as unknown as IPollFunctions, account, STARTED_AT);
}

test('a trigger that nobody changed', () => {
	expect(read()).toMatchObject({
		...{ account, mailboxName: 'Sales', folders: ['INBOX'], zone: 'Europe/Berlin' },
		...{ start: { from: 'now' }, warmStartMs: DAY * 1000, outputs: new Set(), simplify: true },
		...{ batchSize: 50, outageMs: 900_000, skipsOffTime: true },
		downloads: { attachments: false, inlineImages: false, maxCount: 10, maxBytes: 10_485_760 },
		rules: { periodSeconds: DAY, websiteForms: { entries: [] }, repeatScope: 'senderRecipient' },
	});
});

test.each<[string, IDataObject, object]>([
	[
		'hours',
		{ repeatPeriod: 'custom', customPeriod: 6, customPeriodUnit: 'hours' },
		{ rules: { periodSeconds: 21_600 } },
	],
	['a period of nothing', { repeatPeriod: 0 }, { rules: { periodSeconds: 0 } }],
	[
		'a warm start, which looks back as far as the period',
		{ repeatPeriod: 2 },
		{ warmStartMs: 2 * DAY * 1000 },
	],
	[
		'outputs in any order',
		{ additionalOutputs: ['ignored', 'status'] },
		{ outputs: new Set(['status', 'ignored']) },
	],
	['full items', { simplify: false }, { simplify: false }],
	[
		'lists as they were pasted',
		{ whoWrites: { websiteForms: 'https://shop.example/contact\r\n• Form <form@site.example>' } },
		{ rules: { websiteForms: { entries: ['*@shop.example', 'form@site.example'] } } },
	],
	[
		'lists from an expression',
		{ whoWrites: { websiteForms: ['shop.example', 'form@site.example'] } },
		{ rules: { websiteForms: { entries: ['*@shop.example', 'form@site.example'] } } },
	],
	[
		'folders with commas in an array',
		{ folders: ['A, B', 'inbox'] },
		{ folders: ['A, B', 'INBOX'] },
	],
	['folders in a text', { folders: 'A; B\ninbox' }, { folders: ['A', 'B', 'INBOX'] }],
	['mail of an off-time', { whileInactive: 'collect' }, { skipsOffTime: false }],
	[
		'the start date in the zone of the workflow',
		{ collectFrom: 'date', startDate: '2026-05-01T00:00:00' },
		{ start: { from: 'date', since: Date.parse('2026-04-30T22:00:00Z') } },
	],
])('%s', (_, parameters, expected) => {
	expect(read(parameters)).toMatchObject(expected);
});

test.each<[string, IDataObject]>([
	['Repeat Period', { repeatPeriod: -1 }],
	['Folders', { folders: [] }],
	['Batch Size', { running: { batchSize: 0 } }],
	['Batch Size', { running: { batchSize: 'many' } }],
	['Outage Minutes', { running: { outageMinutes: 0.5 } }],
	['Maximum Attachments', { files: { maxAttachments: 101 } }],
	['Start Date', { collectFrom: 'date', startDate: 'tomorrow' }],
	['Additional Outputs', { additionalOutputs: ['ignored', 'other'] }],
	['Aliases', { whoWrites: { aliases: 'sales' } }],
	['Website Forms', { whoWrites: { websiteForms: ['shop.example', 'form(at)site.example'] } }],
	['Tracking Addresses', { sources: [{ pattern: 'a b', source: 'x' }] }],
])('%s that cannot be used is named: %j', (field, parameters) => {
	expect(() => read(parameters)).toThrow(expect.objectContaining({ field }) as Error);
});
