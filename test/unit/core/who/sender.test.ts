import { ownAddresses } from '../../../../nodes/core/who/own-addresses';
import { senderOf } from '../../../../nodes/core/who/sender';
import { head, type WrittenHead } from '../../../support/head';

const own = ownAddresses('info@company.example', ['sales@company.example', '*@ads.example']);
const BY_MACHINE = { 'x-mailer': 'PHPMailer 6.9.1' };

function sender(
	written: WrittenHead,
	changes: { isAutoReply?: boolean; websiteForms?: string[] } = {},
) {
	return senderOf(head(written), own, { websiteForms: [], isAutoReply: false, ...changes });
}

describe('the sender of a mail', () => {
	test.each<[string, WrittenHead, { kind: string; address: string }]>([
		[
			'is the From address, normalised',
			{ from: 'Ann <ANN@Client.example>' },
			{ kind: 'client', address: 'ann@client.example' },
		],
		[
			'is From, not Reply-To, for an ordinary From',
			{ from: 'ann@client.example', replyTo: 'bob@client.example' },
			{ kind: 'client', address: 'ann@client.example' },
		],
		[
			'is a colleague, who is a client: only mailbox and aliases are ours',
			{ from: 'boss@company.example', replyTo: 'ann@client.example' },
			{ kind: 'client', address: 'boss@company.example' },
		],
		[
			'is Reply-To when From is the mailbox',
			{ from: 'info@company.example', replyTo: 'Ann <ann@client.example>' },
			{ kind: 'client', address: 'ann@client.example' },
		],
		[
			'is Reply-To when From is an alias with a tag',
			{ from: 'sales+form@company.example', replyTo: 'ann@client.example' },
			{ kind: 'client', address: 'ann@client.example' },
		],
		[
			'is Reply-To when From is under an own wildcard',
			{ from: 'x@ads.example', replyTo: 'ann@client.example' },
			{ kind: 'client', address: 'ann@client.example' },
		],
		[
			'is From when it is ours and Reply-To is ours too',
			{ from: 'info@company.example', replyTo: 'sales@company.example' },
			{ kind: 'own', address: 'info@company.example' },
		],
		[
			'is From when it is ours and Reply-To is a no-reply address',
			{ from: 'info@company.example', replyTo: 'no-reply@site.example' },
			{ kind: 'own', address: 'info@company.example' },
		],
		[
			'is From when it is ours and Reply-To is invalid',
			{ from: 'info@company.example', replyTo: 'none' },
			{ kind: 'own', address: 'info@company.example' },
		],
		[
			'is From when it is ours without a Reply-To',
			{ from: 'info@company.example' },
			{ kind: 'own', address: 'info@company.example' },
		],
		[
			'is the first usable address of several in From',
			{ from: ['Ann', 'Bob <bob@client.example>'] },
			{ kind: 'client', address: 'bob@client.example' },
		],
		[
			'is Sender without a usable From',
			{ from: 'Ann', sender: 'ann@client.example', replyTo: 'bob@client.example' },
			{ kind: 'client', address: 'ann@client.example' },
		],
		[
			'is Reply-To without From and Sender',
			{ from: [], replyTo: 'bob@client.example', headers: { 'return-path': '<c@client.example>' } },
			{ kind: 'client', address: 'bob@client.example' },
		],
		[
			'is Return-Path without From, Sender and Reply-To',
			{ from: [], headers: { 'return-path': ' <carol@client.example> ' } },
			{ kind: 'client', address: 'carol@client.example' },
		],
		[
			'is nobody with an empty Return-Path',
			{ from: [], headers: { 'return-path': '<>' } },
			{ kind: 'nobody', address: '' },
		],
		['is nobody without any address', { from: [] }, { kind: 'nobody', address: '' }],
		[
			'is a client before ourselves when From is missing',
			{ from: [], sender: 'info@company.example', replyTo: 'ann@client.example' },
			{ kind: 'client', address: 'ann@client.example' },
		],
		[
			'is ours when only Return-Path names it',
			{ from: [], headers: { 'return-path': '<info@company.example>' } },
			{ kind: 'own', address: 'info@company.example' },
		],
	])('%s', (_, written, expected) => {
		expect(sender(written)).toMatchObject(expected);
	});

	test('has the name written beside the address that counts', () => {
		const mail = {
			from: 'Our site <info@company.example>',
			replyTo: ' Ann Smith <ann@client.example>',
		};
		expect(sender(mail).name).toBe('Ann Smith');
	});
});

