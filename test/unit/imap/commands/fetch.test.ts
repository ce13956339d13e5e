import type { ImapFlow } from 'imapflow';
import { UNNOTED } from '../../../../nodes/core/errors/unexpected';
import { fetchRows, inChunks, sortUids } from '../../../../nodes/imap/commands/fetch';
import { toMailboxError } from '../../../../nodes/imap/errors/driver-error';

test('only UIDs there can be are kept, each once, in order', () => {
	expect(sortUids([5, 0, 1, 5, -1, 1.5, Number.NaN, 4_294_967_296])).toEqual([1, 5]);
});

test('chunks keep the order', () => {
	expect(inChunks([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
});

describe('what goes wrong while rows are read', () => {
	function folder(answer: () => unknown) {
		async function* fetch() {
			yield await Promise.resolve(answer());
		}
		const driver = { fetch } as unknown as ImapFlow;
		return { driver, path: 'INBOX', translate: toMailboxError, noteUnexpected: UNNOTED };
	}

	test('in our own code is not taken for an answer of the server', async () => {
		const bug = new TypeError('x is not a function');
		const reading = fetchRows(
			folder(() => ({ uid: 1 })),
			[1],
			{ uid: true },
			() => {
				throw bug;
			},
		);
		await expect(reading).rejects.toBe(bug);
	});

	test('in the driver ends the connection, and nothing that it said of a message is kept', async () => {
		const lost = () => {
			throw Object.assign(new Error('Zanzibar'), { code: 'EConnectionClosed', reason: 'Zanzibar' });
		};
		const error = await fetchRows(folder(lost), [1], { uid: true }, () => {}).catch(
			(caught: unknown) => caught,
		);
		expect(error).toMatchObject({ kind: 'unreachable', serverText: undefined });
		expect(String((error as Error).cause)).not.toContain('Zanzibar');
	});

	test('with a refusal is told with the words of the server, for the item of that message', async () => {
		const refused = () => {
			throw Object.assign(new Error('Command failed'), {
				...{ responseStatus: 'NO', responseText: 'broken on disk' },
			});
		};
		const refusal = await fetchRows(folder(refused), [1], { uid: true }, () => {});
		expect(refusal?.serverText).toBe('broken on disk');
	});
});
