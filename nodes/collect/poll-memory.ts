import { createHash } from 'node:crypto';
import { grantOf } from '../n8n/account/grants';
import type { PollKind } from '../EmailInquiryTrigger/engine';
import type { Memory } from './process-memory';
import type { Settings } from '../EmailInquiryTrigger/read-settings';

/** A poll that fails is a poll all the same: the workflow is on. */
export function noteInterval(memory: Memory, kind: PollKind, now: number): void {
	const passed = memory.lastPollAt === null ? 0 : now - memory.lastPollAt;
	if (!kind.isActivation && passed > 0) memory.interval = Math.min(passed, LONGEST_INTERVAL_MS);
	memory.lastPollAt = now;
}

const LONGEST_INTERVAL_MS = 86_400_000;

/** What the user changed is tried at once. */
export function forgetOutageOfOtherSettings(memory: Memory, { account, folders }: Settings): void {
	const { secret, ...server } = account.connection;
	const text = JSON.stringify([server, grantOf(secret), folders]);
	const connection = createHash('sha256').update(text).digest('hex');
	if (memory.connection === connection) return;
	memory.connection = connection;
	if (memory.outage === null) return;
	memory.outage = { ...memory.outage, pauseUntil: 0, verdict: null, lastReportAt: null };
}
