import { inquiryIdOf } from '../../../../nodes/core/mail/identity';
import { toItem, type ItemSettings } from '../../../../nodes/core/items/mail-item';
import type { MessageText } from '../../../../nodes/core/mailbox/mailbox';
import type { SettledMail } from '../../../../nodes/core/counting/settled-mail';
import { head, type WrittenHead } from '../../../support/head';

const SIMPLE: ItemSettings = {
	mailbox: 'info@company.example',
	mailboxName: 'Shop mailbox',
	mailServer: 'imap.company.example',
	account: '0123456789abcdef',
	zone: 'Europe/Moscow',
	language: 'en',
	simplify: true,
	defaultCountry: null,
	zoneCountry: null,
	trackingRules: [],
};
const FULL: ItemSettings = { ...SIMPLE, simplify: false };
const AT = Date.parse('2026-05-12T10:00:00Z');

function mail(written: WrittenHead = {}, changes: Partial<SettledMail> = {}): SettledMail {
	return {
		head: head(written),
		uidValidity: '7',
		identity: 'an identity',
		receivedAt: AT,
		isClamped: false,
		isImported: false,
		senderAddress: 'ann@client.example',
		senderName: 'Ann Smith',
		writer: { certainty: 'certain', foundIn: 'from', doubt: '', isMachineSent: false },
		recipient: 'info@company.example',
		forwardedBy: '',
		automatic: null,
		decision: { kind: 'inquiry', repeatUntil: AT + 86_400_000 },
		...changes,
	};
}

function text(written: string, changes: Partial<MessageText> = {}): MessageText {
	return {
		text: written,
		html: null,
		truncated: false,
		attachments: [],
		unreadable: null,
		...changes,
	};
}

describe('the simplified item', () => {
	const item = toItem(mail(), text('20 chairs. +7 495 123-45-67'), SIMPLE);

	test('has the documented fields in their order, at most 11', () => {
		expect(Object.keys(item)).toEqual([
			'senderName',
			'senderAddress',
			'subject',
			'text',
			'phone',
			'recipient',
			'source',
			'receivedAt',
			'mailbox',
			'inquiryId',
			'message',
		]);
	});

	test('is flat text', () => {
		expect(item).toEqual({
			inquiryId: inquiryIdOf('0123456789abcdef', 'an identity'),
			receivedAt: '2026-05-12T13:00:00.000+03:00',
			senderAddress: 'ann@client.example',
			senderName: 'Ann Smith',
			recipient: 'info@company.example',
			subject: 'Offer for 20 chairs',
			text: '20 chairs. +7 495 123-45-67',
			phone: '+74951234567',
			source: '',
			mailbox: 'info@company.example',
			message: 'INBOX;UIDVALIDITY=7/;UID=1#<1@client.example>',
		});
	});
});

describe('the id', () => {
	test('stays when the mail is moved or its folder renumbered', () => {
		const moved = mail({ folder: 'Sales', uid: 900 }, { uidValidity: '8' });
		expect(toItem(moved, null, SIMPLE).inquiryId).toBe(toItem(mail(), null, SIMPLE).inquiryId);
	});

	test.each<[string, SettledMail, ItemSettings]>([
		['another message', mail({}, { identity: 'other' }), SIMPLE],
		['another account', mail(), { ...SIMPLE, account: 'fedcba9876543210' }],
	])('differs for %s', (_, other, settings) => {
		expect(toItem(other, null, settings).inquiryId).not.toBe(
			toItem(mail(), null, SIMPLE).inquiryId,
		);
	});
});

describe('the text', () => {
	test('is what the client wrote now', () => {
		const written = 'Yes please.\n\nOn 12 May 2026, Shop <info@company.example> wrote:\n> Chairs?';
		const item = toItem(mail(), text(written), FULL);
		expect(item).toMatchObject({ text: 'Yes please.', fullText: written });
	});

	test('is capped at 256 kB, the full text is not', () => {
		const written = 'x'.repeat(300_000);
		const item = toItem(mail(), text(written), FULL);
		expect(item.text).toHaveLength(262_144);
		expect(item.fullText).toHaveLength(300_000);
	});

	test('says why it could not be read', () => {
		const unreadable = 'The text has a structure that cannot be read.';
		expect(toItem(mail(), text('', { unreadable }), SIMPLE).text).toBe(unreadable);
	});

	test('is empty when it was not read', () => {
		expect(toItem(mail(), null, FULL)).toMatchObject({
			text: '',
			fullText: '',
			phone: '',
			html: null,
		});
	});
});

describe('the phone', () => {
	test('is not taken from the history', () => {
		const written = 'Yes.\n\nOn 12 May 2026, Shop wrote:\n> Call +7 495 123-45-67';
		expect(toItem(mail(), text(written), SIMPLE).phone).toBe('');
	});

	test('without a country code is read by the sender’s domain', () => {
		const russian = mail({}, { senderAddress: 'ann@client.ru' });
		expect(toItem(russian, text('8 495 123-45-67'), SIMPLE).phone).toBe('+74951234567');
	});
});

describe('the source', () => {
	test.each([
		['the recipient’s plus tag', 'info+direct@company.example', '', 'direct'],
		[
			'the tag before utm_source',
			'info+direct@company.example',
			'https://x.example/?utm_source=ads',
			'direct',
		],
		[
			'utm_source of a link',
			'info@company.example',
			'https://x.example/?a=1&utm_source=google-ads&b',
			'google-ads',
		],
		[
			'utm_source, decoded',
			'info@company.example',
			'https://x.example/?utm_source=%D1%8F+x',
			'я x',
		],
		[
			'utm_source as it is when it cannot be decoded',
			'info@company.example',
			'https://x.example/?utm_source=50%',
			'50%',
		],
		['a line of a form', 'info@company.example', 'utm_source=x', 'x'],
		['nothing', 'info@company.example', 'the utm_source=x of it', ''],
	])('is %s', (_, recipient, written, source) => {
		expect(toItem(mail({}, { recipient }), text(written), SIMPLE).source).toBe(source);
	});
});

