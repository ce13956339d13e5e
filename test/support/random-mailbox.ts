import { randomOf } from './fuzz/random';
import type { SeedMail } from './imap/server';
import { mail } from './mail';
import { secondsAgo } from './office';

const DAY = 86_400;
const CLIENTS = ['ann', 'bob', 'cleo', 'dan', 'eve', 'ann+shop', 'a.nn'] as const;
const RECIPIENTS = [
	'sales@firm.example',
	'info@firm.example',
	'sales+spring@firm.example',
] as const;
const FOLDERS = ['INBOX', 'Leads', 'Forms'] as const;

/** Mail of the last days by folder, of every kind that the rules tell apart; the same for the same seed. */
export function randomMailbox(
	seed: number,
	{ mails, days }: { readonly mails: number; readonly days: number },
): ReadonlyMap<string, readonly SeedMail[]> {
	const { below, pick } = randomOf(seed, 0);
	const now = secondsAgo(0).getTime();
	const folders = new Map<string, SeedMail[]>(FOLDERS.map((folder) => [folder, []]));
	let last: SeedMail | null = null;
	for (let number = 0; number < mails; number++) {
		// Mostly forward in time, now and then back, as moved mail is.
		const age = (days * DAY * (mails - number)) / mails + below(2 * DAY) - below(8) * 3_600;
		// Some are days apart to the second; none within minutes of a whole day from now.
		const whole = Math.max(0, Math.floor(age / DAY)) * DAY;
		const ago = whole + (below(4) === 0 ? DAY / 2 : 3_600 + below(DAY - 7_200));
		const receivedAt = new Date(now - ago * 1000);
		const client = `${pick(CLIENTS)}@client${below(3)}.example`;
		const kind = below(20);
		const raw = mail({
			...{ from: `Client <${client}>`, to: pick(RECIPIENTS), subject: `Mail ${number}` },
			messageId: `<${seed}-${number}@client.example>`,
			...(below(6) === 0 ? { cc: pick(RECIPIENTS) } : {}),
			...KINDS[kind]?.(client, `<${seed}-${below(number + 1)}@client.example>`),
		});
		const again = kind === 10 ? last : null;
		const seedMail: SeedMail = again === null ? { raw, receivedAt } : { ...again, receivedAt };
		folders.get(pick(FOLDERS))?.push(seedMail);
		last = seedMail;
	}
	return folders;
}

/** What a few of the messages are; all others come from a client. */
const KINDS: Readonly<
	Record<number, (client: string, earlier: string) => Parameters<typeof mail>[0]>
> = {
	0: () => ({ headers: { 'Auto-Submitted': 'auto-replied' } }),
	1: () => ({ headers: { 'List-Id': '<news.example>' } }),
	2: () => ({ from: 'office@firm.example' }),
	3: (client) => ({ from: 'noreply@forms.example', replyTo: client }),
	4: () => ({ from: 'noreply@forms.example', headers: { 'X-Mailer': 'PHP' } }),
	5: () => ({ omit: ['From'] }),
	6: () => ({ omit: ['Message-ID', 'Date'] }),
	7: () => ({ from: 'no address at all' }),
	11: (client) => ({ from: 'noreply@forms.example', text: `E-mail: ${client}` }),
	12: (client) => ({
		from: 'colleague@firm.example',
		subject: 'Fwd: Chairs',
		text: `---- Forwarded message ----\nFrom: ${client}\nSubject: Chairs`,
	}),
	13: (_, earlier) => ({ subject: 'Re: Chairs', headers: { References: earlier } }),
};
