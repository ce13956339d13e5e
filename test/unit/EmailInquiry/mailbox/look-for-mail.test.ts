import { stampOf } from '../../../../nodes/core/account/account';
import { MailboxError } from '../../../../nodes/core/errors/mailbox-error';
import type { ExplanationItem } from '../../../../nodes/core/explanation/explanation-item';
import { ANY_ADDRESSES, typedAddresses } from '../../../../nodes/core/lists/typed-addresses';
import { identityOfPlace, inquiryIdOf } from '../../../../nodes/core/mail/identity';
import { explainAll } from '../../../../nodes/EmailInquiry/mailbox/explain-mails';
import type { SearchedMailbox } from '../../../../nodes/EmailInquiry/mailbox/look-for-mail';
import type { Sought } from '../../../../nodes/EmailInquiry/mailbox/sought-mail';
import { head } from '../../../support/head';
import { rules } from '../../../support/poll-state';

const DAY = 86_400_000;
const NOW = Date.parse('2026-05-31T12:00:00Z');
const STAMP = stampOf('office@firm.example');

/** Arrivals (ms) of each folder's mail, which is numbered from 1 on. */
type Arrivals = Readonly<Record<string, readonly number[]>>;

interface Conduct {
	/** Folders in which the server refuses to search. */
	readonly refused?: readonly string[];
	/** UIDs that it does not deliver. */
	readonly withheld?: readonly number[];
}

function mailboxOf(arrivals: Arrivals, { refused = [], withheld = [] }: Conduct = {}) {
	let opened = 'INBOX';
	const read: string[] = [];
	const refuse = () => {
		if (!refused.includes(opened)) return;
		throw new MailboxError('It refuses', { kind: 'folder', reach: 'folder', folder: opened });
	};
	const mailbox: SearchedMailbox = {
		listFolders: async () => Object.keys(arrivals).map((path) => ({ path, specialUse: null })),
		open: async (path) => {
			opened = path;
			return { uidValidity: '7', uidNext: null, messages: null };
		},
		searchSince: async (since) => {
			refuse();
			const from = Math.floor(since.getTime() / DAY) * DAY;
			const all = arrivals[opened] ?? [];
			return all.flatMap((at, index) => (at >= from ? [index + 1] : []));
		},
		searchMessageId: async () => {
			refuse();
			return [];
		},
		fetchHeads: async (uids) => {
			read.push(...uids.map((uid) => `${opened} ${uid}`));
			const all = arrivals[opened] ?? [];
			const delivered = uids.filter((uid) => uid <= all.length && !withheld.includes(uid));
			return {
				heads: delivered.map((uid) =>
					head({ folder: opened, uid, receivedAt: all[uid - 1] ?? null }),
				),
				gone: [],
				unread: new Map(uids.filter((uid) => withheld.includes(uid)).map((uid) => [uid, ''])),
			};
		},
		fetchTexts: async () => new Map(),
	};
	return { mailbox, read };
}

async function ask(mailbox: SearchedMailbox, ...soughts: readonly Sought[]) {
	const answers: ExplanationItem[] = [];
	const settings = { trigger: '', folders: ['INBOX'], rules: rules(), state: null };
	const search = {
		...{ folders: ['INBOX'], rules: rules(), stamp: STAMP, since: NOW - 30 * DAY, now: NOW },
		noteUnexpected: () => '',
	};
	const question = { settings, search, zone: 'UTC', language: 'en', stopAt: Infinity } as const;
	await explainAll(mailbox, soughts, question, (_, answer) => {
		if (answer instanceof Error) throw answer;
		answers.push(...answer);
	});
	return answers;
}

const byId = (inquiryId: string): Sought => ({
	...{ by: 'message', reference: null, messageId: '', inquiryId },
});
const byDay = (from: number): Sought => ({
	...{ by: 'sender', sender: typedAddresses('Sender', 'ann@client.example', ANY_ADDRESSES) },
	...{ from, until: from + DAY },
});
const NO_ID = 'f'.repeat(32);
const many = (count: number, at: number) => Array.from({ length: count }, () => at);

test('of all folders together no more heads are read than the limit, and the answer says so', async () => {
	const { mailbox, read } = mailboxOf({
		...{ INBOX: many(20_000, NOW - DAY), Team: many(3, NOW - DAY), Old: many(3, NOW - DAY) },
	});
	const answers = await ask(mailbox, byId(NO_ID));
	expect(read).toHaveLength(20_000);
	expect(answers).toMatchObject([{ reasonCode: 'notAllSearched', outcome: 'notFound' }]);
});

