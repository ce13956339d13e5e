import type { INodeProperties } from 'n8n-workflow';
import type { AuditResult } from '../../nodes/core/audit/audit';
import { explainByMemory } from '../../nodes/core/explanation/explain';
import { toExplanationItem } from '../../nodes/core/explanation/explanation-item';
import { settleMail } from '../../nodes/core/counting/settle';
import { ownAddresses } from '../../nodes/core/who/own-addresses';
import { toAuditItem } from '../../nodes/EmailInquiry/mailbox/audit-items';
import { InquiryMailboxApi } from '../../credentials/InquiryMailboxApi.credentials';
import { InquiryMailboxGoogleOAuth2Api } from '../../credentials/InquiryMailboxGoogleOAuth2Api.credentials';
import { InquiryMailboxMicrosoftOAuth2Api } from '../../credentials/InquiryMailboxMicrosoftOAuth2Api.credentials';
import { InquiryMailboxYandexOAuth2Api } from '../../credentials/InquiryMailboxYandexOAuth2Api.credentials';
import { toItem, type ItemSettings } from '../../nodes/core/items/mail-item';
import { toStatusItem } from '../../nodes/core/items/status-item';
import { ENGLISH } from '../../nodes/core/items/words/english';
import { identityOf } from '../../nodes/core/mail/identity';
import type { MessageText } from '../../nodes/core/mailbox/mailbox';
import { buildReport } from '../../nodes/core/report/report';
import { reportRows } from '../../nodes/core/report/rows';
import type { SettledMail } from '../../nodes/core/counting/settled-mail';
import { answerItem } from '../../nodes/EmailInquiry/answer/answer-item';
import { properties as actionProperties } from '../../nodes/EmailInquiry/action-properties';
import { reportFigures } from '../../nodes/EmailInquiry/report/report-figures';
import { toSimulationItems } from '../../nodes/EmailInquiry/mailbox/simulation-items';
import { workingClock, workingHoursOf } from '../../nodes/core/answers/working-hours';
import { properties } from '../../nodes/EmailInquiryTrigger/trigger-properties';
import { codesIn, exampleIn, labelsIn, manual, page, rows } from '../support/manual';
import { head } from '../support/head';
import { NOTICES } from '../support/notices';
import { pollState, rules } from '../support/poll-state';

/** The letter of the examples, as its client would write it. */
const LETTERS = {
	en: {
		mailboxName: 'Office mailbox',
		name: 'Ann Lee',
		subject: 'Delivery to Tula',
		text: 'Hello, what does delivery to Tula cost?\nMy number is +7 495 123-45-67.\n\n-- \nAnn Lee\nClient Ltd\n\n> our last offer',
		file: 'plan.pdf',
	},
	ru: {
		mailboxName: 'Ящик офиса',
		name: 'Анна Лебедева',
		subject: 'Доставка в Тулу',
		text: 'Здравствуйте, сколько стоит доставка в Тулу?\nМой телефон +7 495 123-45-67.\n\n-- \nАнна Лебедева\nООО «Клиент»\n\n> наше предложение',
		file: 'план.pdf',
	},
} as const;
const ZONE = 'Europe/Moscow';
const receivedAt = Date.parse('2026-05-12T10:04:00+03:00');

const FORMS = [
	...[properties, actionProperties],
	...[
		new InquiryMailboxApi(),
		new InquiryMailboxGoogleOAuth2Api(),
		new InquiryMailboxMicrosoftOAuth2Api(),
		new InquiryMailboxYandexOAuth2Api(),
	].map((credential) => credential.properties),
];
const PARAMETERS = [...new Set(FORMS.flatMap(namesIn))];

