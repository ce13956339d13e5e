import { ownAddresses } from '../../../../nodes/core/who/own-addresses';
import { recipientsOf } from '../../../../nodes/core/who/recipients';
import { head, type WrittenHead } from '../../../support/head';

const own = ownAddresses('info@company.example', ['sales@company.example', '*@ads.example']);

describe('the recipients of a message', () => {
	test.each<[string, WrittenHead, string[]]>([
		['the mailbox in To', { to: 'Info <INFO@company.example>' }, ['info@company.example']],
		['an alias in To', { to: 'sales@company.example' }, ['sales@company.example']],
		[
			'an alias in Cc',
			{ to: 'ann@client.example', cc: 'sales@company.example' },
			['sales@company.example'],
		],
		['a tracking address', { to: 'vasya@ads.example' }, ['vasya@ads.example']],
		[
			'all of ours in To and Cc, in header order',
			{ to: ['sales@company.example', 'ann@client.example'], cc: 'info@company.example' },
			['sales@company.example', 'info@company.example'],
		],
		[
			'ours once, however often it is written',
			{ to: ['info@company.example', 'INFO@company.example'], cc: 'info@company.example' },
			['info@company.example'],
		],
		[
			'a plus tag, which is kept',
			{ to: 'sales+ad7@company.example' },
			['sales+ad7@company.example'],
		],
		[
			'ours, not the company addresses beside it',
			{ to: ['boss@company.example', 'sales@company.example'] },
			['sales@company.example'],
		],
		[
			'addresses of the company domain when none is ours',
			{ to: 'order@company.example', cc: ['help@company.example', 'ann@client.example'] },
			['order@company.example', 'help@company.example'],
		],
		[
			'company addresses before what delivery headers say',
			{ to: 'order@company.example', headers: { 'delivered-to': 'info@company.example' } },
			['order@company.example'],
		],
		[
			'the delivery header when To and Cc name strangers',
			{ to: 'list@client.example', headers: { 'delivered-to': 'sales@company.example' } },
			['sales@company.example'],
		],
		[
			'a company address in a delivery header',
			{ to: [], headers: { 'x-original-to': 'order@company.example' } },
			['order@company.example'],
		],
		[
			'X-Original-To before the others',
			{
				to: [],
				headers: {
					'delivered-to': 'info@company.example',
					'x-forwarded-to': 'info@company.example',
					'envelope-to': 'info@company.example',
					'x-original-to': 'sales@company.example',
				},
			},
			['sales@company.example'],
		],
		[
			'Envelope-To before X-Forwarded-To and Delivered-To',
			{
				to: [],
				headers: {
					'delivered-to': 'info@company.example',
					'x-forwarded-to': 'info@company.example',
					'envelope-to': 'sales@company.example',
				},
			},
			['sales@company.example'],
		],
		[
			'X-Forwarded-To before Delivered-To',
			{
				to: [],
				headers: {
					'delivered-to': 'info@company.example',
					'x-forwarded-to': 'sales@company.example',
				},
			},
			['sales@company.example'],
		],
		[
			'the first delivery header that names one of ours',
			{
				to: [],
				headers: { 'x-original-to': 'ann@client.example', 'delivered-to': 'sales@company.example' },
			},
			['sales@company.example'],
		],
		[
			'the topmost of ours when a delivery header is there twice',
			{
				to: [],
				headers: {
					'delivered-to': ['ann@client.example', '<Sales@company.example>', 'info@company.example'],
				},
			},
			['sales@company.example'],
		],
		[
			'one of the list that Exim writes into Envelope-To',
			{ to: [], headers: { 'envelope-to': 'ann@client.example, sales@company.example' } },
			['sales@company.example'],
		],
		...[
			'X-Delivered-To',
			'X-Envelope-To',
			'X-Apparently-To',
			'X-RCPT-To',
			'X-Gm-Original-To',
			'Resent-To',
			'Bcc',
		].map((name): [string, WrittenHead, string[]] => [
			`ours with its tag in ${name}`,
			{ to: 'ann@client.example', headers: { [name.toLowerCase()]: '<sales+ad@company.example>' } },
			['sales+ad@company.example'],
		]),
		[
			'whom our first server took the mail in for',
			{
				to: [],
				headers: {
					received: [
						'from mx by imap.company.example for <info@company.example>; Tue, 12 May 2026 10:00:00 +0000',
						'from x by mx.company.example for <sales+ad@company.example>; Tue, 12 May 2026 10:00:00 +0000',
						'from y by mail.client.example for <sales+forged@company.example>; Tue, 12 May 2026 10:00:00 +0000',
					],
				},
			},
			['sales+ad@company.example'],
		],
		['the mailbox for a blind copy', { to: 'ann@client.example' }, ['info@company.example']],
		['the mailbox when To is empty', { to: [] }, ['info@company.example']],
		[
			'the mailbox when To cannot be read',
			{ to: 'undisclosed recipients' },
			['info@company.example'],
		],
	])('%s', (_, written, expected) => {
		expect(recipientsOf(head(written), own)).toEqual(expected);
	});

	test('another customer of a free-mail service is never taken for a recipient', () => {
		const shop = ownAddresses('shop@gmail.com', []);
		const mail = head({ to: 'bob@gmail.com', headers: { 'delivered-to': 'carol@gmail.com' } });
		expect(recipientsOf(mail, shop)).toEqual(['shop@gmail.com']);
	});
});
