import { inChunks, sortUids } from '../../../../nodes/imap/commands/fetch';

test('only UIDs there can be are kept, each once, in order', () => {
	expect(sortUids([5, 0, 1, 5, -1, 1.5, Number.NaN, 4_294_967_296])).toEqual([1, 5]);
});

test('chunks keep the order', () => {
	expect(inChunks([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
});
