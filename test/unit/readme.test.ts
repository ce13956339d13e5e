import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toItem, type ItemSettings } from '../../nodes/core/inquiry';
import { identityOf } from '../../nodes/core/identity';
import type { MessageText } from '../../nodes/core/mailbox';
import type { SettledMail } from '../../nodes/core/settled-mail';
import { properties } from '../../nodes/EmailInquiryTrigger/properties';

const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');

const settings: ItemSettings = {
	mailbox: 'office@firm.example',
	mailboxName: 'Office mailbox',
	account: '0011223344556677',
	zone: 'Europe/Moscow',
	simplify: false,
	defaultCountry: null,
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
		parts: null,
	},
	uidValidity: '1795420546',
	identity: identityOf({ messageId: '<1@client.example>', date: '', from: '', subject }),
	receivedAt,
	isClamped: false,
	isHistorical: false,
	senderAddress: 'ann@client.example',
	senderName: 'Ann Lee',
	recipient: 'sales+spring@firm.example',
	forwardedBy: '',
	automatic: null,
	verdict: { kind: 'inquiry', repeatUntil: receivedAt + 86_400_000 },
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

const options = properties.flatMap((property) =>
	(property.options ?? []).filter((option) => 'displayName' in option),
);
test.each([...properties, ...options].map(({ displayName }) => displayName))(
	'the README explains the parameter %s',
	(displayName) => {
		expect(readme).toContain(displayName);
	},
);
