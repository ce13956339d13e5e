import { NO_ADDRESSES } from '../../../../nodes/core/mail/address-list';
import { ownAddresses } from '../../../../nodes/core/who/own-addresses';
import { senderOf } from '../../../../nodes/core/who/sender';
import { head, type WrittenHead } from '../../../support/head';

const own = ownAddresses('info@company.example', ['sales@company.example']);
const LIST = { 'list-id': '<sales.company.example>' };

/** Who wrote it, as `Name <address>`. */
function writer(written: WrittenHead): string {
	const sender = senderOf(head(written), own, { websiteForms: NO_ADDRESSES, isAutoReply: false });
	return `${sender.name} <${sender.address}>`;
}

describe('who wrote through a list or group', () => {
	test.each<[string, WrittenHead, string]>([
		[
			'Google Groups names the writer in X-Original-Sender',
			{
				from: "'Ann Lee' via Sales <sales@company.example>",
				headers: { ...LIST, 'x-original-sender': 'ann@client.example' },
			},
			'Ann Lee <ann@client.example>',
		],
		[
			'or in X-Original-From, with the name',
			{
				from: 'Ann Lee via Sales <team@company.example>',
				headers: {
					'x-original-from': '"Ann B. Lee" <ann@client.example>',
					'x-original-sender': 'bounce@client.example',
				},
			},
			'Ann B. Lee <ann@client.example>',
		],
		[
			'Mailman names the writer in Reply-To',
			{
				from: 'Ann Lee via Sales <sales-list@lists.example>',
				replyTo: 'Ann Lee <ann@client.example>',
				headers: LIST,
			},
			'Ann Lee <ann@client.example>',
		],
		[
			'Sympa names the writer in X-Original-From',
			{
				from: '"Ann Lee" (via sales Mailing List) <sales@lists.example>',
				headers: {
					'list-id': '<sales.lists.example>',
					'x-original-from': '"Ann Lee" <ann@client.example>',
				},
			},
			'Ann Lee <ann@client.example>',
		],
		[
			'Mailman names the writer in Cc where answers go to the list',
			{
				from: 'Ann Lee via Sales <sales@lists.example>',
				replyTo: 'Sales <sales@lists.example>',
				cc: ['Bob <bob@other.example>', 'Ann Lee <ann@client.example>'],
				headers: { 'list-post': '<mailto:sales@lists.example>' },
			},
			'Ann Lee <ann@client.example>',
		],
		[
			'Reply-To counts only on a list',
			{
				from: 'Ann via Shop <ann@client.example>',
				replyTo: 'bob@client.example',
			},
			'Ann via Shop <ann@client.example>',
		],
		[
			'a list that leaves From alone changes nothing',
			{
				from: 'Ann Lee <ann@client.example>',
				headers: { ...LIST, 'x-original-sender': 'postman@client.example' },
			},
			'Ann Lee <ann@client.example>',
		],
		[
			'where a service wants its delivery reports is not who wrote',
			{
				from: 'Shop via Team <team@lists.example>',
				headers: { ...LIST, 'x-original-sender': 'bounces+17@esp.example' },
			},
			'Shop via Team <team@lists.example>',
		],
		[
			'an original sender of ours is not a client',
			{
				from: 'Sales via Team <team@lists.example>',
				headers: { ...LIST, 'x-original-sender': 'info@company.example' },
			},
			'Sales via Team <team@lists.example>',
		],
		[
			'an original sender that is not an address is none',
			{
				from: 'Ann via Sales <sales@company.example>',
				replyTo: 'ann@client.example',
				headers: { 'x-original-sender': 'unknown' },
			},
			' <ann@client.example>',
		],
	])('%s', (_, written, expected) => {
		expect(writer(written)).toBe(expected);
	});
});
