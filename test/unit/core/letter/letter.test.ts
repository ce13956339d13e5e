import fc from 'fast-check';
import { letterOf, type Letter } from '../../../../nodes/core/letter/letter';
import { readHtml, readPlain } from '../../../../nodes/mime/content';
import { folded, labelledReplies, readReply, type LabelledReply } from '../../../support/replies';

const NEW = 'Thank you, 20 chairs please.\nMy number is +7 495 123-45-67';
const OLD = '> Dear Ann,\n> how many chairs?';

const letter = (text: string): Letter => letterOf({ text });

describe('labeled replies', () => {
	const replies = labelledReplies();
	const isRight = (reply: LabelledReply) => folded(readReply(reply).text) === reply.text;
	const score = (some: readonly LabelledReply[]) => some.filter(isRight).length / some.length;
	const languages = [...new Set(replies.map(({ language }) => language))];

	test('are many, in 25 languages, with HTML and with traps', () => {
		expect(replies.length).toBeGreaterThanOrEqual(290);
		expect(languages).toHaveLength(25);
		expect(replies.filter(({ html }) => html !== null).length).toBeGreaterThanOrEqual(30);
		expect(replies.filter(({ isTrap }) => isTrap).length).toBeGreaterThanOrEqual(30);
	});

	test('are read right, 95 % or better', () => {
		expect(score(replies)).toBeGreaterThanOrEqual(0.95);
	});

	test.each(languages)('are read right in %s, 90 %% or better', (language) => {
		const some = replies.filter((reply) => reply.language === language);
		expect(score(some)).toBeGreaterThanOrEqual(0.9);
	});

	test('that only look like replies stay whole', () => {
		const cut = replies.filter((reply) => reply.isTrap && !isRight(reply));
		expect(cut.map(({ name }) => name)).toEqual([]);
	});

	test.each(replies.filter(({ plain }) => plain !== null))(
		'nothing is lost of $language $name',
		(reply) => {
			const { text, quotedText, signature } = readReply(reply);
			const kept = `${text}\n${quotedText}\n${signature}`.split(/\s+/).sort();
			const written = readPlain(reply.plain ?? '')
				.text.split(/\s+/)
				.sort();
			expect(kept.filter((word) => word !== '')).toEqual(written.filter((word) => word !== ''));
		},
	);
});

