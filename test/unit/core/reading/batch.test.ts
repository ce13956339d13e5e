import { withCursor } from '../../../../nodes/core/memory/state';
import { isReported } from '../../../../nodes/core/reading/batch';
import { ALL, inbox, inOrder, mail, settle, uidsOf, unread } from '../../../support/batches';
import { cursor, pollState } from '../../../support/poll-state';

const ownMail = (uid: number) => mail(uid, { from: 'info@company.example' });

describe('a batch', () => {
	test('settles all there is, in order, and moves the cursor', async () => {
		const batch = await settle([inbox(mail(1), mail(3), mail(4))]);
		expect(uidsOf(batch)).toEqual([1, 3, 4]);
		expect(batch.end).toBe('done');
		expect(batch.state.folders.INBOX).toMatchObject({ lastUid: 4, known: [1, 3, 4] });
	});

	test('ends with the mail that makes it heavy enough', async () => {
		const limit = { ...ALL, files: { bytesOf: () => 5, enoughBytes: 10 } };
		const batch = await settle([inbox(mail(1), mail(3), mail(4))], limit);
		expect(uidsOf(batch)).toEqual([1, 3]);
		expect(batch.end).toBe('full');
	});

	test('merges folders by arrival', async () => {
		const state = withCursor(pollState(), 'Sales', cursor());
		const sales = mail(1, { folder: 'Sales', receivedAt: '2026-05-12T10:00:30Z' });
		const queues = [
			inbox(mail(1), mail(2, { receivedAt: '2026-05-12T10:01:00Z' })),
			{ folder: 'Sales', entries: [sales] },
		];
		const batch = await settle(queues, ALL, { state });
		expect(batch.mails.map((settled) => `${settled.head.folder}/${settled.head.uid}`)).toEqual([
			'INBOX/1',
			'Sales/1',
			'INBOX/2',
		]);
	});

	test('goes on where the last one ended, and fetches no earlier than it must', async () => {
		const fetches: string[] = [];
		const order = inOrder([inbox(mail(1), mail(2), mail(3))], 2, fetches);
		const first = await settle(order, { ...ALL, reported: 2 });
		expect(uidsOf(first)).toEqual([1, 2]);
		expect(fetches).toEqual(['INBOX: 1 2']);

		const second = await settle(order, ALL, first);
		expect(second.end).toBe('done');
		expect(uidsOf(second)).toEqual([3]);
		expect(second.state.folders.INBOX).toMatchObject({ lastUid: 3, known: [1, 2, 3] });
	});

	test('leaves what was given as it was', async () => {
		const queues = [inbox(mail(1), mail(2))];
		const state = pollState();
		await settle(queues, ALL, { state });
		expect(queues[0]?.entries).toHaveLength(2);
		expect(state).toEqual(pollState());
	});
});

describe('a full batch', () => {
	test('ends after so many reported messages and leaves the rest', async () => {
		const order = inOrder([inbox(mail(1), mail(2), mail(3))]);
		const batch = await settle(order, { ...ALL, reported: 2 });
		expect(uidsOf(batch)).toEqual([1, 2]);
		expect(batch.end).toBe('full');
		expect(uidsOf(await settle(order))).toEqual([3]);
		expect(batch.state.folders.INBOX?.lastUid).toBe(2);
	});

	test('counts repeats and ignored mail as reported', async () => {
		const repeat = mail(2, { from: 'client1@client.example' });
		const batch = await settle([inbox(mail(1), repeat, ownMail(3), mail(4))], {
			...ALL,
			reported: 3,
		});
		expect(batch.mails.map(({ decision }) => decision.kind)).toEqual([
			'inquiry',
			'repeat',
			'ignored',
		]);
	});

	test('does not count mail that leaves no trace as reported', async () => {
		const copies = [2, 3, 4].map((uid) => mail(uid, { identity: 'the same' }));
		const first = mail(1, { identity: 'the same' });
		const batch = await settle([inbox(first, ...copies, mail(5), mail(6))], {
			...ALL,
			reported: 2,
		});
		expect(batch.mails.map(({ decision }) => decision.kind)).toEqual([
			'inquiry',
			'seen',
			'seen',
			'seen',
			'inquiry',
		]);
	});

	test('ends after so many settled messages, those without a trace included', async () => {
		const copies = [1, 2, 3, 4].map((uid) => mail(uid, { identity: 'the same' }));
		expect(uidsOf(await settle([inbox(...copies)], { ...ALL, settled: 3 }))).toEqual([1, 2, 3]);
	});

	test('counts unreadable mail as reported', async () => {
		const batch = await settle(
			[inbox(unread(1), unread(2))],
			{ ...ALL, reported: 1 },
			{ attempts: 4 },
		);
		expect(batch.unreadable.map(({ uid }) => uid)).toEqual([1]);
		expect(batch.end).toBe('full');
	});
});

test.each([
	[{ kind: 'inquiry', repeatUntil: 0 }, true],
	[{ kind: 'repeat', previousInquiryAt: 0, repeatUntil: 0 }, true],
	[{ kind: 'ignored', reason: 'own' }, true],
	[{ kind: 'seen' }, false],
	[{ kind: 'skipped' }, false],
	[{ kind: 'warmStart' }, false],
	[{ kind: 'beforeStart' }, false],
] as const)('the workflow hears of %j: %s', async (decision, expected) => {
	const [settled] = (await settle([inbox(mail(1))])).mails;
	expect(settled !== undefined && isReported({ ...settled, decision })).toBe(expected);
});
