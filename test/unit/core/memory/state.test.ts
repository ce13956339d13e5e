import {
	cursorOf,
	stillToComeFrom,
	withCursor,
	withNothingLeft,
} from '../../../../nodes/core/memory/state';
import { cursor, DAY, pollState, STARTED_AT } from '../../../support/poll-state';

describe('the cursor of a folder', () => {
	test.each(['INBOX', 'Sales', '__proto__', 'constructor'])('is set for %s', (folder) => {
		const state = withCursor(pollState(), folder, cursor({ lastUid: 5 }));
		expect(Object.getOwnPropertyDescriptor(state.folders, folder)?.value).toMatchObject({
			lastUid: 5,
		});
	});

	test.each(['Sales', '__proto__', 'constructor', 'toString'])(
		'is unknown for a new %s',
		(folder) => {
			expect(cursorOf(pollState(), folder)).toBeUndefined();
			expect(cursorOf(withCursor(pollState(), folder, cursor({ lastUid: 5 })), folder)).toEqual(
				cursor({ lastUid: 5 }),
			);
		},
	);

	test('is set beside the others, in a new state', () => {
		const before = pollState();
		const after = withCursor(before, 'Sales', cursor({ lastUid: 5 }));
		expect(Object.keys(after.folders)).toEqual(['INBOX', 'Sales']);
		expect(Object.keys(before.folders)).toEqual(['INBOX']);
	});
});

describe('mail that is still to come', () => {
	const LATER = STARTED_AT + 400 * DAY * 1000;
	const busy = (leads = cursor()) =>
		pollState({ folders: { INBOX: cursor({ highWater: LATER }), Leads: leads } });
	const backfill = { kind: 'border', since: 1, until: 2 } as const;

	test.each([
		['of a quiet folder that was looked at arrives after all mail read so far', busy(), LATER],
		['of one with mail put off may be old', busy(cursor({ retries: { 3: 1 } })), STARTED_AT],
		['of one before mail that is there may be old', busy(cursor({ backfill })), STARTED_AT],
	])('%s', (_, state, expected) => {
		expect(stillToComeFrom(withNothingLeft(state, ['Leads']))).toBe(expected);
	});

	test('of a folder that could not be looked at may be as old as its newest', () => {
		expect(stillToComeFrom(withNothingLeft(busy(), ['INBOX']))).toBe(STARTED_AT);
	});

	test('of a folder that was never opened may be as old as the wish for it', () => {
		const wishes = [{ folder: 'Leads', since: STARTED_AT + 5, isInitial: false }];
		const folders = { INBOX: cursor({ highWater: LATER }) };
		expect(stillToComeFrom(pollState({ folders, wishes }))).toBe(STARTED_AT + 5);
	});

	test('never goes back, and leaves a state as it is where nothing is new', () => {
		const state = withNothingLeft(busy(), ['Leads']);
		expect(withNothingLeft(state, ['Leads', 'INBOX', 'Unknown'])).toBe(state);
	});
});
