import type { ImapFlow } from 'imapflow';

import type { FolderInfo, FolderStatus } from '../../core/mailbox/mailbox';
import type { Translate } from './fetch';

/** Asks for a folder's status without opening it; what the server does not say is null. */
export async function readStatus(
	driver: ImapFlow,
	path: string,
	translate: Translate,
): Promise<FolderStatus> {
	const query = { uidNext: true, uidValidity: true, messages: true };
	const answer = await driver.status(path, query).catch((error: unknown) => {
		throw translate(error, { folder: path });
	});
	// imapflow answers `false` to a refusal and to a lost connection alike.
	if (answer === false && !driver.usable) throw translate(connectionGone(), { folder: path });
	return toFolderStatus(answer === false ? {} : answer);
}

/** Returns a folder that is open as the server described it since, or null when another one is open. */
export function openedStatus(driver: ImapFlow, path: string): FolderStatus | null {
	const { mailbox } = driver;
	if (mailbox === false || mailbox.path !== path) return null;
	const { uidValidity, uidNext, exists } = mailbox;
	return toFolderStatus({ uidValidity, uidNext, messages: exists });
}

/** Opens a folder read-only (EXAMINE) and makes sure that UIDNEXT is known unless the folder is empty. */
export function examine(
	driver: ImapFlow,
	path: string,
	translate: Translate,
): Promise<FolderStatus> {
	return openFolder(driver, path, translate, true);
}

/** As `examine`, or by SELECT when not `readOnly`. */
export async function openFolder(
	driver: ImapFlow,
	path: string,
	translate: Translate,
	readOnly: boolean,
): Promise<FolderStatus> {
	try {
		const opened = await driver.mailboxOpen(path, { readOnly });
		if (!isObject(opened)) throw connectionGone();
		const { uidValidity, uidNext, exists } = opened;
		const status = toFolderStatus({ uidValidity, uidNext, messages: exists });
		return status.uidNext === null ? { ...status, uidNext: await findUidNext(driver) } : status;
	} catch (error) {
		throw translate(error, { folder: path, opening: true });
	}
}

/** Lists the folders that can be opened. */
export async function listFolders(driver: ImapFlow, translate: Translate): Promise<FolderInfo[]> {
	// Not `listOnly`: imapflow then leaves out what each folder is for.
	const folders = await driver.list().catch((error: unknown) => {
		throw translate(error);
	});
	return folders
		.filter(({ flags }) => ![...flags].some((flag) => /^\\(noselect|nonexistent)$/i.test(flag)))
		.map(({ path, specialUse }) => ({ path, specialUse: specialUse ?? null }));
}

/** The error imapflow throws elsewhere when the connection is gone. */
export function connectionGone(): Error {
	return Object.assign(new Error('Connection not available'), { code: 'NoConnection' });
}

interface Answer {
	readonly uidValidity?: bigint | undefined;
	readonly uidNext?: number | undefined;
	readonly messages?: number | undefined;
}

function toFolderStatus({ uidValidity, uidNext, messages }: Answer): FolderStatus {
	return {
		uidValidity: uidValidity === undefined ? null : uidValidity.toString(),
		uidNext: uidNext === undefined || uidNext === 0 ? null : uidNext,
		messages: messages ?? null,
	};
}

async function findUidNext(driver: ImapFlow): Promise<number | null> {
	const last = await driver.fetchOne('*', { uid: true });
	return last === false || !Number.isInteger(last.uid) ? null : last.uid + 1;
}

function isObject(value: unknown): boolean {
	return typeof value === 'object' && value !== null;
}
