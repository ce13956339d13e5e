import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { settleMail } from '../../../../nodes/core/counting/settle';
import type { Filters } from '../../../../nodes/core/counting/filters';
import { NO_FILTERS } from '../../../../nodes/core/counting/filters';
import type { Rules } from '../../../../nodes/core/counting/rules';
import { withKind } from '../../../../nodes/core/counting/withheld';
import {
	explainAbsent,
	explainByHeaders,
	explainByMemory,
	type PlacedMail,
} from '../../../../nodes/core/explanation/explain';
import type { Explained, ExplanationCode } from '../../../../nodes/core/explanation/explained';
import {
	toExplanationItem,
	type ExplanationContext,
} from '../../../../nodes/core/explanation/explanation-item';
import { beginReckoning, withNextMail } from '../../../../nodes/core/explanation/reckoning';
import { ANY_ADDRESSES, typedAddresses } from '../../../../nodes/core/lists/typed-addresses';
import { typedPhrases } from '../../../../nodes/core/lists/typed-phrases';
import { identityOfPlace, rememberedKeyOf } from '../../../../nodes/core/mail/identity';
import type { MessageHead } from '../../../../nodes/core/mailbox/mailbox';
import { NO_KINDS } from '../../../../nodes/core/memory/known-kinds';
import type { PollState } from '../../../../nodes/core/memory/state';
import { head, type WrittenHead } from '../../../support/head';
import { cursor, pollState, rules, STARTED_AT } from '../../../support/poll-state';

const HOUR = 3_600_000;
const at = (hours: number) => STARTED_AT + hours * HOUR;
const NOW = at(30);
const RULES = rules();
const FIRST = head({ uid: 1, receivedAt: at(1) });
const MAIL = head({ uid: 5, receivedAt: at(3), sentAt: at(3) });
const LATER = head({ uid: 6, receivedAt: at(29) });

const filtered = (filters: Partial<Filters>): Rules =>
	rules({ filters: { ...NO_FILTERS, ...filters } });
const after = (state: PollState, ...heads: readonly MessageHead[]) =>
	heads.reduce((before, one) => settleMail(before, one, RULES, NOW).state, state);
const settledBy = (by: Rules, one: MessageHead, state = pollState()) =>
	settleMail(state, one, by, NOW).state;
const placed = (one: MessageHead, changes: Partial<PlacedMail> = {}): PlacedMail => ({
	...{ head: one, named: null, uidValidity: '7', place: 'collected', ...changes },
});
const byMemory = (state: PollState, one: MessageHead | PlacedMail = MAIL, by: Rules = RULES) =>
	explainByMemory(state, 'head' in one ? one : placed(one), by, NOW);
const mail = (written: WrittenHead) => head({ uid: 5, receivedAt: at(3), ...written });
const automatic = (headers: Record<string, string>) => {
	const one = mail({ headers });
	const by = rules({ skipAutomatic: new Set(['autoReply', 'bounce', 'bulk', 'calendar', 'own']) });
	return byMemory(settledBy(by, one), one, by);
};
const neverFrom = typedAddresses('Never From', 'ann@client.example', ANY_ADDRESSES);
const onlyFrom = typedAddresses('Only From', 'bob@client.example', ANY_ADDRESSES);
const neverTo = typedAddresses('Never To', 'info@company.example', ANY_ADDRESSES);
const neverWithSubject = typedPhrases('Never With Subject', 'chairs');
const off = { from: at(2), until: at(4) };
const withoutKinds = (state: PollState) => ({ ...state, kinds: NO_KINDS });
const replies = rules({ repliesAreRepeats: true });
const REPLY = mail({ headers: { 'in-reply-to': FIRST.messageId }, from: 'eve@client.example' });
const passed = pollState({ folders: { INBOX: cursor({ lastUid: 9, known: [5, 6, 7, 8, 9] }) } });
const behind = (state: PollState) => ({
	...state,
	folders: { INBOX: cursor({ lastUid: 4, known: [1, 2, 3, 4] }) },
});
const unreadKey = rememberedKeyOf(
	passed.salt,
	identityOfPlace({ folder: 'INBOX', uidValidity: '7', uid: 5 }),
);

