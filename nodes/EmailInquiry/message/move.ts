import { closestFolder } from '../../core/mailbox/closest-folder';
import { ItemError } from '../../core/errors/advised-error';
import type { MessageStore, Moved } from '../../core/mailbox/message-store';
import { asRecord } from '../../core/text/unknown';
import { folderOf } from '../../n8n/parameters/folder-locator';
import { canonicalInbox } from '../../n8n/parameters/parameters';
import { inEachFolder } from './each-folder';
import type { FoundMessage } from './find-messages';
import type { MailboxJob } from '../mailbox-job';
import { passedOn } from './passed-on';

/** Message → Move: puts each message into another folder. */
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
	const targets = new Map<number, string>();
	for (const message of messages) {
		const { itemIndex } = message.reference;
		try {
			const wanted = canonicalInbox(folderOf(context.getNodeParameter('targetFolder', itemIndex)));
			const options = asRecord(context.getNodeParameter('options', itemIndex, {}));
			const target = await targetOf(store, folders, wanted, options.createFolder === true);
			const other = targets.get(message.head.uid) ?? target;
			if (other !== target) throw wantedTwice(other);
			targets.set(message.head.uid, target);
			const group = groups.get(target);
			if (group === undefined) groups.set(target, [message]);
			else group.push(message);
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
		throw new ItemError("'Target Folder' is empty", 'Choose the folder to move the message to.');
	}
	const closest = closestFolder(wanted, [...folders.keys()]);
	throw new ItemError(
		`The folder '${wanted}' does not exist in this mailbox`,
		`Choose another 'Target Folder', or turn on 'Create Folder' in the options.${closest === null ? '' : ` Perhaps you mean '${closest}'.`}`,
	);
}

async function moveTo(
	{ context, results }: MailboxJob,
	store: MessageStore,
	target: string,
	messages: readonly FoundMessage[],
): Promise<void> {
	const uids = messages.map(({ head }) => head.uid);
	const isThere = messages[0]?.head.folder === target;
	const moved = isThere ? stayed(messages) : await store.move(uids, target);
	const undone: FoundMessage[] = [];
	for (const message of messages) {
		const { reference, head } = message;
		const uid = moved.uids.get(head.uid);
		if (uid === undefined) {
			undone.push(message);
			continue;
		}
		const { uidValidity } = moved;
		const place = { folder: target, uid, uidValidity, messageId: head.messageId };
		const { json, binary } = passedOn(context, reference, place);
		const left = moved.leftBehind.has(head.uid) ? { isLeftBehind: true } : {};
		results.set(reference.itemIndex, {
			json: { ...json, ...left },
			...(binary === undefined ? {} : { binary }),
		});
	}
	for (const { reference, head } of undone) {
		const problem = moved.refused.get(head.uid) ?? moved.lost ?? vanished(head.folder);
		results.fail(reference.itemIndex, problem);
	}
	if (moved.lost !== null) throw moved.lost;
}

/** They are in the folder that they are to be moved to. */
function stayed(messages: readonly FoundMessage[]): Moved {
	return {
		uids: new Map(messages.map(({ head }) => [head.uid, head.uid])),
		uidValidity: messages[0]?.uidValidity ?? null,
		...{ leftBehind: new Set(), refused: new Map(), lost: null },
	};
}

function wantedTwice(target: string): ItemError {
	return new ItemError(
		`Another item moves this message to '${target}'`,
		'A message can be moved to only one folder: remove one of the items, or give both the same folder.',
	);
}

function vanished(folder: string): ItemError {
	return new ItemError(
		`This message is no longer in the folder '${folder}'`,
		'It was moved or deleted at the same moment.',
	);
}
