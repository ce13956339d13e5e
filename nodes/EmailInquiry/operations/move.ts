import { closestFolder } from '../../core/closest-folder';
import { ItemError } from '../../core/item-error';
import type { MessageStore, Moved } from '../../core/message-store';
import { asRecord, canonicalInbox, textOf } from '../../shell/parameters';
import { inEachFolder } from '../each-folder';
import type { FoundMessage } from '../find-messages';
import type { MailboxJob } from '../operation';
import { toRefusal } from '../results';
import { passedOn } from '../passed-on';

/** Message → Move: puts each mail into another folder. */
export async function moveMessages(job: MailboxJob): Promise<void> {
	let folders: Folders | null = null;
	await inEachFolder(job, 'change', async (store, messages) => {
		folders ??= await listed(store);
		for (const [target, alike] of await byTarget(job, store, folders, messages)) {
			await moveTo(job, store, target, alike);
		}
	});
}

/** Existing folders: what was asked for → the path the server has it by. */
type Folders = Map<string, string>;

async function listed(store: MessageStore): Promise<Folders> {
	const folders = await store.listFolders();
	return new Map(folders.map(({ path }) => [path, path]));
}

async function byTarget(
	{ context, results }: MailboxJob,
	store: MessageStore,
	folders: Folders,
	messages: readonly FoundMessage[],
): Promise<ReadonlyMap<string, readonly FoundMessage[]>> {
	const groups = new Map<string, FoundMessage[]>();
	for (const message of messages) {
		const { itemIndex } = message.reference;
		try {
			const wanted = canonicalInbox(textOf(context.getNodeParameter('targetFolder', itemIndex)));
			const options = asRecord(context.getNodeParameter('options', itemIndex, {}));
			const target = await targetOf(store, folders, wanted, options.createFolder === true);
			groups.set(target, [...(groups.get(target) ?? []), message]);
		} catch (error) {
			results.fail(itemIndex, error);
		}
	}
	return groups;
}

async function targetOf(
	store: MessageStore,
	folders: Folders,
	wanted: string,
	mayCreate: boolean,
): Promise<string> {
	const known = folders.get(wanted);
	if (known !== undefined) return known;
	if (wanted !== '' && mayCreate) {
		const created = await store.createFolder(wanted);
		folders.set(wanted, created);
		return created;
	}
	if (wanted === '') {
		throw new ItemError("'Target Folder' is empty", 'Choose the folder to move the mail to.');
	}
	const closest = closestFolder(wanted, [...folders.keys()]);
	throw new ItemError(
		`The folder '${wanted}' does not exist in this mailbox`,
		`Choose another 'Target Folder', or switch on 'Create Folder' in the options.${closest === null ? '' : ` Perhaps you mean '${closest}'.`}`,
	);
}

async function moveTo(
	{ context, results }: MailboxJob,
	store: MessageStore,
	target: string,
	messages: readonly FoundMessage[],
): Promise<void> {
	const isThere = messages[0]?.head.folder === target;
	let moved: Moved | null = null;
	try {
		const uids = messages.map(({ head }) => head.uid);
		moved = isThere ? null : await store.move(uids, target);
	} catch (error) {
		const refusal = toRefusal(error);
		for (const { reference } of messages) results.fail(reference.itemIndex, refusal);
		return;
	}
	for (const { reference, head, uidValidity } of messages) {
		const { messageId } = head;
		const uid = moved?.uids?.get(head.uid);
		if (moved !== null && moved.uids !== null && uid === undefined) {
			results.fail(reference.itemIndex, vanished(head.folder));
			continue;
		}
		const place =
			moved === null
				? { folder: target, uid: head.uid, uidValidity, messageId }
				: { folder: target, uid: uid ?? null, uidValidity: moved.uidValidity, messageId };
		const { json, binary } = passedOn(context, reference, place);
		const left = moved?.isLeftBehind === true ? { isLeftBehind: true } : {};
		results.set(reference.itemIndex, {
			json: { ...json, ...left },
			...(binary === undefined ? {} : { binary }),
		});
	}
}

function vanished(folder: string): ItemError {
	return new ItemError(
		`This mail is not in the folder '${folder}' any more`,
		'It was moved or deleted at the same moment.',
	);
}
