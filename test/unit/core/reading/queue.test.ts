import {
	nextStep,
	withFetched,
	withoutFirst,
	type FolderQueue,
	type NextStep,
	type QueueEntry,
} from '../../../../nodes/core/reading/queue';
import { head } from '../../../support/head';

const AT = Date.parse('2026-05-12T10:00:00Z');

function mail(folder: string, uid: number, receivedAt: number | null = AT): QueueEntry {
	return { kind: 'mail', uid, head: head({ folder, uid, receivedAt }), named: null };
}

function queue(
	folder: string,
	entries: readonly QueueEntry[],
	pending: readonly number[] = [],
): FolderQueue {
	return { folder, entries, pending };
}

/** The order in which all mail of the queues is settled, as `folder/uid`. */
function orderOf(queues: readonly FolderQueue[]): string[] {
	const order: string[] = [];
	let left: readonly FolderQueue[] = queues;
	for (let step = nextStep(left); step.kind === 'settle'; step = nextStep(left)) {
		order.push(`${step.folder}/${step.entry.uid}`);
		left = withoutFirst(left, step.folder);
	}
	return order;
}

describe('the order of mail', () => {
	test.each<[string, FolderQueue[], string[]]>([
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
	])('%s', (_, queues, order) => {
		expect(orderOf(queues)).toEqual(order);
		expect(orderOf([...queues].reverse())).toEqual(order);
	});
});

describe('the next step', () => {
	test.each<[string, FolderQueue[], NextStep]>([
		['is done without queues', [], { kind: 'done' }],
		['is done with empty queues', [queue('A', []), queue('B', [])], { kind: 'done' }],
		['is a fetch when nothing is fetched', [queue('A', [], [1])], { kind: 'fetch', folder: 'A' }],
		[
			'is a fetch while any folder’s next mail is unknown',
			[queue('A', [mail('A', 1)]), queue('B', [], [1])],
			{ kind: 'fetch', folder: 'B' },
		],
		[
			'is a fetch of the first folder by name',
			[queue('B', [], [1]), queue('A', [], [1])],
			{ kind: 'fetch', folder: 'A' },
		],
	])('%s', (_, queues, step) => {
		expect(nextStep(queues)).toEqual(step);
	});

	test('needs no fetch while each folder has a fetched mail', () => {
		const queues = [queue('A', [mail('A', 1)], [2]), queue('B', [])];
		expect(nextStep(queues)).toMatchObject({ kind: 'settle', folder: 'A', entry: { uid: 1 } });
	});
});

describe('an answer of the server', () => {
	const before = queue('A', [mail('A', 1)], [2, 3, 4, 5, 6]);
	const after = withFetched(before, [2, 3, 4, 5], {
		heads: [head({ folder: 'A', uid: 2 }), head({ folder: 'A', uid: 5 })],
		gone: [3],
		unread: new Map([[4, 'a broken header']]),
	});

	test('is put behind what is there, each UID in its place', () => {
		expect(after.entries.map(({ kind, uid }) => [uid, kind])).toEqual([
			[1, 'mail'],
			[2, 'mail'],
			[3, 'gone'],
			[4, 'unread'],
			[5, 'mail'],
		]);
		expect(after.entries[3]).toMatchObject({ reason: 'a broken header' });
	});

	test('leaves what was not requested pending', () => {
		expect(after.pending).toEqual([6]);
	});

	test('that says nothing of a UID is a reason, not a loss', () => {
		const silent = withFetched(queue('A', [], [7]), [7], {
			heads: [],
			gone: [],
			unread: new Map(),
		});
		expect(silent.entries).toEqual([
			{ kind: 'unread', uid: 7, reason: 'the server did not deliver it' },
		]);
	});
});

test('taking off an entry leaves other folders and the queues given as they were', () => {
	const queues = [queue('A', [mail('A', 1), mail('A', 2)]), queue('B', [mail('B', 1)])];
	const left = withoutFirst(queues, 'A');
	expect(left.map(({ entries }) => entries.map(({ uid }) => uid))).toEqual([[2], [1]]);
	expect(queues[0]?.entries).toHaveLength(2);
});
