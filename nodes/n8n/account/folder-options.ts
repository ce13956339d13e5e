import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodePropertyOptions,
} from 'n8n-workflow';
import type { Account } from '../../core/account/account';
import type { FolderInfo } from '../../core/mailbox/mailbox';
import { SettingError } from '../../core/errors/advised-error';
import { readAccount } from './credential';
import { adviceOf, noteUnforeseen, toNodeError } from '../errors/node-error';
import { locate } from './locate';
import { visitMailbox } from './visit';

/**
 * Returns the folders of the mailbox for the editor, INBOX first, special ones named; INBOX alone with the reason when
 * they cannot be listed: an error would take the list away, and with it the one folder that every mailbox has.
 */
export async function getFolders(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const { folders, error, account } = await listFolders(this);
	if (error === undefined) return folders;
	// The editor asks while somebody is still on the way to the sign-in, and not again afterwards.
	if (error instanceof SettingError && error.field === 'Credential') return [INBOX];
	noteUnforeseen(this.logger, error);
	const { message, description } = adviceOf(error, account, 'form');
	return [
		{ ...INBOX, description: `The other folders cannot be listed. ${message}. ${description}` },
	];
}

/**
 * Returns the folders of the mailbox whose names hold `filter`, in whatever case. Rejects with n8n's error when they
 * cannot be listed: this kind of list shows it with its advice, and nothing but the names of its entries.
 */
export async function searchFolders(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const { folders, error, account } = await listFolders(this);
	if (error !== undefined) throw toNodeError(this, error, account, 'form');
	const wanted = filter.toLowerCase();
	return { results: folders.filter(({ name }) => name.toLowerCase().includes(wanted)) };
}

interface Listed {
	readonly folders: Array<{ readonly name: string; readonly value: string }>;
	/** Undefined when they could be listed. */
	readonly error?: unknown;
	/** Null when it could not even be read. */
	readonly account: Account | null;
}

async function listFolders(context: ILoadOptionsFunctions): Promise<Listed> {
	let account: Account | null = null;
	try {
		const options = { deadline: Date.now() + TIME_LIMIT_MS };
		account = await readAccount(context, context.getCurrentNodeParameter('authentication'));
		account = await locate(context, account, options);
		const found = await visitMailbox(context, account, options, (mailbox) => mailbox.listFolders());
		const folders = [...found].sort(inboxFirst).map(({ path, specialUse }) => ({
			...{ name: labelOf(path, specialUse), value: path },
		}));
		return { folders, account };
	} catch (error) {
		return { folders: [], error, account };
	}
}

const TIME_LIMIT_MS = 20_000;

const INBOX: INodePropertyOptions = { name: 'INBOX', value: 'INBOX' };

/** RFC 6154 attributes in the words of mail programs. */
const SPECIAL_USES: Readonly<Record<string, string>> = {
	'\\All': 'All Mail',
	'\\Archive': 'Archive',
	'\\Drafts': 'Drafts',
	'\\Flagged': 'Starred',
	'\\Junk': 'Spam',
	'\\Sent': 'Sent',
	'\\Trash': 'Trash',
};

function labelOf(path: string, specialUse: string | null): string {
	const special = specialUse === null ? undefined : SPECIAL_USES[specialUse];
	return special === undefined || special === path ? path : `${path} (${special})`;
}

function inboxFirst(a: FolderInfo, b: FolderInfo): number {
	const rank = ({ path }: FolderInfo) => (path === 'INBOX' ? 0 : 1);
	return rank(a) - rank(b) || a.path.localeCompare(b.path);
}