describe.each(['en', 'ru'] as const)('in the manual (%s)', (language) => {
	const folder = language === 'en' ? 'docs' : 'docs/ru';
	const all = manual(language);
	const outputs = page(`${folder}/outputs.md`);
	const report = page(`${folder}/report.md`);
	const simulate = page(`${folder}/simulate.md`);
	const answer = page(`${folder}/answer.md`);
	const explain = page(`${folder}/explain.md`);
	const audit = page(`${folder}/audit.md`);
	const letter = LETTERS[language];
	const settings: ItemSettings = {
		mailbox: 'office@firm.example',
		mailboxName: letter.mailboxName,
		account: '0011223344556677',
		mailServer: 'imap.firm.example',
		zone: ZONE,
		language,
		simplify: false,
		defaultCountry: null,
		zoneCountry: null,
		trackingRules: [],
	};
	const { subject } = letter;
	const settled: SettledMail = {
		head: {
			folder: 'INBOX',
			uid: 4711,
			receivedAt,
			size: 105_000,
			identity: '',
			from: [{ name: letter.name, address: 'ann@client.example' }],
			sender: [],
			replyTo: [],
			to: [{ name: '', address: 'sales+spring@firm.example' }],
			cc: [],
			subject,
			messageId: '<1@client.example>',
			sentAt: receivedAt - 2_000,
			headers: {
				'authentication-results': ['mx.firm.example; spf=pass; dkim=pass; dmarc=pass'],
			},
			body: null,
			parts: null,
		},
		uidValidity: '1795420546',
		identity: identityOf({ messageId: '<1@client.example>', date: '', from: '', subject }),
		receivedAt,
		isClamped: false,
		isImported: false,
		senderAddress: 'ann@client.example',
		senderName: letter.name,
		writer: { certainty: 'certain', foundIn: 'from', doubt: '', isMachineSent: false },
		recipient: 'sales+spring@firm.example',
		forwardedBy: '',
		automatic: null,
		decision: { kind: 'inquiry', repeatUntil: receivedAt + 86_400_000 },
	};
	const text: MessageText = {
		text: letter.text,
		html: null,
		truncated: false,
		attachments: [
			{ part: '2', name: letter.file, type: 'application/pdf', size: 102_400, inline: false },
		],
		unreadable: null,
	};

	test('the simplified example is what comes out', () => {
		expect(toItem(settled, text, { ...settings, simplify: true })).toEqual(
			exampleIn(outputs, 'simplified'),
		);
	});

	test('the full example is what comes out', () => {
		expect(toItem(settled, text, settings)).toEqual({
			...(exampleIn(outputs, 'simplified') as object),
			...(exampleIn(outputs, 'details') as object),
		});
	});

	test('each field of an item has its words', () => {
		const fields = Object.keys(toItem(settled, text, settings));
		const explained = rows(outputs).flatMap(([name = '']) => codesIn(name));
		expect(explained).toEqual(expect.arrayContaining(fields));
	});

	test('the fields of a simplified item are named on the first page, in their order', () => {
		const readme = page(language === 'en' ? 'README.md' : 'README.ru.md');
		const fields = Object.keys(toItem(settled, text, { ...settings, simplify: true }));
		const named = rows(readme).flatMap(([name = '']) => codesIn(name));
		expect(named.filter((name) => fields.includes(name))).toEqual(fields);
	});

	test.each(Object.values(NOTICES))('Status $event has a row with its fields', (notice) => {
		const [event, , figures = ''] =
			rows(outputs).find(([name]) => name === `\`${notice.event}\``) ?? [];
		expect(event).toBeDefined();
		const fields = Object.keys(toStatusItem(notice, 'office@firm.example', ZONE, language));
		const own = fields.filter((name) => !['event', 'mailbox', 'since', 'text'].includes(name));
		expect(codesIn(figures)).toEqual(own.sort());
	});

	test('each reason has its words', () => {
		const explained = rows(outputs).flatMap(([name = '']) => codesIn(name));
		expect(explained).toEqual(expect.arrayContaining(Object.keys(ENGLISH.reasons)));
	});

	test('the row of a period, and the fields of a summary, are what comes out', () => {
		const period = { periodSeconds: 7 * 86_400, inquiries: 130, repeats: 70 };
		const gaps = { firstMails: 130, buckets: [] };
		const counts = { counted: 200, ignored: {}, filters: [], duplicates: 0, unreadable: 0 };
		const result = { ...counts, gaps, periods: [period] };
		const facts = { mailbox: '', folders: [], now: receivedAt, zone: 'utc', language };
		const [[summary = {}], periods] = toSimulationItems(
			{ result, since: receivedAt, cutShort: null },
			facts,
		);
		expect(periods).toEqual([exampleIn(simulate, 'period')]);
		const explained = rows(simulate).flatMap(([name = '']) => codesIn(name));
		expect(explained).toEqual(expect.arrayContaining(Object.keys(summary)));
	});

	test('an explanation, and its fields, are what comes out', () => {
		const writer = `${letter.name} <ann@client.example>`;
		const write = (uid: number, at: number) =>
			head({ uid, receivedAt: at, sentAt: at, from: writer, to: 'sales@firm.example', subject });
		const by = rules({ own: ownAddresses('office@firm.example', []) });
		const second = write(4712, receivedAt + 3 * 3_600_000);
		const now = receivedAt + 5 * 3_600_000;
		const state = [write(4711, receivedAt), second].reduce(
			(before, one) => settleMail(before, one, by, now).state,
			pollState({ ringFloor: receivedAt - 86_400_000, startedAt: receivedAt }),
		);
		const asked = { head: second, named: null, uidValidity: '7', place: 'collected' } as const;
		const item = toExplanationItem(explainByMemory(state, asked, by, now), {
			...{ rules: by, basis: { kind: 'memory' }, reckoned: null, now, zone: ZONE, language },
			...{ trigger: 'Email Inquiry Trigger', stamp: '0011223344556677' },
			found: { ...second, uidValidity: '1795420546', isCollected: true },
			asked: { by: 'messageId', messageId: second.messageId, inquiryId: '' },
			gaps: { folders: [], isCut: false },
		});
		expect(item).toEqual(exampleIn(explain, 'explanation'));
		const explained = rows(explain).flatMap(([name = '']) => codesIn(name));
		expect(explained).toEqual(expect.arrayContaining(Object.keys(item)));
	});

	test('an audit, and its fields, are what comes out', () => {
		const result: AuditResult = {
			receiving: [],
			forms: [
				{
					...{ address: 'wordpress@shop.example', kind: 'form', mails: 84 },
					...{ isRecognized: true, namesClients: true, leftOut: '' },
				},
			],
			filters: {
				sure: [
					{ address: 'news@supplier.example', kind: 'newsletter', mails: 60, counted: 60 },
					{ address: 'noreply@bank.example', kind: 'notification', mails: 30, counted: 30 },
				],
				doubtful: [],
			},
			automatic: { autoReply: 9, bounce: 2, bulk: 60, calendar: 0, own: 0 },
			spam: { mails: 80, passed: 20, replies: 1, worthALook: 3, finds: [] },
			expected: {
				...{ inquiries: 120, repeats: 45, executions: 123 },
				filtered: { inquiries: 90, executions: 97 },
			},
			ready: {
				aliases: ['anna@firm.example', 'firm@post.example'],
				websiteForms: ['wordpress@shop.example'],
				neverFrom: ['news@supplier.example', 'noreply@bank.example'],
			},
		};
		const simulated = {
			...{ counted: 495, ignored: { autoReply: 9, bounce: 2 }, filters: [], duplicates: 0 },
			...{ unreadable: 0, gaps: { firstMails: 300, buckets: [] } },
			periods: [
				{ periodSeconds: 86_400, inquiries: 360, repeats: 135 },
				{ periodSeconds: 7 * 86_400, inquiries: 300, repeats: 195 },
				{ periodSeconds: 14 * 86_400, inquiries: 295, repeats: 200 },
			],
		};
		const since = receivedAt - 90 * 86_400_000;
		const { json } = toAuditItem(
			{
				...{ result, simulated, since, cutShort: null, isSentWhole: true, isSpamWhole: true },
				...{ sentFolder: 'Sent', spamFolder: 'Junk' },
			},
			{
				...{ mailbox: 'office@firm.example', folders: ['INBOX'], now: receivedAt, zone: ZONE },
				...{ language, periodSeconds: 86_400 },
			},
		);
		const example = exampleIn(audit, 'audit') as object;
		expect(json).toMatchObject(example);
		expect(Object.keys(json).slice(0, Object.keys(example).length)).toEqual(Object.keys(example));
		const explained = rows(audit).flatMap(([name = '']) => codesIn(name));
		expect(explained).toEqual(expect.arrayContaining(Object.keys(json)));
	});

	test('the fields of an answer are what comes out', () => {
		const days = ['monday', 'tuesday'];
		const hours = workingHoursOf({ days, from: '09:00', to: '18:00', holidays: [], zone: ZONE });
		const asked = { receivedAt, patienceMs: 0 };
		const found = {
			answeredAt: receivedAt + 90 * 60_000,
			answeredBy: 'olga@firm.example',
			messageId: '<2@firm.example>',
		};
		const facts = { hours, inWorkingHours: false, zone: ZONE, now: receivedAt, unreadSent: 0 };
		const { json } = answerItem(asked, found, facts, workingClock(hours));
		expect(json).toEqual(exampleIn(answer, 'answer'));
	});

	test('the row of a report, and the fields of its figures, are what comes out', () => {
		const inquiries: ReadonlyArray<readonly [date: string, sender: string, minutes: number]> = [
			['2026-04-10', 'ann', 5],
			['2026-04-11', 'ann', 5],
			['2026-05-02', 'ann', 10],
			['2026-05-03', 'ann', 20],
			['2026-05-04', 'bob', 75],
		];
		const items = inquiries.map(([at, name, responseMinutes]) => {
			const senderAddress = `${name}@client.example`;
			return { receivedAt: at, senderAddress, responseMinutes, source: 'website' };
		});
		const built = buildReport([...items, { receivedAt: '2026-05-05', source: 'zoo' }], {
			...{
				now: Date.parse('2026-06-02T08:00:00Z'),
				zone: ZONE,
				groupBy: ['source'],
				compare: true,
			},
			period: { kind: 'custom', from: '2026-05-01', to: '2026-05-31' },
		});
		expect(reportRows(built)[0]).toEqual(exampleIn(report, 'row'));
		const explained = rows(report).flatMap(([name = '']) => codesIn(name));
		expect(explained).toEqual(expect.arrayContaining(Object.keys(reportFigures(built))));
	});

	test.each(PARAMETERS)('the parameter %s is explained', (displayName) => {
		const names = [...labelsIn(all), ...rows(all).map(([name = '']) => name)];
		expect(names).toContain(displayName);
	});
});

/** All fields that the forms of both nodes and of the credentials show, with those inside of them. */
function namesIn(shown: readonly INodeProperties[]): string[] {
	return shown
		.filter(({ type }) => type !== 'notice' && type !== 'hidden')
		.flatMap(({ displayName, options = [] }) => [
			displayName,
			...options.flatMap((option) => {
				if ('values' in option) return [option.displayName, ...namesIn(option.values)];
				return 'type' in option ? namesIn([option]) : [];
			}),
		]);
}
