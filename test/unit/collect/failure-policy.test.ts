import { MailboxError, type MailboxErrorKind } from '../../../nodes/core/errors/mailbox-error';
import { reactTo } from '../../../nodes/collect/failure-policy';

const NOW = Date.parse('2026-05-12T10:00:00Z');
const after = (polls: number) => ({
	reach: 'connection' as const,
	since: NOW,
	polls,
	lastReportAt: null,
	pauseUntil: 0,
	keptError: null,
});
const reactionTo = (kind: MailboxErrorKind, hadSuccess: boolean) =>
	reactTo(new MailboxError('', { kind, reach: 'connection' }), {
		previous: after(3),
		mayThrow: true,
		hadSuccess,
		outageMs: 900_000,
		now: NOW,
	});

/** Whether it ends an activation, is said at once while running, and makes the next login wait. */
const REACTIONS: ReadonlyArray<readonly [MailboxErrorKind, boolean, boolean, boolean]> = [
	['authentication', true, true, true],
	['appPasswordNeeded', true, true, true],
	['oauthOnly', true, true, true],
	['imapDisabled', true, true, true],
	['accountLocked', false, true, true],
	['tooManyConnections', false, false, false],
	['throttled', false, false, false],
	['unavailable', false, false, false],
	['certificate', false, true, false],
];

test.each(REACTIONS)('%s', (kind, endsActivation, isSaidAtOnce, waits) => {
	expect(reactionTo(kind, false).doThrow).toBe(endsActivation);
	expect(reactionTo(kind, true)).toMatchObject({ doThrow: false, doReport: isSaidAtOnce });
	expect(reactionTo(kind, true).outage.pauseUntil > NOW).toBe(waits);
});
