import { addressListOf } from '../../../../nodes/core/mail/address-list';
import { namedClientIn, textTells } from '../../../../nodes/core/who/named-client';
import { ownAddresses } from '../../../../nodes/core/who/own-addresses';
import { head, type WrittenHead } from '../../../support/head';

const own = ownAddresses('info@company.example', ['sales@company.example']);

function found(text: string, by: 'form' | 'forward'): [string, string] | string | null {
	const client = namedClientIn({ text }, by, own);
	return client === null || typeof client === 'string' ? client : [client.address, client.name];
}

describe('the text is read before the mail is judged', () => {
	const rules = {
		own,
		websiteForms: addressListOf(['forms@site.example', '*@shop.example']),
		employeeForwards: true,
	};

	test.each<[string, WrittenHead, 'form' | 'forward' | null]>([
		['for a listed form', { from: 'forms@site.example' }, 'form'],
		['for a listed domain', { from: 'wordpress@shop.example' }, 'form'],
		[
			'not when its Reply-To names the client',
			{ from: 'forms@site.example', replyTo: 'ann@client.example' },
			null,
		],
		[
			'for a form whose message a group of ours passed on',
			{
				from: "'Site' via Sales <sales@company.example>",
				headers: {
					'list-id': '<sales.company.example>',
					'x-original-sender': 'wordpress@site.example',
				},
			},
			'form',
		],
		[
			'but when its Reply-To is an address that many share',
			{ from: 'forms@site.example', replyTo: 'support@desk.example' },
			'form',
		],
		[
			'but when its Reply-To is ours',
			{ from: 'forms@site.example', replyTo: 'info@company.example' },
			'form',
		],
		[
			'or a no-reply address',
			{ from: 'forms@site.example', replyTo: 'no-reply@site.example' },
			'form',
		],
		[
			'for a colleague’s forward',
			{ from: 'bob@company.example', subject: 'Fwd: Offer' },
			'forward',
		],
		['for our own forward', { from: 'sales@company.example', subject: 'WG: Anfrage' }, 'forward'],
		[
			'for a colleague’s address that shows no program of a person',
			{ from: 'bob@company.example' },
			'form',
		],
		[
			'not for a colleague’s own words',
			{ from: 'bob@company.example', headers: { 'user-agent': 'Thunderbird' } },
			null,
		],
		['nor for a colleague’s answer', { from: 'bob@company.example', subject: 'Re: Offer' }, null],
		['not for a client’s forward', { from: 'ann@client.example', subject: 'Fwd: Offer' }, null],
		['for a form of our own domain', { from: 'wordpress@company.example' }, 'form'],
		['for what our own address sends to itself', { from: 'info@company.example' }, 'form'],
		[
			'not for what a person sends from it',
			{ from: 'info@company.example', headers: { 'user-agent': 'Thunderbird' } },
			null,
		],
		[
			'not for what our own address sends to others',
			{ from: 'info@company.example', to: 'ann@client.example' },
			null,
		],
		[
			'not for a delivery report',
			{ from: 'no-reply@x.example', headers: { 'x-failed-recipients': 'a@b.example' } },
			null,
		],
		['not for an ordinary mail', {}, null],
		['not without a sender', { from: [] }, null],
	])('%s', (_, written, expected) => {
		expect(textTells(head(written), rules)).toBe(expected);
	});

	test('not for forwards unless that is chosen', () => {
		const written = { from: 'bob@company.example', subject: 'Fwd: Offer' };
		expect(textTells(head(written), { ...rules, employeeForwards: false })).toBeNull();
	});
});

