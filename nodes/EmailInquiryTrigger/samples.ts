import {
	NodeOperationError,
	type IBinaryData,
	type INodeExecutionData,
	type IPollFunctions,
} from 'n8n-workflow';
import type { Account } from '../core/account/account';
import { cursorBefore } from '../core/memory/cursor';
import { MAX_UID, type Mailbox, type MessageText } from '../core/mailbox/mailbox';
import { NO_FILTERS } from '../core/counting/filters';
import { settleMail } from '../core/counting/settle';
import type { SettledMail } from '../core/counting/settled-mail';
import { withCursor } from '../core/memory/state';
import type { Files } from '../collect/downloads';
import type { Settings } from '../collect/settings';
import { downloadsOf } from './attachments';
import type { Environment } from './environment';
import { readAccount } from '../n8n/account/credential';
import { toNodeError } from '../n8n/errors/node-error';
import { nameClients } from '../core/reading/name-clients';
import { openState } from '../collect/open-state';
import { toOutputs } from './trigger-outputs';
import { authenticationOf, readSettings } from './read-settings';

/** Returns the latest mail of the first folder as items, without reading or writing any state. */
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
		account = await locate(context, account, options.deadline);
		settings = readSettings(context, account, now);
		found = await visit(context, account, options, (mailbox) =>
			readLatest(context, mailbox, settings, now),
		);
	} catch (error) {
		throw toNodeError(context, error, account, 'form');
	}
	if (found.mails.length > 0) return toOutputs({ ...found, unreadable: [], notices: [] }, settings);
	const [folder] = settings.folders;
	const message = found.isEmpty
		? `There is no mail in the folder '${folder}' yet`
		: `The latest mails of the folder '${folder}' could not be read`;
	throw new NodeOperationError(context.getNode(), message, {
		description: 'The connection works. Send a mail to this mailbox, then fetch again.',
	});
}

interface Samples {
	readonly mails: readonly SettledMail[];
	readonly texts: ReadonlyMap<SettledMail, MessageText>;
	readonly files?: ReadonlyMap<SettledMail, Files<IBinaryData>>;
	readonly isEmpty: boolean;
}

const SAMPLES = 5;
const TIME_LIMIT_MS = 25_000;

/** All samples are shown as inquiries, newest first: they are there to map fields by. */
async function readLatest(
	context: IPollFunctions,
	mailbox: Mailbox,
	settings: Settings,
	now: number,
): Promise<Samples> {
	const [folder] = settings.folders;
	const status = await mailbox.open(folder);
	const uids = await latestUids(mailbox, status.uidNext ?? MAX_UID);
	const { heads } = await mailbox.fetchHeads(uids);
	const owner = { workflowId: '', nodeId: '', account: settings.account.stamp };
	const clean = { isSwitchedOn: false, previousPollAt: null, lastSeq: 0, now };
	const until = Math.max(0, ...uids);
	const cursor = cursorBefore(status, { kind: 'border', since: 0, until }, 0);
	let state = withCursor(openState({ kind: 'none' }, settings, owner, clean).state, folder, cursor);
	const rules = {
		...settings.rules,
		...{
			period: 0,
			skipAutomatic: new Set<never>(),
			filters: NO_FILTERS,
			repliesAreRepeats: false,
		},
	};
	const found = await mailbox.fetchTexts(heads);
	const named = await nameClients(
		heads,
		rules,
		() => Promise.resolve(found),
		() => SAMPLES,
	);
	const mails: SettledMail[] = [];
	for (const head of heads) {
		const settled = settleMail(state, head, rules, now, named.get(head.uid) ?? null);
		state = settled.state;
		mails.unshift(settled.mail);
	}
	const texts = new Map<SettledMail, MessageText>();
	for (const mail of mails) {
		const text = found.get(mail.head.uid);
		if (text !== undefined) texts.set(mail, text);
	}
	const stopAt = now + TIME_LIMIT_MS / 2;
	const downloads = downloadsOf(context, mailbox, settings.downloads, stopAt, new Map());
	const files = await downloads?.take(mails, texts, async () => {});
	return { mails, texts, ...(files && { files }), isEmpty: uids.length === 0 };
}

/** Looks back in growing steps: the end of the folder may have been deleted. */
async function latestUids(mailbox: Mailbox, uidNext: number): Promise<readonly number[]> {
	for (let window = 256; ; window *= 16) {
		const first = Math.max(1, uidNext - window);
		const uids = await mailbox.searchUids(first, MAX_UID);
		if (uids.length >= SAMPLES || first === 1) return uids.slice(-SAMPLES);
	}
}