describe('the parts of a letter', () => {
	test('are what was written, what is answered and what was added', () => {
		const history = `On 12 May 2026 at 10:04, Shop <info@shop.example> wrote:\n${OLD}`;
		const added = 'Best regards,\nAnn Lee\n+44 20 7946 0011\n\nSent from my iPhone';
		expect(letter(`${NEW}\n\n${added}\n\n${history}`)).toEqual({
			text: NEW,
			quotedText: history,
			signature: added,
		});
	});

	test.each([
		['Zoho', '---- On Tue, 12 May 2026 10:04:11 +0100 Shop <info@shop.example> wrote ----\n'],
		['a telephone', '-------- Original message --------From: Shop <info@shop.example> Date: 1'],
		['bars for marks', 'On 12 May 2026, Shop <a@b.example> wrote:\n| how many?'],
		['nothing but the reply line', 'On 12 May 2026, Shop <a@b.example> wrote:'],
		['nothing but marks', '> how many?\n> which colour?'],
	])('with the history of %s', (_, history) => {
		expect(letter(`${NEW}\n\n${history}`)).toMatchObject({ text: NEW, quotedText: history.trim() });
	});

	test.each([
		'Sent from my Huawei phone',
		'Get BlueMail for Android',
		'Отправлено со смартфона Samsung Galaxy.',
		'Отправлено из мобильного приложения Яндекс Почты',
		'Отправлено из Mail.ru для Android',
		'Von meinem Huawei-Mobiltelefon gesendet',
		'Envoyé depuis mon smartphone Samsung Galaxy.',
		'Enviado desde mi smartphone Samsung Galaxy.',
		'Inviato dal mio smartphone Samsung Galaxy.',
		'Wysłane z telefonu Samsung',
		'Enviado a partir do meu smartphone Samsung Galaxy.',
		'Samsung cep telefonumdan gönderildi',
		'Sent from Yahoo Mail for iPhone<https://mail.example/app>',
		'Best regards, sales manager Ann Lee',
		'С уважением, менеджер Анна Петрова',
		'-- \nAnn',
		'-- \n\n*Ann Lee | Director, Products*',
		'--\nAnn\n\n-- \nYou are on the list of the group.',
		'Kind regards\nAnn Lee\nLee & Sons Ltd, 5 High Street, Upper Sandwich, Kent, CT13 0AA, England',
	])('with %j as its signature', (signature) => {
		expect(letter(`${NEW}\n\n${signature}`)).toEqual({ text: NEW, quotedText: '', signature });
	});

	test.each([
		...['Sendt fra min iPhone', 'Skickat från min Samsung-mobil', 'Lähetetty iPhonesta'],
		...['Verzonden vanaf mijn iPhone', 'Odesláno z iPhonu', 'Odoslané z môjho iPhonu'],
		...['Надіслано з iPhone', 'Trimis de pe iPhone-ul meu', 'iPhone készülékemről küldve'],
		...[
			'Στάλθηκε από το iPhone μου',
			'נשלח מה-iPhone שלי',
			'أرسلت من الـ iPhone',
			'发自我的iPhone',
		],
		...[
			'從我的 iPhone 傳送',
			'iPhoneから送信',
			'나의 iPhone에서 보냄',
			'Sent from my T-Mobile 4G LTE Device',
		],
		...['Gesendet mit der WEB.DE Mail App', 'Sent from Mail for Windows', 'Sent by Spark'],
	])('with %j below the text', (signature) => {
		expect(letter(`${NEW}\n\n${signature}`)).toMatchObject({ text: NEW, signature });
	});

	test.each([
		['a line of four dashes', '----\nAnn Lee\nLee & Sons Ltd\n+44 20 7946 0011'],
		['a line of underscores', '____________\nAnn Lee\nann@client.example'],
		['a paragraph that names the company', 'Kind regards,\nAnn Lee\n\nLee & Sons Ltd\nKent'],
		['a paragraph with the name again', 'Thanks & regards,\nAnn\n\nAnn Lee\nHigh Street Kiosk'],
	])('with %s in its signature', (_, signature) => {
		expect(letter(`${NEW}\n\n${signature}`)).toEqual({ text: NEW, quotedText: '', signature });
	});

	test.each([
		['without a subject', 'From: Shop\nSent: Monday, May 11, 2026 15:05\nTo: Ann'],
		['without a recipient', 'From: Shop <info@shop.example>\nSent: 11 May 2026 15:05'],
		['without a sender', 'Sent: 11 May 2026 15:05\nTo: Ann\nSubject: Chairs'],
		[
			'in another order',
			'Date: 11 May 2026\nSubject: Chairs\nFrom: a@shop.example\nTo: b@client.example',
		],
		[
			'the subject first',
			'Subject: Chairs\nFrom: Shop <info@shop.example>\nDate: 11 May 2026 15:05',
		],
		['below a rule', `${'_'.repeat(32)}\n\nFrom: Shop\nTo: Ann\nSubject: Chairs`],
		[
			'in Bulgarian',
			'От: Shop <info@shop.example>\nИзпратено: 11 май 2026 15:05\nДо: Ann\nОтносно: столове',
		],
		['with stars', '*From:* Shop\n*Sent:* 11 May 2026 15:05\n*To:* Ann\n*Subject:* Chairs'],
	])('with a header block %s', (_, header) => {
		const history = `${header}\n\nHow many? Call +44 20 7946 0099`;
		expect(letter(`${NEW}\n\n${history}`)).toEqual({
			text: NEW,
			quotedText: history,
			signature: '',
		});
	});

	test('of CRLF text', () => {
		const text = `${NEW}\n\nOn 12 May 2026, Shop wrote:\n${OLD}`.replace(/\n/g, '\r\n');
		expect(letter(text).text).toBe(NEW);
	});

	test('at the first sign of several', () => {
		const text = `${NEW}\n\n12.05.2026, Shop <a@b.example>:\n> x\n> On 11 May 2026, Ann wrote:\n>> y`;
		expect(letter(text).text).toBe(NEW);
	});
});