/** An example of each code, with what it says. */
const EXAMPLES: Readonly<Record<ExplanationCode, () => Explained>> = {
	inquiry: () => byMemory(after(pollState(), MAIL)),
	unknownWriter: () => {
		const nameless = mail({ from: [] });
		return byMemory(after(pollState(), nameless), nameless);
	},
	unread: () => byMemory(withKind(passed, unreadKey, { kind: 'unread' }, NOW)),
	repeat: () => byMemory(after(pollState(), FIRST, MAIL)),
	reply: () => byMemory(settledBy(replies, REPLY, settledBy(replies, FIRST)), REPLY, replies),
	laterInquiry: () => byMemory(behind(after(pollState(), LATER)), MAIL),
	replacedInquiry: () => byMemory(after(pollState(), FIRST, MAIL, LATER)),
	autoReply: () => automatic({ 'auto-submitted': 'auto-replied' }),
	bounce: () => automatic({ 'content-type': 'multipart/report; report-type=delivery-status' }),
	bulk: () => automatic({ 'list-id': '<news.client.example>' }),
	calendar: () => automatic({ 'content-type': 'text/calendar; method=REQUEST' }),
	own: () => {
		const own = mail({ from: 'sales@company.example' });
		return byMemory(after(pollState(), own), own);
	},
	neverFrom: () => {
		const by = filtered({ neverFrom });
		return byMemory(settledBy(by, MAIL), MAIL, by);
	},
	onlyFrom: () => {
		const by = filtered({ onlyFrom });
		return byMemory(settledBy(by, MAIL), MAIL, by);
	},
	neverTo: () => {
		const by = filtered({ neverTo });
		return byMemory(settledBy(by, MAIL), MAIL, by);
	},
	neverWithSubject: () => {
		const by = filtered({ neverWithSubject });
		return byMemory(settledBy(by, MAIL), MAIL, by);
	},
	olderThanMemory: () => byMemory(after(pollState({ ringFloor: at(4) }), MAIL)),
	skippedWhileOff: () => byMemory(after(pollState({ off }), MAIL)),
	beforeCollecting: () =>
		byMemory({ ...passed, folders: { INBOX: cursor({ lastUid: 9, known: [5], firstUid: 6 }) } }),
	inSpam: () =>
		byMemory(
			pollState(),
			placed(head({ ...{ folder: 'Junk', receivedAt: at(3) } }), { place: 'spam' }),
		),
	inTrash: () =>
		byMemory(pollState(), placed(head({ folder: 'Trash', receivedAt: at(3) }), { place: 'trash' })),
	folderNotCollected: () =>
		byMemory(
			after(pollState(), FIRST),
			placed(head({ folder: 'Team', uid: 7, receivedAt: at(3) }), { place: 'elsewhere' }),
		),
	folderNotOpened: () =>
		byMemory(
			pollState({ wishes: [{ folder: 'Leads', since: at(1), isInitial: false }] }),
			placed(head({ folder: 'Leads', receivedAt: at(3) })),
		),
	notReadYet: () => byMemory(pollState(), head({ uid: 5, receivedAt: NOW - 60_000 })),
	mailboxNotRead: () => byMemory(pollState({ lastPollAt: at(2) })),
	putOff: () =>
		byMemory(pollState({ folders: { INBOX: cursor({ lastUid: 9, retries: { 5: 2 } }) } })),
	missing: () => byMemory(passed),
	decidedDifferently: () => byMemory(after(pollState(), MAIL), MAIL, filtered({ neverFrom })),
	settledEarlier: () => byMemory(withoutKinds(after(pollState(), FIRST, MAIL, LATER))),
	noSuchMail: () => explainAbsent('noSuchMail', pollState()),
	notAllSearched: () => explainAbsent('notAllSearched', pollState()),
	unreadable: () => explainAbsent('unreadable', pollState()),
};

function itemOf(
	explained: Explained,
	language: 'en' | 'ru',
	changes: Partial<ExplanationContext> = {},
) {
	const { mail: found } = explained;
	return toExplanationItem(explained, {
		...{ rules: RULES, trigger: 'Email Inquiry Trigger', stamp: '0123456789abcdef', now: NOW },
		...{ basis: { kind: 'memory' }, reckoned: null, zone: 'Europe/Berlin', language },
		found:
			found === null
				? null
				: { ...found.head, uidValidity: '7', isCollected: found.head.folder === 'INBOX' },
		asked: { by: 'messageId', messageId: '<5@client.example>', inquiryId: '' },
		gaps: { folders: [], isCut: false },
		...changes,
	});
}

const pageIn = (folder: string) =>
	readFileSync(join(__dirname, '../../../..', folder, 'explain.md'), 'utf8');
const PAGES = [
	[pageIn('docs'), 'as it was'],
	[pageIn('docs/ru'), 'как было'],
] as const;

