import {
	NodeOperationError,
	type IBinaryData,
	type INodeExecutionData,
	type IPollFunctions,
} from 'n8n-workflow';
import type { Account } from '../core/account/account';
import { cursorBefore } from '../core/memory/cursor';
import {
	MAX_UID,
	type FolderStatus,
	type Mailbox,
	type MessageHead,
	type MessageText,
} from '../core/mailbox/mailbox';
import { settleMail } from '../core/counting/settle';
import type { SettledMail } from '../core/counting/settled-mail';
import { withCursor } from '../core/memory/state';
import type { Files } from '../collect/downloads';
import type { AdditionalOutput, Settings } from '../collect/settings';
import { connectedNotice } from '../collect/connected-notice';
import { OUTPUT_OF } from '../collect/delivery';
import type { Notice } from '../core/items/status-item';
import type { Naming } from '../core/who/sender';
import { downloadsOf } from './attachments';
import type { Environment } from './environment';
import { readAccount } from '../n8n/account/credential';
import { toNodeError } from '../n8n/errors/node-error';
import { unexpectedLog } from '../n8n/errors/unexpected-log';
import { nameClients } from '../core/reading/name-clients';
import { openState } from '../collect/open-state';
import { toOutputs } from './trigger-outputs';
import { authenticationOf, readSettings } from './read-settings';

/**
 * Returns the newest message of each kind among the latest of the first folder, judged by the settings of the node,
 * each on its output, and `connected` on Status. Reads and writes no state: nothing of it is counted.
 */
export async function fetchSamples(
	context: IPollFunctions,
	{ clock, locate, visit }: Environment,
): Promise<INodeExecutionData[][]> {
	const now = clock();
	let account: Account | null = null;
	let found: Samples;
	let settings: Settings;
	try {
		const options = { deadline: now + TIME_LIMIT_MS };
		account = await readAccount(context, authenticationOf(context));
		account = await locate(context, account, options);
		settings = readSettings(context, account, now);
		found = await visit(context, account, options, (mailbox) =>
			readSamples(context, mailbox, settings, now),
		);
	} catch (error) {
		throw toNodeError(context, error, account, 'form');
	}
	if (found.mails.length === 0) throw noSamples(context, settings.folders[0], found.lookedAt);
	return toOutputs({ ...found, unreadable: [] }, settings, unexpectedLog(context.logger));
}

interface Samples {
	readonly mails: readonly SettledMail[];
	readonly texts: ReadonlyMap<SettledMail, MessageText>;
	readonly files?: ReadonlyMap<SettledMail, Files<IBinaryData>>;
	readonly notices: readonly Notice[];
	/** How many of the latest messages were judged. */
	readonly lookedAt: number;
}

/** Enough to have one of each kind in most mailboxes. */
const LATEST = 50;
const TIME_LIMIT_MS = 25_000;

async function readSamples(
	context: IPollFunctions,
	mailbox: Mailbox,
	settings: Settings,
	now: number,
): Promise<Samples> {
	const [folder] = settings.folders;
	const status = await mailbox.open(folder);
	const uids = await latestUids(mailbox, status.uidNext ?? MAX_UID);
	const { heads } = await mailbox.fetchHeads(uids);
	const named = await nameClients(
		heads,
		settings.rules,
		(telling) => mailbox.fetchTexts(telling),
		() => LATEST,
		unexpectedLog(context.logger),
	);
	const mails = newestOfEach(settledFresh(status, heads, named, settings, now), settings);
	const heard = mails.filter(({ decision }) => decision.kind !== 'ignored');
	const found = await mailbox.fetchTexts(heard.map(({ head }) => head));
	const texts = new Map<SettledMail, MessageText>();
	for (const mail of heard) {
		const text = found.get(mail.head.uid);
		if (text !== undefined) texts.set(mail, text);
	}
	const stopAt = now + TIME_LIMIT_MS / 2;
	const downloads = downloadsOf(context, mailbox, settings.downloads, {
		until: stopAt,
		broken: new Map(),
	});
	const files = await downloads?.take(mails, texts, async () => {});
	const folders = [{ path: folder, messages: status.messages }];
	const notices = [connectedNotice(settings, folders, now)];
	return { mails, texts, ...(files && { files }), notices, lookedAt: heads.length };
}

/** Returns what a trigger that knows nothing yet decides about the messages, oldest first. */
function settledFresh(
	status: FolderStatus,
	heads: readonly MessageHead[],
	named: ReadonlyMap<number, Naming>,
	settings: Settings,
	now: number,
): SettledMail[] {
	const owner = { workflowId: '', nodeId: '', account: settings.account.stamp };
	const clean = { isSwitchedOn: false, previousPollAt: null, lastSeq: 0, now };
	const until = Math.max(0, ...heads.map(({ uid }) => uid));
	const cursor = cursorBefore(status, { kind: 'border', since: 0, until }, 0);
	const opened = openState({ kind: 'none' }, settings, owner, clean);
	let state = withCursor(opened.state, settings.folders[0], cursor);
	return heads.map((head) => {
		const settled = settleMail(state, head, settings.rules, now, named.get(head.uid) ?? null);
		state = settled.state;
		return settled.mail;
	});
}

function newestOfEach(mails: readonly SettledMail[], { outputs }: Settings): SettledMail[] {
	const newest = new Map<'inquiry' | AdditionalOutput, SettledMail>();
	for (const mail of mails) {
		const output = OUTPUT_OF[mail.decision.kind];
		if (output === 'inquiry' || (output !== null && outputs.has(output))) newest.set(output, mail);
	}
	return [...newest.values()];
}

/** Looks back in growing steps: the end of the folder may have been deleted. */
async function latestUids(mailbox: Mailbox, uidNext: number): Promise<readonly number[]> {
	for (let window = 256; ; window *= 16) {
		const first = Math.max(1, uidNext - window);
		const uids = await mailbox.searchUids(first, MAX_UID);
		if (uids.length >= LATEST || first === 1) return uids.slice(-LATEST);
	}
}

function noSamples(context: IPollFunctions, folder: string, lookedAt: number): NodeOperationError {
	const message =
		lookedAt === 0
			? `There is no mail in the folder '${folder}' yet`
			: `No inquiry is among the latest ${lookedAt} messages in the folder '${folder}'`;
	const next = lookedAt === 0 ? '' : " To see why, choose 'Ignored' in 'Additional Outputs'.";
	return new NodeOperationError(context.getNode(), message, {
		description: `The connection works. Send a message from another address to this mailbox, then fetch again.${next}`,
	});
}
