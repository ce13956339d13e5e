import type { Language } from '../../nodes/core/text/wording';
import { randomOf } from '../support/fuzz/random';
import type { SeedMail } from '../support/imap/server';
import { mail, type MailOptions } from '../support/mail';

/** The mailbox in the pictures, of a studio that makes websites. */
export const STUDIO: Readonly<Record<Language, string>> = {
	en: 'office@studio.example',
	ru: 'office@masterskaya.example',
};

type Folder = 'INBOX' | 'Sent' | 'Junk';

interface StudioMail extends MailOptions {
	readonly folder: Folder;
	/** Days before now. */
	readonly ago: number;
}

const DAY_MS = 86_400_000;
const DAYS = 88;

/** The mail of a quarter by folder, oldest first: the same at each call, of invented people. */
export function studioMail(language: Language): ReadonlyMap<Folder, readonly SeedMail[]> {
	const mails = [
		...clients(language),
		...programs(language),
		...spam(language),
		...latest(language),
	];
	const seeds = new Map<Folder, SeedMail[]>();
	const oldestFirst = mails.sort((a, b) => b.ago - a.ago);
	for (const { folder, ago, ...options } of oldestFirst) {
		const receivedAt = new Date(Date.now() - ago * DAY_MS);
		const raw = mail({ to: STUDIO[language], ...options, date: receivedAt });
		seeds.set(folder, [...(seeds.get(folder) ?? []), { raw, receivedAt }]);
	}
	return seeds;
}

const FIRST = ['Emma', 'Oliver', 'Ines', 'Lucas', 'Maria', 'Jonas', 'Clara', 'Victor', 'Nina'];
const TRADES = ['bakery', 'dental', 'joinery', 'hotel', 'garden', 'books', 'yoga', 'logistics'];

/** People who write once or a few times, most of them with a day or a week in between. */
function* clients(language: Language): Generator<StudioMail> {
	const random = randomOf(11, 0);
	const domain = domainOf(language);
	const recipients = [STUDIO[language], `sales@${domain}`, `info@${domain}`] as const;
	const headers = { 'X-Mailer': 'Microsoft Outlook 16.0' };
	for (let client = 0; client < 64; client++) {
		const first = FIRST[client % FIRST.length] ?? '';
		const trade = `${TRADES[client % TRADES.length]}${Math.floor(client / TRADES.length) + 1}.example`;
		const from = `${first} <${first.toLowerCase()}@${trade}>`;
		const to = recipients[[0, 0, 1, 1, 2][client % 5] ?? 0] ?? recipients[0];
		let ago = 1.8 + random.below(1000 * (DAYS - 2)) / 1000;
		for (let letter = 0; letter <= random.below(4) && ago > 1.5; letter++) {
			const messageId = `<${client}.${letter}@${trade}>`;
			yield { folder: 'INBOX', ago, from, to, messageId, headers, subject: 'A new website' };
			if (letter === 0 && random.below(3) > 0) {
				const reply = { from: STUDIO[language], to: from, headers: { 'In-Reply-To': messageId } };
				yield { ...reply, folder: 'Sent', ago: ago - 0.1, subject: 'Re: A new website' };
			}
			ago -= [0.2, 0.6, 1.5, 3, 4, 6, 6.5, 12, 26][random.below(9)] ?? 1;
		}
	}
}

/** Forms, newsletters and notices. */
function* programs(language: Language): Generator<StudioMail> {
	const domain = domainOf(language);
	const every = function* (from: string, days: number, rest: MailOptions): Generator<StudioMail> {
		for (let ago = days * 0.7; ago < DAYS; ago += days) {
			yield { folder: 'INBOX', ago, from, ...rest };
		}
	};
	const visitor = (n: number) => `visitor${n}@visitors.example`;
	for (let n = 0; n < 14; n++) {
		const text = `Name: Visitor ${n}\nE-mail: ${visitor(n)}\nMessage: Please call me back\n`;
		const form = { folder: 'INBOX', ago: 2.3 + n * 6, text, replyTo: visitor(n) } as const;
		const headers = { 'X-Mailer': 'PHPMailer 6.8' };
		yield { ...form, from: `wordpress@${domain}`, subject: 'Contact form', headers };
	}
	for (let n = 20; n < 27; n++) {
		const text = `Name: Visitor ${n}\nE-mail: ${visitor(n)}\nMessage: What does a shop cost?\n`;
		const lead = { folder: 'INBOX', ago: 4 + (n - 20) * 11, text, replyTo: visitor(n) } as const;
		yield { ...lead, from: 'leads@landing-builder.example', subject: 'New lead' };
	}
	const list = (name: string) => ({
		'List-Id': `<news.${name}>`,
		'List-Unsubscribe': `<https://${name}/off>`,
		Precedence: 'bulk',
	});
	const journal = 'trade-journal.example';
	const generated = { 'Auto-Submitted': 'auto-generated' };
	const { issue, statement, invoice, tools } = NOTICES[language];
	yield* every(`newsletter@${journal}`, 7, { subject: issue, headers: list(journal) });
	yield* every('noreply@bank.example', 14, { subject: statement, headers: generated });
	yield* every('no-reply@hosting.example', 22, { subject: invoice });
	const dealer = 'tool-dealer.example';
	yield* every(`info@${dealer}`, 12, { subject: tools, headers: list(dealer) });
	const away = { 'Auto-Submitted': 'auto-replied', 'In-Reply-To': '<offer@studio.example>' };
	yield* every('laura.klein@partner.example', 29, { subject: 'Automatic reply', headers: away });
	yield* every('mailer-daemon@mx.example', 40, { subject: 'Undelivered mail' });
}