describe('the source of a tracking address', () => {
	const trackingRules = [
		{ pattern: 'ads@company.example', source: 'google', medium: 'cpc', campaign: 'spring' },
	];

	test.each<[string, WrittenHead]>([
		['in To', { to: ['x@y.example', 'Ads <ADS+123456@company.example>'] }],
		['in a header of the delivery', { headers: { 'x-original-to': '<ads@company.example>' } }],
	])('%s stands before all others', (_, written) => {
		const link = text('https://x.example/?utm_source=else');
		const item = toItem(mail(written), link, { ...FULL, trackingRules });
		expect(item).toMatchObject({
			source: 'google',
			medium: 'cpc',
			campaign: 'spring',
			landingUrl: 'https://x.example/?utm_source=else',
		});
	});
});

describe('the full item', () => {
	const attachments = [
		{ part: '2', name: 'plan.pdf', type: 'application/pdf', size: 9_000, inline: false },
	];
	const written: WrittenHead = {
		folder: 'Sales',
		uid: 42,
		messageId: '<42@client.example>',
		sentAt: '2026-05-12T09:59:00Z',
		to: ['Info <info@company.example>', 'bob@client.example'],
		cc: 'carol@client.example',
		replyTo: 'Ann <ann@home.example>',
		headers: {
			'in-reply-to': '<41@company.example>',
			'authentication-results': 'mx.company.example; spf=pass',
		},
	};
	const automatic = { kind: 'bulk', signal: 'List-Id' } as const;
	const settled = mail(written, { automatic, isImported: true });
	const item = toItem(
		settled,
		text('Hi', { html: '<p>Hi</p>', truncated: true, attachments }),
		FULL,
	);

	test('begins with the simplified one', () => {
		const simple = toItem(settled, text('Hi'), SIMPLE);
		expect(Object.keys(item).slice(0, 11)).toEqual(Object.keys(simple));
		expect(item).toMatchObject(simple);
	});

	test('adds everything else that is known of the mail', () => {
		const { inquiryId, receivedAt, senderAddress, senderName, recipient, subject, ...rest } = item;
		expect(rest).toEqual({
			message: 'Sales;UIDVALIDITY=7/;UID=42#<42@client.example>',
			text: 'Hi',
			phone: '',
			source: '',
			mailbox: 'info@company.example',
			mailboxName: 'Shop mailbox',
			folder: 'Sales',
			uid: 42,
			uidValidity: '7',
			messageId: '<42@client.example>',
			sentAt: '2026-05-12T12:59:00.000+03:00',
			to: ['Info <info@company.example>', 'bob@client.example'],
			cc: ['carol@client.example'],
			replyTo: ['Ann <ann@home.example>'],
			quotedText: '',
			signature: '',
			fullText: 'Hi',
			isTextTruncated: true,
			noTextBecause: '',
			html: '<p>Hi</p>',
			attachments,
			isReply: true,
			inReplyTo: '<41@company.example>',
			references: [],
			threadId: '<41@company.example>',
			forwardedBy: '',
			writer: { certainty: 'certain', foundIn: 'from', text: 'From' },
			form: {},
			repeatUntil: '2026-05-13T13:00:00.000+03:00',
			automatic,
			authentication: { spf: 'pass', dkim: null, dmarc: null, server: 'mx.company.example' },
			contact: {
				name: 'Ann Smith',
				address: 'ann@client.example',
				phone: '',
				phoneText: '',
				phoneExtension: '',
				phones: [],
				company: '',
				website: '',
				domain: 'client.example',
				domainKind: 'company',
				language: 'en',
				country: '',
				foundIn: { name: 'from', domain: 'address', language: 'subject' },
			},
			medium: '',
			campaign: '',
			visitId: '',
			landingUrl: '',
			tracking: {
				term: '',
				content: '',
				gclid: '',
				yclid: '',
				ymclid: '',
				fbclid: '',
				referrer: '',
				foundIn: { source: '', landingUrl: '' },
			},
			headers: {
				'in-reply-to': ['<41@company.example>'],
				'authentication-results': ['mx.company.example; spf=pass'],
			},
			isImported: true,
		});
	});

	test.each<[string, SettledMail, Record<string, unknown>]>([
		['no date', mail({ sentAt: null }), { sentAt: null }],
		['no thread', mail(), { isReply: false }],
		['References only', mail({ headers: { references: '<1@x>' } }), { isReply: true }],
		[
			'a free-mail sender',
			mail({}, { senderAddress: 'ann@gmail.com' }),
			{ contact: { domainKind: 'freeMail' } },
		],
		[
			'no inquiry',
			mail({}, { decision: { kind: 'ignored', reason: 'own' } }),
			{ repeatUntil: null },
		],
		['no attachment', mail(), { attachments: [], isTextTruncated: false }],
	])('of a message with %s', (_, settledMail, expected) => {
		expect(toItem(settledMail, null, FULL)).toMatchObject(expected);
	});

	test('is data that JSON keeps as it is', () => {
		expect(JSON.parse(JSON.stringify(item))).toEqual(item);
	});
});
