import { beginAudit, type AuditResult } from '../../../../nodes/core/audit/audit';
import { addressListOf } from '../../../../nodes/core/mail/address-list';
import type { Naming } from '../../../../nodes/core/who/sender';
import { head, type WrittenHead } from '../../../support/head';
import { rules } from '../../../support/poll-state';

const NOW = Date.parse('2026-06-01T00:00:00Z');

interface Found extends WrittenHead {
	readonly named?: Naming;
	readonly text?: string;
	readonly in?: 'Sent' | 'Junk';
	readonly kind?: 'inquiry' | 'repeat' | 'ignored' | 'seen' | 'beforeStart';
}

function audit(
	mails: readonly Found[],
	{ isSentWhole = true, changes = {} as Partial<ReturnType<typeof rules>> } = {},
): AuditResult {
	const looking = beginAudit({ rules: rules(changes), now: NOW });
	const texts = new Map<number, string>();
	looking.lookAtSent(head({ to: 'zoe@client0.example', messageId: '<any@company.example>' }));
	for (const [index, mail] of mails.entries()) {
		const one = head({ uid: index + 1, ...mail });
		if (mail.text !== undefined) texts.set(one.uid, mail.text);
		if (mail.in === 'Sent') looking.lookAtSent(one);
		else if (mail.in === 'Junk') looking.lookAtSpam(one);
		else looking.look(one, mail.named ?? null, mail.kind ?? 'inquiry');
	}
	for (const one of looking.toRead()) looking.read(one, texts.get(one.uid) ?? '');
	return looking.result({ isSentWhole, isOutOfTime: false });
}

const times = (count: number, mail: (each: number) => Found) =>
	Array.from({ length: count }, (_, each) => mail(each));
const NEWSLETTER = {
	'list-id': '<news.supplier.example>',
	'list-unsubscribe': '<https://supplier.example>',
};
const GENERATED = { 'auto-submitted': 'auto-generated' };
const news = (changes: Found = {}) =>
	times(3, (each) => ({
		...{ from: 'news@supplier.example', subject: `Issue ${each}`, headers: NEWSLETTER },
		...changes,
	}));
const notice = (changes: Found = {}) =>
	times(3, (each) => ({
		...{ from: 'noreply@bank.example', subject: `Your statement ${each}`, headers: GENERATED },
		...changes,
	}));

describe('a filter is proposed', () => {
	test.each<[string, Found[], string]>([
		['for a newsletter', news(), 'news@supplier.example'],
		['for plain notices of a no-reply address', notice(), 'noreply@bank.example'],
		['without a header that says so', notice({ headers: {} }), 'noreply@bank.example'],
		[
			'for invoices, in Russian too',
			notice({ subject: 'Счёт № 17 от 3 мая' }),
			'noreply@bank.example',
		],
	])('%s', (_, mails, address) => {
		expect(audit(mails).ready.neverFrom).toEqual([address]);
	});
});

