import type { INodeExecutionData } from 'n8n-workflow';
import { searchAnswers, type Answer, type AnswerSearch } from '../../core/answers/answers';
import type { Mailbox } from '../../core/mailbox/mailbox';
import { MailboxError } from '../../core/errors/mailbox-error';
import { ownAddresses } from '../../core/who/own-addresses';
import { SettingError } from '../../core/errors/advised-error';
import { workingClock } from '../../core/answers/working-hours';
import { withClosestFolder } from '../../collect/folder-problem';
import { asRecord, textOf } from '../../core/text/unknown';
import { aliasesOf } from '../../n8n/parameters/read-rules';
import { visitMailbox } from '../../n8n/account/visit';
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
	await visitMailbox(context, account, limits, async (mailbox) => {
		const folder = await sentFolder(mailbox, textOf(options.sentFolder));
		const earliest = asked.reduce((least, { receivedAt }) => Math.min(least, receivedAt), now);
		unreadSent = await eachSent(mailbox, folder, earliest, (head) => search.look(head));
	});
	return toOutputs(job, asked, search.answers(), { ...settings, unreadSent });
}

function toOutputs(
	{ context, results }: MailboxJob,
	asked: readonly AskedItem[],
	answers: ReadonlyArray<Answer | null>,
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
	const folders = await mailbox.listFolders();
	const sent = folders.find(({ specialUse }) => specialUse === '\\Sent');
	if (sent !== undefined) return sent.path;
	throw new SettingError(
		'Sent Folder',
		'The mail server does not say which folder holds the sent mail',
		"Choose it as 'Sent Folder' in the options.",
	);
}

/** Returns how many mails the server did not deliver. */
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

const HEADS_PER_FETCH = 200;
