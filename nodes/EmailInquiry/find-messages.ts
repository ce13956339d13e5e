import { inquiryIdOf } from '../core/identity';
import { ItemError } from '../core/item-error';
import type { FolderStatus, MessageHead } from '../core/mailbox';
import type { MessageReader } from '../core/message-store';
import type { Reference } from './references';

/** A mail of the open folder that an item means. */
export interface FoundMessage {
	readonly reference: Reference;
	readonly head: MessageHead;
	readonly uidValidity: string;
}

/**
 * Finds mails in the open folder: by UID where its numbers still mean what they meant and the Message-ID
 * agrees, else by Message-ID. Hands those that are not there to `fail`.
 */
export async function findMessages(
	reader: MessageReader,
	status: FolderStatus,
	references: readonly Reference[],
	/** Of the account, see `inquiryIdOf`. */
	stamp: string,
	fail: (reference: Reference, error: ItemError) => void,
): Promise<readonly FoundMessage[]> {
	const uidValidity = status.uidValidity ?? '0';
	const isNumberedAs = (reference: Reference) =>
		reference.uidValidity === '' || reference.uidValidity === uidValidity;
	const byUid = await headsOf(
		reader,
		references.flatMap((reference) =>
			isNumberedAs(reference) && reference.uid !== null ? [reference.uid] : [],
		),
	);
	const found: FoundMessage[] = [];
	for (const reference of references) {
		const { uid, messageId } = reference;
		const there = uid !== null && isNumberedAs(reference) ? byUid.get(uid) : undefined;
		const isSame =
			there !== undefined && (messageId === '' || isSameId(there.messageId, messageId));
		const head = isSame ? there : await findByMessageId(reader, reference, stamp);
		if (head !== null) found.push({ reference, head, uidValidity });
		else fail(reference, notFound(reference, isNumberedAs(reference)));
	}
	return found;
}

async function findByMessageId(
	reader: MessageReader,
	{ messageId, inquiryId }: Reference,
	stamp: string,
): Promise<MessageHead | null> {
	if (messageId === '') return null;
	// Without the brackets, which not every server keeps in its index.
	const uids = await reader.searchMessageId(withoutBrackets(messageId));
	const heads = await headsOf(reader, uids);
	const same = [...heads.values()].filter((head) => isSameId(head.messageId, messageId));
	const inquiry = same.find(({ identity }) => inquiryIdOf(stamp, identity) === inquiryId);
	// The same mail may lie there twice; the newest copy is the one that was moved or restored last.
	return inquiry ?? same.at(-1) ?? null;
}

/** Programs write it with its angle brackets or without. */
function isSameId(one: string, other: string): boolean {
	return withoutBrackets(one) === withoutBrackets(other);
}

function withoutBrackets(messageId: string): string {
	return messageId.trim().replace(/^<|>$/g, '');
}

async function headsOf(
	reader: MessageReader,
	uids: readonly number[],
): Promise<ReadonlyMap<number, MessageHead>> {
	if (uids.length === 0) return new Map();
	const { heads } = await reader.fetchHeads([...new Set(uids)]);
	return new Map(heads.map((head) => [head.uid, head]));
}

function notFound({ folder, messageId }: Reference, isNumberedAsBefore: boolean): ItemError {
	if (isNumberedAsBefore || messageId !== '') {
		return new ItemError(
			`This mail is not in the folder '${folder}' any more`,
			"It was moved or deleted since. If a workflow moves it, use the 'folder' and 'uid' that come out of that step.",
		);
	}
	return new ItemError(
		`The folder '${folder}' was numbered anew, so the UID of this item means nothing now`,
		"Map 'Message ID' to the field messageId of the inquiry: with it the mail is found again.",
	);
}
