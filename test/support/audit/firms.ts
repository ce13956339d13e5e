import { randomOf, type Random } from '../fuzz/random';
import type { MailOptions } from '../mail';

/** A message of a firm's mailbox and how long ago it arrived, in days. */
export interface FirmMail {
	readonly folder: 'INBOX' | 'Sent' | 'Junk';
	readonly ago: number;
	readonly mail: MailOptions;
}

/** What is true of a firm's mail. */
export interface FirmTruth {
	readonly aliases: readonly string[];
	readonly forms: readonly string[];
	/** Whoever is, or sends for, a client: never to be filtered. */
	readonly clients: ReadonlySet<string>;
	/** People who write themselves: never a form. */
	readonly people: ReadonlySet<string>;
	/** Suppliers and notifications that a filter may keep back. */
	readonly suppliers: readonly string[];
	/** Messages in Spam that deserve a look. */
	readonly inSpam: number;
}

export interface Firm {
	readonly mailbox: string;
	readonly mails: readonly FirmMail[];
	readonly truth: FirmTruth;
}

const DAYS = 88;
/** Written down by mail programs of people; the last leave no mark. */
const PROGRAMS: ReadonlyArray<Readonly<Record<string, string>>> = [
	{ 'X-Mailer': 'Microsoft Outlook 16.0', 'Thread-Index': 'AdsX1' },
	{ 'User-Agent': 'Mozilla Thunderbird' },
	{ 'X-Mailer': 'iPhone Mail (21A329)' },
	{},
	{},
];
const NAMES = [
	...['ann', 'bob', 'cleo', 'dan', 'eve', 'fred', 'gina', 'hugo', 'ida', 'jan', 'kim', 'lea'],
	...['max', 'nora', 'olga', 'petr', 'rita', 'sven', 'tina', 'uwe', 'vera', 'wanda', 'yuri', 'zoe'],
];
const FREE = ['gmail.com', 'mail.ru', 'yandex.ru', 'gmx.de', 'web.de', 'yahoo.com'] as const;
const ASKED = [
	...['Question', 'Offer for 20 chairs', 'Price?', 'Заявка на доставку', 'Здравствуйте'],
	...['Anfrage Termin', 'Your services', 'Re: our talk', 'Documents', 'Invoice data', 'hello'],
] as const;

/** Collects the mail and the truth of one firm. */
class Making {
	readonly mails: FirmMail[] = [];
	readonly aliases: string[] = [];
	readonly forms: string[] = [];
	readonly clients = new Set<string>();
	readonly people = new Set<string>();
	readonly suppliers: string[] = [];
	inSpam = 0;
	private number = 0;

	constructor(
		readonly mailbox: string,
		readonly random: Random,
		private readonly tag: string,
	) {}

	get domain(): string {
		return this.mailbox.slice(this.mailbox.indexOf('@') + 1);
	}

	id(): string {
		return `<${this.tag}.${++this.number}@mail.example>`;
	}

	ago(): number {
		return 0.1 + (this.random.below(10_000) / 10_000) * (DAYS - 0.1);
	}

	receive(mail: MailOptions, ago = this.ago(), folder: FirmMail['folder'] = 'INBOX'): string {
		const messageId = mail.messageId ?? this.id();
		this.mails.push({ folder, ago, mail: { to: this.mailbox, ...mail, messageId } });
		return messageId;
	}

	send(mail: MailOptions, ago: number): string {
		return this.receive({ from: this.mailbox, ...mail }, Math.max(0.05, ago), 'Sent');
	}

