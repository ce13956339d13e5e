import { settleUids, type Cursor } from '../../../../nodes/core/memory/cursor';
import { EMPTY_LEDGER } from '../../../../nodes/core/memory/ledger';
import { EMPTY_RING } from '../../../../nodes/core/memory/ring';
import type { PollState } from '../../../../nodes/core/memory/state';
import { decodeState, encodeState } from '../../../../nodes/core/memory/state-codec';
import { stepOf, undo } from '../../../../nodes/core/memory/undo';
import { cursor, DAY, pollState, STARTED_AT } from '../../../support/poll-state';

const AT_S = STARTED_AT / 1000;

/** A key of so many characters. */
const key = (name: string, length: number) => name.padEnd(length, '0');

/** Returns the state with the mail of these UIDs settled, each an inquiry of a pair of its own. */
function settle(state: PollState, ...uids: number[]): PollState {
	return uids.reduce((before, uid) => {
		const { INBOX = cursor() } = before.folders;
		const at = AT_S + uid;
		return {
			...before,
			ring: before.ring.with(key(`m${uid}`, 10), at * 1000),
			kinds: before.kinds.with(key(`m${uid}`, 10), 'inquiry', at * 1000),
			ledger: before.ledger.withAnchors([key(`p${uid}`, 8)], at),
			threads: before.threads.withAnchors([key(`t${uid}`, 8)], at),
			folders: { INBOX: settleUids(INBOX, [uid], at * 1000) },
		};
	}, state);
}

/** As it is after a restart. */
function stored(state: PollState): PollState {
	const decoded = decodeState(encodeState(state, DAY).json);
	if (decoded.kind !== 'state') throw new Error('not a state');
	return decoded.state;
}

const remembered = ({ ring, ledger, threads, kinds, folders }: PollState) => ({
	ring: [...ring.entries()],
	ledger: [...ledger.entries()],
	threads: [...threads.entries()],
	kinds: [1, 2, 3, 4, 5].map((uid) => kinds.of(key(`m${uid}`, 10))),
	folders,
});

describe.each([
	['in one process', (state: PollState) => encodeState(state, DAY).state],
	['after a restart', stored],
])('%s', (_, read) => {
	test('nothing is left of what is undone last', () => {
		const before = read(settle(pollState(), 1, 2));
		const after = settle(before, 3, 4);
		expect(remembered(undo(read(after), stepOf(before, after)))).toEqual(remembered(before));
	});

	test('what came behind it stays known, though it is read again', () => {
		const before = read(settle(pollState(), 1));
		const after = settle(before, 2);
		const present = read(settle(read(after), 3));
		const undone = undo(present, stepOf(before, after));
		expect([1, 2, 3].map((uid) => undone.ring.has(key(`m${uid}`, 10)))).toEqual([
			...[true, false, true],
		]);
		expect(undone.ledger.anchorOf(key('p2', 8))).toBeUndefined();
		expect(undone.ledger.anchorOf(key('p3', 8))).toBe(AT_S + 3);
		expect(undone.folders['INBOX']).toMatchObject({ lastUid: 1, known: [1] });
	});

	test('steps are undone in whatever order it is known that they are to be', () => {
		const s1 = read(settle(pollState(), 1));
		const s2 = settle(s1, 2);
		const s3 = settle(stored(s2), 3);
		const [second, third] = [stepOf(s1, s2), stepOf(stored(s2), s3)];
		const expected = remembered(s1);
		expect(remembered(undo(undo(stored(s3), third), second))).toEqual(expected);
		expect(remembered(undo(undo(stored(s3), second), third))).toEqual(expected);
	});

	test('the earlier inquiry of a pair opens it again, also when a later one was counted since', () => {
		const pair = [key('p', 8)];
		const at = (state: PollState, time: number) => ({
			...state,
			ledger: state.ledger.withAnchors(pair, time),
		});
		const before = read(at(pollState(), AT_S));
		const after = at(before, AT_S + 2 * DAY);
		const later = read(at(read(after), AT_S + 4 * DAY));
		const step = stepOf(before, after);
		expect(undo(read(after), step).ledger.anchorOf(pair[0] ?? '')).toBe(AT_S);
		// What is lost would be a repeat of what came after it.
		expect(undo(later, step).ledger.anchorOf(pair[0] ?? '')).toBe(AT_S);
	});

	test('what an undone step brought back is not taken away with the next one', () => {
		const pair = [key('p', 8)];
		const before = read({ ...pollState(), ledger: EMPTY_LEDGER.withAnchors(pair, AT_S) });
		const after = { ...before, ledger: before.ledger.withAnchors(pair, AT_S + 2 * DAY) };
		const undone = stored(undo(read(after), stepOf(before, after)));
		const again = { ...undone, ledger: undone.ledger.withAnchors(pair, AT_S + 2 * DAY) };
		expect(undo(again, stepOf(undone, again)).ledger.anchorOf(pair[0] ?? '')).toBe(AT_S);
	});
});

test('a folder that was opened meanwhile is opened again as it was wished for', () => {
	const wish = { folder: 'INBOX', since: STARTED_AT, isInitial: true };
	const before = pollState({ folders: {}, wishes: [wish], connectedAt: null });
	const after = settle(pollState(), 1);
	const undone = undo(after, stepOf(before, after));
	expect(undone).toMatchObject({ folders: {}, wishes: [wish], connectedAt: null });
});

test.each<[string, Partial<Cursor>, Partial<Cursor>, Partial<Cursor>]>([
	['keeps what was put off since', { retries: { 2: 1, 9: 0 } }, {}, { retries: { 2: 1 } }],
	['keeps what had been put off', {}, { retries: { 2: 3 } }, { retries: { 2: 3 } }],
	['of a folder with new numbers', { uidValidity: '8' }, {}, { uidValidity: '7', lastUid: 4 }],
])('a cursor %s', (_, present, earlier, expected) => {
	const before = pollState({
		folders: { INBOX: cursor({ lastUid: 4, known: [1, 3, 4], ...earlier }) },
	});
	const INBOX = cursor({ lastUid: 9, known: [1, 3, 4, 5, 9], ...present });
	const state = pollState({ folders: { INBOX } });
	expect(undo(state, stepOf(before, state)).folders['INBOX']).toMatchObject(expected);
});

test('a state of nothing stays one', () => {
	const state = pollState({ ring: EMPTY_RING, ledger: EMPTY_LEDGER });
	expect(remembered(undo(state, stepOf(state, state)))).toEqual(remembered(state));
});

test('a start date that was set since keeps its way through the folders', () => {
	const before = settle(pollState(), 1);
	const after = settle(before, 2);
	const present = { ...stored(after), startKey: 'date:1' };
	const undone = undo(present, stepOf(before, after));
	expect(undone.folders).toEqual(present.folders);
	expect(undone.ring.has(key('m2', 10))).toBe(false);
});