const NOTICES = {
	en: {
		issue: 'Issue of the week',
		statement: 'Your statement',
		invoice: 'Invoice for your hosting',
		tools: 'Tools of the week',
		lost: 'Re: Our offer for your booking page',
		question: 'Can you take over our website?',
	},
	ru: {
		issue: 'Выпуск недели',
		statement: 'Выписка по счёту',
		invoice: 'Счёт за хостинг',
		tools: 'Инструменты недели',
		lost: 'Re: Наше предложение по странице записи',
		question: 'Возьмёте наш сайт на поддержку?',
	},
} as const;

/** Of all in Spam two deserve a look. */
function* spam(language: Language): Generator<StudioMail> {
	const domain = domainOf(language);
	const verdict = (dmarc: string) => ({
		Received: `from mx.stranger.example by mx.${domain} with ESMTPS id 1; Mon, 1 Jun 2026 10:00:00 +0000`,
		'Authentication-Results': `mx.${domain}; spf=pass; dmarc=${dmarc}`,
	});
	const { lost, question } = NOTICES[language];
	for (let n = 0; n < 18; n++) {
		const from = `offer@cheap${n}.example`;
		yield { folder: 'Junk', ago: 1 + n * 4, from, subject: 'Cheap!', headers: verdict('fail') };
	}
	const sent = { messageId: `<offer@${domain}>`, from: STUDIO[language] };
	const client = 'hanna@spa-resort.example';
	yield { folder: 'Sent', ago: 13, ...sent, to: client, subject: lost.replace('Re: ', '') };
	const headers = { ...verdict('pass'), 'In-Reply-To': sent.messageId };
	yield { folder: 'Junk', ago: 12, from: client, subject: lost, headers };
	const stranger = 'peter@vineyard.example';
	const passed = { from: stranger, subject: question, headers: verdict('pass') };
	yield { folder: 'Junk', ago: 5, ...passed };
}

/** Which message the pictures ask about. */
export const REPEATED = '<second@millerandsons.example>';

const HOUR = 1 / 24;

/** What the trigger shows. */
function latest(language: Language): StudioMail[] {
	const domain = domainOf(language);
	const james = { from: 'James Miller <james@millerandsons.example>', to: `sales@${domain}` };
	return [
		{
			...{ folder: 'INBOX', ago: 20 * HOUR, ...james },
			messageId: '<first@millerandsons.example>',
			subject: 'Quote for a company website',
			text: 'Hello,\n\nwe are a family business with 12 people and need a new website. Could you send a quote?\n\nJames Miller\n+44 20 7946 0958',
		},
		{
			...{ folder: 'INBOX', ago: 3 * HOUR, ...james, messageId: REPEATED },
			subject: 'Do you also do photography?',
			text: 'Hi, one more thing: do you take product photographs as well?\n\nJames Miller',
		},
		{
			...{ folder: 'INBOX', ago: 1 * HOUR, to: `info@${domain}` },
			from: 'Sofia Rossi <sofia.rossi@trattoria.example>',
			messageId: '<booking@trattoria.example>',
			subject: 'Online booking for our restaurant',
			text: 'Good afternoon,\n\nguests ask us for online booking every day. Can you add it to our site this month?\n\nSofia Rossi\nTrattoria Rossi\n+39 06 5550 1234',
		},
		{
			...{ folder: 'INBOX', ago: 2 * HOUR, from: 'Laura Klein <laura.klein@partner.example>' },
			messageId: '<away@partner.example>',
			subject: 'Automatic reply: Our offer',
			text: 'I am out of the office until Monday.',
			headers: { 'Auto-Submitted': 'auto-replied' },
		},
	];
}

function domainOf(language: Language): string {
	return STUDIO[language].replace(/^.*@/, '');
}