describe('no filter is proposed', () => {
	test.each<[string, Found[]]>([
		['for two messages', news().slice(1)],
		['where an automatic kind keeps them back already', news({ kind: 'ignored' })],
		[
			'where one shows the program of a person',
			[...news(), { ...news()[0], headers: { 'x-mailer': 'Outlook' } }],
		],
		[
			'where one answers',
			[...notice(), { ...notice()[0], headers: { references: '<a@b.example>' } }],
		],
		['where one is not a program’s', [...news(), { from: 'news@supplier.example', headers: {} }]],
		['for automatic replies', notice({ headers: { 'auto-submitted': 'auto-replied' } })],
		['at a free-mail service', notice({ from: 'noreply@gmail.com' })],
		['for our own domain', notice({ from: 'noreply@company.example' })],
		['for a portal of many', notice({ from: 'noreply@booking.com' })],
		['where answers go to somebody else', notice({ replyTo: 'buyer@client9.example' })],
		['where the text is a form', notice({ named: 'namelessForm' })],
		['for whom we wrote to', [{ in: 'Sent', to: 'noreply@bank.example' }, ...notice()]],
		['for a firm we wrote to', [{ in: 'Sent', to: 'ann@mail.bank.example' }, ...notice()]],
		[
			'for a firm we wrote to by a blind copy',
			[{ in: 'Sent', headers: { bcc: 'ann@bank.example' } }, ...notice()],
		],
	])('%s', (_, mails) => {
		const { filters, ready } = audit(mails);
		expect(ready.neverFrom).toEqual([]);
		expect(filters).toEqual({ sure: [], doubtful: [] });
	});

	test.each<[string, string, Found[]]>([
		['people of the firm write', 'people', [...news(), { from: 'rep@supplier.example' }]],
		['a subject asks', 'asks', notice({ subject: 'Request 12' })],
		['a subject orders', 'asks', notice({ subject: 'Purchase order 12' })],
		['a subject orders in Russian', 'asks', notice({ subject: 'Заказ поставщику 12' })],
		['a subject is more than a notice', 'unclear', notice({ subject: 'Statement of work 12' })],
		['a portal marks what it passes on', 'unclear', news({ from: 'noreply@portal.example' })],
		['the address may be a person’s', 'name', news({ from: 'maria@client.example' })],
		['the address is that of a small firm', 'name', news({ from: 'info@client.example' })],
	])('but left to a person where %s', (_, because, mails) => {
		const { filters, ready } = audit(mails);
		expect(ready.neverFrom).toEqual([]);
		expect(filters?.doubtful).toMatchObject([{ because, mails: 3 }]);
	});

	test('where nearly nothing is in Sent: answers are kept elsewhere', () => {
		const letters = (count: number) =>
			times(count, (each) => ({ from: `c${each}@c${each}.example` }));
		expect(audit([...news(), ...letters(20)]).filters).toBeNull();
		expect(audit([...news(), ...letters(19)]).ready.neverFrom).toEqual(['news@supplier.example']);
	});

	test('without sent mail', () => {
		const { filters, ready } = audit(news(), { isSentWhole: false });
		expect([filters, ready.neverFrom]).toEqual([null, []]);
	});
});

describe('a form is', () => {
	const visitor = (each: number) => `visitor@client${each}.example`;
	const form = (changes: Found, count = 3) =>
		times(count, (each) => ({ from: 'site@builder.example', replyTo: visitor(each), ...changes }));

	test.each<[string, Found[]]>([
		['what wants answers sent to people of several firms', form({})],
		[
			'what names several clients in its text',
			times(2, (each) => ({
				...{ from: 'noreply@portal.example', headers: NEWSLETTER },
				named: { by: 'form', address: visitor(each), name: '', isLabelled: true },
			})),
		],
		['what a website sends for one', form({ headers: { 'x-mailer': 'PHPMailer' } }, 1)],
		[
			'what has nobody’s address',
			times(1, () => ({ from: 'noreply@call.example', named: 'namelessForm' })),
		],
		['what Gmail sends, for people of three firms', form({ messageId: '<a@mail.gmail.com>' })],
		[
			'what only its text shows',
			times(2, (each) => ({
				from: 'hello@studio.example',
				text: `Name: Ann\nE-mail: ${visitor(each)}\nMessage: Please call\n`,
			})),
		],
	])('%s', (_, mails) => {
		const { forms, ready } = audit(mails);
		expect(forms).toHaveLength(1);
		expect(ready.websiteForms).toEqual([forms[0]?.address]);
	});

	test.each<[string, Found[]]>([
		['a person with an address for answers', form({ replyTo: 'ann@client.example' })],
		['a newsletter with one', news({ replyTo: 'team@other.example' })],
		[
			'a person whose letters are none',
			times(2, () => ({ from: 'ann@client.example', text: 'Hello\n' })),
		],
		[
			'whom we wrote to',
			[
				{ in: 'Sent', to: 'hello@studio.example' },
				...times(2, () => ({
					from: 'hello@studio.example',
					text: 'Name: A\nE-mail: v@client.example\nMessage: b\n',
				})),
			],
		],
	])('not %s', (_, mails) => {
		expect(audit(mails).forms).toEqual([]);
	});

	test('our own one is found, but not listed: we write from it ourselves', () => {
		const { forms, ready } = audit(
			form({ from: 'info@company.example', headers: { 'x-php-script': 'send.php' } }),
		);
		expect(forms).toMatchObject([{ leftOut: 'ours', isRecognized: true }]);
		expect(ready.websiteForms).toEqual([]);
	});

	test('one that people write from as well is not listed either', () => {
		const { forms, ready } = audit([
			...form({ from: 'office@shop.example', headers: { 'x-mailer': 'PHPMailer' } }),
			{ from: 'office@shop.example', headers: { 'x-mailer': 'Outlook' } },
		]);
		expect(forms).toMatchObject([{ leftOut: 'person' }]);
		expect(ready.websiteForms).toEqual([]);
	});

	test('a shop when it writes of orders', () => {
		const { forms } = audit(form({ subject: 'New order 5' }));
		expect(forms).toMatchObject([{ kind: 'shop' }]);
	});
});

