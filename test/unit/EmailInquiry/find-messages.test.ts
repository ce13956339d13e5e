import { inquiryIdOf } from '../../../nodes/core/identity';
import type { ItemError } from '../../../nodes/core/item-error';
import type { MessageHead } from '../../../nodes/core/mailbox';
import type { MessageReader } from '../../../nodes/core/message-store';
import { findMessages } from '../../../nodes/EmailInquiry/find-messages';
import type { Reference } from '../../../nodes/EmailInquiry/references';
import { head } from '../../support/head';

const STAMP = '0011223344556677';

/** A folder that finds mails as servers do: by any part of the Message-ID. */
function folderOf(
	mails: readonly MessageHead[],
): Pick<MessageReader, 'fetchHeads' | 'searchMessageId'> {
	return {
		fetchHeads: async (uids) =>
			await Promise.resolve({
				heads: mails.filter(({ uid }) => uids.includes(uid)),
				...{ gone: [], unread: new Map() },
			}),
		searchMessageId: async (text) =>
			await Promise.resolve(
				mails
					.filter(({ messageId }) => messageId.includes(text))
					.map(({ uid }) => uid)
					.reverse(),
			),
	};
}

async function find(mails: readonly MessageHead[], wanted: Partial<Reference>) {
	const reference: Reference = {
		...{ itemIndex: 0, folder: 'INBOX', uid: null, uidValidity: '', messageId: '', inquiryId: '' },
		...wanted,
	};
	const errors: ItemError[] = [];
	const status = { uidValidity: '7', uidNext: 100, messages: mails.length };
	const [found] = await findMessages(
		folderOf(mails) as MessageReader,
		status,
		[reference],
		STAMP,
		(_, error) => errors.push(error),
	);
	return found?.head.uid ?? errors[0]?.message ?? null;
}

const one = head({ uid: 1, messageId: '<one@client.example>' });
const two = head({ uid: 2, messageId: '<not.one@client.example>' });
const same = head({ uid: 3, messageId: '<one@client.example>', identity: 'another mail' });

test.each<readonly [string, Partial<Reference>, number | RegExp]>([
	['a UID of the same numbering', { uid: 2, uidValidity: '7' }, 2],
	['a UID without a word on the numbering', { uid: 2 }, 2],
	['a UID of another numbering', { uid: 2, uidValidity: '6' }, /numbered anew/],
	['a UID of nothing', { uid: 9, uidValidity: '7' }, /not in the folder/],
	['both, and they agree', { uid: 1, uidValidity: '7', messageId: one.messageId }, 1],
	['both, and the UID is of another mail', { uid: 1, messageId: two.messageId }, 2],
	[
		'both, and the UID is of another numbering',
		{ uid: 1, uidValidity: '6', messageId: two.messageId },
		2,
	],
	['a Message-ID alone', { messageId: '<not.one@client.example>' }, 2],
	['a Message-ID without its brackets', { messageId: 'not.one@client.example' }, 2],
	['a part of a Message-ID', { messageId: 'ne@client.example' }, /not in the folder/],
	['a Message-ID in other letters', { messageId: '<ONE@client.example>' }, /not in the folder/],
])('%s', async (_, wanted, expected) => {
	const found = await find([one, two], wanted);
	if (typeof expected === 'number') expect(found).toBe(expected);
	else expect(found).toMatch(expected);
});

test('of mails with one Message-ID the inquiry is taken, else the newest', async () => {
	const { messageId } = one;
	expect(await find([one, two, same], { messageId })).toBe(3);
	const inquiryId = inquiryIdOf(STAMP, one.identity);
	expect(await find([one, two, same], { messageId, inquiryId })).toBe(1);
});