test('a day long ago is found however much mail has come since', async () => {
	const day = Math.floor(NOW / DAY) * DAY - 400 * DAY;
	const { mailbox } = mailboxOf({ INBOX: [day + 3_600_000, ...many(20_100, NOW - DAY)] });
	expect(await ask(mailbox, byDay(day))).toMatchObject([{ messageId: '<1@client.example>' }]);
	expect(await ask(mailbox, byDay(day - 9 * DAY))).toMatchObject([{ reasonCode: 'noSuchMail' }]);
});

test('a folder nobody chose that cannot be searched ends nothing, and is named', async () => {
	const { mailbox } = mailboxOf({ INBOX: [], Team: [NOW - DAY] }, { refused: ['Team'] });
	const day = Math.floor(NOW / DAY) * DAY;
	const [byName, ofDay] = await ask(mailbox, byId(NO_ID), byDay(day));
	for (const answer of [byName, ofDay]) {
		expect(answer).toMatchObject({ reasonCode: 'noSuchMail' });
		expect(answer?.text).toMatch(/These folders could not be searched: Team\.$/);
	}
	const chosen = mailboxOf({ INBOX: [] }, { refused: ['INBOX'] });
	await expect(ask(chosen.mailbox, byId(NO_ID))).rejects.toThrow('It refuses');
});

test('the inquiryId of what the server does not deliver is that of its place', async () => {
	const { mailbox } = mailboxOf({ INBOX: many(3, NOW - DAY) }, { withheld: [2] });
	const place = identityOfPlace({ folder: 'INBOX', uid: 2, uidValidity: '7' });
	expect(await ask(mailbox, byId(inquiryIdOf(STAMP, place)))).toMatchObject([
		{ reasonCode: 'unreadable', message: 'INBOX;UIDVALIDITY=7/;UID=2' },
	]);
});

test('what was asked decides what to try next', async () => {
	const { mailbox } = mailboxOf({ INBOX: [] });
	const place = { folder: 'INBOX', uid: 5, uidValidity: '7', messageId: '' };
	const answers = await ask(
		mailbox,
		{ by: 'message', reference: null, messageId: '1@client.example', inquiryId: '' },
		byId(NO_ID),
		{ by: 'message', reference: place, messageId: '', inquiryId: '' },
		byDay(NOW - 5 * DAY),
	);
	expect(answers.map(({ whatToChange }) => whatToChange.split(/[ ,.]/).slice(0, 3))).toEqual([
		['Check', 'the', 'Message-ID'],
		['Raise', "'Look", 'Back'],
		['It', 'may', 'have'],
		['Check', 'the', 'sender'],
	]);
});

test('mail that came after the message, and the same mail for another question, is not read again', async () => {
	const arrivals = [...many(50, NOW - 3 * DAY), ...many(12_000, NOW - DAY)];
	const { mailbox, read } = mailboxOf({ INBOX: arrivals, Team: [] });
	const place = (uid: number): Sought => ({
		...{ by: 'message', messageId: '', inquiryId: '' },
		reference: { folder: 'INBOX', uid, uidValidity: '7', messageId: '' },
	});
	const answers = await ask(mailbox, ...[50, 40, 30].map(place));
	expect(answers).toMatchObject([
		{ messageId: '<50@client.example>', basis: 'headers', reasonCode: 'repeat' },
		{ messageId: '<40@client.example>', basis: 'headers', reasonCode: 'repeat' },
		{ messageId: '<30@client.example>', basis: 'headers', reasonCode: 'repeat' },
	]);
	expect(read.length).toBeLessThan(60);
});

test('with too much mail before it a message is no certain inquiry', async () => {
	const { mailbox } = mailboxOf({ INBOX: many(10_002, NOW - DAY) });
	const reference = { folder: 'INBOX', uid: 10_002, uidValidity: '7', messageId: '' };
	const [answer] = await ask(mailbox, {
		...{ by: 'message', reference, messageId: '', inquiryId: '' },
	});
	expect(answer).toMatchObject({
		...{ reasonCode: 'inquiry', outcome: 'possibleInquiry', basis: 'none', countsAgainAt: null },
	});
	expect(answer?.text).toMatch(/^By its own headers it is an inquiry\. It may be a repeat/);
	expect(answer?.whatToChange).toMatch(/While Inactive.*before collecting began/);
});

test('questions for which no time is left say so, and the others are answered', async () => {
	const { mailbox } = mailboxOf({ INBOX: [NOW - DAY] });
	const answers: unknown[] = [];
	const settings = { trigger: '', folders: ['INBOX'], rules: rules(), state: null };
	const search = {
		...{ folders: ['INBOX'], rules: rules(), stamp: STAMP, since: 0, now: NOW },
		noteUnexpected: () => '',
	};
	const question = { settings, search, zone: 'UTC', language: 'en', stopAt: 0 } as const;
	await explainAll(mailbox, [byId(NO_ID)], question, (_, answer) => answers.push(answer));
	expect(answers).toMatchObject([{ message: 'There was no time left to explain this message' }]);
});
