import { receivingTally } from '../../../../nodes/core/audit/receiving-addresses';
import { ownAddresses } from '../../../../nodes/core/who/own-addresses';
import { head, type WrittenHead } from '../../../support/head';

interface Note extends WrittenHead {
	readonly by?: string;
	readonly isPerson?: boolean;
	readonly isList?: boolean;
}

function aliasesOf(
	mails: readonly Note[],
	{ sentFrom = [] as string[], sentTo = [] as string[], mailbox = 'info@company.example' } = {},
): string[] {
	const tally = receivingTally(ownAddresses(mailbox, []));
	for (const [index, mail] of mails.entries()) {
		const { by = `ann@client${index}.example`, isPerson = true, isList = false } = mail;
		tally.note(head(mail), by, isPerson, isList);
	}
	return tally
		.result(new Set(sentFrom), new Set(sentTo))
		.filter(({ kind }) => kind === 'alias')
		.map(({ address }) => address);
}

const SALES = { to: 'sales@company.example' };
const STRANGER = { to: 'shop@other.example' };

test('an address of our domain is an alias when it brought two messages alone', () => {
	expect(aliasesOf([SALES])).toEqual([]);
	expect(aliasesOf([SALES, SALES])).toEqual(['sales@company.example']);
	expect(aliasesOf([{ to: 'Sales+Ads@Company.example' }, SALES])).toEqual([
		'sales@company.example',
	]);
});

test('beside an address of ours it proves nothing', () => {
	const both = { to: ['info@company.example', 'sales@company.example'] };
	expect(aliasesOf([both, both, both])).toEqual([]);
});

test('one message is enough where a server noted the delivery', () => {
	const noted = { headers: { 'x-original-to': 'bids@company.example' } };
	expect(aliasesOf([{ to: 'undisclosed-recipients', ...noted }])).toEqual(['bids@company.example']);
});

test('of two colleagues the one is meant that the server noted', () => {
	const mail = {
		to: ['sales@company.example', 'bob@company.example'],
		headers: { 'delivered-to': 'sales@company.example' },
	};
	expect(aliasesOf([mail])).toEqual(['sales@company.example']);
	expect(aliasesOf([{ to: mail.to }, { to: mail.to }])).toEqual([]);
});

test('a colleague who writes is none, unless we write from that address', () => {
	const bob = { to: 'bob@company.example' };
	const byBob = { by: 'bob@company.example' };
	expect(aliasesOf([bob, bob, byBob])).toEqual([]);
	expect(aliasesOf([bob, byBob], { sentFrom: ['bob@company.example'] })).toEqual([
		'bob@company.example',
	]);
	expect(aliasesOf([SALES, SALES, { by: 'sales@company.example', isPerson: false }])).toEqual([
		'sales@company.example',
	]);
});

test('an address of another domain needs the mail of three firms', () => {
	expect(aliasesOf([STRANGER, STRANGER])).toEqual([]);
	expect(aliasesOf([STRANGER, STRANGER, STRANGER])).toEqual(['shop@other.example']);
	const same = { ...STRANGER, by: 'ann@client.example' };
	expect(aliasesOf([same, same, same, same])).toEqual([]);
});

test('a circle is none: a list, one that we write to, one whose people write', () => {
	const three = [STRANGER, STRANGER, STRANGER];
	expect(aliasesOf(three.map((mail) => ({ ...mail, isList: true })))).toEqual([]);
	expect(aliasesOf(three, { sentTo: ['shop@other.example'] })).toEqual([]);
	expect(aliasesOf([...three, { by: 'eve@other.example' }])).toEqual([]);
});

test('at a free-mail service the neighbors are strangers', () => {
	const mailbox = 'ann.lee@gmail.com';
	const neighbor = { to: 'bob@gmail.com' };
	expect(aliasesOf([neighbor, neighbor], { mailbox })).toEqual([]);
});
