import { MAX_RETRIES, pendingUids } from '../../../../nodes/core/memory/cursor';
import type { FolderQueue, QueueEntry } from '../../../../nodes/core/reading/queue';
import {
	isReported,
	settleBatch,
	type Batch,
	type BatchLimit,
} from '../../../../nodes/core/reading/settle-batch';
import { withCursor, type PollState } from '../../../../nodes/core/memory/state';
import { head, type WrittenHead } from '../../../support/head';
import { cursor, pollState, rules, STARTED_AT } from '../../../support/poll-state';

const NOW = STARTED_AT + 86_400_000;
const ALL: BatchLimit = { reported: Infinity, settled: Infinity };

function mail(uid: number, written: WrittenHead = {}): QueueEntry {
	return {
		kind: 'mail',
		uid,
		head: head({ uid, from: `client${uid}@client.example`, ...written }),
		named: null,
	};
}

const ownMail = (uid: number) => mail(uid, { from: 'info@company.example' });
const gone = (uid: number): QueueEntry => ({ kind: 'gone', uid });
const unread = (uid: number): QueueEntry => ({ kind: 'unread', uid, reason: 'a broken header' });
const inbox = (...entries: QueueEntry[]): FolderQueue => ({
	folder: 'INBOX',
	entries,
	pending: [],
});

function settle(
	queues: readonly FolderQueue[],
	limit: BatchLimit = ALL,
	facts: { state?: PollState; attempts?: number } = {},
): Batch {
	const begun = { state: facts.state ?? pollState(), queues, mails: [], unreadable: [] };
	return settleBatch(begun, rules(), limit, () => facts.attempts ?? 0, NOW);
}

const uidsOf = ({ mails }: Batch) => mails.map(({ head: { uid } }) => uid);

describe('a batch', () => {
	test('settles all there is, in order, and moves the cursor', () => {
		const batch = settle([inbox(mail(1), mail(3), mail(4))]);
		expect(uidsOf(batch)).toEqual([1, 3, 4]);
		expect(batch.end).toBe('done');
		expect(batch.state.folders.INBOX).toMatchObject({ lastUid: 4, known: [1, 3, 4] });
	});

	test('ends with the mail that makes it heavy enough', () => {
		const limit = { ...ALL, isEnough: (mails: readonly unknown[]) => mails.length === 2 };
		const batch = settle([inbox(mail(1), mail(3), mail(4))], limit);
		expect(uidsOf(batch)).toEqual([1, 3]);
		expect(batch.end).toBe('full');
	});

	test('merges folders by arrival', () => {
		const state = withCursor(pollState(), 'Sales', cursor());
		const sales = mail(1, { folder: 'Sales', receivedAt: '2026-05-12T10:00:30Z' });
		const queues = [
			inbox(mail(1), mail(2, { receivedAt: '2026-05-12T10:01:00Z' })),
			{ folder: 'Sales', entries: [sales], pending: [] },
		];
		const batch = settle(queues, ALL, { state });
		expect(batch.mails.map((settled) => `${settled.head.folder}/${settled.head.uid}`)).toEqual([
			'INBOX/1',
			'Sales/1',
			'INBOX/2',
		]);
	});

	test('stops where a folder has to be fetched, and goes on from there', () => {
		const first = settle([{ ...inbox(mail(1)), pending: [2] }]);
		expect(first).toMatchObject({ end: { fetch: 'INBOX' } });
		expect(uidsOf(first)).toEqual([1]);

		const begun = { ...first, queues: [inbox(mail(2))] };
		const second = settleBatch(begun, rules(), ALL, () => 0, NOW);
		expect(second.end).toBe('done');
		expect(uidsOf(second)).toEqual([1, 2]);
	});

	test('leaves what was given as it was', () => {
		const queues = [inbox(mail(1), mail(2))];
		const state = pollState();
		settle(queues, ALL, { state });
		expect(queues[0]?.entries).toHaveLength(2);
		expect(state).toEqual(pollState());
	});

	test('of a folder without a cursor is refused', () => {
		const queues = [{ folder: 'Sales', entries: [gone(1)], pending: [] }];
		expect(() => settle(queues)).toThrow(TypeError);
	});
});