describe('the client in the text of a form', () => {
	test.each<[string, string, [string, string] | string | null]>([
		[
			'behind its label',
			'Name: Ann Lee\nE-mail: ann@client.example\nManager: bob@partner.example',
			['ann@client.example', 'Ann Lee'],
		],
		[
			'in Russian',
			'Имя: Анна Ли\nТелефон: +7 495 000-00-00\nЭлектронная почта: ann@client.example',
			['ann@client.example', 'Анна Ли'],
		],
		[
			'in a table',
			'Ваше имя\nАнна\nВаш e-mail\nann@client.example',
			['ann@client.example', 'Анна'],
		],
		['in bold', '*Name:* Ann\n*Email:* ann@client.example', ['ann@client.example', 'Ann']],
		[
			'in German',
			'Name: Ann\nIhre E-Mail-Adresse: ann@client.example',
			['ann@client.example', 'Ann'],
		],
		['in French', 'Nom : Ann\nAdresse e-mail : ann@client.example', ['ann@client.example', 'Ann']],
		['in Turkish', 'Adınız: Ann\nE-posta: ann@client.example', ['ann@client.example', 'Ann']],
		['as the only address', 'Please call back\nann@client.example.', ['ann@client.example', '']],
		[
			'as the only address that is not ours',
			'Sent by info@company.example and no-reply@site.example for ann@client.example',
			['ann@client.example', ''],
		],
		[
			'not the help desk in the footer of a form with a phone only',
			'Name: Ann\nPhone: +7 495 000-00-00\n--\nHelp: team@builder.example',
			'namelessForm',
		],
		[
			'not the address in a sentence that begins like a label',
			'Email sent from the form, support webmaster@agency.example\nE-mail: ann@client.example',
			['ann@client.example', ''],
		],
		[
			'not what stands below an empty field',
			'Name: Ann\nE-mail:\nManager: bob@partner.example',
			'namelessForm',
		],
		[
			'by words around the label',
			'Ваше имя (обязательно): Анна\nE-mail автора: ann@client.example',
			['ann@client.example', 'Анна'],
		],
		[
			'by words behind the label',
			'Customer Name: Ann\nCustomer Email (required): ann@client.example',
			['ann@client.example', 'Ann'],
		],
		[
			'as Contact Form 7 writes it',
			'From: Ann Lee <ann@client.example>\nSubject: Pumps\n\nMessage Body:\n40 pumps\n\n-- \nThis is a notification',
			['ann@client.example', 'Ann Lee'],
		],
		[
			'under a label nobody listed',
			'Wie heißen Sie: Ann\nWohin dürfen wir schreiben: ann@client.example',
			['ann@client.example', ''],
		],
		[
			'in a table without borders',
			'Ваше имя Анна\nE-mail ann@client.example',
			['ann@client.example', 'Анна'],
		],
		['not under a label of ours', 'Produkt: Pumpe\nManager: bob@partner.example', null],
		['not when several could be', 'ann@client.example, bob@client.example', null],
		['not when our own is labeled', 'E-mail: info@company.example', null],
		['not without an address', 'Name: Ann\nPhone: 123', 'namelessForm'],
	])('%s', (_, text, expected) => {
		expect(found(text, 'form')).toEqual(expected);
	});
});

const A = 'ann@client.example';

