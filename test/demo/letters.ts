import { mail } from '../support/mail';

/** A client's mail in the demo and what the workflow must make of it. */
export interface Letter {
	readonly from: string;
	readonly to: string;
	readonly subject: string;
	readonly text: string;
	readonly becomes: 'inquiry' | 'repeat' | 'ignored';
	readonly headers?: Readonly<Record<string, string>>;
}

export interface OldLetter extends Letter {
	/** How long before the demo it arrived. */
	readonly hoursAgo: number;
}

export const MAILBOX = 'office@studio.example';
const SALES = 'sales@studio.example';
const INFO = 'info@studio.example';

const ANNA = 'Анна Петрова <anna.petrova@fabrika.example>';
const JAMES = 'James Miller <james@millerandsons.example>';
const SOFIA = 'Sofia Rossi <sofia.rossi@trattoria.example>';
const DMITRY = 'Дмитрий Орлов <d.orlov@stroydom.example>';

/** What is in the mailbox when it is connected: the repeat period is one day. */
export const HISTORY: readonly OldLetter[] = [
	{
		hoursAgo: 75,
		from: ANNA,
		to: INFO,
		subject: 'Сайт для мебельной фабрики',
		text: 'Здравствуйте!\n\nНужен сайт с каталогом на 300 товаров. Сколько это стоит и какие сроки?\n\nАнна Петрова\n+7 912 345-67-89',
		becomes: 'inquiry',
	},
	{
		hoursAgo: 73,
		from: JAMES,
		to: SALES,
		subject: 'Quote for a company website',
		text: 'Hello,\n\nwe are a family business with 12 people and need a new website. Could you send a quote?\n\nJames Miller\n+44 20 7946 0958',
		becomes: 'inquiry',
	},
	{
		hoursAgo: 72,
		from: JAMES,
		to: INFO,
		subject: 'Do you also do photography?',
		text: 'Hi, one more thing: do you take product photographs as well, or shall we bring our own?',
		becomes: 'inquiry',
	},
	{
		hoursAgo: 55,
		from: ANNA,
		to: INFO,
		subject: 'Забыла приложить пример',
		text: 'Вот сайт, который нам нравится: www.example.com. Хотим похожий.',
		becomes: 'repeat',
	},
	{
		// 26 hours after her first message, 6 after the repeat: a repeat does not extend the period.
		hoursAgo: 49,
		from: ANNA,
		to: INFO,
		subject: 'Интернет-магазин вместо каталога',
		text: 'Мы подумали: лучше сразу интернет-магазин с оплатой. Пришлите, пожалуйста, новую смету.',
		becomes: 'inquiry',
	},
	{
		hoursAgo: 26,
		from: 'Laura Klein <laura.klein@partner.example>',
		to: SALES,
		subject: 'Automatic reply: Our offer',
		text: 'I am out of the office until Monday.',
		headers: { 'Auto-Submitted': 'auto-replied' },
		becomes: 'ignored',
	},
	{
		hoursAgo: 20,
		from: DMITRY,
		to: SALES,
		subject: 'Заявка: лендинг для коттеджного посёлка',
		text: 'Добрый день! Нужен лендинг к 1 числу, тексты и фото есть. Перезвоните, пожалуйста: 8 495 123-45-67.',
		becomes: 'inquiry',
	},
	{
		hoursAgo: 2,
		from: SOFIA,
		to: INFO,
		subject: 'Online booking for our restaurant',
		text: 'Good afternoon,\n\nguests ask us for online booking every day. Can you add it to our site this month?\n\nSofia',
		becomes: 'inquiry',
	},
	{
		hoursAgo: 1,
		from: DMITRY,
		to: SALES,
		subject: 'Re: Заявка: лендинг для коттеджного посёлка',
		text: 'Ещё вопрос: вы сами настраиваете рекламу?',
		becomes: 'repeat',
	},
];

/** What arrives while one watches. */
export const FIRST_LIVE: readonly Letter[] = [
	{
		from: SOFIA,
		to: INFO,
		subject: 'Re: Online booking for our restaurant',
		text: 'I forgot to say: we have 40 tables and two sittings each evening.',
		becomes: 'repeat',
	},
	{
		from: 'Ольга Смирнова <olga@cvetochnaya.example>',
		to: SALES,
		subject: 'Сколько стоит интернет-магазин цветов?',
		text: 'Здравствуйте! Хочу продавать букеты через интернет, доставка по городу. С чего начать?',
		becomes: 'inquiry',
	},
];

const WISHES = [
	{
		name: 'Emma Clark',
		subject: 'Redesign of our shop',
		text: 'Our shop looks like 2010. Can you help?',
	},
	{
		name: 'Иван Кузнецов',
		subject: 'Нужна смета',
		text: 'Добрый день! Сколько стоит сайт на три языка?',
	},
	{
		name: 'Lucas Meyer',
		subject: 'Support contract',
		text: 'Do you offer support for sites made by others?',
	},
	{
		name: 'Мария Волкова',
		subject: 'Реклама',
		text: 'Здравствуйте, ведёте ли вы рекламу в поиске?',
	},
];

/** The n-th client who writes after that: every one a stranger, so every one an inquiry. */
export function nextLetter(n: number): Letter {
	const { name, ...wish } = WISHES[n % WISHES.length] ?? {
		name: 'A client',
		subject: 'Hello',
		text: '',
	};
	const from = `${name} <client${n + 1}@clients.example>`;
	return { ...wish, from, to: n % 2 === 0 ? SALES : INFO, becomes: 'inquiry' };
}

export function source(letter: Letter, date: Date): Buffer {
	const { from, to, subject, text, headers = {} } = letter;
	return mail({
		from,
		to,
		subject,
		text,
		headers,
		date,
		messageId: `<${date.getTime()}@demo.example>`,
	});
}
