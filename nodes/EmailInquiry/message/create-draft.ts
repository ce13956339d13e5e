import { randomUUID } from 'node:crypto';
import { draftOf } from '../../core/draft/draft';
import { draftsFolderOf } from '../../core/draft/drafts-folder';
import { inLines, withQuote } from '../../core/draft/quote';
import { whomToAnswer } from '../../core/draft/whom-to-answer';
import { ItemError } from '../../core/errors/advised-error';
import { MailboxError } from '../../core/errors/mailbox-error';
import { FORM_SENDERS, typedAddresses } from '../../core/lists/typed-addresses';
import { arrivalOf } from '../../core/mail/arrival';
import { addressInWords } from '../../core/mail/item-limits';
import { encodeMessageReference } from '../../core/mail/message-reference';
import type { FolderInfo } from '../../core/mailbox/mailbox';
import { specialFolder } from '../../core/mailbox/special-folder';
import type { MessageStore } from '../../core/mailbox/message-store';
import { nameClients } from '../../core/reading/name-clients';
import { asRecord, textOf } from '../../core/text/unknown';
import { trimEnd } from '../../core/text/trim';
import { ownAddresses } from '../../core/who/own-addresses';
import { recipientsOf } from '../../core/who/recipients';
import type { NamingRules } from '../../core/who/named-client';
import { composeMessage } from '../../mime/compose';
import { unexpectedLog } from '../../n8n/errors/unexpected-log';
import { folderOf } from '../../n8n/parameters/folder-locator';
import { languageOf } from '../../n8n/parameters/language-option';
import { canonicalInbox } from '../../n8n/parameters/parameters';
import { aliasesOf } from '../../n8n/parameters/read-rules';
import type { MailboxJob } from '../mailbox-job';
import { draftsThere, type PlacedDraft } from './drafts-there';
import { inEachFolder } from './each-folder';
import type { FoundMessage } from './find-messages';
import { gone } from './original';
import { passedOn } from './passed-on';
import { writtenAddresses, writtenFrom } from './written-people';

/** Message → Create Draft: puts an answer to each message into the Drafts folder, each answer once. Sends nothing. */
export async function createDrafts(job: MailboxJob): Promise<void> {
	let folders: readonly FolderInfo[] | null = null;
	// By inquiryId.
	const made = new Map<string, PlacedDraft>();
	await inEachFolder(job, 'answer', async (store, messages) => {
		folders ??= await store.listFolders();
		const asked = readAnswers(job, folders, messages);
		await findThere(store, folders, asked, made);
		const [source] = messages;
		if (source !== undefined) await store.open(source.head.folder);
		for (const answer of asked) {
			const { itemIndex } = answer.message.reference;
			try {
				const there = made.get(answer.inquiryId);
				const placed = there ?? (await putDraft(job, store, answer));
				made.set(answer.inquiryId, placed);
				job.results.set(itemIndex, toItem(job, answer, placed, there === undefined));
			} catch (error) {
				job.results.fail(itemIndex, error);
			}
		}
	});
}

/** What an item asks for. */
interface AskedAnswer {
	readonly message: FoundMessage;
	readonly inquiryId: string;
	readonly text: string;
	readonly folder: string;
	readonly options: Readonly<Record<string, unknown>>;
}

/** Items that cannot be done fail. */
function readAnswers(
	{ context, results }: MailboxJob,
	folders: readonly FolderInfo[],
	messages: readonly FoundMessage[],
): readonly AskedAnswer[] {
	return messages.flatMap((message) => {
		const { itemIndex, inquiryId } = message.reference;
		try {
			const options = asRecord(context.getNodeParameter('options', itemIndex, {}));
			const text = trimEnd(inLines(textOf(context.getNodeParameter('text', itemIndex))), '\n \t');
			if (text.trim() === '') throw noText();
			const folder = draftsFolderOf(folders, canonicalInbox(folderOf(options.draftsFolder)));
			// The next step may have moved the message: by this it is told from others with its Message-ID.
			return [{ message, inquiryId: inquiryId || message.inquiryId, text, folder, options }];
		} catch (error) {
			results.fail(itemIndex, error);
			return [];
		}
	});
}