describe('HTML', () => {
	const html = (written: string) => letterOf(readHtml(written));

	test('written into the element of the signature is text', () => {
		const found = html('<div id="Signature"><p>How much are 20 of the chairs?</p><p>Ann</p></div>');
		expect(found.text).toContain('How much are 20 of the chairs?');
	});

	test('with nothing but a signature above a forwarded message is the forwarded mail', () => {
		const found = html(
			'<div class="gmail_signature">Ann Lee</div><div class="gmail_quote">' +
				'<div class="gmail_attr">---------- Forwarded message ---------</div>20 chairs</div>',
		);
		expect(found.text).toContain('20 chairs');
		expect(found.signature).toBe('Ann Lee');
	});

	test('keeps the signature of a quoted mail in the quote', () => {
		const found = html(
			'<p>Yes.</p><p>12.05.2026, 10:04, "Shop" &lt;a@b.example&gt;:</p><blockquote>' +
				'Well?<div class="gmail_signature">Shop</div></blockquote>',
		);
		expect(found).toMatchObject({ text: 'Yes.', signature: '' });
		expect(found.quotedText).toContain('Shop');
	});

	test('with a quotation of its own keeps that', () => {
		const found = html('<p>You say:</p><blockquote>24 hours</blockquote><p>Really?</p>');
		expect(folded(found.text)).toBe('You say: > 24 hours Really?');
		expect(found.quotedText).toBe('');
	});

	test('in a language without a table is recognized by its elements', () => {
		const found = html(
			'<p>Ano.</p><div id="divRplyFwdMsg"><b>Odesláno od:</b> Shop<br><b>Dne:</b> 12.5.<br></div><p>Chcete?</p>',
		);
		expect(found.text).toBe('Ano.');
	});
});

