import type { INodeExecutionData } from 'n8n-workflow';
import { searchAnswers, type Answer, type AnswerSearch } from '../../core/answers/answers';
import { flaggedAnswers } from '../../core/answers/answered-flags';
import type { Mailbox, MessageHead } from '../../core/mailbox/mailbox';
import { specialFolder } from '../../core/mailbox/special-folder';
import type { MessageReader } from '../../core/mailbox/message-store';
import { MailboxError } from '../../core/errors/mailbox-error';
import { ownAddresses } from '../../core/who/own-addresses';
import { SettingError } from '../../core/errors/advised-error';
import { workingClock } from '../../core/answers/working-hours';
import { withClosestFolder } from '../../collect/folder-problem';
import { asRecord } from '../../core/text/unknown';
import { folderOf } from '../../n8n/parameters/folder-locator';
import { aliasesOf } from '../../n8n/parameters/read-rules';
import { visitMessageStore } from '../../n8n/account/visit';
import { answerItem, type AnswerContext } from './answer-item';
import { answerSettingsOf, readAsked, type AskedItem } from './asked-items';
import type { MailboxJob } from '../mailbox-job';
import { DAY_MS } from '../../core/time/lengths';

/** Answer → Check: whether and when each inquiry was answered, by the headers of the folder of sent mail. */
export async function checkAnswers(job: MailboxJob): Promise<INodeExecutionData[][]> {
	const { context, account, limits, results, now } = job;
	const options = asRecord(context.getNodeParameter('options', 0, {}));
	const settings = answerSettingsOf(context, options, now);
	const asked = readAsked(context, results);
	if (asked.length === 0) return [results.list(), []];
	const own = ownAddresses(account.address, aliasesOf(options));
	const search = searchAnswers(asked, { own, samePerson: options.samePerson === true, now });
	let unreadSent = 0;
	const flagged = new Set<AskedItem>();
	await visitMessageStore(context, account, limits, async (mailbox) => {
		const folder = await sentFolder(mailbox, folderOf(options.sentFolder));
		const earliest = asked.reduce((least, { receivedAt }) => Math.min(least, receivedAt), now);
		unreadSent = await eachSent(mailbox, folder, earliest, (head) => search.look(head));
		const answers = search.answers();
		const waiting = asked.filter((_, index) => answers[index] === null);
		for (const one of await answeredByFlag(mailbox, waiting)) flagged.add(one);
	});
	const answers = search.answers();
	const found = asked.map(
		(inquiry, index) => answers[index] ?? (flagged.has(inquiry) ? 'flag' : null),
	);
	return toOutputs(job, asked, found, { ...settings, unreadSent });
}

function toOutputs(
	{ context, results }: MailboxJob,
	asked: readonly AskedItem[],
	answers: ReadonlyArray<Answer | 'flag' | null>,
	facts: AnswerContext,
): INodeExecutionData[][] {
	const workingTime = workingClock(facts.hours);
	const unanswered = new Set<number>();
	for (const [index, inquiry] of asked.entries()) {
		const item = answerItem(inquiry, answers[index] ?? null, facts, workingTime);
		const input = context.getInputData()[inquiry.itemIndex];
		const json = { ...input?.json, ...item.json };
		const { binary } = input ?? {};
		results.set(inquiry.itemIndex, binary === undefined ? { json } : { json, binary });
		if (item.isOverdue) unanswered.add(inquiry.itemIndex);
	}
	return [results.list(), results.list((itemIndex) => unanswered.has(itemIndex))];
}

async function sentFolder(mailbox: Mailbox, chosen: string): Promise<string> {
	if (chosen !== '') return chosen;
	const sent = specialFolder(await mailbox.listFolders(), '\\Sent');
	if (sent !== null) return sent;
	throw new SettingError(
		'Sent Folder',
		'The mail server does not say which folder holds the sent mail',
		"Choose it as 'Sent Folder' in the options.",
	);
}

/** Returns how many messages the server did not deliver. */
async function eachSent(
	mailbox: Mailbox,
	folder: string,
	since: number,
	look: AnswerSearch['look'],
): Promise<number> {
	await mailbox.open(folder).catch(async (error: unknown) => {
		throw error instanceof MailboxError ? await withClosestFolder(mailbox, error) : error;
	});
	const uids = await mailbox.searchSince(new Date(since - DAY_MS));
	let unreadSent = 0;
	for (let start = 0; start < uids.length; start += HEADS_PER_FETCH) {
		const { heads, unread } = await mailbox.fetchHeads(uids.slice(start, start + HEADS_PER_FETCH));
		for (const head of heads) look(head);
		unreadSent += unread.size;
	}
	return unreadSent;
}

/** Returns the inquiries that carry `\\Answered`; a folder that is not there anymore tells nothing. */
async function answeredByFlag(
	reader: MessageReader,
	waiting: readonly AskedItem[],
): Promise<AskedItem[]> {
	const found: AskedItem[] = [];
	for (const folder of new Set(waiting.map((one) => one.folder))) {
		const here = waiting.filter((one) => one.folder === folder);
		const flagged = flaggedAnswers(here, await flaggedIn(reader, folder, here));
		found.push(...here.filter((_, index) => flagged.has(index)));
	}
	return found;
}

async function flaggedIn(
	reader: MessageReader,
	folder: string,
	asked: readonly AskedItem[],
): Promise<MessageHead[]> {
	const isOpen = await reader.open(folder).then(
		() => true,
		(error: unknown) => {
			if (error instanceof MailboxError && error.kind === 'folder') return false;
			throw error;
		},
	);
	if (!isOpen) return [];
	const since = asked.reduce((least, { receivedAt }) => Math.min(least, receivedAt), Infinity);
	const uids = await reader.searchAnswered(new Date(since - DAY_MS));
	const flagged: MessageHead[] = [];
	for (let start = 0; start < uids.length; start += HEADS_PER_FETCH) {
		const { heads } = await reader.fetchHeads(uids.slice(start, start + HEADS_PER_FETCH));
		flagged.push(...heads);
	}
	return flagged;
}

const HEADS_PER_FETCH = 200;
