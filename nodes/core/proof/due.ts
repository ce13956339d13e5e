import { createHash } from 'node:crypto';
import { lastAtHour } from '../time/time';
import { MINUTE_MS } from '../time/lengths';
import type { Owner } from '../memory/state';

/**
 * Returns the last moment (ms) at which a proof became due: between 03:00 and 04:00 in `zone`, for each trigger at a
 * minute of its own, so that the mailboxes of one n8n are not all read at once.
 */
export function proofDueAt(
	now: number,
	zone: string,
	{ workflowId, nodeId }: Pick<Owner, 'workflowId' | 'nodeId'>,
): number {
	const hash = createHash('sha256').update(`${workflowId}\n${nodeId}`).digest();
	const offset = (hash.readUInt16BE(0) % MINUTES) * MINUTE_MS;
	return lastAtHour(HOUR, now - offset, zone) + offset;
}

const HOUR = 3;
const MINUTES = 60;