describe('what the client wrote stays whole', () => {
	test.each([
		['plain text', NEW],
		['one line', 'Call me'],
		['a line that ends in a colon', 'I need on 12 May the following:\nchairs\ntables'],
		['a story that has "wrote:" in it', 'Your manager wrote:\nwe deliver on Monday. When?'],
		['a story with a date', 'On 12 May 2026 at 10:04 your manager wrote:\nwe deliver. When?'],
		['a dashed line', 'Order\n-----\n20 chairs'],
		['a long dashed line', 'Order\n--------------------\n20 chairs'],
		['a form to fill in', 'Name:\n____________________\nFrom: Tula\nTo: Moscow'],
		['a From line of a trip', 'Transfer\nFrom: Airport\nwith two children'],
		[
			'a route of three lines',
			'A transfer please.\nFrom: Airport\nTo: Hotel Astoria\nDate: 12 May, 10:00\nPassengers: 3',
		],
		[
			'a form notification',
			'From: Ann <ann@client.example>\nSubject: Chairs\n\nMessage Body:\n20 chairs please',
		],
		['a quote in the middle', 'Hello\n> how many?\n20 chairs'],
		['a list with labels of header lines', 'We need\nZa: 5 pumps\nNo: 17\nTema: x'],
		['a list with >', 'We need:\n> chairs\n> tables'],
		['a short underline', 'Name: ____________ please'],
		['a name without a closing', 'Call me\n\nAnn Smith'],
		['thanks', 'Thanks!\nCall me'],
		['a greeting that also closes letters', 'Merhaba,\niyi günler,\n20 sandalye istiyoruz.'],
		['a list that ends in a closing', 'Which one?\nGood\nBetter\nBest'],
		['sending as a subject', 'It was sent from my warehouse on Monday. Did the phone arrive?'],
		['a report', 'Ваш менеджер 5 мая мне написал:\nсрок поставки неделя. Это верно?'],
		['a sentence about a parcel', 'The parts did not arrive.\nSent by DHL to my Samsung'],
		['a parcel in German', 'Wo ist es?\nDas Paket wurde an mein Handy gesendet'],
		['a parcel in Russian', 'Где заказ?\nОтправлено через DHL на мой телефон'],
		['a parcel in Turkish', "Nerede?\nDHL ile Samsung'uma gönderildi"],
		['a parcel in Polish', 'Gdzie jest?\nWysłane przez DHL na mój telefon'],
		['a parcel in French', 'Où est le colis ?\nEnvoyé avec DHL vers mon téléphone'],
		['a parcel in Spanish', '¿Dónde está?\nEnviado por correo a mi móvil'],
		['a list below a divider', 'Please deliver:\n--\nPortland Cement\nRiver Sand\nRed Bricks'],
		['a list below the mark of signatures', 'Please deliver:\n-- \nPortland Cement\nRiver Sand'],
		['an order below dashes', 'Our order\n---\nChairs: 20\nTables: 3'],
		['sections', 'New\n\n---\n\nApplicant\nAnn Lee\n+44 20 7946 0958\n\n---\n\nProperty\nFlat 3'],
		['a given name', 'Yes, we take 40 doors.\n\nRegards,\nAnn'],
		['a stay', 'A room please.\nFrom: 12 May 2026\nTo: 15 May 2026\nSubject: two adults'],
		[
			'a visitor named by a form',
			'New message\n-----\nFrom: Ann <ann@client.example>\nSubject: Chairs\n\nHi',
		],
		['an indented last line', `Total:\n${' '.repeat(250)}1,200 EUR`],
	])('%s', (_, text) => {
		expect(letter(text)).toEqual({ text, quotedText: '', signature: '' });
	});

	test.each([
		['an order', 'Cement M500 - 50 bags\nSand - 3 t\nBricks red - 200 pcs'],
		['a list', '- red chairs\n- blue tables'],
		['names of goods', 'Portland Cement\nRiver Sand\nRed Bricks'],
		['codes of goods', 'AB-1200-X\nAS-1300-Y'],
		['sizes', 'Türen 80x200\nFenster 120x140'],
		['counts', 'Стулья: 20\nСтолы: 3'],
		['a place to deliver to', 'Delivery to:\n12 High Street\nUpper Sandwich'],
	])('with %s below the name', (_, list) => {
		const signature = 'Kind regards,\nAnn Lee';
		expect(letter(`${NEW}\n\n${signature}\n\n${list}`)).toEqual({
			text: `${NEW}\n\n${list}`,
			quotedText: '',
			signature,
		});
	});

	describe('when she forwards her own mail with a word of hers', () => {
		const address = 'ann@client.example';
		const own =
			'From: Ann Lee <Ann@client.example>\nDate: Mon, May 11, 2026\nSubject: Pumps\nTo: <old@firm.example>';
		const gmail = `---------- Forwarded message ---------\n${own}`;
		const answered = 'On 10 May 2026, Shop <info@shop.example> wrote:\n> Call +44 20 7946 0099';

		test('the request is what both say, without what she answered in it', () => {
			const text = `See below.\n\n${gmail}\n\nWe need 40 pumps.\n\n${answered}`;
			expect(letterOf({ text }, { address, isForwarding: true })).toEqual({
				text: 'See below.\n\nWe need 40 pumps.',
				quotedText: `${gmail}\n\n${answered}`,
				signature: '',
			});
		});

		test('a header block is enough when the subject says so', () => {
			const text = `See below.\n\n${own}\n\nWe need 40 pumps.`;
			const forward = letterOf({ text }, { address, isForwarding: true });
			expect(forward.text).toBe('See below.\n\nWe need 40 pumps.');
			expect(letterOf({ text }, { address, isForwarding: false }).text).toBe('See below.');
		});

		test('also where each line of it is quoted, as Apple Mail does', () => {
			const quoted = `${own}\n\nWe need 40 pumps.\n\n${answered}`.replace(/^/gm, '> ');
			const text = `See below.\n\nBegin forwarded message:\n\n${quoted}`;
			expect(letterOf({ text }, { address, isForwarding: true })).toEqual({
				text: 'See below.\n\nWe need 40 pumps.',
				quotedText: `Begin forwarded message:\n\n${own}\n\n${answered}`,
				signature: '',
			});
		});

		test('also in HTML', () => {
			const html =
				'<div>See below.</div><div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>' +
				'From: <b>Ann</b> &lt;ann@client.example&gt;<br>Date: Mon, May 11, 2026<br>Subject: Pumps<br>To: x@firm.example<br></div>We need 40 pumps.</div>';
			expect(folded(letterOf(readHtml(html), { address, isForwarding: true }).text)).toBe(
				'See below. We need 40 pumps.',
			);
		});

		test("somebody else's mail stays history", () => {
			const text = `See below.\n\n${gmail.replace('Ann@client', 'info@shop')}\n\nWe offer 40 pumps.`;
			expect(letterOf({ text }, { address, isForwarding: true }).text).toBe('See below.');
		});
	});

	test('a message that only forwards', () => {
		const text = '-----Original Message-----\nFrom: Shop\nTo: Ann\n\nHow many chairs?';
		expect(letter(text).text).toBe(text);
	});

	test('a message that only forwards, from a telephone', () => {
		const forwarded = 'Begin forwarded message:\n\nFrom: Shop\n\nHow many chairs?';
		expect(letter(`Sent from my iPhone\n\n${forwarded}`)).toEqual({
			text: forwarded,
			quotedText: '',
			signature: 'Sent from my iPhone',
		});
	});

	test('a message that only quotes', () => {
		expect(letter(OLD).text).toBe(OLD);
	});
});

