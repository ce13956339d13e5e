import { MAX_RETRIES } from '../../../nodes/core/cursor';
import {
	isHopeless,
	readingLimit,
	troubleAfter,
	troubleWith,
	type Trouble,
} from '../../../nodes/core/trouble';

/** Polls a folder in which reading `bad` ends the poll, until it is given up; returns how many polls that took. */
function pollsUntilGivenUp(uids: readonly number[], bad: number): number {
	let trouble: Trouble | null = null;
	let pending = [...uids];
	for (let polls = 1; polls < 100; polls++) {
		while (pending.length > 0) {
			const batch: number[] = pending.slice(0, readingLimit(trouble, 'texts', 50));
			const [first = 0] = batch;
			if (isHopeless(trouble, 'texts', 'INBOX', first)) return polls;
			const before: Trouble | null = trouble;
			trouble = troubleWith(before, 'texts', 'INBOX', batch);
			if (batch.includes(bad)) break;
			trouble = troubleAfter(before, 'texts', 'INBOX', batch);
			pending = pending.slice(batch.length);
		}
	}
	return Infinity;
}

const uids = Array.from({ length: 200 }, (_, index) => index + 1);

test.each([1, 2, 25, 50, 51, 137, 200])(
	'mail %i that ends every poll is found and given up within 20 polls',
	(bad) => {
		expect(pollsUntilGivenUp(uids, bad)).toBeLessThanOrEqual(20);
	},
);

test('a single mail is given up only after five polls that ended with it alone', () => {
	let trouble: Trouble | null = null;
	for (let polls = 1; polls <= MAX_RETRIES; polls++) {
		expect(isHopeless(trouble, 'heads', 'INBOX', 7)).toBe(false);
		trouble = troubleWith(trouble, 'heads', 'INBOX', [7]);
	}
	expect(isHopeless(trouble, 'heads', 'INBOX', 7)).toBe(true);
	expect(isHopeless(trouble, 'texts', 'INBOX', 7)).toBe(false);
	expect(isHopeless(trouble, 'heads', 'Leads', 7)).toBe(false);
});

test('once everything in trouble was read, as many as usual are read again', () => {
	const trouble = troubleWith(null, 'heads', 'INBOX', [1, 2, 3, 4]);
	expect(readingLimit(trouble, 'heads', 200)).toBe(2);
	const half = troubleAfter(trouble, 'heads', 'INBOX', [1, 2]);
	expect(half).toMatchObject({ uids: [3, 4] });
	const none = troubleAfter(half, 'heads', 'INBOX', [3, 4]);
	expect(readingLimit(none, 'heads', 200)).toBe(200);
});
