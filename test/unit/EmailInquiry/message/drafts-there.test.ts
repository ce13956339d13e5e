import type { Headers } from '../../../../nodes/core/mailbox/mailbox';
import { draftsThere, type Shelf } from '../../../../nodes/EmailInquiry/message/drafts-there';

type Mail = Readonly<Record<string, string>>;

/** A folder that lists its messages in order, from UID 1; `searches`: whether it looks into headers. */
function folderOf(mails: readonly Mail[], searches: 'all' | 'none' | 'refused') {
	const fieldsOf = (uid: number): Headers =>
		Object.fromEntries(Object.entries(mails[uid - 1] ?? {}).map(([name, one]) => [name, [one]]));
	const uids = mails.map((_, index) => index + 1);
	const fetched: number[] = [];
	return {
		fetched,
		open: async () =>
			await Promise.resolve({
				uidValidity: '7',
				uidNext: mails.length + 1,
				messages: mails.length,
			}),
		searchHeader: async (field: string, text: string) =>
			await Promise.resolve(
				searches === 'refused'
					? null
					: uids
							.filter(
								(uid) =>
									searches === 'all' && fieldsOf(uid)[field.toLowerCase()]?.[0]?.includes(text),
							)
							.reverse(),
			),
		searchUids: async (first: number) => await Promise.resolve(uids.filter((uid) => uid >= first)),
		fetchFields: async (wanted: readonly number[]) => {
			fetched.push(...wanted);
			return await Promise.resolve(new Map(wanted.map((uid) => [uid, fieldsOf(uid)])));
		},
	};
}

const SOUGHT = { inquiryId: 'a1', messageId: '<1@client.example>' };
const OURS = { 'x-inquiry-id': 'a1', 'message-id': '<d@firm.example>', subject: 'Re: Offer' };
const OTHER = { 'x-inquiry-id': 'a12', 'in-reply-to': '<1@client.example>' };
const BY_HAND = { 'in-reply-to': '<1@client.example>' };

async function find(
	mails: readonly Mail[],
	shelf: Shelf = 'drafts',
	searches: 'all' | 'none' | 'refused' = 'all',
) {
	const found = await draftsThere(folderOf(mails, searches), 'Drafts', shelf, [SOUGHT]);
	return found.get('a1')?.uid ?? null;
}

test.each(['all', 'none', 'refused'] as const)(
	'finds the answer where the server searches: %s',
	async (searches) => {
		expect(await find([{}, OURS, OTHER, {}], 'drafts', searches)).toBe(2);
		expect(await find([{}, OTHER], 'drafts', searches)).toBeNull();
		expect(await find([BY_HAND, OTHER], 'drafts', searches)).toBe(1);
	},
);

test('takes the newest, and says where it lies', async () => {
	const folder = folderOf([OURS, OURS], 'all');
	const found = await draftsThere(folder, 'Drafts', 'drafts', [SOUGHT]);
	expect(found.get('a1')).toEqual({
		...{ folder: 'Drafts', uid: 2, uidValidity: '7', messageId: '<d@firm.example>' },
		...{ from: '', to: '', subject: 'Re: Offer' },
	});
});

test('among sent mail only what we drafted counts, and nothing else is read', async () => {
	expect(await find([OURS], 'sent')).toBe(1);
	expect(await find([BY_HAND], 'sent')).toBeNull();
	const folder = folderOf([BY_HAND, {}, {}], 'all');
	await draftsThere(folder, 'Sent', 'sent', [SOUGHT]);
	expect(folder.fetched).toEqual([]);
});

test('an old draft is found by the search, and looked for there only', async () => {
	const many = Array.from({ length: 500 }, () => ({}));
	const folder = folderOf([OURS, ...many], 'all');
	expect((await draftsThere(folder, 'Drafts', 'drafts', [SOUGHT])).get('a1')?.uid).toBe(1);
	expect(folder.fetched.length).toBeLessThan(210);
	expect((await draftsThere(folder, 'Drafts', 'drafts', [])).size).toBe(0);
});
