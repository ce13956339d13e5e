import type { CopyResponseObject } from 'imapflow';

import { ItemError } from '../core/item-error';
import type { FolderStatus } from '../core/mailbox';
import type { MailboxError } from '../core/mailbox-error';
import type { Moved } from '../core/message-store';
import { inChunks, sortUids, toUidSet, type OpenFolder } from './folder';
import { connectionGone, openFolder } from './status';

/** A command line should stay short. */
const UIDS_PER_COMMAND = 200;

/** Opens a folder so that its mails may be changed (SELECT). */
export async function select(folder: OpenFolder): Promise<FolderStatus> {
	const status = await openFolder(folder.driver, folder.path, folder.translate, false);
	const { mailbox } = folder.driver;
	if (typeof mailbox === 'object' && mailbox.readOnly) throw readOnly(folder.path);
	return status;
}

/** Sets or takes away flags. Rejects with `ItemError` when the folder does not keep one of them. */
export async function storeFlags(
	folder: OpenFolder,
	uids: readonly number[],
	flags: readonly string[],
	operation: 'add' | 'remove',
): Promise<void> {
	const { driver } = folder;
	if (operation === 'add') assertKept(folder, flags);
	for (const chunk of inChunks(sortUids(uids), UIDS_PER_COMMAND)) {
		const options = { uid: true, silent: true };
		const set = toUidSet(chunk);
		const isDone =
			operation === 'add'
				? await driver.messageFlagsAdd(set, [...flags], options)
				: await driver.messageFlagsRemove(set, [...flags], options);
		if (!isDone) throw refusal(folder, 'to mark mail');
	}
}

/** Moves mails to another folder: by MOVE (RFC 6851), else by a copy and the removal of just these. */
export async function move(
	folder: OpenFolder,
	uids: readonly number[],
	target: string,
): Promise<Moved> {
	const found = new Map<number, number>();
	let uidValidity: string | null = null;
	let isTold = true;
	let isLeftBehind = false;
	for (const chunk of inChunks(sortUids(uids), UIDS_PER_COMMAND)) {
		const set = toUidSet(chunk);
		const isMove = folder.driver.capabilities.has('MOVE');
		const answer = isMove
			? await folder.driver.messageMove(set, target, { uid: true })
			: await folder.driver.messageCopy(set, target, { uid: true });
		if (!isAnswer(answer)) throw refusal(folder, `to move mail to '${target}'`);
		if (!isMove) isLeftBehind = !(await removeCopied(folder, set)) || isLeftBehind;
		isTold &&= answer.uidMap !== undefined;
		for (const [before, now] of answer.uidMap ?? []) found.set(before, now);
		uidValidity = answer.uidValidity?.toString() ?? uidValidity;
	}
	return { uids: isTold ? found : null, uidValidity, isLeftBehind };
}

/** Creates a folder and returns its path as the server has it. */
export async function createFolder(
	{ driver, translate }: Pick<OpenFolder, 'driver' | 'translate'>,
	path: string,
): Promise<string> {
	const created = await driver.mailboxCreate(path).catch((error: unknown) => {
		const { serverText } = translate(error, { folder: path });
		if (!driver.usable) throw translate(error, { folder: path });
		const said = serverText === undefined ? '' : ` The server says: “${serverText}”.`;
		throw new ItemError(
			`The folder '${path}' could not be created`,
			`Try another name, or create it in a mail program and choose it here.${said}`,
		);
	});
	return created.path;
}

/**
 * Removes mails that were copied; false when they can only be marked: without UIDPLUS (RFC 4315) EXPUNGE
 * removes whatever anybody marked, and imapflow would fall back to just that.
 */
async function removeCopied(folder: OpenFolder, set: string): Promise<boolean> {
	const { driver } = folder;
	const isSingle = driver.capabilities.has('UIDPLUS');
	const isDone = isSingle
		? await driver.messageDelete(set, { uid: true })
		: await driver.messageFlagsAdd(set, ['\\Deleted'], { uid: true, silent: true });
	if (!isDone) throw refusal(folder, 'to remove mail that is copied already');
	return isSingle;
}

/** imapflow drops without a word what PERMANENTFLAGS does not list. */
function assertKept({ driver, path }: OpenFolder, flags: readonly string[]): void {
	const { mailbox } = driver;
	const kept = typeof mailbox === 'object' ? mailbox.permanentFlags : undefined;
	if (kept === undefined || kept.has('\\*')) return;
	const names = new Set([...kept].map((flag) => flag.toLowerCase()));
	const missing = flags.find((flag) => !names.has(flag.toLowerCase()));
	if (missing === undefined) return;
	throw new ItemError(
		`The folder '${path}' does not keep the keyword '${missing}'`,
		'This mail server lets nobody add keywords there. Mark the mail with a flag or as read instead, or move it to a folder.',
	);
}

function readOnly(path: string): ItemError {
	return new ItemError(
		`The folder '${path}' can only be read`,
		'Somebody shares it without the right to change it. Ask for that right, or choose another folder.',
	);
}

/** imapflow answers `false` to a refusal and to a lost connection alike. */
function refusal({ driver, path, translate }: OpenFolder, what: string): MailboxError | ItemError {
	if (!driver.usable) return translate(connectionGone(), { folder: path });
	return new ItemError(
		`The mail server refused ${what}`,
		'Try the same in a mail program: the mailbox may be full, or the folder may not be changed.',
	);
}

function isAnswer(answer: CopyResponseObject | false | undefined): answer is CopyResponseObject {
	return typeof answer === 'object';
}
