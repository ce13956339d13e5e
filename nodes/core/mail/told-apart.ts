import { createHash } from 'node:crypto';
import { topReceivedDate } from './arrival';
import type { MessageHead } from '../mailbox/mailbox';
import { DAY_MS } from '../time/lengths';

type Traits = Pick<
	MessageHead,
	'messageId' | 'sentAt' | 'receivedAt' | 'size' | 'headers' | 'contentHash'
>;

/**
 * Returns what tells a message from others with the same Message-ID, Date, From and Subject, '' where those four
 * identify it. A device without a clock writes one Date, and often no Message-ID or one for ever: its mail differs
 * only in the trace of its way here or, without one, in what it says. Both survive a move or a copy; the trace
 * differs when one message is delivered twice, so it counts for no mail that identifies itself.
 */
export function whatTellsApart(head: Traits): string {
	if (identifiesItself(head)) return '';
	const trace = head.headers.received ?? [];
	if (trace.length === 0) {
		if (head.contentHash !== undefined) return `${head.contentHash}\n${head.size}`;
		// A copy may have a new date, so it tells only where there is nothing else at all.
		const isBare = head.messageId === '' && head.sentAt === null;
		return isBare ? `${head.receivedAt}\n${head.size}` : '';
	}
	const hash = createHash('sha256');
	for (const hop of trace) hash.update(`${hop.replace(/\s+/g, ' ')}\n`);
	return hash.digest('hex');
}

/** True for a message that only its content tells from others, so that some of it has to be read at once. */
export function needsContent(head: Traits): boolean {
	return !identifiesItself(head) && !('received' in head.headers);
}

function identifiesItself(head: Traits): boolean {
	const { messageId, sentAt, receivedAt } = head;
	const hasTrace = 'received' in head.headers;
	// No Date, or one that no clock shows: then the Message-ID may be the same for ever as well.
	if (sentAt === null || (messageId === '' && hasTrace)) return false;
	const arrived = topReceivedDate(head);
	if (arrived !== null) return Math.abs(arrived - sentAt) <= ON_ITS_WAY_MS;
	const tolerated = messageId === '' ? REDATED_MS : ARCHIVED_MS;
	return receivedAt === null || Math.abs(receivedAt - sentAt) <= tolerated;
}

/** Mail may wait on its way. */
const ON_ITS_WAY_MS = 7 * DAY_MS;
/** Where no server noted when it came, a copy may have a new date, and an archive an old one. */
const REDATED_MS = 60 * DAY_MS;
const ARCHIVED_MS = 365 * DAY_MS;
