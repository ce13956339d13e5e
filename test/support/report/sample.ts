import { DateTime } from 'luxon';
import type { Language } from '../../../nodes/core/text/wording';

/** The day after the quarter that the sample fills, with the one before it for comparison. */
export const SAMPLE_NOW = Date.parse('2026-10-01T08:00:00+03:00');
export const SAMPLE_ZONE = 'Europe/Moscow';

type Item = Record<string, unknown>;

/** Returns items of ten months as the trigger makes them: the same at each call, of invented clients. */
export function sampleItems(language: Language): Item[] {
	const random = randomNumbers(language === 'ru' ? 7 : 5);
	const names = NAMES[language];
	const items: Item[] = [];
	const end = DateTime.fromMillis(SAMPLE_NOW, { zone: SAMPLE_ZONE }).startOf('day');
	for (let day = end.minus({ months: 10 }); day < end; day = day.plus({ days: 1 })) {
		// A business that grows slowly, rests at weekends and has a campaign in September.
		const growth = 1 + day.diff(end.minus({ months: 10 }), 'days').days / 600;
		const usual = day.weekday > 5 ? 1.6 : day.weekday === 1 ? 9 : 7;
		const mails = Math.round(
			usual * growth * (day.month === 9 ? 1.25 : 1) * (0.6 + random() * 0.9),
		);
		for (let n = 0; n < mails; n++) items.push(mailOf(day, random, names, items.length));
	}
	return items;
}

function mailOf(day: DateTime, random: () => number, names: Names, index: number): Item {
	const hour = pick(HOURS, random);
	const at = day.set({ hour, minute: Math.floor(random() * 60), second: index % 60 });
	const client = Math.floor(random() ** 1.4 * 1200);
	const domain = DOMAINS[client % DOMAINS.length] ?? '';
	const campaign = at.month === 9 && random() < 0.5;
	const source = campaign ? names.sources[0] : pickWeighted(names.sources, random);
	const recipient = pickWeighted(names.recipients, random);
	const item: Item = {
		inquiryId: `sample-${index}`,
		receivedAt: at.toISO(),
		senderAddress: `client${client}@${domain}`,
		senderName: `Client ${client}`,
		recipient,
		subject: names.subjects[index % names.subjects.length],
		source,
		campaign: campaign ? names.campaign : '',
		mailbox: 'office@firm.example',
		...answerOf(at, random),
	};
	const luck = random();
	if (luck < 0.12)
		return { ...item, previousInquiryAt: at.minus({ hours: 3 }).toISO(), reason: 'Repeat' };
	return luck < 0.17 ? { ...item, reason: 'Automatic reply' } : item;
}

/** What *Answer → Check* adds: of the last days some inquiries wait. */
function answerOf(at: DateTime, random: () => number): Item {
	const responseMinutes = Math.round(12 + random() ** 3 * 900);
	const days = (SAMPLE_NOW - at.toMillis()) / 86_400_000;
	const isAnswered = random() > (days < 5 ? 0.3 : 0.02);
	return isAnswered ? { isAnswered, responseMinutes } : { isAnswered, responseMinutes: null };
}

interface Names {
	readonly sources: readonly string[];
	readonly recipients: readonly string[];
	readonly campaign: string;
	readonly subjects: readonly string[];
}

const NAMES: Readonly<Record<Language, Names>> = {
	en: {
		sources: [
			'google-ads',
			'',
			'website',
			'newsletter',
			'partners',
			'trade fair',
			'yandex',
			'maps',
		],
		recipients: ['sales@firm.example', 'info@firm.example', 'support@firm.example'],
		campaign: 'autumn-2026',
		subjects: [
			'Delivery to Tula',
			'Price of 40 doors',
			'Re: Your offer of 12 August',
			'Return of an order',
		],
	},
	ru: {
		sources: [
			...['Яндекс.Директ', '', 'Сайт', 'Рассылка', 'Партнёры', 'Выставка «Стройка–2026»'],
			...['Карты', 'Сарафанное радио'],
		],
		recipients: ['sales@firm.example', 'info@firm.example', 'support@firm.example'],
		campaign: 'осень-2026',
		subjects: [
			'Доставка в Тулу',
			'Цена на 40 дверей',
			'Re: Ваше предложение от 12 августа',
			'Возврат заказа',
		],
	},
};

const DOMAINS = [
	'client.example',
	'mail.example',
	'post.example',
	'builders.example',
	'shop.example',
];

/** Hours of the day, each as often as mail comes then. */
const HOURS = [
	...[
		0, 6, 7, 7, 8, 8, 8, 9, 9, 9, 9, 9, 10, 10, 10, 10, 10, 10, 10, 11, 11, 11, 11, 11, 11, 12, 12,
	],
	...[12, 12, 13, 13, 13, 14, 14, 14, 14, 14, 15, 15, 15, 15, 15, 16, 16, 16, 16, 17, 17, 17, 18],
	...[18, 19, 20, 21, 22, 23],
];

function pick<Value>(values: readonly Value[], random: () => number): Value | undefined {
	return values[Math.floor(random() * values.length)];
}

/** The first ones come most often. */
function pickWeighted(values: readonly string[], random: () => number): string | undefined {
	return values[Math.floor(random() ** 2.2 * values.length)];
}

/** The same numbers from 0 to 1 at each run (mulberry32). */
export function randomNumbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
