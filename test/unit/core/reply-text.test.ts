import fc from 'fast-check';
import { newTextOf } from '../../../nodes/core/reply-text';

const NEW = 'Thank you, 20 chairs please.\n\nAnn Smith\n+7 495 123-45-67';
const OLD = '> Dear Ann,\n> how many chairs?';

describe('the history is cut off', () => {
	test.each([
		['Gmail', 'On Tue, May 12, 2026 at 10:04 AM Shop <info@company.example> wrote:'],
		[
			'Gmail, broken in two lines',
			'On Tue, May 12, 2026 at 10:04 AM The Shop for Chairs\n<info@company.example> wrote:',
		],
		['Apple Mail', 'On 12 May 2026, at 10:04, Shop <info@company.example> wrote:'],
		['Gmail in Russian', 'вт, 12 мая 2026 г. в 10:04, Магазин <info@company.example>:'],
		[
			'Gmail in Russian, broken in two lines',
			'вт, 12 мая 2026 г. в 10:04, Магазин стульев и столов\n<info@company.example>:',
		],
		['Yandex', '12.05.2026, 10:04, "Магазин" <info@company.example>:'],
		['Mail.ru', 'Вторник, 12 мая 2026, 10:04 +03:00 от Магазин <info@company.example>:'],
		[
			'a program that leaves open who wrote',
			'12 мая 2026 г., 10:04:05 Магазин <info@company.example> писал(а):',
		],
		['Thunderbird in Russian', '12.05.2026 10:04, Магазин пишет:'],
		['Thunderbird in German', 'Am 12.05.26 um 10:04 schrieb Shop:'],
		['Gmail in German', 'Am Di., 12. Mai 2026 um 10:04 Uhr schrieb Shop <info@company.example>:'],
		['Gmail in French', 'Le mar. 12 mai 2026 à 10:04, Shop <info@company.example> a écrit :'],
		[
			'Gmail in Spanish',
			'El mar, 12 may 2026 a las 10:04, Shop (<info@company.example>) escribió:',
		],
		[
			'Outlook',
			'________________________________\nFrom: Shop <info@company.example>\nSent: Tuesday',
		],
		['Outlook for Windows', '-----Original Message-----\nFrom: Shop\nTo: Ann'],
		['Outlook in Russian', '-----Исходное сообщение-----\nОт: Магазин'],
		['Outlook in German', '-----Ursprüngliche Nachricht-----\nVon: Shop'],
		[
			'Outlook’s header block',
			'From: Shop <info@company.example>\nSent: Tuesday, May 12, 2026 10:04 AM\nTo: Ann\nSubject: Chairs\n',
		],
		[
			'Outlook’s header block in Russian',
			'От: Магазин <info@company.example>\nОтправлено: 12 мая 2026 г. 10:04\nКому: Анна\nТема: Стулья\n',
		],
		[
			'Outlook’s header block in German',
			'Von: Shop <info@company.example>\nGesendet: Dienstag, 12. Mai 2026 10:04\nAn: Ann\nBetreff: Stühle\n',
		],
		['a forwarded message', '---------- Forwarded message ---------\nFrom: Shop'],
		['a forwarded message in Russian', '-------- Пересылаемое сообщение --------\nОт: Магазин'],
		['nothing but the quote', ''],
	])('of %s', (_, attribution) => {
		expect(newTextOf(`${NEW}\n\n${attribution}\n${OLD}`)).toBe(NEW);
	});

	test('of CRLF text', () => {
		const text = `${NEW}\n\nOn 12 May 2026, Shop wrote:\n${OLD}`.replace(/\n/g, '\r\n');
		expect(newTextOf(text)).toBe(NEW);
	});

	test('at the first sign of several', () => {
		const text = `${NEW}\n\n12.05.2026, Shop <a@b.example>:\n> x\n> On 11 May 2026, Ann wrote:\n>> y`;
		expect(newTextOf(text)).toBe(NEW);
	});
});

