import type { Address, MessageHead } from '../../nodes/core/mailbox/mailbox';

type Written = string | readonly string[];

/** A head as tests write it: addresses like `Ann <ann@client.example>`, times as ISO 8601 or ms. */
export interface WrittenHead
	extends Partial<
		Pick<
			MessageHead,
			'folder' | 'uid' | 'size' | 'identity' | 'contentHash' | 'subject' | 'messageId' | 'parts'
		>
	> {
	readonly from?: Written;
	readonly sender?: Written;
	readonly replyTo?: Written;
	readonly to?: Written;
	readonly cc?: Written;
	readonly receivedAt?: string | number | null;
	readonly sentAt?: string | number | null;
	readonly headers?: Readonly<Record<string, Written>>;
}

/** Returns the head of an ordinary client's mail; a test names only what matters to it. */
export function head(written: WrittenHead = {}): MessageHead {
	const { folder = 'INBOX', uid = 1 } = written;
	return {
		folder,
		uid,
		receivedAt: timeOf(written.receivedAt, '2026-05-12T10:00:00Z'),
		size: written.size ?? 2_000,
		identity: written.identity ?? `mail ${uid} of ${folder}`,
		...(written.contentHash !== undefined && { contentHash: written.contentHash }),
		from: listOf(written.from ?? 'Ann Smith <ann@client.example>').map(addressOf),
		sender: listOf(written.sender).map(addressOf),
		replyTo: listOf(written.replyTo).map(addressOf),
		to: listOf(written.to ?? 'info@company.example').map(addressOf),
		cc: listOf(written.cc).map(addressOf),
		subject: written.subject ?? 'Offer for 20 chairs',
		messageId: written.messageId ?? `<${uid}@client.example>`,
		sentAt: timeOf(written.sentAt, '2026-05-12T09:59:00Z'),
		headers: Object.fromEntries(
			Object.entries(written.headers ?? {}).map(([name, values]) => [name, listOf(values)]),
		),
		body: bodyOf(written.parts ?? null),
		parts: written.parts ?? null,
	};
}

/** The parts beside each other. */
function bodyOf(parts: MessageHead['parts']): MessageHead['body'] {
	return parts === null ? null : { type: 'multipart/mixed', children: parts };
}

function listOf(written: Written = []): readonly string[] {
	return typeof written === 'string' ? [written] : written;
}

function addressOf(written: string): Address {
	const [, name, address] = /^(.*?)\s*<([^<>]*)>$/.exec(written) ?? [];
	return address === undefined ? { name: '', address: written } : { name: name ?? '', address };
}

function timeOf(written: string | number | null | undefined, otherwise: string): number | null {
	if (written === null || typeof written === 'number') return written;
	return Date.parse(written ?? otherwise);
}
