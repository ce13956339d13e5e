import { leftOutInWords, notReadInWords } from '../../../../nodes/core/items/not-read-words';
import { reasonInWords } from '../../../../nodes/core/items/reasons';
import {
	toStatusItem,
	withheldInWords,
	type Notice,
} from '../../../../nodes/core/items/status-item';
import { ENGLISH } from '../../../../nodes/core/items/words/english';
import { RUSSIAN } from '../../../../nodes/core/items/words/russian';
import { writerInWords } from '../../../../nodes/core/items/writer-words';
import { LEFT_OUT, NOT_READ } from '../../../../nodes/core/mailbox/not-read';
import { languageOfZone } from '../../../../nodes/core/text/wording';
import type { SettledMail } from '../../../../nodes/core/counting/settled-mail';

const AT = Date.parse('2026-05-12T07:00:00Z');
const LATER = AT + 86_400_000;
const ZONE = 'Europe/Moscow';

/** The sentences of a table by the path of their keys. */
function sentencesOf(table: object, path = ''): Map<string, string> {
	return new Map(
		Object.entries(table).flatMap(([key, value]: [string, unknown]): Array<[string, string]> => {
			const place = path === '' ? key : `${path}.${key}`;
			if (typeof value === 'string') return [[place, value]];
			return typeof value === 'object' && value !== null ? [...sentencesOf(value, place)] : [];
		}),
	);
}