describe('a no-reply address gives way to Reply-To', () => {
	test.each([
		'noreply@site.example',
		'no-reply@site.example',
		'no_reply@site.example',
		'no.reply@site.example',
		'No-Reply-Forms@site.example',
		'donotreply@site.example',
		'do-not-reply@site.example',
		'do_not_reply@site.example',
		'no-answer@site.example',
	])('%s', (from) => {
		expect(sender({ from, replyTo: 'ann@client.example' }).address).toBe('ann@client.example');
	});

	test.each([
		'norah@client.example',
		'nora.plyer@client.example',
		'reply@client.example',
		'nobody@client.example',
	])('%s is a person', (from) => {
		expect(sender({ from, replyTo: 'bob@client.example' }).address).toBe(from);
	});
});

describe('a listed website form gives way to Reply-To', () => {
	test.each([
		['its address', 'form@site.example', 'form@site.example'],
		['its address in capitals', ' Form@Site.Example ', 'form@site.example'],
		['its domain', 'site.example', 'form@site.example'],
		['its domain with @', '@site.example', 'form@site.example'],
		['its domain as a wildcard', '*@site.example', 'form@site.example'],
		['an address at an IDN', 'форма@сайт.рф', 'форма@xn--80aswg.xn--p1ai'],
		['an IDN', 'сайт.рф', 'форма@xn--80aswg.xn--p1ai'],
	])('listed by %s', (_, entry, from) => {
		const found = sender({ from, replyTo: 'ann@client.example' }, { websiteForms: [entry] });
		expect(found.address).toBe('ann@client.example');
	});

	test.each([
		['another domain', 'site.example', 'ann@mysite.example'],
		['a subdomain', 'site.example', 'ann@www.site.example'],
		['another address of its domain', 'any@site.example', 'ann@site.example'],
		['an empty entry', '', 'ann@site.example'],
	])('%s is not listed', (_, entry, from) => {
		const found = sender({ from, replyTo: 'bob@client.example' }, { websiteForms: [entry] });
		expect(found.address).toBe(from);
	});
});

describe('an auto-reply never speaks for its Reply-To', () => {
	test.each([
		['ours', 'info@company.example', 'own'],
		['a no-reply address', 'no-reply@site.example', 'client'],
	])('from %s', (_, from, kind) => {
		const found = sender({ from, replyTo: 'ann@client.example' }, { isAutoReply: true });
		expect(found).toMatchObject({ kind, address: from });
	});
});

describe('a form notification that names no client', () => {
	const websiteForms = ['site.example'];
	test.each<[string, WrittenHead, boolean]>([
		['from our own address, by PHP', { from: 'info@company.example', headers: BY_MACHINE }, true],
		['from a no-reply address, by PHP', { from: 'no-reply@x.example', headers: BY_MACHINE }, true],
		['from a listed form, by PHP', { from: 'form@site.example', headers: BY_MACHINE }, true],
		[
			'marked as generated',
			{ from: 'form@site.example', headers: { 'auto-submitted': 'auto-generated; type=form' } },
			true,
		],
		[
			'with the name of its script',
			{ from: 'form@site.example', headers: { 'x-php-originating-script': '33:mail.php' } },
			true,
		],
		[
			'whose Reply-To is ours',
			{ from: 'form@site.example', replyTo: 'info@company.example', headers: BY_MACHINE },
			true,
		],
		[
			'that names a client',
			{ from: 'form@site.example', replyTo: 'ann@client.example', headers: BY_MACHINE },
			false,
		],
		['from a listed form, whoever seems to have sent it', { from: 'form@site.example' }, true],
		['from a no-reply address, by no machine', { from: 'no-reply@x.example' }, false],
		['from an unlisted address', { from: 'ann@client.example', headers: BY_MACHINE }, false],
	])('%s: %#', (_, written, isForm) => {
		expect(sender(written, { websiteForms }).isForm).toBe(isForm);
	});

	test('is not taken for our own mail', () => {
		expect(sender({ from: 'info@company.example', headers: BY_MACHINE }).kind).toBe('client');
	});
});