describe('a full batch', () => {
	test('ends after so many reported mails and leaves the rest', () => {
		const batch = settle([inbox(mail(1), mail(2), mail(3))], { ...ALL, reported: 2 });
		expect(uidsOf(batch)).toEqual([1, 2]);
		expect(batch.end).toBe('full');
		expect(batch.queues[0]?.entries.map(({ uid }) => uid)).toEqual([3]);
		expect(batch.state.folders.INBOX?.lastUid).toBe(2);
	});

	test('counts repeats and ignored mail as reported', () => {
		const repeat = mail(2, { from: 'client1@client.example' });
		const batch = settle([inbox(mail(1), repeat, ownMail(3), mail(4))], { ...ALL, reported: 3 });
		expect(batch.mails.map(({ verdict }) => verdict.kind)).toEqual([
			'inquiry',
			'repeat',
			'ignored',
		]);
	});

	test('does not count mail that leaves no trace as reported', () => {
		const copies = [2, 3, 4].map((uid) => mail(uid, { identity: 'the same' }));
		const first = mail(1, { identity: 'the same' });
		const batch = settle([inbox(first, ...copies, mail(5), mail(6))], { ...ALL, reported: 2 });
		expect(batch.mails.map(({ verdict }) => verdict.kind)).toEqual([
			'inquiry',
			'seen',
			'seen',
			'seen',
			'inquiry',
		]);
	});

	test('ends after so many settled mails, those without a trace included', () => {
		const copies = [1, 2, 3, 4].map((uid) => mail(uid, { identity: 'the same' }));
		expect(uidsOf(settle([inbox(...copies)], { ...ALL, settled: 3 }))).toEqual([1, 2, 3]);
	});

	test('counts unreadable mail as reported', () => {
		const batch = settle([inbox(unread(1), unread(2))], { ...ALL, reported: 1 }, { attempts: 4 });
		expect(batch.unreadable.map(({ uid }) => uid)).toEqual([1]);
		expect(batch.end).toBe('full');
	});
});

describe('mail that is gone', () => {
	test('is settled without a word', () => {
		const batch = settle([inbox(gone(1), mail(2), gone(3))]);
		expect(uidsOf(batch)).toEqual([2]);
		expect(batch.unreadable).toEqual([]);
		expect(batch.state.folders.INBOX).toMatchObject({ lastUid: 2, known: [2], retries: {} });
	});

	test('and is there again is collected: replicas may hide a mail for a moment', () => {
		const { state } = settle([inbox(gone(1), mail(2))]);
		const pending = pendingUids(state.folders.INBOX ?? cursor(), [1, 2]);
		expect(pending).toEqual([1]);
		const batch = settle([inbox(mail(1))], ALL, { state });
		expect(batch.mails[0]?.verdict.kind).toBe('inquiry');
		expect(batch.state.folders.INBOX).toMatchObject({ lastUid: 2, known: [1, 2] });
	});

	test('that was to be tried again is not tried any more', () => {
		const state = pollState({ folders: { INBOX: cursor({ lastUid: 9, retries: { 4: 3 } }) } });
		expect(settle([inbox(gone(4))], ALL, { state }).state.folders.INBOX?.retries).toEqual({});
	});
});