const english = sentencesOf({
	...ENGLISH,
	...{ notRead: NOT_READ, leftOut: LEFT_OUT, causes: {}, gaps: {} },
});
const russian = sentencesOf(RUSSIAN);
const placesIn = (sentence: string) => (sentence.match(/\{\w+\}|#/g) ?? []).sort();
const PLURAL = /(?<!^causes)\.(?:one|few|many|other)$/;

describe('the two languages', () => {
	test('say the same things', () => {
		const keysOf = (sentences: Map<string, string>) =>
			[...sentences.keys()]
				.map((key) => key.replace(PLURAL, ''))
				.filter((key) => !/^(?:causes|gaps)/.test(key));
		expect(new Set(keysOf(russian))).toEqual(new Set(keysOf(english)));
	});

	test.each([...english].filter(([key]) => !PLURAL.test(key)))(
		'%s has the same values in it',
		(key, sentence) => {
			expect(placesIn(russian.get(key) ?? '')).toEqual(placesIn(sentence));
		},
	);

	test.each([...russian].filter(([key]) => PLURAL.test(key)))('%s holds its number', (_, form) => {
		expect(placesIn(form)).toEqual(['#']);
	});

	test.each([...russian].filter(([, sentence]) => sentence !== ''))(
		'%s is Russian but for names of settings and fields',
		(_, sentence) => {
			const foreign = sentence
				.replace(/\{\w+\}/g, '')
				.replace(/(?:Never|Only) (?:From|To|With Subject)|\([A-Z][A-Za-z ]+\)/g, '')
				.replace(
					/\b(?:From|Reply-To|Sender|Return-Path|Received|Cc|DMARC fail|IMAP|MX|UID|n8n|cause|from|E-mail)\b/g,
					'',
				);
			expect(foreign).not.toMatch(/[A-Za-z]{2,}/);
			expect(sentence).not.toMatch(/ {2}|\s[,.;:]|\?\?/);
		},
	);

	test('Russian nouns have the forms of Russian numbers', () => {
		const forms = new Map<string, Set<string>>();
		for (const key of russian.keys()) {
			if (!PLURAL.test(key)) continue;
			const noun = key.replace(PLURAL, '');
			forms.set(noun, (forms.get(noun) ?? new Set()).add(key.slice(noun.length + 1)));
		}
		for (const [, found] of forms) expect(found).toEqual(new Set(['one', 'few', 'many', 'other']));
	});
});

test.each([
	[1, '1 повтор, 1 отчёт о доставке, 1 письмо по фильтру Never From'],
	[2, '2 повтора, 2 отчёта о доставке, 2 письма по фильтру Never From'],
	[5, '5 повторов, 5 отчётов о доставке, 5 писем по фильтру Never From'],
	[11, '11 повторов, 11 отчётов о доставке, 11 писем по фильтру Never From'],
	[21, '21 повтор, 21 отчёт о доставке, 21 письмо по фильтру Never From'],
	[104, '104 повтора, 104 отчёта о доставке, 104 письма по фильтру Never From'],
])('counts of %i', (count, words) => {
	expect(withheldInWords({ repeat: count, bounce: count, neverFrom: count }, 'ru')).toBe(words);
});

const NOTICES: ReadonlyArray<readonly [Notice, string]> = [
	[
		{
			event: 'connected',
			since: AT,
			provider: 'Yandex (imap.yandex.ru:993)',
			folders: [
				{ path: 'INBOX', messages: 312 },
				{ path: 'Продажи', messages: null },
			],
			periodSeconds: 86_400,
			start: { from: 'now', key: 'now' },
		},
		'Ящик подключён, сервер: Yandex (imap.yandex.ru:993); папки: INBOX (312 писем), Продажи. Письма собираются с этого момента (12 мая 2026, 10:00); период повтора: 1 день.',
	],
	[
		{ event: 'broken', since: AT, cause: 'The mail server refused', problem: 'unreachable' },
		'Ящик недоступен с 12 мая 2026, 10:00: почтовый сервер недоступен. Письма не потеряются: сбор продолжится сам.',
	],
	[
		{ event: 'waiting', since: AT, cause: 'x', problem: 'authentication' },
		'Подключиться к ящику пока не удалось: сервер не принял логин или пароль. Сбор начнётся сам, как только это станет возможно; письма, которые придут после 12 мая 2026, 10:00, не потеряются.',
	],
	[
		{ event: 'recovered', since: LATER, brokenSince: AT },
		'Ящик снова доступен. Он был недоступен с 12 мая 2026, 10:00 до 13 мая 2026, 10:00; письма за это время собираются сейчас.',
	],
	[
		{ event: 'memoryDamaged', since: AT, parts: ['pairs', { folder: 'INBOX' }, { folder: null }] },
		'Часть сохранённых данных триггера не читается: пары отправителей и получателей, до какого места прочитана папка «INBOX», до какого места прочитана одна из папок. Сбор продолжается с тем, что осталось; где нужно, письма просматриваются ещё раз начиная с 12 мая 2026, 10:00.',
	],
	[
		{ event: 'skippedWhileOff', since: AT, until: LATER, skipped: 3 },
		'Пока рабочий процесс был выключен (12 мая 2026, 10:00 — 13 мая 2026, 10:00), пришло и не собрано: 3 письма.',
	],
	[
		{
			...{ event: 'importProgress', since: AT, what: 'import', folders: ['INBOX'] },
			...{ left: 21, reachedAt: AT },
		},
		'Собираются прежние письма, папки: INBOX (пройдено до 12 мая 2026, 10:00); осталось: 21 письмо.',
	],
	[
		{ event: 'settingsChanged', since: AT, what: 'folders', folders: ['Продажи'] },
		'С этого момента собираются и письма из папок: Продажи.',
	],
];

test.each(NOTICES)('Status says in Russian: %j', (notice, text) => {
	expect(toStatusItem(notice, 'info@firm.example', ZONE, 'ru').text).toBe(text);
});

test('an item of Status has the same figures in both languages, but for sentences', () => {
	for (const [notice] of NOTICES) {
		const figures = (language: 'en' | 'ru') => {
			const {
				text: _,
				repeatPeriod: __,
				parts,
				...rest
			} = toStatusItem(notice, 'a', ZONE, language);
			return { ...rest, parts: Array.isArray(parts) ? parts.length : null };
		};
		expect(figures('ru')).toEqual(figures('en'));
	}
});

test.each<[SettledMail['decision'], string]>([
	[
		{ kind: 'repeat', previousInquiryAt: AT, repeatUntil: LATER },
		'Повтор обращения от 12 мая 2026, 10:00; новое обращение будет учтено не раньше 13 мая 2026, 10:00',
	],
	[
		{ kind: 'repeat', previousInquiryAt: AT, repeatUntil: null },
		'Ответ в переписке, учтённой 12 мая 2026, 10:00',
	],
	[{ kind: 'ignored', reason: 'bulk' }, 'Рассылка (заголовок List-Id)'],
	[
		{ kind: 'ignored', reason: 'neverFrom', entry: '*@x.example' },
		'Отсеяно фильтром Never From (*@x.example)',
	],
	[{ kind: 'ignored', reason: 'onlyFrom', entry: '' }, 'Отсеяно фильтром Only From'],
])('a reason in Russian: %j', (decision, words) => {
	const automatic = { kind: 'bulk', signal: 'List-Id' } as const;
	const mail = { decision, receivedAt: AT, automatic } as unknown as SettledMail;
	expect(reasonInWords(mail, ZONE, 'ru')).toBe(words);
});

test('who wrote, in Russian', () => {
	const unknown = { certainty: 'unknown', foundIn: 'from', doubt: 'machine' } as const;
	expect(writerInWords(unknown, 'ru').text).toBe(
		'Отправлено программой, и автор в письме не указан; такое письмо учитывается всегда',
	);
});

test.each([
	[NOT_READ.noText, 'его текст не читается'],
	[`${NOT_READ.answered} “NO busy”`, 'сервер ответил “NO busy”'],
	[`${NOT_READ.strange} (reference 1a2b)`, 'его не удалось разобрать (запись в журнале: 1a2b)'],
	['Something else', 'Something else'],
])('%s is said in Russian', (reason, words) => {
	expect(notReadInWords(reason, 'ru')).toBe(words);
	expect(notReadInWords(reason, 'en')).toBe(reason);
});

test('why a file is left out, in Russian', () => {
	expect(leftOutInWords(LEFT_OUT.tooMany, 'ru')).toBe(
		'файлов больше, чем разрешено (Maximum Attachments)',
	);
});

test.each([
	['Europe/Moscow', 'ru'],
	['Asia/Vladivostok', 'ru'],
	['Europe/Minsk', 'en'],
	['Europe/Berlin', 'en'],
	['America/New_York', 'en'],
	['Nowhere/Else', 'en'],
])('the language of %s is %s', (zone, language) => {
	expect(languageOfZone(zone)).toBe(language);
});
