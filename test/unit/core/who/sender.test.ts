import {
	addressListOf,
	NO_ADDRESSES,
	type AddressList,
} from '../../../../nodes/core/mail/address-list';
import { ownAddresses } from '../../../../nodes/core/who/own-addresses';
import { senderOf, type NamedClient, type Naming } from '../../../../nodes/core/who/sender';
import { head, type WrittenHead } from '../../../support/head';

const own = ownAddresses('info@company.example', ['sales@company.example', '*@ads.example']);
const BY_MACHINE = { 'x-mailer': 'PHPMailer 6.9.1' };

function sender(
	written: WrittenHead,
	changes: { isAutoReply?: boolean; websiteForms?: AddressList } = {},
) {
	return senderOf(head(written), own, {
		websiteForms: NO_ADDRESSES,
		isAutoReply: false,
		...changes,
	});
}

describe('the sender of a message', () => {
	test.each<[string, WrittenHead, { kind: string; address: string }]>([
		[
			'is the From address, normalized',
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
			{ kind: 'client', address: '' },
		],
		['is nobody without any address', { from: [] }, { kind: 'client', address: '' }],
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
		'forms-noreply@site.example',
		'jobs.noreply+7@site.example',
		'ne-pas-repondre@site.example',
		'nepasrepondre@site.example',
		'nicht-antworten@site.example',
		'keine-antwort@site.example',
		'no-responder@site.example',
		'noresponder@site.example',
		'no-contestar@site.example',
		'non-rispondere@site.example',
		'nao-responda@site.example',
		'nie-odpowiadaj@site.example',
		'geen-antwoord@site.example',
		'svar-ikke@site.example',
		'svara-inte@site.example',
		'ei-vastata@site.example',
		'neodpovidat@site.example',
		'ne-otvechat@site.example',
		'yanitlamayin@site.example',
		'не-отвечать@site.example',
		'do.not.respond@site.example',
		'unmonitored@site.example',
	])('%s', (from) => {
		expect(sender({ from, replyTo: 'ann@client.example' }).address).toBe('ann@client.example');
	});

	test.each([
		'norah@client.example',
		'nora.plyer@client.example',
		'reply@client.example',
		'nobody.lee@client.example',
		'nina.antwort@client.example',
		'anne.svarc@client.example',
		'nonna.risposi@client.example',
		'noel.answerman@client.example',
		'post@client.example',
		'eine.antwortet@client.example',
	])('%s is a person', (from) => {
		expect(sender({ from, replyTo: 'bob@client.example' }).address).toBe(from);
	});
});