test.each(Object.entries(EXAMPLES))('%s is told in both languages', (code, example) => {
	const explained = example();
	expect(explained.code).toBe(code);
	const [english, russian] = [itemOf(explained, 'en'), itemOf(explained, 'ru')];
	for (const { text, whatToChange } of [english, russian]) {
		expect(`${text} ${whatToChange}`).not.toMatch(/[{}]|undefined|null|NaN|\.\.| {2}/);
		expect(text).toMatch(/^\p{Lu}.*[.)]$/u);
		expect(whatToChange).toMatch(/^\p{Lu}.*\.$/u);
	}
	expect(english.text + english.whatToChange).not.toMatch(/[а-яё]/i);
	expect(russian.text).toMatch(/[а-яё]/i);
	expect(russian.whatToChange).toMatch(/[а-яё]/i);
	const { text, whatToChange, ...facts } = english;
	expect(russian).toMatchObject(facts);
	expect(text).not.toBe(whatToChange);
	for (const [page, unchanged] of PAGES) {
		const outcome = code === 'decidedDifferently' ? unchanged : `\`${english.outcome}\``;
		expect(page).toMatch(new RegExp(`^\\| \`${code}\` +\\| ${outcome} +\\|`, 'm'));
	}
});

test.each<[ExplanationCode, string, string]>([
	[
		'repeat',
		'It is a repeat: on 12 May 2026, 12:00, less than the repeat period (1 day) before it, an inquiry from this sender to this recipient was counted. A new message of this client counts: the repeat period ended on 13 May 2026, 12:00.',
		'Это повтор: 12 мая 2026, 12:00, меньше чем за период повтора (1 день) до него, уже учтено обращение этого отправителя этому получателю. Новое письмо этого клиента будет учтено: период повтора закончился 13 мая 2026, 12:00.',
	],
	[
		'autoReply',
		'It is ignored as an automatic reply: the header Auto-Submitted shows it.',
		'Не учтено как автоответ: это видно по заголовку Auto-Submitted.',
	],
	[
		'inSpam',
		'It is not collected, because it lies in the spam folder Junk, where the trigger does not look. It arrived on 12 May 2026, 14:00. In a folder that the trigger reads it would be an inquiry.',
		'Не собирается: письмо лежит в папке спама «Junk», которую триггер не читает. Пришло 12 мая 2026, 14:00. В папке, которую читает триггер, это было бы: обращение.',
	],
	[
		'decidedDifferently',
		'It became an inquiry. The settings, or what is remembered, have changed since: today it would be decided differently (ignored).',
		'Письмо стало обращением. С тех пор изменились настройки или то, что хранится в памяти триггера: сегодня решение было бы другим (не учтено).',
	],
])('%s reads well', (code, english, russian) => {
	expect(itemOf(EXAMPLES[code](), 'en').text).toBe(english);
	expect(itemOf(EXAMPLES[code](), 'ru').text).toBe(russian);
});

test('figures are fields', () => {
	expect(itemOf(EXAMPLES.repeat(), 'en')).toMatchObject({
		...{ reasonCode: 'repeat', outcome: 'repeat', became: 'repeat', isDecided: true },
		...{ stateRead: true, periodDays: 1, folder: 'INBOX', senderAddress: 'ann@client.example' },
		...{ receivedAt: '2026-05-12T14:00:00.000+02:00', recipient: 'info@company.example' },
		previousInquiryAt: '2026-05-12T12:00:00.000+02:00',
		countsAgainAt: '2026-05-13T12:00:00.000+02:00',
		...{
			message: 'INBOX;UIDVALIDITY=7/;UID=5#<5@client.example>',
			messageId: '<5@client.example>',
		},
	});
	expect(itemOf(EXAMPLES.neverFrom(), 'en').filterEntry).toBe('ann@client.example');
	expect(itemOf(EXAMPLES.bulk(), 'en').header).toBe('List-Id');
	expect(itemOf(EXAMPLES.skippedWhileOff(), 'en')).toMatchObject({
		since: '2026-05-12T13:00:00.000+02:00',
		until: '2026-05-12T15:00:00.000+02:00',
	});
	expect(itemOf(EXAMPLES.noSuchMail(), 'en')).toMatchObject({
		...{ folder: '', message: '', messageId: '<5@client.example>', receivedAt: null },
	});
});

