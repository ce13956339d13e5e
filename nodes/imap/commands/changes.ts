import type { CopyResponseObject } from 'imapflow';

import { ItemError } from '../../core/errors/advised-error';
import type { FolderStatus } from '../../core/mailbox/mailbox';
import type { MailboxError } from '../../core/errors/mailbox-error';
import type { Moved } from '../../core/mailbox/message-store';
import { encodeUids } from '../../core/mailbox/uid-set';
import { inChunks, sortUids, type OpenFolder } from './fetch';
import { connectionGone, openFolder } from './status';

/** A command line should stay short. */
const UIDS_PER_COMMAND = 200;

/** Opens a folder so that its messages may be changed (SELECT). */
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
		const set = encodeUids(chunk);
		const isDone =
			operation === 'add'
				? await driver.messageFlagsAdd(set, [...flags], options)
				: await driver.messageFlagsRemove(set, [...flags], options);
		if (!isDone) throw refusalOrLoss(folder, 'to mark the message');
	}
}

/** Moves messages to another folder: by MOVE (RFC 6851), else by a copy and the removal of just these. */
export async function move(
	folder: OpenFolder,
	uids: readonly number[],
	target: string,
): Promise<Moved> {
	const moved = new Map<number, number | null>();
	const leftBehind = new Set<number>();
	const refused = new Map<number, ItemError>();
	let uidValidity: string | null = null;
	let lost: MailboxError | null = null;
	const isMove = folder.driver.capabilities.has('MOVE');
	for (const chunk of inChunks(sortUids(uids), UIDS_PER_COMMAND)) {
		const set = encodeUids(chunk);
		const answer = isMove
			? await folder.driver.messageMove(set, target, { uid: true })
			: await folder.driver.messageCopy(set, target, { uid: true });
		if (isAnswer(answer)) {
			const there = sortUids(answer.uidMap?.keys() ?? chunk);
			for (const uid of there) moved.set(uid, answer.uidMap?.get(uid) ?? null);
			uidValidity = answer.uidValidity?.toString() ?? uidValidity;
			// What is copied is moved, whatever comes of this: another try would make a second copy.
			if (!isMove && !(await removeCopied(folder, there))) {
				for (const uid of there) leftBehind.add(uid);
			}
		} else if (folder.driver.usable) {
			const problem = refusal(`to move the message to '${target}'`);
			for (const uid of chunk) refused.set(uid, problem);
		}
		if (!folder.driver.usable) {
			lost = folder.translate(connectionGone(), { folder: folder.path });
			break;
		}
	}
	return { uids: moved, uidValidity, leftBehind, refused, lost };
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
 * Removes messages that were copied; false when they stay or can only be marked: without UIDPLUS (RFC 4315)
 * EXPUNGE removes whatever anybody marked, and imapflow would fall back to just that.
 */
async function removeCopied({ driver }: OpenFolder, uids: readonly number[]): Promise<boolean> {
	const set = encodeUids(uids);
	if (set === '') return true;
	if (driver.capabilities.has('UIDPLUS')) return await driver.messageDelete(set, { uid: true });
	await driver.messageFlagsAdd(set, ['\\Deleted'], { uid: true, silent: true });
	return false;
}

/** imapflow drops without a word what PERMANENTFLAGS does not list. */
function assertKept({ driver, path }: OpenFolder, flags: readonly string[]): void {
	const { mailbox } = driver;
	const kept = typeof mailbox === 'object' ? mailbox.permanentFlags : undefined;
	if (kept === undefined || kept.has('\\*')) return;
	const names = new Set([...kept].map((flag) => flag.toLowerCase()));
	const missing = flags.find((flag) => !names.has(flag.toLowerCase()));
	if (missing === undefined) return;
	if (missing.startsWith('\\')) {
		throw new ItemError(
			`The folder '${path}' does not keep the flag '${missing.slice(1)}'`,
			'This mail server does not allow it there. Leave it out, or move the message to another folder.',
		);
	}
	throw new ItemError(
		`The folder '${path}' does not keep the keyword '${missing}'`,
		'This mail server does not allow new keywords there. Mark the message with a flag or as read instead, or move it to a folder.',
	);
}

function readOnly(path: string): ItemError {
	return new ItemError(
		`The folder '${path}' can only be read`,
		'It is shared with you as read-only. Ask for the right to change it, or choose another folder.',
	);
}

/** imapflow answers `false` to a refusal and to a lost connection alike. */
function refusalOrLoss({ driver, path, translate }: OpenFolder, what: string): Error {
	return driver.usable ? refusal(what) : translate(connectionGone(), { folder: path });
}

function refusal(what: string): ItemError {
	return new ItemError(
		`The mail server refused ${what}`,
		'Try the same in a mail program: the mailbox may be full, or the folder may be read-only.',
	);
}

function isAnswer(answer: CopyResponseObject | false | undefined): answer is CopyResponseObject {
	return typeof answer === 'object';
}