test('kinds of automatic mail are counted, whatever becomes of them', () => {
	const { automatic } = audit(
		[
			...news(),
			{ headers: { 'auto-submitted': 'auto-replied' }, kind: 'ignored' },
			{ from: 'mailer-daemon@mx.example', kind: 'ignored' },
			{ from: 'sales@company.example', to: 'ann@client.example', kind: 'ignored' },
		],
		{ changes: { websiteForms: addressListOf([]) } },
	);
	expect(automatic).toMatchObject({ bulk: 3, autoReply: 1, bounce: 1, own: 1 });
});

test('copies and what is older than asked for are not looked at', () => {
	const { automatic, receiving } = audit([
		...news({ kind: 'seen' }),
		...news({ kind: 'beforeStart' }),
	]);
	expect(automatic.bulk).toBe(0);
	expect(receiving).toEqual([]);
});

describe('in Spam', () => {
	const passed = {
		received: 'from mx.client.example by mx.company.example with ESMTPS',
		'authentication-results': 'mx.company.example; dmarc=pass',
	};

	test.each<[string, string, Found[]]>([
		[
			'an answer to our mail',
			'reply',
			[
				{ in: 'Sent', messageId: '<a@b.example>' },
				{ in: 'Junk', headers: { references: '<a@b.example>' } },
			],
		],
		[
			'mail of whom we wrote to',
			'written',
			[{ in: 'Sent', to: 'ann@client.example' }, { in: 'Junk' }],
		],
		['a person with a passed DMARC', 'dmarc', [{ in: 'Junk', headers: passed }]],
		[
			'a known form',
			'form',
			[
				...times(2, (each) => ({
					from: 'site@builder.example',
					replyTo: `v@client${each}.example`,
				})),
				{ in: 'Junk', from: 'site@builder.example' },
			],
		],
	])('%s deserves a look', (_, reason, mails) => {
		expect(audit(mails).spam).toMatchObject({ mails: 1, worthALook: 1, finds: [{ reason }] });
	});

	test.each<[string, Found]>([
		['a newsletter with a passed DMARC', { headers: { ...passed, ...NEWSLETTER } }],
		['a no-reply address', { from: 'noreply@cheap.example', headers: passed }],
		[
			'a verdict that the sender wrote',
			{ headers: { 'authentication-results': 'mx.evil.example; dmarc=pass' } },
		],
		['an answer to mail of somebody else', { headers: { references: '<other@b.example>' } }],
	])('%s does not', (_, mail) => {
		expect(audit([{ ...mail, in: 'Junk' }]).spam).toMatchObject({ mails: 1, worthALook: 0 });
	});
});
