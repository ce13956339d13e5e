import { cursorOf, withCursor } from '../../../../nodes/core/memory/state';
import { cursor, pollState } from '../../../support/poll-state';

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
