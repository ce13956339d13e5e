import type { FolderQueue, QueueEntry } from './queue';

/** The mail whose turn it is. */
export interface NextMail {
	readonly folder: string;
	readonly entry: QueueEntry;
}

/** Returns entries for the first of a folder's pending UIDs, at least for one. */
export type FetchNext = (
	folder: string,
	pending: readonly number[],
) => Promise<readonly QueueEntry[]>;

/**
 * Yields the mail of several folders: within a folder in UID order, between folders the earlier arrival first,
 * ties by folder name. So it does not matter how mail is cut into batches. Fetches no earlier than it must.
 */
export async function* mailInOrder(
	queues: readonly FolderQueue[],
	fetchNext: FetchNext,
): AsyncGenerator<NextMail, void, undefined> {
	const lines = byName(queues).map(({ folder, pending }) => new Line(folder, pending));
	for (;;) {
		// The order is not known before the next mail of each folder is.
		for (const line of lines) {
			if (line.isToBeFetched) line.add(await fetchNext(line.folder, line.pending));
		}
		const next = earliestOf(lines);
		if (next === null) return;
		yield { folder: next.line.folder, entry: next.entry };
		next.line.advance();
	}
}

/** One folder on its way through its mail. */
class Line {
	private entries: readonly QueueEntry[] = [];
	private position = 0;

	constructor(
		readonly folder: string,
		public pending: readonly number[],
	) {}

	get first(): QueueEntry | undefined {
		return this.entries[this.position];
	}

	get isToBeFetched(): boolean {
		return this.first === undefined && this.pending.length > 0;
	}

	add(entries: readonly QueueEntry[]): void {
		if (entries.length === 0) throw new TypeError('A fetch answers for one UID at least');
		this.entries = entries;
		this.position = 0;
		this.pending = this.pending.slice(entries.length);
	}

	advance(): void {
		this.position++;
	}
}

function earliestOf(lines: readonly Line[]): { line: Line; entry: QueueEntry } | null {
	let earliest: { line: Line; entry: QueueEntry; at: number } | null = null;
	for (const line of lines) {
		const entry = line.first;
		if (entry === undefined) continue;
		// Nothing of a message that is gone or cannot be read depends on the order.
		const at = entry.kind === 'mail' ? (entry.head.receivedAt ?? Infinity) : -Infinity;
		if (earliest === null || at < earliest.at) earliest = { line, entry, at };
	}
	return earliest;
}

function byName(queues: readonly FolderQueue[]): FolderQueue[] {
	return [...queues].sort((a, b) => (a.folder < b.folder ? -1 : 1));
}