test('no word is lost or made up, and the text is empty only when the mail is', () => {
	const line = fc.constantFrom(
		...['', ' ', '>', '> quote', 'text', 'Ann Lee', '-- ', '--', '| bar', 'P.S. more'],
		...['From: a@b.example', 'To: x', 'Subject: y', '_'.repeat(30), '\u2028'],
		...['On 12 May 2026, Ann wrote:', '12.05.2026, Ann пишет:', '-----Original Message-----'],
		...['Best regards', 'Sent from my iPhone', 'CAUTION: external sender. Do not click links'],
		'This e-mail is confidential and intended for the recipient only; tell us when it is not yours.',
	);
	const text = fc.oneof(
		fc.array(line, { maxLength: 14 }).map((lines) => lines.join('\n')),
		fc.string({ unit: 'binary', maxLength: 60 }),
	);
	const characters = (written: string) => [...written.replace(/\s+/g, '')].sort().join('');
	fc.assert(
		fc.property(text, (written) => {
			const found = letter(written);
			expect(found.text === '').toBe(written.trim() === '');
			expect(found.text).toBe(found.text.trim());
			expect(characters(found.text + found.quotedText + found.signature)).toBe(characters(written));
		}),
		{ numRuns: 500 },
	);
});

describe('hostile text costs no more than its length', () => {
	/** How many characters regular expressions were tried on, and the longest string of these. */
	function workOn(text: string): { total: number; longest: number } {
		let total = 0;
		let longest = 0;
		// Not by jest.spyOn, which would keep each of a million calls.
		const { test } = RegExp.prototype;
		RegExp.prototype.test = function (tried) {
			total += tried.length;
			longest = Math.max(longest, tried.length);
			return test.call(this, tried);
		};
		try {
			letter(text);
		} finally {
			RegExp.prototype.test = test;
		}
		return { total, longest };
	}

	test.each([
		['20,000 empty lines', '\n'.repeat(20_000)],
		['20,000 quoted lines', '> x\n'.repeat(20_000)],
		['20,000 quotes with an answer each', '> x\ny\n'.repeat(10_000)],
		['20,000 lines that begin like a reply line', 'On 1 x wrote\n'.repeat(20_000)],
		['20,000 lines that end like one', 'x 1 y:\n'.repeat(20_000)],
		['20,000 reply lines', 'On 12 May 2026, Ann wrote:\n> x\n'.repeat(10_000)],
		['20,000 "On On On"', 'On On On On\n'.repeat(20_000)],
		['1,000 long lines of "1:00"', `${'1:00 '.repeat(40)}<${'@'.repeat(190)}\n`.repeat(1_000)],
		['20,000 From lines', 'From: x\n'.repeat(20_000)],
		[
			'20,000 own forwards',
			'--- Forwarded message ---\nFrom: a@b.example\nTo: x\nDate: 1\n'.repeat(5_000),
		],
		['1,000 long lines of signs', `${'\u200e\u0661'.repeat(190)}\n`.repeat(1_000)],
		['20,000 From and Subject lines', 'From: x\nSubject: y\n'.repeat(10_000)],
		['1,000 long lines of "schrieb"', `Am ${'schrieb '.repeat(49)}\n`.repeat(1_000)],
		['1,000 long lines of "<a@"', `1.1.26 ${'<aaa@'.repeat(78)}\n`.repeat(1_000)],
		['1,000 long lines of spaces', `${' '.repeat(399)}\n`.repeat(1_000)],
		['20,000 closings', 'Best regards\n'.repeat(20_000)],
		['20,000 delimiters', '-- \n'.repeat(20_000)],
		['20,000 lines of a telephone', 'Sent from my iPhone\n'.repeat(20_000)],
		['4,000 disclaimers', `${'This confidential e-mail is intended '.repeat(3)}\n\n`.repeat(4_000)],
		['rules of dashes', `${'-'.repeat(50)}\n`.repeat(10_000)],
		['1 MB in one line', 'On 12 wrote '.repeat(87_000)],
		['1 MB of >', '>'.repeat(1_000_000)],
		['1 MB of spaces', ' '.repeat(1_000_000)],
		['1 MB of -', '-'.repeat(1_000_000)],
	])('%s', (_, text) => {
		const whole = workOn(text);
		const half = workOn(text.slice(0, text.length / 2));
		expect(whole.total).toBeLessThanOrEqual(80 * text.length);
		expect(whole.total).toBeLessThanOrEqual(2.1 * half.total + 20_000);
		expect(whole.longest).toBeLessThanOrEqual(2_900);
	});
});

