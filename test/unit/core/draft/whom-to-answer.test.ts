import { whomToAnswer } from '../../../../nodes/core/draft/whom-to-answer';
import { ItemError } from '../../../../nodes/core/errors/advised-error';
import { addressListOf } from '../../../../nodes/core/mail/address-list';
import { ownAddresses } from '../../../../nodes/core/who/own-addresses';
import type { Naming } from '../../../../nodes/core/who/sender';
import { head, type WrittenHead } from '../../../support/head';

const own = ownAddresses('info@company.example', ['sales@other.example']);

function whom(written: WrittenHead, named: Naming = null, chosen: readonly string[] = []) {
	return whomToAnswer(head(written), {
		...{ own, named, websiteForms: addressListOf(['forms.example']) },
		chosen: chosen.map((address) => ({ name: '', address })),
	});
}

const to = (...given: Parameters<typeof whom>) => whom(...given).to.map(({ address }) => address);

test.each<[string, WrittenHead, string[]]>([
	['the sender', {}, ['ann@client.example']],
	['her Reply-To', { replyTo: 'Ann <office@client.example>' }, ['office@client.example']],
	[
		'all of it',
		{ replyTo: ['a@client.example', 'b@client.example'] },
		['a@client.example', 'b@client.example'],
	],
	['not ours in it', { replyTo: ['info@company.example'] }, ['ann@client.example']],
	['not no-reply in it', { replyTo: ['noreply@client.example'] }, ['ann@client.example']],
	[
		'whom a machine names',
		{ from: 'noreply@shop.example', replyTo: 'bob@client.example' },
		['bob@client.example'],
	],
	[
		'whom a form of ours names',
		{ from: 'x@forms.example', replyTo: 'bob@client.example' },
		['bob@client.example'],
	],
])('answers %s', (_, written, expected) => {
	expect(to(written)).toEqual(expected);
});

test('answers the client whom the text of a form names', () => {
	const named = {
		by: 'form',
		address: 'bob@client.example',
		name: 'Bob',
		isLabelled: true,
	} as const;
	expect(whom({ from: 'wordpress@company.example' }, named)).toMatchObject({
		to: [{ name: 'Bob', address: 'bob@client.example' }],
		isMachineSent: true,
	});
});

test('a form that sends by a bulk service is answered, a newsletter is not', () => {
	const headers = { 'list-unsubscribe': '<https://x.example>', precedence: 'bulk' };
	const form = { from: 'x@forms.example', replyTo: 'bob@client.example', headers };
	expect(to(form)).toEqual(['bob@client.example']);
	expect(() => whom({ from: 'news@shop.example', headers })).toThrow(/a newsletter/);
	expect(() => whom({ from: 'news@shop.example', headers }, null, ['bob@client.example'])).toThrow(
		/a newsletter/,
	);
});

test('a client who writes to a group of ours is answered, the group is not', () => {
	const group = { to: 'sales@company.example', replyTo: 'sales@company.example' };
	const headers = { 'list-id': '<sales.company.example>', precedence: 'list' };
	expect(to({ ...group, headers })).toEqual(['ann@client.example']);
	const others = { 'list-id': '<talk.club.example>', precedence: 'list' };
	expect(() => whom({ ...group, headers: others })).toThrow(/a mailing list/);
});

test.each<[string, WrittenHead]>([
	['an automatic reply', { headers: { 'auto-submitted': 'auto-replied' } }],
	['a report about delivery', { headers: { 'x-failed-recipients': 'x@y.example' } }],
	['an invitation', { headers: { 'content-type': 'text/calendar; method=REQUEST' } }],
	['from your own address', { from: 'sales@other.example' }],
	['not known whom to answer', { from: 'noreply@shop.example' }],
])('refuses what is %s, without naming anybody', (what, written) => {
	const refusal = (): unknown => {
		try {
			return whom(written);
		} catch (error) {
			return error;
		}
	};
	const error = refusal();
	expect(error).toBeInstanceOf(ItemError);
	expect(String(error)).toContain(what);
	expect(`${String(error)}`).not.toContain('@');
});

test('somebody who was chosen is answered, ourselves never', () => {
	expect(to({ from: 'noreply@shop.example' }, null, ['bob@client.example'])).toEqual([
		'bob@client.example',
	]);
	expect(to({}, null, ['bob@client.example', 'info@company.example'])).toEqual([
		'bob@client.example',
	]);
	expect(() => whom({}, null, ['info+x@company.example'])).toThrow(/to your own address/);
});