describe('what the client wrote stays whole', () => {
	test.each([
		['plain text', NEW],
		['one line', 'Call me'],
		['a line that ends in a colon', 'I need on 12 May the following:\nchairs\ntables'],
		['a story that has "wrote:" in it', 'Your manager wrote:\nwe deliver on Monday. When?'],
		['a dashed line', 'Order\n-----\n20 chairs'],
		['a signature', 'Call me\n-- \nAnn Smith'],
		['a From line of a trip', 'Transfer\nFrom: Airport\nwith two children'],
		[
			'a route of three lines',
			'A transfer please.\nFrom: Airport\nTo: Hotel Astoria\nDate: 12 May, 10:00\nPassengers: 3',
		],
		['a quote in the middle', 'Hello\n> how many?\n20 chairs'],
		['a short underline', 'Name: ____________ please'],
		[
			'a report of what somebody wrote',
			'Ваш менеджер 5 мая мне написал:\nсрок поставки неделя. Это верно?',
		],
		['an indented last line', `Total:\n${' '.repeat(250)}1,200 EUR`],
	])('%s', (_, text) => {
		expect(newTextOf(text)).toBe(text);
	});

	test('an answer below the quote', () => {
		const text = `On 12 May 2026, Shop wrote:\n${OLD}\n\n20 chairs please.`;
		expect(newTextOf(text)).toBe(text);
	});

	test('a mail that only forwards', () => {
		const text = '-----Original Message-----\nFrom: Shop\nTo: Ann\n\nHow many chairs?';
		expect(newTextOf(text)).toBe(text);
	});

	test('a mail that only quotes', () => {
		expect(newTextOf(OLD)).toBe(OLD);
	});
});

test('the new text is empty only when the text is', () => {
	const line = fc.constantFrom(
		'',
		' ',
		'>',
		'> quote',
		'text',
		'From: a@b.example',
		'To: x',
		'Subject: y',
		'On 12 May 2026, Ann wrote:',
		'12.05.2026, Ann пишет:',
		'_'.repeat(30),
		'-----Original Message-----',
		'\u2028',
	);
	const text = fc.oneof(
		fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n')),
		fc.string({ unit: 'binary', maxLength: 60 }),
	);
	fc.assert(
		fc.property(text, (written) => {
			const found = newTextOf(written);
			expect(found === '').toBe(written.trim() === '');
			expect(found).toBe(found.trim());
			expect(written.replace(/\r\n?/g, '\n')).toContain(found.replace(/\r\n?/g, '\n'));
		}),
		{ numRuns: 2_000 },
	);
});

describe('hostile text costs no more than its length', () => {
	/** How many characters regular expressions were tried on, and the most that one could search to and fro. */
	function workOn(text: string): { total: number; longestSearch: number } {
		let total = 0;
		let longestSearch = 0;
		// Not by jest.spyOn, which would keep each of a million calls.
		const { test } = RegExp.prototype;
		RegExp.prototype.test = function (tried) {
			total += tried.length;
			if (this.source.includes('.{')) longestSearch = Math.max(longestSearch, tried.length);
			return test.call(this, tried);
		};
		try {
			newTextOf(text);
		} finally {
			RegExp.prototype.test = test;
		}
		return { total, longestSearch };
	}

	test.each([
		['100,000 empty lines', '\n'.repeat(100_000)],
		['100,000 quoted lines', '> x\n'.repeat(100_000)],
		['100,000 lines that begin like an attribution', 'On 1 x wrote\n'.repeat(100_000)],
		['100,000 lines that end like one', 'x 1 y:\n'.repeat(100_000)],
		['2,500 long lines of "1:00"', `${'1:00 '.repeat(40)}<${'@'.repeat(190)}\n`.repeat(2_500)],
		['100,000 From lines', 'From: x\n'.repeat(100_000)],
		['2,500 long lines of "schrieb"', `Am ${'schrieb '.repeat(49)}\n`.repeat(2_500)],
		['2,500 long lines of "<a@"', `1.1.26 ${'<aaa@'.repeat(78)}\n`.repeat(2_500)],
		['2,500 long lines of spaces', `${' '.repeat(399)}\n`.repeat(2_500)],
		['From lines above long lines', `From: x\n${'Subject '.repeat(100)}\n`.repeat(1_200)],
		['1 MB in one line', 'On 12 wrote '.repeat(87_000)],
		['1 MB of >', '>'.repeat(1_000_000)],
		['1 MB of spaces', ' '.repeat(1_000_000)],
		['1 MB of -', '-'.repeat(1_000_000)],
	])('%s', (_, text) => {
		const whole = workOn(text);
		const half = workOn(text.slice(0, text.length / 2));
		expect(whole.total).toBeLessThanOrEqual(30 * text.length);
		expect(whole.total).toBeLessThanOrEqual(2.1 * half.total + 10_000);
		expect(whole.longestSearch).toBeLessThanOrEqual(801);
	});
});