describe('a reply and what stands above the older mail in one line', () => {
	test.each([
		[
			'Yes please. On Mon, Jan 5, 2026 at 9:00 AM Bob <bob@firm.example> wrote:\n> Shall we?',
			'Yes please.',
		],
		[
			'Yes please. On Mon, Jan 5, 2026 at 9:00 AM Bob Gray <bob@firm.example> wrote:\n\nShall we deliver? +7 495 111-22-33',
			'Yes please.',
		],
		[
			'Да, подходит. пн, 5 янв. 2026 г. в 9:00, Боб <bob@firm.example>:\n> Берёте?',
			'Да, подходит.',
		],
		[
			'Ja, gerne. Am Mo., 5. Jan. 2026 um 09:00 Uhr schrieb Bob <bob@firm.example>:\n> Passt?',
			'Ja, gerne.',
		],
		[
			'Oui merci. Le lun. 5 janv. 2026 à 09:00, Bob <bob@firm.example> a écrit :\n> Ok?',
			'Oui merci.',
		],
		[
			'Sí, gracias. El lun, 5 ene 2026 a las 9:00, Bob (<bob@firm.example>) escribió:\n> ok?',
			'Sí, gracias.',
		],
		[
			'Tak, poproszę. pon., 5 sty 2026 o 09:00 Bob <bob@firm.example> napisał(a):\n> ok?',
			'Tak, poproszę.',
		],
		[
			'Ok, va bene. Il giorno lun 5 gen 2026 alle ore 09:00 Bob <bob@firm.example> ha scritto:\n> ok?',
			'Ok, va bene.',
		],
		['Ja tack. Den mån 5 jan. 2026 kl 09:00 skrev Bob <bob@firm.example>:\n> ok?', 'Ja tack.'],
		[
			'Thanks -------- Original message -------- From: Bob <bob@firm.example> Date: 05/01/2026 09:00 (GMT+00:00) To: ann@client.example Subject: Pumps\nOur offer',
			'Thanks',
		],
	])('%j', (text, own) => {
		expect(letterOf({ text }).text).toBe(own);
	});

	test('all words stay', () => {
		const text =
			'Yes please. On Mon, Jan 5, 2026 at 9:00 AM Bob <bob@firm.example> wrote:\n> Shall we?';
		expect(letterOf({ text })).toEqual({
			text: 'Yes please.',
			quotedText: 'On Mon, Jan 5, 2026 at 9:00 AM Bob <bob@firm.example> wrote:\n> Shall we?',
			signature: '',
		});
	});

	test.each([
		'We met. On Mon, Jan 5, 2026 at 9:00 you wrote:\nforty pumps',
		'As agreed on Mon, Jan 5, 2026 Bob <bob@firm.example> wrote:\nforty pumps, so send fifty.',
		'Call me. On 5/1/2026 9:00 I shall be at ann@client.example: ask for Ann',
		'The parcel ---- see photo ---- is broken',
	])('but not in %j', (text) => {
		expect(letterOf({ text }).text).toBe(text);
	});
});