describe('the client of a form in any language and any shape', () => {
	test.each<[string, string, string]>([
		[
			'Turkish',
			`Ad Soyad: Ayşe Yılmaz\nE-posta Adresiniz: ${A}\nTelefon No: 0532 123 45 67`,
			'Ayşe Yılmaz',
		],
		['Ukrainian', `Ваше ім'я: Олена\nВаш email: ${A}\nПитання: ціна`, 'Олена'],
		[
			'Ukrainian with dashes',
			`Контактна особа - Олена\nТелефон - 067 123 45 67\nЕлектронна скринька - ${A}`,
			'Олена',
		],
		['Polish', `Imię: Jan\nNazwisko: Nowak\nAdres email: ${A}`, 'Jan Nowak'],
		['Czech', `Vaše jméno: Petr\nVáš e-mail: ${A}\nVaše zpráva: nabídka`, 'Petr'],
		['Kazakh', `Аты-жөні: Айгүл\nЭлектронды пошта: ${A}`, 'Айгүл'],
		['Bulgarian', `Име: Иван\nИмейл: ${A}`, 'Иван'],
		['Serbian', `Ime i prezime: Ana\nE-mail adresa: ${A}`, 'Ana'],
		['Lithuanian', `Vardas: Jonas\nEl. paštas: ${A}`, 'Jonas'],
		['Finnish', `Nimi: Matti\nSähköposti: ${A}`, 'Matti'],
		['Greek', `Όνομα: Άννα\nΗλεκτρονικό ταχυδρομείο: ${A}`, 'Άννα'],
		['Hebrew', `שם: אנה\nדוא"ל: ${A}`, 'אנה'],
		['Arabic', `الاسم: آنا\nالبريد الإلكتروني: ${A}`, 'آنا'],
		['Chinese', `姓名：安娜\n邮箱：${A}`, '安娜'],
		['Japanese in brackets', `【お名前】山田花子\n【メールアドレス】${A}`, '山田花子'],
		['Korean', `이름: 안나\n이메일: ${A}`, '안나'],
		['Vietnamese', `Họ tên: Anna\nEmail: ${A}`, 'Anna'],
		['Romanian', `Numele dumneavoastră: Ion\nAdresa de email: ${A}`, 'Ion'],
		[
			'long labels',
			`Please enter your full name (required): Ann Lee\nThe e-mail address where we can reach you (required): ${A}`,
			'Ann Lee',
		],
		['a wording nobody listed', `Как к Вам обращаться?: Анна\nКуда прислать ответ: ${A}`, 'Анна'],
		['emojis', `👤 Имя: Анна\n✉️ E-mail: ${A}`, 'Анна'],
		['numbers', `1. Name: Ann\n2. E-mail: ${A}`, 'Ann'],
		['an array', `Array\n(\n    [name] => Ann\n    [email] => ${A}\n)`, 'Ann'],
		[
			'JSON',
			`{"form": {"firstName": "Ann", "lastName": "Lee", "emailAddress": "${A}"}}`,
			'Ann Lee',
		],
		['arrows', `Name → Ann\nEmail → ${A}`, 'Ann'],
		['dashes', `Name – Ann\nE-mail – ${A}\nPhone – 123`, 'Ann'],
		['columns', `Name          Ann\nE-mail        ${A}`, 'Ann'],
		['a line below each label', `Name\nAnn\nE-mail\n${A}\nPhone\n123`, 'Ann'],
		['one line', `Name: Ann Lee, E-mail: ${A}, Phone: +44 20 7946 0958`, 'Ann Lee'],
		[
			'questions and answers',
			`Question: Name\nAnswer: Ann\n\nQuestion: Email\nAnswer: ${A}`,
			'Ann',
		],
		['underlined labels', `Имя:\n*****\nАнна\n\nE-mail:\n*****\n${A}`, 'Анна'],
		['last name first', `Nom : Martin\nPrénom : Luc\nAdresse mail : ${A}`, 'Luc Martin'],
		['a link behind the address', `Name: Ann\nE-mail: ${A} <mailto:${A}>`, 'Ann'],
		[
			'an address below the buyer',
			`Покупатель: Мария Орлова\n${A}\nТелефон: 8 926 123-45-67`,
			'Мария Орлова',
		],
		[
			'a billing address',
			`Total: 20\nPayment method: cash\n\n----\n\nBILLING ADDRESS\n\nAnn Lee\nMain Street 1\n${A}\n\n----\n`,
			'Ann Lee',
		],
	])('%s', (_, text, name) => {
		expect(found(text, 'form')).toEqual([A, name]);
	});

	test.each([
		['an operator', 'Номер: 8 926 123-45-67\nОператор: petrova@callcenter.example'],
		['the owner of the account', 'Neue Anfrage\nTel: 030 123456\nIhr Konto: owner@partner.example'],
		[
			'who gets the message',
			'New lead! Call +1 212 555 0123\n\nYou receive this message because owner@partner.example is subscribed.',
		],
		[
			'a help desk in a sentence',
			'Имя: Анна\nТелефон: 8 926 123-45-67\n\nС уважением, робот сайта team@builder.example',
		],
		['a shared address', 'A new entry was made.\nsupport@builder.example'],
		['the sender’s own house', 'A new entry was made.\nann.smith@site.example'],
	])('but never %s', (_, text) => {
		const client = namedClientIn({ text }, 'form', own, 'noreply@site.example');
		expect(client === null || client === 'namelessForm').toBe(true);
	});
});

