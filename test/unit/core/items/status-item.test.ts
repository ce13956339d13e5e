import {
	toStatusItem,
	withheldInWords,
	type Notice,
} from '../../../../nodes/core/items/status-item';
import { isoTime } from '../../../../nodes/core/time/time';

const SINCE = Date.parse('2026-05-12T07:00:00Z');
const LATER = SINCE + 3_600_000;
const MAILBOX = 'info@company.example';

type Case = { notice: Notice; what: RegExp; next: RegExp; figures: Record<string, unknown> };

const CASES: Record<Notice['event'], Case> = {
	connected: {
		notice: {
			event: 'connected',
			since: SINCE,
			provider: 'Yandex (imap.yandex.ru:993)',
			folders: [
				{ path: 'INBOX', messages: 312 },
				{ path: 'Sales', messages: null },
			],
			periodSeconds: 86_400,
			start: { from: 'now', key: 'now' },
		},
		what: /Connected to Yandex \(imap\.yandex\.ru:993\): INBOX \(312 messages\), Sales\./,
		next: /Collecting mail from now on \(12 May 2026, 10:00\); repeat period: 1 day\./,
		figures: {
			provider: 'Yandex (imap.yandex.ru:993)',
			folders: [
				{ path: 'INBOX', messages: 312 },
				{ path: 'Sales', messages: null },
			],
			repeatPeriod: '1 day',
			collectFrom: '2026-05-12T10:00:00.000+03:00',
		},
	},
	waiting: {
		notice: {
			event: 'waiting',
			since: SINCE,
			cause: 'the server does not answer',
			problem: 'unreachable',
		},
		what: /could not be reached yet: the server does not answer\./,
		next: /starts automatically .* no mail that arrives from 12 May 2026, 10:00 onwards is lost/,
		figures: { cause: 'the server does not answer' },
	},
	broken: {
		notice: {
			event: 'broken',
			since: SINCE,
			cause: 'the server does not answer',
			problem: 'unreachable',
		},
		what: /has been unreachable since 12 May 2026, 10:00: the server does not answer\./,
		next: /No mail is lost; collecting resumes automatically/,
		figures: { cause: 'the server does not answer' },
	},
	connectedTwice: {
		notice: { event: 'connectedTwice', since: SINCE, workflow: 'Sales', node: 'Trigger' },
		what: /The trigger 'Trigger' of the workflow 'Sales' also collects from this mailbox/,
		next: /Switch one of them off/,
		figures: { workflow: 'Sales', node: 'Trigger' },
	},
	recovered: {
		notice: { event: 'recovered', since: LATER, brokenSince: SINCE },
		what: /The mailbox is back\. .* from 12 May 2026, 10:00 to 12 May 2026, 11:00/,
		next: /mail from that time is being collected now/,
		figures: { brokenSince: '2026-05-12T10:00:00.000+03:00' },
	},
	folderRecreated: {
		notice: { event: 'folderRecreated', since: SINCE, folder: 'Sales' },
		what: /renumbered the folder 'Sales'/,
		next: /is not counted again/,
		figures: { folder: 'Sales' },
	},
	settingsChanged: {
		notice: {
			event: 'settingsChanged',
			since: SINCE,
			what: 'pairs',
		},
		what: /^What counts as the same sender and recipient was changed/,
		next: /repeat periods were reset\.$/,
		figures: {},
	},
	startedClean: {
		notice: { event: 'startedClean', since: SINCE, why: 'workflowId' },
		what: /the workflow was copied/,
		next: /Collecting starts over/,
		figures: {},
	},
	memoryDamaged: {
		notice: { event: 'memoryDamaged', since: SINCE, parts: ['pairs', { folder: 'INBOX' }] },
		what: /could not be read: pairs, how far INBOX was read\./,
		next: /Collecting continues with the rest, rechecking mail from 12 May 2026, 10:00 onwards/,
		figures: { parts: ['pairs', 'how far INBOX was read'] },
	},
	skippedWhileOff: {
		notice: { event: 'skippedWhileOff', since: SINCE, until: LATER, skipped: 12 },
		what: /12 messages that arrived while the workflow was off \(12 May 2026, 10:00 to 12 May 2026, 11:00\)/,
		next: /^Not collected/,
		figures: { until: '2026-05-12T11:00:00.000+03:00', skipped: 12 },
	},
	importProgress: {
		notice: {
			...{ event: 'importProgress', since: SINCE, what: 'import', folders: ['INBOX', 'Sales'] },
			...{ left: 0, reachedAt: null },
		},
		what: /All mail since the start date has been collected from INBOX, Sales/,
		next: /new mail follows/,
		figures: { folders: ['INBOX', 'Sales'], left: 0, reachedAt: null },
	},
	withheldCounts: {
		notice: {
			...{ event: 'withheldCounts', since: SINCE, until: LATER },
			counts: { repeat: 5, autoReply: 1, bounce: 2 },
		},
		what: /^Not counted from 12 May 2026, 10:00 to 12 May 2026, 11:00: 5 repeats, 1 automatic reply, 2 delivery reports\./,
		next: /'Additional Outputs' shows each one with its reason/,
		figures: {
			until: '2026-05-12T11:00:00.000+03:00',
			repeats: 5,
			ignored: 3,
			reasons: { autoReply: 1, bounce: 2 },
		},
	},
	formWithoutClient: {
		notice: {
			...{ event: 'formWithoutClient', since: SINCE, sender: 'office@site.example', hint: 'list' },
		},
		what: /^Messages from office@site\.example look like those of a website form/,
		next: /Enter the address in 'Website Forms'/,
		figures: { sender: 'office@site.example', websiteForms: 'office@site.example' },
	},
	fewConnections: {
		notice: { event: 'fewConnections', since: SINCE, until: Date.parse('2026-05-13T07:00:00Z') },
		what: /permits this mailbox no further connection\. Until .*13/,
		next: /Close other mail programs, or switch off 'Instant Collection'/,
		figures: { until: '2026-05-13T10:00:00.000+03:00' },
	},
	proved: {
		notice: {
			event: 'proved',
			since: SINCE,
			until: LATER,
			folders: ['INBOX', 'Leads'],
			messages: 1_216,
			newMessages: 600,
			counts: { inquiry: 61, repeat: 40, ignored: 1_111, earlier: 1, copies: 1, missing: 2 },
			found: [
				{ folder: 'INBOX', uid: 7, receivedAt: LATER },
				{ folder: 'Leads', uid: 8, receivedAt: LATER },
			],
		},
		what: /1,216 messages since 12 May 2026, 10:00 = 61 inquiries \+ 40 repeats \+ 1,111 ignored \+ 1 settled earlier \+ 1 copy \+ 2 found;/,
		next: /2 were missing and are being collected now\./,
		figures: {
			until: '2026-05-12T11:00:00.000+03:00',
			folders: ['INBOX', 'Leads'],
			...{ messages: 1_216, newMessages: 600, inquiries: 61, repeats: 40, ignored: 1_111 },
			...{ others: { earlier: 1, copies: 1 }, missing: 2 },
			found: [
				{ folder: 'INBOX', uid: 7, receivedAt: '2026-05-12T11:00:00.000+03:00' },
				{ folder: 'Leads', uid: 8, receivedAt: '2026-05-12T11:00:00.000+03:00' },
			],
		},
	},
	unusuallyQuiet: {
		notice: { event: 'unusuallyQuiet', since: SINCE, until: LATER, usual: 40 },
		what: /No mail has arrived since 12 May 2026, 10:00; .* about 40 messages/,
		next: /forwarded to this mailbox, .* MX records .* folder .* full/,
		figures: { until: '2026-05-12T11:00:00.000+03:00', usual: 40 },
	},
	ledgerFull: {
		notice: { event: 'ledgerFull', since: SINCE, dropped: 7 },
		what: /the 7 oldest were dropped/,
		next: /their next message counts as an inquiry/,
		figures: { dropped: 7 },
	},
};

