import {
	afterRestart,
	afterSuccess,
	isPaused,
	reactTo,
} from '../../../nodes/collect/failure-policy';
import { MailboxError, type MailboxErrorKind } from '../../../nodes/core/errors/mailbox-error';
import { NO_FAILURES, type Failures } from '../../../nodes/core/memory/failures';

/* Whole evenings are played in test/port/evenings.test.ts. */

const NOW = Date.parse('2026-05-12T10:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const outage = { since: NOW, lastAt: NOW, reachedAt: null, isSaid: false, isFlapping: false };
const twiceRefused: Failures = {
	...NO_FAILURES,
	connection: outage,
	pauses: { count: 2, peaceSince: null, until: NOW },
};
const failing = (kind: MailboxErrorKind, previous: Failures, now: number, hadSuccess = true) =>
	reactTo(new MailboxError('', { kind, reach: 'connection' }), {
		...{ previous, isBroken: false, mayThrow: true, hadSuccess, outageMs: 15 * MINUTE, now },
	});

/** Whether it ends an activation, is said at once while running, and makes the next login wait. */
const REACTIONS: ReadonlyArray<readonly [MailboxErrorKind, boolean, boolean, boolean]> = [
	['authentication', true, true, true],
	['appPasswordNeeded', true, true, true],
	['oauthOnly', true, true, true],
	['imapDisabled', true, true, true],
	['accountLocked', false, true, true],
	['tooManyConnections', false, false, false],
	['throttled', false, false, true],
	['unavailable', false, false, false],
	['certificate', false, true, false],
];

test.each(REACTIONS)('%s', (kind, endsActivation, isSaidAtOnce, waits) => {
	expect(failing(kind, twiceRefused, NOW, false).doThrow).toBe(endsActivation);
	const reaction = failing(kind, twiceRefused, NOW);
	expect(reaction).toMatchObject({ doThrow: false, doReport: isSaidAtOnce });
	expect(isPaused(reaction.failures, NOW)).toBe(waits);
});

test('nothing is left of failures once all of it is over', () => {
	let { failures } = failing('authentication', NO_FAILURES, NOW);
	for (let now = NOW + MINUTE; now <= NOW + 2 * HOUR; now += MINUTE) {
		failures = afterSuccess(failures, now);
	}
	expect(failures).toEqual(NO_FAILURES);
});

test.each<[string, number]>([
	['59 minutes', 59 * MINUTE],
	['a moment', 1_000],
])('pauses go on to grow after %s without a refusal', (_, peace) => {
	const accepted = afterSuccess(twiceRefused, NOW + MINUTE);
	const { pauses } = failing('authentication', accepted, NOW + MINUTE + peace).failures;
	expect(pauses?.count).toBe(3);
});

test('an hour without a refusal lets pauses begin again', () => {
	const accepted = afterSuccess(twiceRefused, NOW + MINUTE);
	const { pauses } = failing('authentication', accepted, NOW + MINUTE + HOUR).failures;
	expect(pauses?.count).toBe(1);
});

describe('a clock that is set back by a day', () => {
	test('does not make a pause longer', () => {
		const { failures } = failing('authentication', twiceRefused, NOW);
		expect(isPaused(failures, NOW - 24 * HOUR)).toBe(false);
	});

	test('keeps no failed execution back', () => {
		const { failures } = failing('authentication', NO_FAILURES, NOW);
		expect(failing('authentication', failures, NOW - 24 * HOUR).doReport).toBe(true);
	});
});

describe('a process that knows only what was saved', () => {
	const saved = (changes: Partial<Failures>) => afterRestart({ ...NO_FAILURES, ...changes }, NOW);

	test.each<[string, Partial<Failures>, Partial<Failures>]>([
		[
			'goes on with an outage of the last hour',
			{ connection: { ...outage, lastAt: NOW - 30 * MINUTE } },
			{ connection: { ...outage, lastAt: NOW - 30 * MINUTE } },
		],
		[
			'takes an older one for over',
			{ folder: { ...outage, lastAt: NOW - 2 * HOUR } },
			{ folder: null },
		],
		[
			'waits out the hour of a report',
			{ connection: outage, reportedAt: NOW - 40 * MINUTE },
			{ reportedAt: NOW - 40 * MINUTE },
		],
		[
			'takes it that an outage was reported a moment ago when the report that was saved is older',
			{ connection: { ...outage, lastAt: NOW - 5 * HOUR }, reportedAt: NOW - 5 * HOUR },
			{ reportedAt: NOW },
		],
		[
			'does not when the outage had ended',
			{ connection: { ...outage, reachedAt: NOW - 4 * HOUR }, reportedAt: NOW - 5 * HOUR },
			{ reportedAt: NOW - 5 * HOUR },
		],
	])('%s', (_, before, after) => {
		expect(saved(before)).toMatchObject(after);
	});
});
