import { savedAfterFailure } from '../../../nodes/collect/after-failure';
import type { OpenedState } from '../../../nodes/collect/open-state';
import { NO_FAILURES } from '../../../nodes/core/memory/failures';
import { pollState, STARTED_AT } from '../../support/poll-state';

const NOW = STARTED_AT + 3_600_000;
const SINCE = NOW - 900_000;
const failures = {
	...NO_FAILURES,
	connection: { since: SINCE, lastAt: NOW, reachedAt: null, isSaid: false, isFlapping: false },
};

const after = (opened: Partial<OpenedState>, { isLasting = false, isSwitchedOn = false } = {}) => {
	const state = { state: pollState(), isFresh: false, added: [], notices: [], ...opened };
	const failure = { isSwitchedOn, cause: 'It is down', problem: 'unreachable', now: NOW } as const;
	return savedAfterFailure(state, { isLasting, failures }, failure);
};
const waiting = { event: 'waiting', since: NOW, cause: 'It is down', problem: 'unreachable' };

test.each<[string, ReturnType<typeof after>, object | null]>([
	['nothing while it is short', after({}), null],
	['that the first poll could not reach the mailbox', after({ isFresh: true }), waiting],
	['that a workflow was switched on', after({}, { isSwitchedOn: true }), waiting],
	['that a folder was added', after({ added: ['Leads'] }), waiting],
	[
		'that the outage lasts, since when it does',
		after({}, { isLasting: true }),
		{ event: 'broken', since: SINCE, cause: 'It is down', problem: 'unreachable' },
	],
	[
		'nothing when that was saved already',
		after({ state: pollState({ brokenSince: SINCE }) }, { isLasting: true }),
		null,
	],
])('a failed poll saves %s', (_, saved, notice) => {
	expect(saved?.notice ?? null).toEqual(notice);
});

test('a lasting outage is in the saved state, so that it is said once', () => {
	const { brokenSince, failures } = after({}, { isLasting: true })?.state ?? {};
	expect(brokenSince).toBe(SINCE);
	expect(failures?.connection).toMatchObject({ since: SINCE, isSaid: true });
});