/** Adds the answers that lie in the mailbox already to those that were made. */
async function findThere(
	store: MessageStore,
	folders: readonly FolderInfo[],
	asked: readonly AskedAnswer[],
	made: Map<string, PlacedDraft>,
): Promise<void> {
	const sent = specialFolder(folders, '\\Sent');
	for (const folder of new Set(asked.map((answer) => answer.folder))) {
		const here = asked.filter((answer) => answer.folder === folder);
		const drafts = await draftsThere(store, folder, 'drafts', soughtOf(here, made));
		addFound(here, drafts, made);
		if (sent === null || sent === folder) continue;
		const sought = soughtOf(here, made);
		const answers = await draftsThere(store, sent, 'sent', sought).catch(noneInClosedFolder);
		addFound(here, answers, made);
	}
}

/** What lies in Sent is only looked at besides. */
function noneInClosedFolder(error: unknown): ReadonlyMap<string, PlacedDraft> {
	if (error instanceof MailboxError && error.kind === 'folder') return new Map();
	throw error;
}

function soughtOf(asked: readonly AskedAnswer[], made: ReadonlyMap<string, PlacedDraft>) {
	return asked
		.filter((answer) => !made.has(answer.inquiryId))
		.map(({ inquiryId, message }) => ({ inquiryId, messageId: message.head.messageId }));
}

function addFound(
	asked: readonly AskedAnswer[],
	found: ReadonlyMap<string, PlacedDraft>,
	made: Map<string, PlacedDraft>,
): void {
	for (const answer of asked) {
		const placed = found.get(answer.inquiryId);
		if (placed !== undefined) made.set(answer.inquiryId, placed);
	}
}

async function putDraft(
	job: MailboxJob,
	store: MessageStore,
	answer: AskedAnswer,
): Promise<PlacedDraft> {
	const { account, now } = job;
	const { options, folder, inquiryId } = answer;
	const { head } = answer.message;
	const rules: NamingRules = {
		own: ownAddresses(account.address, aliasesOf(options)),
		websiteForms: typedAddresses('Website Forms', options.websiteForms, FORM_SENDERS),
		employeeForwards: false,
	};
	const chosen = writtenAddresses('To', options.to);
	const from = writtenFrom(options.from) ?? { name: '', address: recipientsOf(head, rules.own)[0] };
	const named = await nameClients(
		[head],
		rules,
		(heads) => store.fetchTexts(heads),
		() => 1,
		unexpectedLog(job.context.logger),
	);
	const whom = whomToAnswer(head, { ...rules, chosen, named: named.get(head.uid) ?? null });
	const draft = draftOf(head, {
		...{ from, to: whom.to, subject: textOf(options.subject), inquiryId, date: now },
		text: await textWithQuote(job, store, answer, whom),
		id: randomUUID(),
	});
	const message = await composeMessage(draft);
	const { uid, uidValidity } = await store.append(folder, message, ['\\Draft', '\\Seen']);
	return {
		...{ folder, uid, uidValidity, messageId: draft.messageId, subject: draft.subject },
		from: addressInWords(draft.from),
		to: draft.to.map(addressInWords).join(', '),
	};
}

/** What a form writes is meant for us: the visitor is not to see where she came from, or a link into the website. */
async function textWithQuote(
	{ context, now }: MailboxJob,
	store: MessageStore,
	{ message, text, options }: AskedAnswer,
	{ writer, isMachineSent }: ReturnType<typeof whomToAnswer>,
): Promise<string> {
	const { head } = message;
	const zone = context.getTimezone();
	const language = languageOf(options.language, zone);
	if (options.quote === false || isMachineSent) return text;
	const content = await store.readContent(head);
	if (content === null) throw gone(head);
	const writtenAt = head.sentAt ?? arrivalOf(head, now).receivedAt;
	return withQuote(text, { text: content.text, writer, writtenAt }, language, zone);
}

function toItem(
	{ context }: MailboxJob,
	{ message }: AskedAnswer,
	draft: PlacedDraft,
	isDrafted: boolean,
) {
	const { reference, head, uidValidity } = message;
	const { folder, uid, messageId } = head;
	const { json, ...files } = passedOn(context, reference, { folder, uid, uidValidity, messageId });
	return {
		...files,
		json: {
			...json,
			isDrafted,
			draft: encodeMessageReference({ ...draft, uidValidity: draft.uidValidity ?? '' }),
			draftFolder: draft.folder,
			draftUid: draft.uid,
			draftUidValidity: draft.uidValidity,
			draftMessageId: draft.messageId,
			draftFrom: draft.from,
			draftTo: draft.to,
			draftSubject: draft.subject,
		},
	};
}

function noText(): ItemError {
	return new ItemError(
		"'Text' is empty",
		"Enter the answer, or map 'Text' to the field that holds it.",
	);
}