	/** A client with a few letters, answered or not. */
	client(address: string, recipients: readonly [string, ...string[]], letters = 1): void {
		const { random } = this;
		this.clients.add(address);
		this.people.add(address);
		const headers = PROGRAMS[random.below(PROGRAMS.length)] ?? {};
		const name = address.slice(0, address.indexOf('@'));
		let ago = this.ago();
		for (let letter = 0; letter < letters; letter++) {
			const to = random.pick(recipients);
			const subject = random.pick(ASKED);
			const id = this.receive({ from: `${name} <${address}>`, to, subject, headers }, ago);
			ago = Math.max(0.2, ago - random.below(400) / 100);
			if (random.below(3) === 0) continue;
			const answer = this.send(
				{ to: address, subject: `Re: ${subject}`, headers: { 'In-Reply-To': id } },
				ago,
			);
			if (random.below(2) === 0) continue;
			this.receive(
				{
					...{ from: `${name} <${address}>`, to, subject: `Re: ${subject}` },
					headers: { ...headers, 'In-Reply-To': answer },
				},
				Math.max(0.1, ago - 0.2),
			);
		}
	}

	/** So many clients of free mail and of firms of their own. */
	clientsOf(count: number, recipients: readonly [string, ...string[]]): void {
		for (let each = 0; each < count; each++) this.client(this.person(), recipients, this.few());
	}

	person(): string {
		const { random } = this;
		const name = `${NAMES[random.below(NAMES.length)] ?? 'ann'}${random.below(900)}`;
		return random.below(2) === 0
			? `${name}@${random.pick(FREE)}`
			: `${name}@client${random.below(5_000)}.example`;
	}

	few(): number {
		return 1 + this.random.below(3);
	}

	/** So many notifications of a form about visitors, each made by `write`. */
	form(
		address: string,
		count: number,
		write: (visitor: string, name: string) => MailOptions,
	): void {
		this.forms.push(address);
		this.clients.add(address);
		for (let each = 0; each < count; each++) {
			const visitor = this.person();
			this.clients.add(visitor);
			const name = visitor.slice(0, visitor.indexOf('@'));
			this.receive({ from: address, ...write(visitor, name) });
		}
	}

	supplier(address: string, count: number, write: (each: number) => MailOptions): void {
		this.suppliers.push(address);
		for (let each = 0; each < count; each++) this.receive({ from: address, ...write(each) });
	}

	/** A client whose mail is a program's: the filter must not take it for a supplier's. */
	machineClient(address: string, count: number, write: (each: number) => MailOptions): void {
		this.clients.add(address);
		for (let each = 0; each < count; each++) this.receive({ from: address, ...write(each) });
	}

	firm(): Firm {
		const { mailbox, mails, aliases, forms, clients, people, suppliers, inSpam } = this;
		return { mailbox, mails, truth: { aliases, forms, clients, people, suppliers, inSpam } };
	}
}

/** What programs of clients write above mail that somebody has to answer. */
const CLIENTS_SYSTEMS = [
	...['Delivery schedule #', 'Lieferabruf #', 'Доставка # мая', 'Status report on project #'],
	...['Maintenance on # May', 'Invoice # needed', 'Payment advice #', 'Lieferung KW #'],
	...['График поставок #', 'Нужен счёт #', 'Task # assigned to you', 'Change in drawing #'],
	...['Report # is missing', 'Certificate # please', 'Termin am #. Mai', 'Вам письмо #'],
	...[
		'Complaint # about a delivered chair',
		'Wrong invoice #',
		'Счёт # с ошибкой',
		'Reklamation Rechnung #',
	],
	...['Statement of work #', 'Balance of stock #', 'Alert: goods # run low', 'Storage room #'],
	...['Expired offer #', 'Мы оплатили счёт #, когда доставка', 'Verification of part #'],
	...['Invoice address has changed #', 'Tracking of our pallets #', 'Renewal # of our stands'],
];

const GENERATED = { 'Auto-Submitted': 'auto-generated' };
const newsletter = (list: string) => ({
	'List-Unsubscribe': `<https://${list}/off>`,
	'List-Id': `<news.${list}>`,
	Precedence: 'bulk',
});
const asForm = (visitor: string, name: string, more = '') =>
	`Name: ${name}\nE-mail: ${visitor}\nPhone: +7 495 123-45-67\n${more}Message: Please call me back\n`;

