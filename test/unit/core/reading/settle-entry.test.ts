import { MAX_RETRIES, pendingUids } from '../../../../nodes/core/memory/cursor';
import type { QueueEntry } from '../../../../nodes/core/reading/queue';
import { ALL, gone, inbox, mail, settle, uidsOf, unread } from '../../../support/batches';
import { head } from '../../../support/head';
import { cursor, pollState } from '../../../support/poll-state';

test('mail of a folder without a cursor is refused', async () => {
	const queues = [{ folder: 'Sales', entries: [gone(1)] }];
	await expect(settle(queues)).rejects.toThrow(TypeError);
});

describe('mail that is gone', () => {
	test('is settled without a word', async () => {
		const batch = await settle([inbox(gone(1), mail(2), gone(3))]);
		expect(uidsOf(batch)).toEqual([2]);
		expect(batch.unreadable).toEqual([]);
		expect(batch.state.folders.INBOX).toMatchObject({ lastUid: 2, known: [2], retries: {} });
	});

	test('and is there again is collected: replicas may hide a message for a moment', async () => {
		const { state } = await settle([inbox(gone(1), mail(2))]);
		const pending = pendingUids(state.folders.INBOX ?? cursor(), [1, 2]);
		expect(pending).toEqual([1]);
		const batch = await settle([inbox(mail(1))], ALL, { state });
		expect(batch.mails[0]?.decision.kind).toBe('inquiry');
		expect(batch.state.folders.INBOX).toMatchObject({ lastUid: 2, known: [1, 2] });
	});

	test('that was to be tried again is not tried anymore', async () => {
		const state = pollState({ folders: { INBOX: cursor({ lastUid: 9, retries: { 4: 3 } }) } });
		const batch = await settle([inbox(gone(4))], ALL, { state });
		expect(batch.state.folders.INBOX?.retries).toEqual({});
	});
});

describe('mail that the server does not deliver', () => {
	test.each([0, 1, 2, 3])('after %i polls before is put off, not reported', async (attempts) => {
		const batch = await settle([inbox(mail(1), unread(2), mail(3))], ALL, { attempts });
		expect(uidsOf(batch)).toEqual([1, 3]);
		expect(batch.unreadable).toEqual([]);
		expect(batch.state.folders.INBOX).toMatchObject({
			lastUid: 3,
			known: [1, 3],
			retries: { 2: attempts + 1 },
		});
	});

	test('is reported with its place and reason at the fifth poll, and settled', async () => {
		const state = pollState({ folders: { INBOX: cursor({ lastUid: 9, retries: { 2: 4 } }) } });
		const batch = await settle([inbox(unread(2))], ALL, { state, attempts: MAX_RETRIES - 1 });
		expect(batch.unreadable).toEqual([
			{ folder: 'INBOX', uid: 2, uidValidity: '7', reason: 'a broken header' },
		]);
		expect(batch.state.folders.INBOX).toMatchObject({ lastUid: 9, known: [2], retries: {} });
	});

	test('is tried in five polls', async () => {
		let state = pollState();
		let polls = 0;
		for (let reported = 0; reported === 0; polls++) {
			const attempts = state.folders.INBOX?.retries[2] ?? 0;
			const batch = await settle([inbox(unread(2))], ALL, { state, attempts });
			reported = batch.unreadable.length;
			state = batch.state;
		}
		expect(polls).toBe(5);
	});

	test('and is delivered at last is collected', async () => {
		const state = pollState({ folders: { INBOX: cursor({ lastUid: 9, retries: { 2: 4 } }) } });
		const batch = await settle([inbox(mail(2))], ALL, { state });
		expect(batch.mails[0]?.decision.kind).toBe('inquiry');
		expect(batch.state.folders.INBOX?.retries).toEqual({});
	});
});

describe('mail whose text would tell the client and cannot be read', () => {
	const untold = (uid: number): QueueEntry => ({
		...{ kind: 'mail', uid, named: 'unreadable' },
		head: head({ uid, from: 'info@company.example', subject: 'Fwd: Chairs' }),
	});

	test.each([0, 1, 2, 3])('after %i polls before is put off', async (attempts) => {
		const batch = await settle([inbox(untold(1), mail(2))], ALL, { attempts });
		expect(uidsOf(batch)).toEqual([2]);
		expect(batch.state.folders.INBOX?.retries).toEqual({ 1: attempts + 1 });
	});

	test('is an inquiry at the fifth poll, merged with nobody', async () => {
		const batch = await settle([inbox(untold(1), untold(2))], ALL, { attempts: MAX_RETRIES - 1 });
		expect(batch.mails.map(({ decision }) => decision.kind)).toEqual(['inquiry', 'inquiry']);
		expect([...batch.state.ledger.entries()]).toEqual([]);
	});
});

describe('mail of a warm start that the server does not deliver', () => {
	const warming = (uid: number) =>
		pollState({
			folders: {
				INBOX: cursor({
					retries: { [uid]: 1 },
					backfill: { kind: 'warmStart', since: 0, until: 9, liveFrom: null },
				}),
			},
		});

	test('is tried again', async () => {
		const { state } = await settle([inbox(unread(2))], ALL, { state: warming(2), attempts: 1 });
		expect(state.folders.INBOX?.retries).toEqual({ 2: 2 });
	});

	test('is given up without a word at the fifth poll: it is not an inquiry', async () => {
		const facts = { state: warming(2), attempts: MAX_RETRIES - 1 };
		const { state, unreadable } = await settle([inbox(unread(2))], ALL, facts);
		expect(unreadable).toEqual([]);
		expect(state.folders.INBOX).toMatchObject({ known: [2], retries: {} });
	});
});