describe.each(Object.entries(CASES))('%s', (event, { notice, what, next, figures }) => {
	const item = toStatusItem(notice, MAILBOX, 'Europe/Moscow');

	test('says what happened and what comes next', () => {
		expect(item.text).toMatch(what);
		expect(item.text).toMatch(next);
		expect(item.text).toMatch(/^[A-Z0-9].*\.$/);
	});

	test('has its mailbox, time and figures', () => {
		expect(item).toEqual({
			event,
			mailbox: MAILBOX,
			since: isoTime(notice.since, 'Europe/Moscow'),
			text: item.text,
			...figures,
		});
	});
});

describe('an import', () => {
	const progress = (changes: Partial<Extract<Notice, { event: 'importProgress' }>>) =>
		toStatusItem(
			{
				...{ event: 'importProgress', since: SINCE, what: 'import', folders: ['INBOX'] },
				...{ left: 0, reachedAt: null, ...changes },
			},
			MAILBOX,
			'Europe/Moscow',
		);

	test.each<[string, Parameters<typeof progress>[0], RegExp]>([
		[
			'under way says how far it is',
			{ left: 4210, reachedAt: SINCE },
			/^Collecting earlier mail in INBOX: done up to 12 May 2026, 10:00, 4,210 messages left\.$/,
		],
		['with one message left', { left: 1 }, /^Collecting earlier mail in INBOX, 1 message left\.$/],
		[
			'of a warm start',
			{ what: 'warmStart', left: 7 },
			/^Scanning earlier mail in INBOX for known senders, 7 messages left\.$/,
		],
	])('%s', (_, changes, expected) => {
		expect(progress(changes).text).toMatch(expected);
	});

	test('has its figures', () => {
		expect(progress({ left: 3, reachedAt: SINCE })).toMatchObject({
			...{ folders: ['INBOX'], left: 3, reachedAt: '2026-05-12T10:00:00.000+03:00' },
		});
	});
});

test('the time is in the workflow’s zone', () => {
	const { notice } = CASES.waiting;
	expect(toStatusItem(notice, MAILBOX, 'Asia/Tokyo').since).toBe('2026-05-12T16:00:00.000+09:00');
});

test('connected with a start date says from when mail is collected', () => {
	const { notice } = CASES.connected;
	if (notice.event !== 'connected') throw new TypeError('another event');
	const start = { from: 'date', key: 'date:0', since: Date.parse('2026-01-31T00:00:00Z') } as const;
	const item = toStatusItem({ ...notice, start }, MAILBOX, 'UTC');
	expect(item.text).toContain('Collecting mail from 31 Jan 2026, 00:00 onwards;');
	expect(item).toMatchObject({ collectFrom: '2026-01-31T00:00:00.000Z' });
});

test('each count has its word', () => {
	expect(withheldInWords({ repeat: 1, autoReply: 2, bounce: 1, bulk: 3, own: 1 })).toBe(
		'1 repeat, 2 automatic replies, 1 delivery report, 3 newsletters and list messages, 1 message from this mailbox',
	);
});
