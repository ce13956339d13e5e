import { inquiryIdOf } from '../../../../nodes/core/mail/identity';
import type { ItemError } from '../../../../nodes/core/errors/advised-error';
import type { MessageHead } from '../../../../nodes/core/mailbox/mailbox';
import type { MessageReader } from '../../../../nodes/core/mailbox/message-store';
import { findMessages } from '../../../../nodes/EmailInquiry/message/find-messages';
import type { Reference } from '../../../../nodes/EmailInquiry/message/references';
import { head } from '../../../support/head';

const STAMP = '0011223344556677';

/** A folder that finds messages as servers do: by any part of the Message-ID. */
function folderOf(
	mails: readonly MessageHead[],
	/** Those that it does not deliver. */
	unread: readonly MessageHead[],
): Pick<MessageReader, 'fetchHeads' | 'searchMessageId'> {
	return {
		fetchHeads: async (uids) =>
			await Promise.resolve({
				heads: mails.filter(({ uid }) => uids.includes(uid)),
				gone: [],
				unread: new Map(
					unread.filter(({ uid }) => uids.includes(uid)).map(({ uid }) => [uid, 'refused']),
				),
			}),
		searchMessageId: async (text) =>
			await Promise.resolve(
				[...mails, ...unread]
					.filter(({ messageId }) => messageId.includes(text))
					.map(({ uid }) => uid)
					.reverse(),
			),
	};
}

async function find(
	mails: readonly MessageHead[],
	wanted: Partial<Reference>,
	unread: readonly MessageHead[] = [],
) {
	const reference: Reference = {
		...{ itemIndex: 0, folder: 'INBOX', uid: null, uidValidity: '', messageId: '', inquiryId: '' },
		...wanted,
	};
	const errors: ItemError[] = [];
	const status = { uidValidity: '7', uidNext: 100, messages: mails.length };
	const [found] = await findMessages(
		folderOf(mails, unread) as MessageReader,
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
	['a UID of another numbering', { uid: 2, uidValidity: '6' }, /renumbered/],
	['a UID of nothing', { uid: 9, uidValidity: '7' }, /no longer in the folder/],
	['both, and they agree', { uid: 1, uidValidity: '7', messageId: one.messageId }, 1],
	['both, and the UID is of another message', { uid: 1, messageId: two.messageId }, 2],
	[
		'both, and the UID is of another numbering',
		{ uid: 1, uidValidity: '6', messageId: two.messageId },
		2,
	],
	['a Message-ID alone', { messageId: '<not.one@client.example>' }, 2],
	['a Message-ID without its brackets', { messageId: 'not.one@client.example' }, 2],
	['a part of a Message-ID', { messageId: 'ne@client.example' }, /no longer in the folder/],
	[
		'a Message-ID in other letters',
		{ messageId: '<ONE@client.example>' },
		/no longer in the folder/,
	],
])('%s', async (_, wanted, expected) => {
	const found = await find([one, two], wanted);
	if (typeof expected === 'number') expect(found).toBe(expected);
	else expect(found).toMatch(expected);
});

describe('of messages with one Message-ID', () => {
	const { messageId } = one;
	const inquiryId = inquiryIdOf(STAMP, one.identity);
	const copy = head({ uid: 4, messageId, identity: one.identity });
	const other = inquiryIdOf(STAMP, 'a third mail');
	const many = Array.from({ length: 600 }, (_, i) =>
		head({ uid: 10 + i, messageId, identity: i === 0 ? 'the first' : 'a later one' }),
	);

	test.each<readonly [string, readonly MessageHead[], Partial<Reference>, number | RegExp]>([
		['the inquiry is taken', [one, two, same], { inquiryId }, 1],
		['its newest copy is taken', [one, same, copy], { inquiryId }, 4],
		[
			'none is taken for another inquiry',
			[one, same],
			{ inquiryId: other },
			/not the inquiry of this item/,
		],
		['none is taken when they differ', [one, two, same], {}, /^Several messages/],
		['the newest copy of one message is taken', [one, two, copy], {}, 4],
		['none is taken when not all can be compared', many, {}, /^Several messages/],
		[
			'an older one than are compared is not replaced',
			many,
			{ inquiryId: inquiryIdOf(STAMP, 'the first') },
			/^Several messages/,
		],
	])('%s', async (_, mails, wanted, expected) => {
		const found = await find(mails, { messageId, ...wanted });
		if (typeof expected === 'number') expect(found).toBe(expected);
		else expect(found).toMatch(expected);
	});
});

describe('of an inquiry by its UID', () => {
	const idOf = (identity: string) => inquiryIdOf(STAMP, identity);
	const dateless: MessageHead = { ...head({ uid: 5 }), messageId: '', sentAt: null };

	test.each<readonly [string, readonly MessageHead[], Partial<Reference>, number | RegExp]>([
		['what is that inquiry is taken', [one, same], { uid: 1, inquiryId: idOf(one.identity) }, 1],
		[
			'what the trigger could not read goes by its place',
			[one],
			{ uid: 1, inquiryId: idOf('INBOX\n7\n1') },
			1,
		],
		[
			'another message is not',
			[one, same],
			{ uid: 3, inquiryId: idOf(one.identity) },
			/not the inquiry of this item/,
		],
		[
			'nor a namesake: the inquiry is looked for',
			[one, same],
			{ uid: 3, messageId: one.messageId, inquiryId: idOf(one.identity) },
			1,
		],
		[
			'a message without Message-ID and date counts with its arrival, as in the trigger',
			[dateless],
			{
				uid: 5,
				inquiryId: idOf(`${dateless.identity}\n${dateless.receivedAt}\n${dateless.size}`),
			},
			5,
		],
	])('%s', async (_, mails, wanted, expected) => {
		const found = await find(mails, { uidValidity: '7', ...wanted });
		if (typeof expected === 'number') expect(found).toBe(expected);
		else expect(found).toMatch(expected);
	});
});

test('a message that the server does not deliver is not said to be gone', async () => {
	const unread = [head({ uid: 8, messageId: '<8@client.example>' })];
	const wanted = { uid: 8, uidValidity: '7' };
	expect(await find([], wanted, unread)).toMatch(/could not be read/);
	expect(await find([], { messageId: '<8@client.example>' }, unread)).toMatch(/could not be read/);
});
