import { mailInOrder } from '../../../../nodes/core/reading/mail-in-order';
import type { QueueEntry } from '../../../../nodes/core/reading/queue';
import { inOrder, type ListedFolder } from '../../../support/batches';
import { head } from '../../../support/head';

const AT = Date.parse('2026-05-12T10:00:00Z');

function mail(folder: string, uid: number, receivedAt: number | null = AT): QueueEntry {
	return { kind: 'mail', uid, head: head({ folder, uid, receivedAt }), named: null };
}

const queue = (folder: string, entries: readonly QueueEntry[]): ListedFolder => ({
	...{ folder, entries },
});

/** All mail of the folders as `folder/uid`. */
async function orderOf(folders: readonly ListedFolder[], perFetch?: number): Promise<string[]> {
	const order: string[] = [];
	for await (const { folder, entry } of inOrder(folders, perFetch)) {
		order.push(`${folder}/${entry.uid}`);
	}
	return order;
}

describe('the order of mail', () => {
	test.each<[string, ListedFolder[], string[]]>([
		[
			'is the UID order within a folder, whatever the dates',
			[queue('A', [mail('A', 1, AT + 9), mail('A', 2, AT), mail('A', 3, AT + 5)])],
			['A/1', 'A/2', 'A/3'],
		],
		[
			'is the arrival between folders',
			[
				queue('A', [mail('A', 1, AT + 1), mail('A', 2, AT + 3)]),
				queue('B', [mail('B', 8, AT), mail('B', 9, AT + 2)]),
			],
			['B/8', 'A/1', 'B/9', 'A/2'],
		],
		[
			'is the folder’s name at the same arrival',
			[queue('B', [mail('B', 1), mail('B', 2)]), queue('A', [mail('A', 5), mail('A', 6)])],
			['A/5', 'A/6', 'B/1', 'B/2'],
		],
		[
			'compares only the next mail of each folder',
			[queue('A', [mail('A', 1, AT + 9), mail('A', 2, AT)]), queue('B', [mail('B', 1, AT + 5)])],
			['B/1', 'A/1', 'A/2'],
		],
		[
			'puts mail without an arrival last',
			[queue('A', [mail('A', 1, null)]), queue('B', [mail('B', 1, AT), mail('B', 2, null)])],
			['B/1', 'A/1', 'B/2'],
		],
		[
			'keeps gone and unread mail in its place in the folder',
			[
				queue('A', [
					mail('A', 1),
					{ kind: 'gone', uid: 2 },
					{ kind: 'unread', uid: 3, reason: 'x' },
					mail('A', 4),
				]),
			],
			['A/1', 'A/2', 'A/3', 'A/4'],
		],
		[
			'takes gone mail before any other folder’s',
			[
				queue('A', [mail('A', 1, AT - 5)]),
				queue('B', [{ kind: 'gone', uid: 2 }, mail('B', 3, AT)]),
			],
			['B/2', 'A/1', 'B/3'],
		],
	])('%s', async (_, folders, order) => {
		expect(await orderOf(folders)).toEqual(order);
		expect(await orderOf([...folders].reverse())).toEqual(order);
		expect(await orderOf(folders, 1)).toEqual(order);
	});
});

describe('mail is fetched', () => {
	const folders = [
		queue('B', [mail('B', 1, AT + 1), mail('B', 2, AT + 3)]),
		queue('A', [mail('A', 7, AT), mail('A', 8, AT + 2)]),
		queue('C', []),
	];

	test('of each folder by name before the first is yielded, then where the order is not known', async () => {
		const fetches: string[] = [];
		const order = inOrder(folders, 1, fetches);
		const yielded: string[] = [];
		for await (const { folder, entry } of order) {
			yielded.push(`${folder}/${entry.uid} after ${fetches.join(', ')}`);
		}
		expect(yielded).toEqual([
			'A/7 after A: 7, B: 1',
			'B/1 after A: 7, B: 1, A: 8',
			'A/8 after A: 7, B: 1, A: 8, B: 2',
			'B/2 after A: 7, B: 1, A: 8, B: 2',
		]);
	});

	test('not before somebody asks for it', async () => {
		const fetches: string[] = [];
		const order = inOrder(folders, 1, fetches);
		expect(fetches).toEqual([]);
		await order.next();
		await order.return();
		expect(fetches).toEqual(['A: 7', 'B: 1']);
	});

	test('and what ends a fetch ends the order', async () => {
		const lost = new Error('lost');
		const order = mailInOrder([{ folder: 'A', pending: [1] }], () => Promise.reject(lost));
		await expect(order.next()).rejects.toBe(lost);
		expect(await order.next()).toEqual({ done: true, value: undefined });
	});

	test('by an answer for one UID at least', async () => {
		const order = mailInOrder([{ folder: 'A', pending: [1] }], () => Promise.resolve([]));
		await expect(order.next()).rejects.toThrow(TypeError);
	});
});