describe('a listed website form gives way to Reply-To', () => {
	test.each([
		['its address', 'form@site.example', 'form@site.example'],
		['its domain', '*@site.example', 'form@site.example'],
		['a domain above it', '*.site.example', 'form@eu.site.example'],
		['a pattern', 'form*@site.example', 'form7@site.example'],
		['an IDN', '*@xn--80aswg.xn--p1ai', 'форма@xn--80aswg.xn--p1ai'],
	])('listed by %s', (_, entry, from) => {
		const found = sender(
			{ from, replyTo: 'ann@client.example' },
			{ websiteForms: addressListOf([entry]) },
		);
		expect(found.address).toBe('ann@client.example');
	});

	test.each([
		['another domain', '*@site.example', 'ann@mysite.example'],
		['a subdomain', '*@site.example', 'ann@www.site.example'],
		['another address of its domain', 'any@site.example', 'ann@site.example'],
	])('%s is not listed', (_, entry, from) => {
		const found = sender(
			{ from, replyTo: 'bob@client.example' },
			{ websiteForms: addressListOf([entry]) },
		);
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

describe('who a machine wrote for', () => {
	const ANN = { address: 'ann@client.example', certainty: 'named' };
	const NOBODY = { certainty: 'unknown', doubt: 'machine' };
	const websiteForms = addressListOf(['*@site.example']);
	const GROUP = { 'list-id': '<sales.company.example>', precedence: 'list' };
	const VIA_GROUP = {
		from: "'Site' via Sales <sales@company.example>",
		headers: { ...GROUP, 'x-original-sender': 'wordpress@site.example' },
	};
	const WORDPRESS = { from: 'Firm <wordpress@company.example>', headers: BY_MACHINE };
	test.each<[string, WrittenHead, object]>([
		[
			'nobody: our own address, by PHP',
			{ from: 'info@company.example', headers: BY_MACHINE },
			NOBODY,
		],
		['nobody: a no-reply address', { from: 'no-reply@x.example' }, NOBODY],
		['nobody: a name that says so', { from: 'No Reply <m-17@x.example>' }, NOBODY],
		['Reply-To of a form through a group', { ...VIA_GROUP, replyTo: 'ann@client.example' }, ANN],
		[
			'Reply-To of an address that may be a form’s, through a group',
			{
				...{ from: VIA_GROUP.from, replyTo: 'ann@client.example' },
				headers: { ...GROUP, 'x-original-sender': 'web@site.example' },
			},
			ANN,
		],
		[
			'who has such an address, through a group, without one',
			{
				from: VIA_GROUP.from,
				headers: { ...GROUP, 'x-original-sender': 'orders@client.example' },
			},
			{ ...ANN, address: 'orders@client.example' },
		],
		['nobody: a form through a group', VIA_GROUP, NOBODY],
		[
			'nobody: a form through a group with answers to the group',
			{ ...VIA_GROUP, replyTo: 'sales@company.example' },
			NOBODY,
		],
		[
			'the person through a group, whatever her Reply-To',
			{
				from: "'Ann' via Sales <sales@company.example>",
				replyTo: 'ann@home.example',
				headers: { ...GROUP, 'x-original-sender': 'ann@client.example' },
			},
			ANN,
		],
		[
			'the person whom From names beside a machine of ours',
			{ from: ['noreply@company.example', 'ann@client.example'] },
			{ ...ANN, certainty: 'certain' },
		],
		['nobody: a listed form', { from: 'form@site.example' }, NOBODY],
		[
			'nobody: marked as generated',
			{ from: 'a@shop.example', headers: { 'auto-submitted': 'auto-generated; type=form' } },
			NOBODY,
		],
		[
			'nobody: with the name of its script',
			{ from: 'a@shop.example', headers: { 'x-php-originating-script': '33:mail.php' } },
			NOBODY,
		],
		['nobody: its Reply-To is ours', { ...WORDPRESS, replyTo: 'info@company.example' }, NOBODY],
		[
			'nobody: its Reply-To is a colleague',
			{ ...WORDPRESS, replyTo: 'bob@company.example' },
			NOBODY,
		],
		[
			'nobody: its Reply-To is its own',
			{ ...WORDPRESS, replyTo: 'wordpress@company.example' },
			NOBODY,
		],
		['nobody: a fax machine', { from: 'Fax <fax@pbx.example>' }, NOBODY],
		['nobody: a device in a local network', { from: 'phone@[10.0.0.5]' }, NOBODY],
		['nobody: a host without a domain', { from: 'ann@intranet' }, NOBODY],
		['the Reply-To of a form of our domain', { ...WORDPRESS, replyTo: 'ann@client.example' }, ANN],
		[
			'the Reply-To beside our own',
			{ ...WORDPRESS, replyTo: ['info@company.example', 'ann@client.example'] },
			ANN,
		],
		[
			'the Reply-To of a form service',
			{ from: 'forms-noreply@google.example', replyTo: 'ann@client.example' },
			ANN,
		],
		['the Reply-To of web@', { from: 'web@company.example', replyTo: 'ann@client.example' }, ANN],
		[
			'the Reply-To of a shop whose mail comes from elsewhere',
			{
				from: 'hello@shop.example',
				replyTo: 'ann@client.example',
				headers: { 'return-path': '<bounces+1-2@esp.test>' },
			},
			ANN,
		],
		[
			'the Reply-To of a sending service',
			{ from: 'hello@shop.example', replyTo: 'ann@client.example', headers: { 'x-sg-eid': 'x' } },
			ANN,
		],
		[
			'the guest behind a portal’s relay',
			{ from: 'noreply@portal.example', replyTo: 'ann.123456@guest.portal.example' },
			{ address: 'ann.123456@guest.portal.example', certainty: 'named' },
		],
		[
			'not the help desk of the service',
			{ from: 'noreply@portal.example', replyTo: 'support@portal.example' },
			{ address: 'support@portal.example', certainty: 'unknown', doubt: 'several' },
		],
		[
			'not one of two strangers',
			{ ...WORDPRESS, replyTo: ['ann@client.example', 'bob@other.example'] },
			{ certainty: 'unknown', doubt: 'several' },
		],
	])('%s', (_, written, expected) => {
		expect(sender(written, { websiteForms })).toMatchObject(expected);
	});

	test.each<[string, WrittenHead]>([
		['with a Reply-To', { replyTo: 'ann@home.example' }],
		[
			'with Outlook',
			{
				replyTo: 'ann@home.example',
				headers: { 'x-mailer': 'Microsoft Outlook 16.0', 'feedback-id': 'x' },
			},
		],
		[
			'as another address of a Gmail account',
			{
				replyTo: 'ann@home.example',
				messageId: '<CAx@mail.gmail.com>',
				headers: { 'return-path': '<ann@gmail.com>' },
			},
		],
		[
			'through a forwarder',
			{
				replyTo: 'ann@home.example',
				headers: { 'return-path': '<SRS0=x=y=client.example=ann@forward.example>' },
			},
		],
		[
			'in a conversation',
			{ replyTo: 'ann@home.example', headers: { references: '<1@x>', 'list-unsubscribe': '<x>' } },
		],
	])('a person’s mail stays hers: %s', (_, written) => {
		expect(sender(written)).toMatchObject({
			...{ kind: 'client', address: 'ann@client.example', certainty: 'certain', foundIn: 'from' },
		});
	});

	test('an invitation of our own is ours', () => {
		const written = head({ from: 'info@company.example', headers: BY_MACHINE });
		const options = { websiteForms: NO_ADDRESSES, isAutoReply: false, isCalendar: true };
		expect(senderOf(written, own, options).kind).toBe('own');
	});
});

describe('a Reply-To that many share', () => {
	const labelled: NamedClient = {
		by: 'form',
		address: 'ann@client.example',
		name: 'Ann',
		isLabelled: true,
	};
	const REPLY_TO = 'support@desk.example';
	test.each<[string, Naming, string]>([
		['gives way to the client whom the form labels', labelled, labelled.address],
		['but not to an address that no label explains', { ...labelled, isLabelled: false }, REPLY_TO],
		[
			'and is the client where the form names the same',
			{ ...labelled, address: REPLY_TO },
			REPLY_TO,
		],
		['or none', null, REPLY_TO],
	])('%s', (_, named, expected) => {
		const written = head({ from: 'noreply@portal.example', replyTo: REPLY_TO });
		const options = { websiteForms: NO_ADDRESSES, isAutoReply: false, named };
		expect(senderOf(written, own, options)).toMatchObject({
			...{ address: expected, certainty: 'named' },
		});
	});
});

describe('nobody can be sure of', () => {
	test.each<[string, WrittenHead, object]>([
		[
			'a phone number in From',
			{ from: '+7916 <+79161234567>', headers: { 'return-path': '<sms@gw.example>' } },
			{ address: '', name: '+7916', doubt: 'unreadableFrom' },
		],
		[
			'an X.500 name in From',
			{ from: 'Ann <EX:/O=FIRM/CN=ANN>' },
			{ address: '', name: 'Ann', doubt: 'unreadableFrom' },
		],
		['no From at all', { from: [] }, { address: '', doubt: 'noFrom' }],
		[
			'a Return-Path for delivery reports',
			{ from: [], headers: { 'return-path': '<bounces-1@esp.example>' } },
			{ doubt: 'noFrom' },
		],
	])('%s', (_, written, expected) => {
		expect(sender(written)).toMatchObject({ kind: 'client', certainty: 'unknown', ...expected });
	});

	test('a From that the receiving server refuted', () => {
		const options = { websiteForms: NO_ADDRESSES, isAutoReply: false, isRefuted: true };
		expect(senderOf(head(), own, options)).toMatchObject({
			...{ address: 'ann@client.example', certainty: 'unknown', doubt: 'refuted' },
		});
	});

	test('but Received names who sent a message without From', () => {
		const received = 'from x (helo=x) by mx.example (envelope-from <ann@client.example>) id 1';
		expect(sender({ from: [], headers: { received } })).toMatchObject({
			...{ address: 'ann@client.example', certainty: 'named', foundIn: 'received' },
		});
	});
});

describe('the copy that a program of ours sends us of what it wrote to somebody else', () => {
	test.each<[string, WrittenHead, string]>([
		['names nobody', { from: 'shop@company.example', to: 'ann@client.example' }, 'unknown'],
		[
			'nor does one to several',
			{ from: 'shop@company.example', to: 'ann@client.example', cc: 'bob@supplier.example' },
			'unknown',
		],
		[
			'is the colleague’s where a person’s program wrote it',
			{
				from: 'shop@company.example',
				to: 'ann@client.example',
				headers: { 'user-agent': 'Thunderbird' },
			},
			'certain',
		],
		[
			'is no copy where it was written to us as well',
			{ from: 'shop@company.example', to: 'ann@client.example', cc: 'info@company.example' },
			'certain',
		],
		[
			'is a client’s from another house',
			{ from: 'shop@client.example', to: 'ann@list.example' },
			'certain',
		],
	])('%s', (_, written, certainty) => {
		expect(sender(written).certainty).toBe(certainty);
	});
});

describe('a Reply-To of the service itself', () => {
	test.each<[string, WrittenHead, string]>([
		['names nobody', { from: 'noreply@idealista.com', replyTo: 'info@idealista.com' }, 'unknown'],
		[
			'also from another domain of it',
			{ from: 'noreply@mailer.example', replyTo: 'info@idealista.com' },
			'unknown',
		],
		[
			'names the client where it is another',
			{ from: 'noreply@idealista.com', replyTo: 'info@client.example' },
			'named',
		],
	])('%s', (_, written, certainty) => {
		expect(sender(written).certainty).toBe(certainty);
	});
});
