import type { MessageHead } from '../../core/mailbox/mailbox';
import type { MessageReader } from '../../core/mailbox/message-store';
import { bareMessageId } from './references';

/** The messages of a folder that have one Message-ID. */
export interface Namesakes {
	/** Ascending by UID. */
	readonly heads: readonly MessageHead[];
	/** False: there may be older ones. */
	readonly isAll: boolean;
	/** UIDs of mail that may be one of them, and that the server did not deliver. */
	readonly unread: readonly number[];
}

type Searched = Pick<MessageReader, 'searchMessageId' | 'fetchHeads'>;

/** Returns what finds the namesakes in the open folder; each Message-ID is looked for once. */
export function namesakesIn(reader: Searched): (messageId: string) => Promise<Namesakes> {
	const known = new Map<string, Namesakes>();
	return async (messageId) => {
		// Without the brackets, which not every server keeps in its index.
		const bare = bareMessageId(messageId);
		const namesakes = known.get(bare) ?? (await findNamesakes(reader, bare));
		known.set(bare, namesakes);
		return namesakes;
	};
}

async function findNamesakes(reader: Searched, bare: string): Promise<Namesakes> {
	const uids = await reader.searchMessageId(bare);
	const { heads, unread } = await reader.fetchHeads(uids.slice(0, MAX_NAMESAKES));
	return {
		heads: heads.filter(({ messageId }) => bareMessageId(messageId) === bare),
		isAll: uids.length <= MAX_NAMESAKES,
		unread: [...unread.keys()],
	};
}

/** A form may have sent thousands; an older one is still found by its UID. */
const MAX_NAMESAKES = 500;