/** What fills every mailbox: newsletters, notices, spam, absences, and clients whose mail looks like them. */
function everyday(firm: Making): void {
	const { random } = firm;
	const some = (least: number, more: number) => least + random.below(more);
	firm.supplier('news@paper-supply.example', some(4, 10), (each) => ({
		subject: `Order now: 20 % off, week ${each}`,
		headers: newsletter('paper-supply.example'),
	}));
	firm.supplier('newsletter@trade-journal.example', some(4, 12), (each) => ({
		subject: `Issue ${each}`,
		headers: newsletter('trade-journal.example'),
	}));
	firm.supplier('noreply@bank.example', some(3, 12), (each) => ({
		subject: `Your statement ${each}`,
		headers: GENERATED,
	}));
	firm.supplier('no-reply@hosting.example', some(3, 5), (each) => ({
		subject: each % 2 === 0 ? 'Invoice for your hosting' : 'Backup report',
	}));
	firm.supplier('notifications@parcels.example', some(3, 8), (each) => ({
		subject: `Посылка ${each} отправлена`,
		headers: GENERATED,
	}));
	// Clients that look like those.
	firm.machineClient('noreply@plant-buyer.example', some(3, 6), (each) => ({
		subject: `Purchase order ${4_500 + each}`,
		headers: GENERATED,
	}));
	firm.machineClient('support@ticket-client.example', some(3, 4), (each) => ({
		subject: `[Ticket#${each}] New ticket`,
		headers: GENERATED,
	}));
	firm.machineClient('noreply@quiet-client.example', some(3, 4), (each) => ({
		subject: `Document ${each} is ready for you`,
		headers: GENERATED,
	}));
	firm.machineClient('info@gateway-client.example', some(3, 4), (each) => ({
		subject: `Delivery in week ${each}`,
		headers: { Precedence: 'bulk' },
	}));
	firm.machineClient('maria@unsubscribe-client.example', some(3, 3), (each) => ({
		subject: `Chairs, part ${each}`,
		headers: newsletter('unsubscribe-client.example'),
	}));
	firm.machineClient('noreply@crm-tool.example', some(3, 3), () => ({
		subject: 'Security of your invoice',
		replyTo: 'buyer@client77.example',
		headers: GENERATED,
	}));
	for (const [index, subject] of CLIENTS_SYSTEMS.entries()) {
		const isUnsaid = index % 2 === 0;
		firm.machineClient(`noreply@system${index}.example`, 3, (each) => ({
			subject: subject.replace('#', String(each + 1)),
			...(isUnsaid ? {} : { headers: GENERATED }),
		}));
	}
	// A service for small firms marks all that goes through it.
	firm.machineClient('info@brevo-client.example', some(3, 4), (each) => ({
		subject: `Chairs and tables, ${each}`,
		headers: newsletter('brevo-client.example'),
	}));
	firm.machineClient('noreply@flat-portal.example', some(3, 4), (each) => ({
		subject: `Anna is interested in your flat ${each}`,
		headers: newsletter('flat-portal.example'),
	}));
	firm.machineClient('updates@network.example', some(3, 4), () => ({
		subject: 'Somebody wrote to you',
		headers: newsletter('network.example'),
	}));
	firm.machineClient('news@works.example', some(3, 3), (each) => ({
		subject: `What is new, ${each}`,
		headers: newsletter('works.example'),
	}));
	// Suppliers of whom it is not sure.
	firm.supplier('info@tool-dealer.example', some(3, 6), (each) => ({
		subject: `Tools of the week ${each}`,
		headers: newsletter('tool-dealer.example'),
	}));
	firm.supplier('noreply@utility.example', 3, (each) => ({
		subject: `Wichtige Information ${each}`,
		headers: GENERATED,
	}));
	firm.supplier('news@wholesale.example', 4, (each) => ({
		subject: `Catalog ${each}`,
		headers: newsletter('wholesale.example'),
	}));
	firm.receive({ from: 'rep@wholesale.example', subject: 'Our talk', headers: { ...PROGRAMS[0] } });
	// Its people write, its system notifies.
	firm.client('karl@works.example', [firm.mailbox], 2);
	firm.machineClient('noreply@works.example', some(3, 3), () => ({
		subject: 'Delivery report',
		headers: GENERATED,
	}));
	firm.machineClient('away@absent-client.example', 3, () => ({
		subject: 'Automatic reply: offer',
		headers: { 'Auto-Submitted': 'auto-replied', 'In-Reply-To': '<x@y.example>' },
	}));
	// Answered once by hand.
	firm.machineClient('noreply@answered.example', 4, () => ({
		subject: 'Status of your case',
		headers: GENERATED,
	}));
	firm.send({ to: 'anna@answered.example', subject: 'Re: status' }, firm.ago());
	for (let each = 0; each < some(2, 5); each++) {
		firm.receive({ from: `mailer-daemon@mx${each}.example`, subject: 'Undelivered' });
	}
	spamOf(firm, some(10, 30));
}