describe('header blocks in any order, with lines missing, in any language', () => {
	test.each([
		[
			'Ok\n\nSubject: Pumps\nTo: Ann <ann@client.example>\nDate: 5 Jan 2026 09:00\nFrom: Bob <bob@firm.example>\n\nOur offer +7 495 111-22-33',
			'Ok',
		],
		['Ok\n\nDate: Mon, 5 Jan 2026 09:00:00 +0300\nFrom: bob@firm.example\n\nOur offer', 'Ok'],
		['Ok\n\nTo: ann@client.example\nFrom: bob@firm.example\nSubject: Pumps\n\nOur offer', 'Ok'],
		['Ok\n\nOd: Bob\nPoslano: 5. siječnja 2026. 9:00\nZa: Ann\nPredmet: Pumpe\n\nPonuda', 'Ok'],
		['Ok\n\nNuo: Bob\nIšsiųsta: 2026 m. sausio 5 d. 09:00\nKam: Ann\nTema: Siurbliai\n\nA', 'Ok'],
		['Ok\n\nTừ: Bob\nĐã gửi: Thứ Hai, 5 Tháng Một 2026 9:00\nTới: Ann\nChủ đề: Bơm\n\nA', 'Ok'],
		[
			'Ok\n\nКому: Анна\nОт: Боб <bob@firm.example>\nДата: 5 января 2026, 9:00\n\nНаше предложение',
			'Ok',
		],
		[
			'Ok\n\n________________________________\nVon: Bob\nGesendet: Montag, 5. Januar 2026 09:00\n\nUnser Angebot',
			'Ok',
		],
		['Ok\n\nDe : Bob\nEnvoyé : lundi 5 janvier 2026 09:00\nÀ : Ann\n\nNotre offre', 'Ok'],
		[
			'Ok\n\n差出人: Bob <bob@firm.example>\n送信日時: 2026年1月5日 9:00\n宛先: Ann\n件名: 見積\n\n本文',
			'Ok',
		],
		[
			'Ok\n\n发件人： Bob <bob@firm.example>\n发送时间： 2026年1月5日 9:00\n收件人： ann@client.example\n主题： 报价\n\n内容',
			'Ok',
		],
		[
			'Ok\n\n보낸 사람: Bob <bob@firm.example>\n보낸 날짜: 2026년 1월 5일 월요일 오전 9:00\n받는 사람: ann\n제목: 견적\n\n본문',
			'Ok',
		],
		[
			'Ok\n\nמאת: Bob <bob@firm.example>\nנשלח: יום שני 5 ינואר 2026 09:00\nאל: ann\nנושא: הצעה\n\nתוכן',
			'Ok',
		],
		[
			'Ok\n\nمن: Bob <bob@firm.example>\nتم الإرسال: ٥ يناير ٢٠٢٦ ٩:٠٠\nإلى: ann\nالموضوع: عرض\n\nنص',
			'Ok',
		],
		[
			'Ok\n\nΑπό: Bob <bob@firm.example>\nΑποστολή: Δευτέρα, 5 Ιανουαρίου 2026 9:00\nΠρος: ann\nΘέμα: Προσφορά\n\nx',
			'Ok',
		],
		[
			'Ok\n\nLähettäjä: Bob <bob@firm.example>\nLähetetty: maanantai 5. tammikuuta 2026 9.00\nVastaanottaja: ann\nAihe: Tarjous\n\nx',
			'Ok',
		],
		[
			'Ok\n\nOdesláno: pondělí 5. ledna 2026 9:00\nKomu: ann\nOd: Bob <bob@firm.example>\n\nx',
			'Ok',
		],
		[
			'Ok\n\nFeladó: Bob <bob@firm.example>\nElküldve: 2026. január 5., hétfő 9:00\nCímzett: ann\nTárgy: x\n\nx',
			'Ok',
		],
		[
			'Ok\n\nDe la: Bob <bob@firm.example>\nTrimis: luni, 5 ianuarie 2026 9:00\nCătre: ann\n\nx',
			'Ok',
		],
		[
			'Ok\n\nВід: Bob <bob@firm.example>\nНадіслано: понеділок, 5 січня 2026 р. 9:00\nКому: ann\n\nx',
			'Ok',
		],
		[
			'Ok\n\nKimden: Bob <bob@firm.example>\nGönderildi: 5 Ocak 2026 Pazartesi 09:00\nKime: ann\n\nx',
			'Ok',
		],
	])('%j', (text, own) => {
		expect(letterOf({ text }).text).toBe(own);
	});
});

