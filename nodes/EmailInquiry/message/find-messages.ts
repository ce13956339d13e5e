import { identityOfPlace, inquiryIdOf } from '../../core/mail/identity';
import { ItemError } from '../../core/errors/advised-error';
import type { FolderStatus, MessageHead } from '../../core/mailbox/mailbox';
import type { MessageReader } from '../../core/mailbox/message-store';
import { identityIn } from '../../core/counting/settle';
import { namesakesIn, type Namesakes } from './namesakes';
import { bareMessageId, type Reference } from './references';

/** A message of the open folder that an item means. */
export interface FoundMessage {
	readonly reference: Reference;
	readonly head: MessageHead;
	readonly uidValidity: string;
	/** As the trigger gives it to this message. */
	readonly inquiryId: string;
}

/**
 * Finds messages in the open folder: by UID where its numbers still mean what they meant and what is there
 * is what the item says, else by Message-ID. Hands those that are not found for certain to `fail`.
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
	const idOf = (head: MessageHead) => inquiryIdOf(stamp, identityIn(uidValidity, head));
	// What the trigger cannot read has its place for an identity, and so has what has no header at all.
	const placeIdOf = ({ folder, uid }: MessageHead) =>
		inquiryIdOf(stamp, identityOfPlace({ folder, uid, uidValidity }));
	const isNumberedAs = (reference: Reference) =>
		reference.uidValidity === '' || reference.uidValidity === uidValidity;
	const uids = references.flatMap((reference) =>
		isNumberedAs(reference) && reference.uid !== null ? [reference.uid] : [],
	);
	const { heads, unread } = await reader.fetchHeads([...new Set(uids)]);
	const byUid = new Map(heads.map((head) => [head.uid, head]));
	const namesakesOf = namesakesIn(reader);

	const findOne = async (reference: Reference): Promise<MessageHead | ItemError> => {
		const { uid, messageId } = reference;
		const isNumbered = isNumberedAs(reference);
		if (isNumbered && uid !== null) {
			if (unread.has(uid)) return unreadable(reference);
			const there = byUid.get(uid);
			if (there !== undefined && isMeant(reference, there, [idOf(there), placeIdOf(there)]))
				return there;
			if (there !== undefined && messageId === '') return anotherMail(reference);
		}
		if (messageId === '') return isNumbered ? notFound(reference) : numberedAnew(reference);
		return choose(reference, await namesakesOf(messageId), idOf);
	};
	const found: FoundMessage[] = [];
	for (const reference of references) {
		const head = await findOne(reference);
		if (head instanceof ItemError) fail(reference, head);
		else found.push({ reference, head, uidValidity, inquiryId: idOf(head) });
	}
	return found;
}

function isMeant(
	{ messageId, inquiryId }: Reference,
	head: MessageHead,
	ids: readonly string[],
): boolean {
	if (messageId !== '' && bareMessageId(messageId) !== bareMessageId(head.messageId)) return false;
	// A place changes when the mail is moved.
	return inquiryId === '' || ids.includes(inquiryId) || head.identity === '';
}

/** Forms give all their messages one Message-ID: a message that may be another client's is not taken. */
function choose(
	reference: Reference,
	{ heads, isAll, unread }: Namesakes,
	idOf: (head: MessageHead) => string,
): MessageHead | ItemError {
	const { inquiryId } = reference;
	const meant = inquiryId === '' ? heads : heads.filter((head) => idOf(head) === inquiryId);
	// The same mail may be there twice; the newest copy is the one that was moved or restored last.
	const newest = meant.at(-1);
	if (inquiryId !== '' && newest !== undefined) return newest;
	if (unread.length > 0) return unreadable(reference);
	if (newest === undefined && isAll) {
		return heads.length === 0 ? notFound(reference) : anotherMail(reference);
	}
	const isOne = new Set(meant.map(({ identity }) => identity)).size === 1;
	return isOne && isAll && newest !== undefined ? newest : severalMails(reference);
}

function notFound({ folder }: Reference): ItemError {
	return new ItemError(
		`This message is no longer in the folder '${folder}'`,
		"It has been moved or deleted. If a workflow moves it, use the field 'message' of the item which that step returns.",
	);
}

function numberedAnew({ folder }: Reference): ItemError {
	return new ItemError(
		`The folder '${folder}' was renumbered, so the UID of this item is no longer valid`,
		"Map 'Message' to the field message of the inquiry: it holds the Message-ID, by which the message is found again.",
	);
}

function anotherMail({ folder }: Reference): ItemError {
	return new ItemError(
		`The message in the folder '${folder}' is not the inquiry of this item`,
		"The inquiry has been moved or deleted, or it came from another mailbox: choose the credential of its trigger. For a message that is not an inquiry, remove the field 'inquiryId' from the item.",
	);
}

function severalMails({ folder }: Reference): ItemError {
	return new ItemError(
		`Several messages in the folder '${folder}' have this Message-ID`,
		"Some forms and devices reuse Message-IDs. Keep the fields 'uid', 'uidValidity' and 'inquiryId' of the inquiry in the item: they tell which message is meant.",
	);
}

function unreadable({ folder }: Reference): ItemError {
	return new ItemError(
		`This message in the folder '${folder}' could not be read`,
		'The mail server does not deliver it. Try again later, or open it in a mail program.',
	);
}