describe('the client in a forwarded message', () => {
	test.each<[string, string, [string, string] | string | null]>([
		[
			'Gmail',
			'FYI\n\n---------- Forwarded message ---------\nFrom: Ann Lee <ann@client.example>\nDate: Mon, 12 May 2026\nSubject: Offer\nTo: <bob@company.example>\n\nHello',
			['ann@client.example', 'Ann Lee'],
		],
		[
			'Outlook',
			'Please answer.\n\nFrom: Ann Lee [mailto:ann@client.example]\nSent: Monday\nTo: Bob\nSubject: Offer',
			['ann@client.example', 'Ann Lee'],
		],
		[
			'Outlook in bold Russian',
			'*От:* Анна Ли <ann@client.example>\n*Отправлено:* 12 мая 2026 г.\n*Кому:* Боб',
			['ann@client.example', 'Анна Ли'],
		],
		[
			'Thunderbird in German',
			'-------- Weitergeleitete Nachricht --------\nBetreff: Anfrage\nVon: Ann Lee <ann@client.example>\nAn: bob@company.example',
			['ann@client.example', 'Ann Lee'],
		],
		['quoted', '> From: ann@client.example\n> Subject: Offer', ['ann@client.example', '']],
		[
			'not what a colleague wrote to a client',
			'From: Bob <bob@company.example>\nTo: ann@client.example\n\nFrom: Ann <ann@client.example>',
			'namelessForward',
		],
		[
			'not somebody further down when the newest has no address',
			'From: Ann Lee\nTo: Bob\n\nFrom: Carl <carl@other.example>\nTo: Ann',
			'namelessForward',
		],
		[
			'not an address in the colleague’s own line',
			'From: Moscow warehouse@carrier.example\n\n---- Forwarded message ----\nFrom: Ann <ann@client.example>\nTo: bob@company.example',
			['ann@client.example', 'Ann'],
		],
		['not without the forwarded lines', 'Ann asked for an offer: ann@client.example', null],
	])('%s', (_, text, expected) => {
		expect(found(text, 'forward')).toEqual(expected);
	});
});

test.each([
	['labels', 'E-mail: '.repeat(30_000)],
	['at signs', '@'.repeat(200_000)],
	['one long word', `${'a'.repeat(200_000)}@`],
	['lines', 'From:\n'.repeat(40_000)],
	['spaces in a name', `Name: x${' '.repeat(250_000)}y`],
	['spaces in an address', `E-mail: x${' '.repeat(250_000)}y`],
	['bars', `From: x${'|'.repeat(250_000)}y`],
])('a hostile text of %s names nobody', (_, text) => {
	expect(found(text, 'form')).not.toEqual(expect.any(Array));
	expect(found(text, 'forward')).not.toEqual(expect.any(Array));
});

describe('the client of a portal or shop that names itself too', () => {
	const named = (text: string, sender: string) => {
		const client = namedClientIn({ text }, 'form', own, sender);
		return typeof client === 'object' ? (client?.address ?? null) : client;
	};

	test.each<[string, string, string, string | null]>([
		[
			'is not its customer service',
			`${A}\nResponder |\nAtención al cliente: info@idealista.com`,
			'noreply@idealista.com',
			A,
		],
		[
			'nor the customer service of a portal that nobody listed, at another domain',
			`Nachricht von ${A}\nKundenservice: hallo@portal.example`,
			'noreply@post.example',
			A,
		],
		[
			'nor its own labelled address',
			'Name: Ann\nPhone: +34 612 345 600\nE-mail: hola@idealista.com',
			'noreply@idealista.com',
			'namelessForm',
		],
		[
			'nor the shared address of its house below the client’s',
			`Name: Ann\nE-mail: info@portal.example\nE-mail: ${A}`,
			'noreply@portal.example',
			A,
		],
		...[
			'Partner email',
			'Cc email',
			'Copy to',
			'Копия',
			'Recipient email',
			'Notification email',
			'Referred by email',
			'Emergency email',
			'Designed by',
			'E-mail для копии',
			'E-Mail Empfänger',
			'Correo del destinatario',
			'Envoyé à',
			'Broker email',
		].map((label): [string, string, string, string | null] => [
			`nor the address behind ${label}`,
			`Name: Ann\nPhone: +34 612 345 600\n${label}: bob@agency.example`,
			'noreply@portal.example',
			'namelessForm',
		]),
		[
			'nor the friend whom a visitor names first',
			`Friend's email: bob@other.example\nYour email: ${A}`,
			'noreply@portal.example',
			A,
		],
		[
			'nor whom a visitor mentions in a sentence',
			'Name: Ann\nMessage: ask my boss at bob@other.example',
			'noreply@portal.example',
			'namelessForm',
		],
		[
			'but the address below a visitor’s message',
			`Name: Ann\nMessage: 40 pumps\nAnn Lee\n${A}`,
			'noreply@portal.example',
			A,
		],
		[
			'but a firm that shares its address',
			'Name: Ann\nE-mail: info@client.example',
			'noreply@portal.example',
			'info@client.example',
		],
		[
			'but the address that a portal hides the client behind',
			'Name: Ann\nE-mail: ann-123@guest.booking.com',
			'noreply@booking.com',
			'ann-123@guest.booking.com',
		],
	])('%s', (_, text, sender, expected) => {
		expect(named(text, sender)).toBe(expected);
	});
});