describe('reply lines of programs in other languages', () => {
	test.each([
		['Ok, agreed.\n\nBob <bob@firm.example> 于2026年1月5日周一 09:00写道：\n> x', 'Ok, agreed.'],
		['Ok.\n\n2026년 1월 5일 (월) 오전 9:00, Bob <bob@firm.example>님이 작성:\n> x', 'Ok.'],
		['Ok.\n\n2026年1月5日(月) 9:00 Bob <bob@firm.example>:\n> x', 'Ok.'],
		['Ok.\n\nבתאריך יום ב׳, 5 בינו׳ 2026 ב-9:00 מאת Bob <bob@firm.example>:\n> x', 'Ok.'],
		[
			'Ok.\n\nΣτις Δευ 5 Ιαν 2026 στις 9:00 π.μ., ο χρήστης Bob <bob@firm.example> έγραψε:\n> x',
			'Ok.',
		],
		['Ok.\n\nOp ma 5 jan 2026 om 09:00 schreef Bob <bob@firm.example>:\n> x', 'Ok.'],
		['Ok.\n\nVào Th 2, 5 thg 1, 2026 vào lúc 09:00 Bob <bob@firm.example> đã viết:\n\nx', 'Ok.'],
		['Ok.\n\nPada Sen, 5 Jan 2026 pukul 09.00 Bob <bob@firm.example> menulis:\n\nx', 'Ok.'],
		['Ok.\n\nma 5. tammik. 2026 klo 9.00 Bob <bob@firm.example> kirjoitti:\n> x', 'Ok.'],
		['Ok.\n\npo 5. 1. 2026 v 9:00 odesílatel Bob <bob@firm.example> napsal:\n> x', 'Ok.'],
		['Ok.\n\npo 5. 1. 2026 o 9:00 Bob <bob@firm.example> napísal(a):\n> x', 'Ok.'],
		['Ok.\n\nBob <bob@firm.example> ezt írta (időpont: 2026. jan. 5., H, 9:00):\n> x', 'Ok.'],
		['Ok.\n\nÎn lun., 5 ian. 2026 la 09:00, Bob <bob@firm.example> a scris:\n> x', 'Ok.'],
		['Ok.\n\nпн, 5 січ. 2026 р. о 09:00 Bob <bob@firm.example> пише:\n> x', 'Ok.'],
		['Ok.\n\nBob <bob@firm.example>, 5 Oca 2026 Pzt, 09:00 tarihinde şunu yazdı:\n> x', 'Ok.'],
		['Ok.\n\nman. 5. jan. 2026 kl. 09.00 skrev Bob <bob@firm.example>:\n> x', 'Ok.'],
		['Ok.\n\nEm seg., 5 de jan. de 2026 às 09:00, Bob <bob@firm.example> escreveu:\n> x', 'Ok.'],
		[
			'Ok.\n\nفي الاثنين، 5 يناير 2026 في 9:00 ص تمت كتابة ما يلي بواسطة Bob <bob@firm.example>:\n> x',
			'Ok.',
		],
	])('%j', (text, own) => {
		expect(letterOf({ text }).text).toBe(own);
	});
});
