import {
	isHopeless,
	readingLimit,
	troubleAfter,
	troubleAmong,
	troubleWith,
	type NumberedFolder,
	type Trouble,
} from '../../../../nodes/core/reading/trouble';

const INBOX: NumberedFolder = { folder: 'INBOX', uidValidity: '7' };
const SALES: NumberedFolder = { ...INBOX, folder: 'Sales' };
/** Its UIDs are other messages. */
const RECREATED: NumberedFolder = { ...INBOX, uidValidity: '8' };

const several: Trouble = { phase: 'texts', place: INBOX, uids: [4, 5, 6, 7], polls: 0 };
const one: Trouble = { phase: 'texts', place: INBOX, uids: [5], polls: 2 };

describe('a poll that ends while messages are read', () => {
	test.each<[string, Trouble | null, readonly number[], number]>([
		['counts nothing for several messages', one, [4, 5], 0],
		['counts 1 for a message alone', null, [5], 1],
		['counts 1 for a message that was one of several', several, [5], 1],
		['counts on for the same mail alone', one, [5], 3],
		['starts again for another message', one, [6], 1],
	])('%s', (_, before, uids, polls) => {
		expect(troubleWith(before, 'texts', INBOX, uids)).toEqual({ ...several, uids, polls });
	});

	test.each([
		['in another folder', 'texts', SALES],
		['in a folder numbered anew', 'texts', RECREATED],
		['in another phase', 'heads', INBOX],
	] as const)('starts again %s', (_, phase, place) => {
		expect(troubleWith(one, phase, place, [5]).polls).toBe(1);
	});
});

describe('messages that are no longer there', () => {
	const pendingIn = (pending: readonly number[]) => (place: NumberedFolder) =>
		place === INBOX ? pending : undefined;

	test.each<[string, Trouble | null, readonly number[], Trouble | null]>([
		['leave the others', several, [5, 7, 9], { ...several, uids: [5, 7] }],
		['end the trouble with the last', several, [8, 9], null],
		['end that of a folder nobody reads anymore', { ...several, place: SALES }, [4, 5], null],
		['begin none', null, [4], null],
	])('%s', (_, before, pending, after) => {
		expect(troubleAmong(before, pendingIn(pending))).toEqual(after);
	});
});

describe('messages that could be read', () => {
	test.each<[string, Trouble | null, readonly number[], Trouble | null]>([
		['leave the others', several, [4, 5], { ...several, uids: [6, 7] }],
		['end the trouble with the last', several, [4, 5, 6, 7, 8], null],
		['are none of the trouble', one, [9], one],
		['begin none', null, [9], null],
	])('%s', (_, before, uids, after) => {
		expect(troubleAfter(before, 'texts', INBOX, uids)).toEqual(after);
	});

	test('of another folder leave it', () => {
		expect(troubleAfter(one, 'texts', SALES, [5])).toEqual(one);
	});
});

describe('how many messages are read at once', () => {
	test.each<[string, Trouble | null, number]>([
		['as usual without trouble', null, 50],
		['half of the troublesome', several, 2],
		['one at least', one, 1],
		['never more than usual', { ...several, uids: Array.from({ length: 300 }, (_, n) => n) }, 50],
		['as usual in another phase', { ...several, phase: 'heads' }, 50],
	])('%s', (_, trouble, limit) => {
		expect(readingLimit(trouble, 'texts', 50)).toBe(limit);
	});
});

describe('a message is hopeless', () => {
	test.each<[string, Trouble | null, boolean]>([
		['after five polls', { ...one, polls: 5 }, true],
		['not after four', { ...one, polls: 4 }, false],
		['not when it is another', { ...one, uids: [6], polls: 5 }, false],
		['not in another folder', { ...one, place: SALES, polls: 5 }, false],
		['not in a renumbered folder', { ...one, place: RECREATED, polls: 5 }, false],
		['not in another phase', { ...one, phase: 'heads', polls: 5 }, false],
		['not without trouble', null, false],
	])('%s', (_, trouble, expected) => {
		expect(isHopeless(trouble, 'texts', INBOX, 5)).toBe(expected);
	});
});

test('many messages are halved until the one that ends polls is passed on', () => {
	const mails = Array.from({ length: 50 }, (_, n) => n + 1);
	const bad = 37;
	let trouble: Trouble | null = null;
	let left = mails;
	let polls = 0;
	while (left.includes(bad) && polls < 100) {
		polls++;
		for (;;) {
			const uids = left.slice(0, readingLimit(trouble, 'texts', 50));
			const [first] = uids;
			if (first === undefined) break;
			const isGivenUp = isHopeless(trouble, 'texts', INBOX, first);
			if (uids.includes(bad) && !isGivenUp) {
				trouble = troubleWith(trouble, 'texts', INBOX, uids);
				break;
			}
			trouble = troubleAfter(trouble, 'texts', INBOX, uids);
			left = left.filter((uid) => !uids.includes(uid));
		}
	}
	expect(left).toEqual([]);
	expect(polls).toBeLessThanOrEqual(12);
});
