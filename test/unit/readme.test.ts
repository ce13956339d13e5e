import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toItem, type ItemSettings } from '../../nodes/core/items/mail-item';
import { identityOf } from '../../nodes/core/mail/identity';
import type { MessageText } from '../../nodes/core/mailbox/mailbox';
import { buildReport } from '../../nodes/core/report/report';
import { reportRows } from '../../nodes/core/report/rows';
import type { SettledMail } from '../../nodes/core/counting/settled-mail';
import type { INodeProperties } from 'n8n-workflow';
import { answerItem } from '../../nodes/EmailInquiry/answer/answer-item';
import { properties as actionProperties } from '../../nodes/EmailInquiry/action-properties';
import { toSimulationItems } from '../../nodes/EmailInquiry/mailbox/simulation-items';
import { workingClock, workingHoursOf } from '../../nodes/core/answers/working-hours';
import { properties } from '../../nodes/EmailInquiryTrigger/trigger-properties';

const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');

const settings: ItemSettings = {
	mailbox: 'office@firm.example',
	mailboxName: 'Office mailbox',
	account: '0011223344556677',
	mailServer: 'imap.firm.example',
	zone: 'Europe/Moscow',
	language: 'en',
	simplify: false,
	defaultCountry: null,
	zoneCountry: null,
	trackingRules: [],
};
const receivedAt = Date.parse('2026-05-12T10:04:00+03:00');
const subject = 'Delivery to Tula';
const to = [{ name: '', address: 'sales+spring@firm.example' }];
const settled: SettledMail = {
	head: {
		folder: 'INBOX',
		uid: 4711,
		receivedAt,
		size: 105_000,
		identity: '',
		from: [{ name: 'Ann Lee', address: 'ann@client.example' }],
		sender: [],
		replyTo: [],
		to,
		cc: [],
		subject,
		messageId: '<1@client.example>',
		sentAt: receivedAt - 2_000,
		headers: {
			'authentication-results': ['mx.firm.example; spf=pass; dkim=pass; dmarc=pass'],
		},
		body: null,
		parts: null,
	},
	uidValidity: '1795420546',
	identity: identityOf({ messageId: '<1@client.example>', date: '', from: '', subject }),
	receivedAt,
	isClamped: false,
	isImported: false,
	senderAddress: 'ann@client.example',
	senderName: 'Ann Lee',
	writer: { certainty: 'certain', foundIn: 'from', doubt: '', isMachineSent: false },
	recipient: 'sales+spring@firm.example',
	forwardedBy: '',
	automatic: null,
	decision: { kind: 'inquiry', repeatUntil: receivedAt + 86_400_000 },
};
const text: MessageText = {
	text: 'Hello, what does delivery to Tula cost?\nMy number is +7 495 123-45-67.\n\n-- \nAnn Lee\nClient Ltd\n\n> our last offer',
	html: null,
	truncated: false,
	attachments: [
		{ part: '2', name: 'plan.pdf', type: 'application/pdf', size: 102_400, inline: false },
	],
	unreadable: null,
};

function example(name: string): unknown {
	const block = new RegExp(`<!-- example: ${name} -->\\s*\`\`\`json\\n([\\s\\S]*?)\`\`\``).exec(
		readme,
	);
	return JSON.parse(block?.[1] ?? '');
}

test('the simplified example is what comes out', () => {
	expect(toItem(settled, text, { ...settings, simplify: true })).toEqual(example('simplified'));
});

test('the full example is what comes out', () => {
	expect(toItem(settled, text, settings)).toEqual({
		...(example('simplified') as object),
		...(example('details') as object),
	});
});

test('the row of a period is what comes out', () => {
	const period = { periodSeconds: 7 * 86_400, inquiries: 130, repeats: 70 };
	const gaps = { firstMails: 130, buckets: [] };
	const counts = { counted: 200, ignored: {}, filters: [], duplicates: 0, unreadable: 0 };
	const result = { ...counts, gaps, periods: [period] };
	const facts = { mailbox: '', folders: [], now: receivedAt, zone: 'utc', language: 'en' } as const;
	expect(toSimulationItems({ result, since: receivedAt, cutShort: null }, facts)[1]).toEqual([
		example('period'),
	]);
});

test('the fields of an answer are what comes out', () => {
	const zone = settings.zone;
	const days = ['monday', 'tuesday'];
	const hours = workingHoursOf({ days, from: '09:00', to: '18:00', holidays: [], zone });
	const asked = { receivedAt, patienceMs: 0 };
	const answer = {
		answeredAt: receivedAt + 90 * 60_000,
		answeredBy: 'olga@firm.example',
		messageId: '<2@firm.example>',
	};
	const facts = { hours, inWorkingHours: false, zone, now: receivedAt, unreadSent: 0 };
	const { json } = answerItem(asked, answer, facts, workingClock(hours));
	expect(json).toEqual(example('answer'));
});

test('the row of a report is what comes out', () => {
	const inquiries: ReadonlyArray<readonly [date: string, sender: string, minutes: number]> = [
		['2026-04-10', 'ann', 5],
		['2026-04-11', 'ann', 5],
		['2026-05-02', 'ann', 10],
		['2026-05-03', 'ann', 20],
		['2026-05-04', 'bob', 75],
	];
	const items = inquiries.map(([receivedAt, name, responseMinutes]) => {
		const senderAddress = `${name}@client.example`;
		return { receivedAt, senderAddress, responseMinutes, source: 'website' };
	});
	const report = buildReport([...items, { receivedAt: '2026-05-05', source: 'zoo' }], {
		...{ now: receivedAt, zone: settings.zone, groupBy: ['source'], compare: true },
		period: { kind: 'custom', from: '2026-05-01', to: '2026-05-31' },
	});
	expect(reportRows(report)[0]).toEqual(example('row'));
});

const named = [...properties, ...actionProperties].flatMap((property: INodeProperties) => [
	property,
	...(property.options ?? []).filter((option) => 'displayName' in option),
]);
test.each([...new Set(named.map(({ displayName }) => displayName))])(
	'the README explains the parameter %s',
	(displayName) => {
		expect(readme).toContain(displayName);
	},
);