function spamOf(firm: Making, count: number): void {
	const { random } = firm;
	const verdict = (dmarc: string) => ({
		Received: `from mx.stranger.example by mx.${firm.domain} with ESMTPS id 1; Mon, 1 Jun 2026 10:00:00 +0000`,
		'Authentication-Results': `mx.${firm.domain}; spf=pass; dmarc=${dmarc}`,
	});
	for (let each = 0; each < count; each++) {
		const headers =
			random.below(2) === 0
				? { ...verdict('pass'), ...newsletter(`cheap${each}.example`) }
				: verdict('fail');
		firm.receive(
			{ from: `offer@cheap${each}.example`, subject: 'Cheap, cheap', headers },
			firm.ago(),
			'Junk',
		);
	}
	const lost = firm.person();
	const asked = firm.send({ to: lost, subject: 'Our offer' }, 20);
	firm.clients.add(lost);
	firm.receive(
		{ from: lost, subject: 'Re: Our offer', headers: { 'In-Reply-To': asked } },
		19,
		'Junk',
	);
	firm.receive(
		{ from: 'new@client9.example', subject: 'A question', headers: verdict('pass') },
		11,
		'Junk',
	);
	firm.inSpam += 2;
}

/** The kinds of firms that are made up. */
export const firms: Readonly<Record<string, (firm: Making) => void>> = {
	'a shop with site forms': (firm) => {
		const { random, domain } = firm;
		const info = firm.mailbox;
		firm.aliases.push(`sales@${domain}`, `orders@${domain}`);
		firm.clientsOf(30, [info, `sales@${domain}`, `orders@${domain}`]);
		firm.form(`wordpress@${domain}`, 8 + random.below(20), (visitor, name) => ({
			...{ subject: 'Contact form', replyTo: `${name} <${visitor}>`, text: `${name} wrote` },
			headers: { 'X-Mailer': 'PHPMailer 6.8' },
		}));
		firm.form('orders@shop-platform.example', 12 + random.below(30), (visitor, name) => ({
			subject: `New order #${random.below(9_000)}`,
			text: `Order 17\nCustomer: ${name}\nEmail: ${visitor}\nTotal: 120 EUR\n`,
		}));
		firm.form('hello@studio.example', 4 + random.below(8), (visitor, name) => ({
			...{ subject: 'Новая заявка с сайта', text: asForm(visitor, name) },
		}));
		firm.form(info, 3 + random.below(5), (visitor) => ({
			...{ subject: 'Question from the website', replyTo: visitor },
			headers: { 'X-PHP-Originating-Script': '33:send.php' },
		}));
		firm.form('shop.owner7@gmail.com', 4 + random.below(5), (visitor, name) => ({
			...{ subject: 'Website', replyTo: `${name} <${visitor}>`, text: 'Please call me' },
			messageId: `<CA${random.below(1e9)}@mail.gmail.com>`,
		}));
		firm.form('forms@plugin.example', 2, (visitor, name) => ({
			...{ subject: 'Wholesale form', text: asForm(visitor, name) },
		}));
		// Tried out by the firm itself.
		firm.receive({ from: 'hello@studio.example', subject: 'Test', text: asForm(info, 'Test') });
		firm.form('noreply@callback.example', 3 + random.below(6), (_, name) => ({
			subject: 'Call back',
			text: `Name: ${name}\nPhone: +7 495 123-45-67\nPage: /prices\n`,
		}));
	},
	'an agency with aliases': (firm) => {
		const { domain, random } = firm;
		const old = 'agency-before.example';
		const projects = ['hello', 'jobs', 'press', 'projects', 'tender', 'ads'];
		const own = projects.map((name) => `${name}@${domain}`);
		firm.aliases.push(...own, `info@${old}`);
		firm.clientsOf(40, [firm.mailbox, ...own]);
		for (let each = 0; each < 8; each++) firm.client(firm.person(), [`info@${old}`], 1);
		// Only the server says to whom.
		firm.aliases.push(`bids@${domain}`);
		for (let each = 0; each < 3; each++) {
			const from = firm.person();
			firm.clients.add(from);
			firm.people.add(from);
			const headers = { 'X-Original-To': `bids@${domain}` };
			firm.receive({ from, to: 'undisclosed-recipients:;', subject: 'Our bid', headers });
		}
		// Written from, and answered to.
		firm.aliases.push(`studio@${domain}`);
		firm.send({ from: `studio@${domain}`, to: 'ann@client1.example' }, 30);
		firm.receive(
			{ from: 'ann@client1.example', to: `studio@${domain}`, subject: 'Re: Studio' },
			29,
		);
		firm.clients.add('ann@client1.example');
		// A circle that many firms write to, and so do we.
		firm.send({ to: 'circle@chamber.example', subject: 'Hello all' }, 40);
		for (let each = 0; each < 6; each++) {
			const from = firm.person();
			firm.clients.add(from);
			firm.people.add(from);
			firm.receive({ from, to: 'circle@chamber.example', subject: 'To all' });
		}
		firm.form('leads@landing-builder.example', 5 + random.below(10), (visitor, name) => ({
			...{ subject: 'New lead', replyTo: visitor, text: `${name} left a message` },
		}));
		firm.receive({
			...{ from: 'leads@landing-builder.example', replyTo: firm.mailbox },
			subject: 'New lead',
		});
		firm.form('no-reply@agency-portal.example', 5 + random.below(9), (visitor, name) => ({
			...{ subject: 'A client is interested', text: asForm(visitor, name) },
			headers: newsletter('agency-portal.example'),
		}));
	},
	'a clinic whose colleagues write': (firm) => {
		const { domain, random } = firm;
		const colleagues = ['dr.adler', 'dr.berg', 'front.desk', 'lab'].map(
			(one) => `${one}@${domain}`,
		);
		firm.aliases.push(`termine@${domain}`, `info@${domain}`);
		firm.clientsOf(45, [firm.mailbox, `termine@${domain}`, `info@${domain}`]);
		for (const colleague of colleagues) {
			firm.clients.add(colleague);
			firm.people.add(colleague);
			for (let each = 0; each < 4 + random.below(6); each++) {
				firm.receive({
					...{ from: `Colleague <${colleague}>`, subject: 'Patient tomorrow' },
					headers: PROGRAMS[random.below(PROGRAMS.length)] ?? {},
				});
			}
			// Patients write to the doctor, and to the desk.
			for (let each = 0; each < 5; each++) {
				const patient = firm.person();
				firm.clients.add(patient);
				firm.people.add(patient);
				firm.receive({ from: patient, to: colleague, cc: firm.mailbox, subject: 'Befund' });
			}
			const passed = firm.person();
			firm.clients.add(passed);
			firm.people.add(passed);
			for (let each = 0; each < 2; each++) {
				firm.receive({ from: passed, to: colleague, subject: 'For you alone' });
			}
		}
		firm.form('noreply@doctor-booking.example', 10 + random.below(20), (visitor, name) => ({
			...{ subject: 'Neue Terminbuchung', text: asForm(visitor, name, 'Datum: 12.05.2026\n') },
			headers: GENERATED,
		}));
		firm.form(`web@${domain}`, 6 + random.below(6), (visitor, name) => ({
			...{ subject: 'Kontaktformular', replyTo: visitor, text: asForm(visitor, name) },
		}));
		firm.machineClient('noreply@insurer.example', 5, (each) => ({
			subject: `Anfrage zu Patient ${each}`,
			headers: GENERATED,
		}));
	},
	'a B2B firm with suppliers': (firm) => {
		const { domain, random } = firm;
		firm.aliases.push(`einkauf@${domain}`, `vertrieb@${domain}`);
		firm.clientsOf(25, [firm.mailbox, `vertrieb@${domain}`]);
		for (let each = 0; each < 12; each++) {
			const house = `supplier${each}.example`;
			firm.supplier(`newsletter@${house}`, 3 + random.below(6), (issue) => ({
				...{
					to: `einkauf@${domain}`,
					subject: `Angebotswoche ${issue}`.replace('Angebots', 'Preis'),
				},
				headers: newsletter(house),
			}));
		}
		for (let each = 0; each < 8; each++) {
			firm.supplier(`noreply@logistics${each}.example`, 3 + random.below(5), (issue) => ({
				subject: `Sendung ${issue} versandt`,
				headers: GENERATED,
			}));
		}
		// Buyers whose purchase systems write, each in words of its own.
		const words = ['Bestellung', 'Purchase Order', 'Заказ', 'RFQ', 'Anfrage', 'Commande', 'Abruf'];
		for (const [index, word] of words.entries()) {
			firm.machineClient(`noreply@buyer${index}.example`, 3 + random.below(4), (each) => ({
				subject: `${word} ${each}`,
				headers: GENERATED,
			}));
			firm.machineClient(`system@maker${index}.example`, 3, (each) => ({
				subject: `${word} ${each}`,
			}));
		}
		firm.form('noreply@b2b-market.example', 5 + random.below(9), (visitor, name) => ({
			subject: `New RFQ from ${name}`,
			text: asForm(visitor, name, 'Quantity: 500\n'),
		}));
		firm.form('kontakt@web-agentur.example', 3 + random.below(4), (visitor, name) => ({
			...{ subject: 'Kontaktformular', replyTo: visitor, text: asForm(visitor, name) },
		}));
	},
	'a sole trader with free mail': (firm) => {
		const { random } = firm;
		firm.aliases.push('info@my-workshop.example');
		const forwarded = (to: string) => ({ 'X-Forwarded-To': firm.mailbox, 'Delivered-To': to });
		firm.clientsOf(22, [firm.mailbox]);
		for (let each = 0; each < 6 + random.below(5); each++) {
			const from = firm.person();
			firm.clients.add(from);
			firm.people.add(from);
			firm.receive({
				...{ from, to: 'info@my-workshop.example', subject: 'Repair' },
				...(random.below(2) === 0 ? { headers: forwarded('info@my-workshop.example') } : {}),
			});
		}
		firm.form('noreply@site-builder.example', 4 + random.below(8), (visitor, name) => ({
			...{ subject: 'Сообщение с сайта', replyTo: visitor, text: asForm(visitor, name) },
			headers: { 'X-Mailer': 'Tilda Mailer' },
		}));
		firm.form('info@my-workshop-site.example', 3 + random.below(4), (visitor, name) => ({
			...{ subject: 'Website', replyTo: `${name} <${visitor}>`, text: 'Please call me' },
		}));
	},
};

/** Returns a firm of a kind; the same for the same seed. */
export function firmOf(kind: string, seed: number): Firm {
	const make = firms[kind];
	if (make === undefined) throw new Error('No such firm');
	const place = Object.keys(firms).indexOf(kind);
	const isFree = kind.includes('free mail');
	const mailbox = isFree ? `workshop.${seed}@gmail.com` : `info${seed}@firm${place}.example`;
	const making = new Making(mailbox, randomOf(seed, place), `${place}.${seed}`);
	make(making);
	everyday(making);
	return making.firm();
}