describe('what was settled', () => {
	const both = after(pollState(), FIRST, MAIL);

	test.each<[string, Explained, Partial<Explained>]>([
		[
			'is told by its own anchor for longer',
			byMemory(withoutKinds(both), FIRST),
			{ code: 'inquiry' },
		],
		[
			'stays a repeat for longer if no other inquiry followed',
			byMemory(withoutKinds(both)),
			{ code: 'repeat', previousInquiryAt: at(1) },
		],
		[
			'is no repeat of itself when its arrival has changed',
			byMemory(withoutKinds(both), { ...FIRST, receivedAt: at(28) }),
			{ code: 'settledEarlier' },
		],
		[
			'may be what a server dated ahead, which would seem to repeat itself',
			byMemory(withoutKinds(both), { ...MAIL, sentAt: at(1) }),
			{ code: 'settledEarlier' },
		],
		[
			'stays what it was when it is moved to another folder',
			byMemory(both, placed({ ...MAIL, folder: 'Done', uid: 1 }, { place: 'elsewhere' })),
			{ code: 'repeat', became: 'repeat' },
		],
		[
			'stays what it was in a folder that was numbered anew',
			byMemory(both, placed(MAIL, { uidValidity: '8' })),
			{ code: 'repeat', became: 'repeat' },
		],
		[
			'before a workflow was off is told without the time when it was off again since',
			byMemory({ ...after(pollState({ off }), MAIL), off: { from: at(20), until: at(22) } }),
			{ code: 'skippedWhileOff', since: null, until: null },
		],
	])('%s', (_, explained, expected) => {
		expect(explained).toMatchObject(expected);
	});
});

describe('what was not settled', () => {
	test.each<[string, Explained, Partial<Explained>]>([
		[
			'is judged by what was settled before it',
			byMemory(behind(after(pollState(), FIRST))),
			{ code: 'repeat', became: null, previousInquiryAt: at(1), countsAgainAt: at(25) },
		],
		[
			'waits for an import that is not done',
			byMemory(
				pollState({
					folders: {
						INBOX: cursor({ backfill: { kind: 'import', since: at(-100), until: 900 } }),
					},
				}),
			),
			{ code: 'notReadYet' },
		],
		[
			'and arrived before the start date is from before collecting',
			byMemory(
				pollState({
					folders: { INBOX: cursor({ backfill: { kind: 'import', since: at(4), until: 900 } }) },
				}),
			),
			{ code: 'beforeCollecting', since: STARTED_AT },
		],
		[
			'while the mailbox cannot be reached says since when',
			byMemory(pollState({ brokenSince: at(3) }), head({ uid: 5, receivedAt: NOW - 60_000 })),
			{ code: 'mailboxNotRead', since: at(3) },
		],
		[
			'and lies in a folder that was numbered anew is read again',
			byMemory(
				pollState(),
				placed(head({ uid: 5, receivedAt: NOW - 60_000 }), { uidValidity: '8' }),
			),
			{ code: 'notReadYet' },
		],
	])('%s', (_, explained, expected) => {
		expect(explained).toMatchObject(expected);
	});
});

test('without a memory the mail before it tells', () => {
	const status = { uidValidity: '7', uidNext: 9, messages: 2 };
	const order = {
		...{ folders: [{ folder: 'INBOX', status }], since: STARTED_AT, rules: RULES, now: NOW },
		noteUnexpected: () => '',
	};
	const entry = { kind: 'mail', uid: 1, head: FIRST, named: null } as const;
	const before = withNextMail(beginReckoning(order), { folder: 'INBOX', entry }, order);
	const explained = explainByHeaders(before, placed(MAIL), RULES, NOW);
	expect(explained).toMatchObject({ code: 'repeat', became: null, previousInquiryAt: at(1) });
	const basis = { kind: 'headers', since: STARTED_AT } as const;
	const item = itemOf(explained, 'en', { basis });
	expect(item).toMatchObject({ stateRead: false, isDecided: false });
	expect(item.text).toMatch(
		/ended on 13 May 2026, 12:00\. What the trigger remembers cannot be read/,
	);
	expect(itemOf(explained, 'en', { basis: { kind: 'none' } }).text).toMatch(
		/not taken into account/,
	);
});

test('what is forgotten is told by the headers of earlier mail beside it', () => {
	const by = EXAMPLES.repeat();
	const item = itemOf(EXAMPLES.settledEarlier(), 'en', { reckoned: { by, since: STARTED_AT } });
	expect(item).toMatchObject({ reasonCode: 'settledEarlier', outcome: 'settled' });
	expect(item.previousInquiryAt).toBe('2026-05-12T12:00:00.000+02:00');
	expect(item.text).toMatch(/By the headers of the mail since 12 May 2026, 11:00: It is a repeat/);
});

test('a repeat period of 0 makes every message an inquiry', () => {
	const every = rules({ periodSeconds: 0 });
	const explained = byMemory(settledBy(every, MAIL), MAIL, every);
	expect(explained).toMatchObject({ code: 'inquiry', countsAgainAt: null });
	expect(itemOf(explained, 'en', { rules: every }).text).toMatch(/repeat period is 0/);
});