describe('mail that the server does not deliver', () => {
	test.each([0, 1, 2, 3])('after %i polls before is put off, not reported', (attempts) => {
		const batch = settle([inbox(mail(1), unread(2), mail(3))], ALL, { attempts });
		expect(uidsOf(batch)).toEqual([1, 3]);
		expect(batch.unreadable).toEqual([]);
		expect(batch.state.folders.INBOX).toMatchObject({
			lastUid: 3,
			known: [1, 3],
			retries: { 2: attempts + 1 },
		});
	});

	test('is reported with its place and reason at the fifth poll, and settled', () => {
		const state = pollState({ folders: { INBOX: cursor({ lastUid: 9, retries: { 2: 4 } }) } });
		const batch = settle([inbox(unread(2))], ALL, { state, attempts: MAX_RETRIES - 1 });
		expect(batch.unreadable).toEqual([
			{ folder: 'INBOX', uid: 2, uidValidity: '7', reason: 'a broken header' },
		]);
		expect(batch.state.folders.INBOX).toMatchObject({ lastUid: 9, known: [2], retries: {} });
	});

	test('is tried in five polls', () => {
		let state = pollState();
		let polls = 0;
		for (let reported = 0; reported === 0; polls++) {
			const attempts = state.folders.INBOX?.retries[2] ?? 0;
			const batch = settle([inbox(unread(2))], ALL, { state, attempts });
			reported = batch.unreadable.length;
			state = batch.state;
		}
		expect(polls).toBe(5);
	});

	test('and is delivered at last is collected', () => {
		const state = pollState({ folders: { INBOX: cursor({ lastUid: 9, retries: { 2: 4 } }) } });
		const batch = settle([inbox(mail(2))], ALL, { state });
		expect(batch.mails[0]?.verdict.kind).toBe('inquiry');
		expect(batch.state.folders.INBOX?.retries).toEqual({});
	});
});

describe('mail whose text would tell the client and cannot be read', () => {
	const untold = (uid: number): QueueEntry => ({
		...{ kind: 'mail', uid, named: 'unreadable' },
		head: head({ uid, from: 'info@company.example', subject: 'Fwd: Chairs' }),
	});

	test.each([0, 1, 2, 3])('after %i polls before is put off', (attempts) => {
		const batch = settle([inbox(untold(1), mail(2))], ALL, { attempts });
		expect(uidsOf(batch)).toEqual([2]);
		expect(batch.state.folders.INBOX?.retries).toEqual({ 1: attempts + 1 });
	});

	test('is an inquiry at the fifth poll, merged with nobody', () => {
		const batch = settle([inbox(untold(1), untold(2))], ALL, { attempts: MAX_RETRIES - 1 });
		expect(batch.mails.map(({ verdict }) => verdict.kind)).toEqual(['inquiry', 'inquiry']);
		expect([...batch.state.ledger.entries()]).toEqual([]);
	});
});

describe('mail of a warm start that the server does not deliver', () => {
	const warming = (uid: number) =>
		pollState({
			folders: {
				INBOX: cursor({
					retries: { [uid]: 1 },
					backfill: { kind: 'warmUp', since: 0, until: 9, liveFrom: null },
				}),
			},
		});

	test('is tried again', () => {
		const { state } = settle([inbox(unread(2))], ALL, { state: warming(2), attempts: 1 });
		expect(state.folders.INBOX?.retries).toEqual({ 2: 2 });
	});

	test('is given up without a word at the fifth poll: it is no inquiry', () => {
		const facts = { state: warming(2), attempts: MAX_RETRIES - 1 };
		const { state, unreadable } = settle([inbox(unread(2))], ALL, facts);
		expect(unreadable).toEqual([]);
		expect(state.folders.INBOX).toMatchObject({ known: [2], retries: {} });
	});
});

test.each([
	[{ kind: 'inquiry', repeatUntil: 0 }, true],
	[{ kind: 'repeat', previousInquiryAt: 0, repeatUntil: 0 }, true],
	[{ kind: 'ignored', reason: 'own' }, true],
	[{ kind: 'seen' }, false],
	[{ kind: 'skipped' }, false],
	[{ kind: 'warmUp' }, false],
	[{ kind: 'beforeStart' }, false],
] as const)('the workflow hears of %j: %s', (verdict, expected) => {
	const [settled] = settle([inbox(mail(1))]).mails;
	expect(settled !== undefined && isReported({ ...settled, verdict })).toBe(expected);
});