describe('the client whom a sentence introduces', () => {
	const shop = (sentence: string) =>
		`${sentence}\nPayment: Bank wire\nCarrier: Parcels — help@carrier.example\nOrder: 312`;

	test.each<[string, string]>([
		[
			'English',
			`A new order was placed today on My Little Shop by the following customer: Ann Lee (${A})`,
		],
		[
			'French',
			`Une nouvelle commande a été passée sur Company par le client suivant : Ann Lee (${A})`,
		],
		[
			'German',
			`In Ihrem Shop Company wurde eine neue Bestellung von folgendem Kunden getätigt: Ann Lee (${A})`,
		],
		[
			'Spanish',
			`Se ha realizado un nuevo pedido en la tienda Company por el siguiente cliente: Ann Lee (${A})`,
		],
		[
			'Italian',
			`È stato effettuato un nuovo ordine sul negozio Company dal seguente cliente: Ann Lee <${A}>`,
		],
		[
			'Polish',
			`W sklepie Company zostało złożone nowe zamówienie przez następującego klienta: Ann Lee (${A})`,
		],
		[
			'Dutch',
			`Er is zojuist een nieuwe bestelling geplaatst in winkel Company door de volgende klant: Ann Lee (${A})`,
		],
		[
			'Russian',
			`В магазине Company только что был размещён новый заказ следующим покупателем: Ann Lee (${A})`,
		],
		[
			'on the next line',
			`A new order was placed today on My Little Shop by the following customer:\nAnn Lee (${A})`,
		],
	])('%s', (_, sentence) => {
		expect(found(shop(sentence), 'form')).toEqual([A, 'Ann Lee']);
	});

	test.each<[string, string]>([
		[
			'not an adviser',
			`Your order will now be looked after by our customer advisor, who is: Bob Ray (${A})`,
		],
		[
			'not somebody in a longer sentence',
			`A new order came from the following customer: ask Bob Ray (${A}) about it today`,
		],
		[
			'not one of two',
			`New orders came in today from the following customer: Ann Lee (${A})\nAnd from the following customer: Bob Ray (bob@client.example)`,
		],
		[
			'not ourselves',
			'A new order was placed today on My Little Shop by the following customer: Us (info@company.example)',
		],
	])('%s', (_, sentence) => {
		expect([null, 'namelessForm']).toContain(found(shop(sentence), 'form'));
	});
});

describe('the client whose message it is, with a card below', () => {
	const portal = (text: string) => `${text}\n\nRef: 123\nFloor: 2`;

	test.each<[string, string]>([
		['English', `You have a new message from Ann Lee\n"Hello"\nAnn Lee\n${A}\n+44 20 7946 0000`],
		['Spanish', `Tienes un mensaje de Ann Lee sobre tu piso\nAnn Lee\n${A}`],
		['German', `Neue Anfrage von Ann Lee.\nAnn Lee\n${A}`],
	])('%s', (_, text) => {
		expect(found(portal(text), 'form')).toEqual([A, 'Ann Lee']);
	});

	test.each<[string, string]>([
		['not the shop in its footer', `Order on Green Garden\nGreen Garden\n${A}`],
		['not one whose name only begins alike', `A message from Ann Leeson\nAnn Lee\n${A}`],
	])('%s', (_, text) => {
		expect([null, 'namelessForm']).toContain(found(portal(text), 'form'));
	});
});
