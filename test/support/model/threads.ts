import type { Mail } from './mails';

/** Conversations that were counted: Message-ID → ms of the last inquiry. */
export class Threads {
	private readonly counted = new Map<string, number>();

	/** The moments that a reply may repeat; none: it is not a reply, or nothing it answers was counted. */
	anchorsOf({ kind, references }: Mail): number[] {
		if (kind === 'forward') return [];
		return references.flatMap((messageId) => this.counted.get(messageId) ?? []);
	}

	count({ references: [root], messageId }: Mail, receivedAt: number): void {
		for (const id of [root ?? '', messageId]) {
			if (id === '') continue;
			this.counted.set(id, Math.max(this.counted.get(id) ?? receivedAt, receivedAt));
		}
	}
}
