import { cursorOf } from '../../../../nodes/core/memory/state';
import { withFound } from '../../../../nodes/core/proof/proof-tally';
import { cursor, pollState } from '../../../support/poll-state';

const AHEAD = cursor({ uidValidity: '7', lastUid: 9, known: [1, 2, 3, 8, 9], firstUid: 1 });
const LOST = { folder: 'Leads', uidValidity: '7', uid: 2 };
const NEXT = { uidValidity: '7', uidNext: 4 };

const stateOf = (inbox = AHEAD) => pollState({ folders: { INBOX: inbox, Leads: AHEAD } });
const knownOf = (state: ReturnType<typeof stateOf>) => cursorOf(state, 'INBOX')?.known;

test('no folder keeps UIDs as known that did not exist when it was searched', () => {
	expect(knownOf(withFound(stateOf(), [LOST], new Map([['INBOX', NEXT]])))).toEqual([1, 2, 3]);
});

test('what was there at the beginning stays known, also where the server tells an older UIDNEXT', () => {
	const state = stateOf({ ...AHEAD, firstUid: 9 });
	expect(knownOf(withFound(state, [LOST], new Map([['INBOX', NEXT]])))).toEqual([1, 2, 3, 8]);
});

test('a folder that got new numbers is left as it is', () => {
	const state = stateOf({ ...AHEAD, uidValidity: '8' });
	const places = [LOST, { ...LOST, folder: 'INBOX' }];
	const found = withFound(state, places, new Map([['INBOX', NEXT]]));
	expect(cursorOf(found, 'INBOX')).toEqual(cursorOf(state, 'INBOX'));
});

test('a state in which nothing is missing is left as it is', () => {
	const state = stateOf();
	expect(withFound(state, [], new Map([['INBOX', NEXT]]))).toBe(state);
});
