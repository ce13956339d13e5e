import { setImmediate } from 'node:timers/promises';
import type { INodeExecutionData } from 'n8n-workflow';
import { beginAudit, type Audit } from '../../core/audit/audit';
import { repeatPeriodOf } from '../../core/counting/repeat-period';
import { MailboxError } from '../../core/errors/mailbox-error';
import { arrivalOf } from '../../core/mail/arrival';
import type { Mailbox, MessageHead } from '../../core/mailbox/mailbox';
import { specialFolder } from '../../core/mailbox/special-folder';
import { beginSimulation } from '../../core/simulation/simulate';
import { asRecord } from '../../core/text/unknown';
import { DAY_S } from '../../core/time/lengths';
import { auditPage } from '../../drawing/audit-page';
import { visitMailbox } from '../../n8n/account/visit';
import { folderOf } from '../../n8n/parameters/folder-locator';
import { languageOf } from '../../n8n/parameters/language-option';
import type { MailboxJob } from '../mailbox-job';
import { toAuditItem, type AuditedMailbox } from './audit-items';
import { openOrAdvise, passOf, passThrough } from './pass-through';

/**
 * Mailbox → Audit: what the mail of the last days says about how to set up the trigger. Reads headers, and the texts
 * that may name a client or show a form; changes nothing.
 */
export async function auditMailbox(job: MailboxJob): Promise<INodeExecutionData[][]> {
	const { context, account, limits, now } = job;
	const options = asRecord(context.getNodeParameter('options', 0, {}));
	const question: Question = {
		...passOf(job),
		sentFolder: folderOf(options.sentFolder),
		spamFolder: folderOf(options.spamFolder),
		periodSeconds: repeatPeriodOf(context.getNodeParameter('periodDays', 0), 'days'),
	};
	const looked = await visitMailbox(context, account, limits, (mailbox) =>
		audit(mailbox, question),
	);
	const pairedItem = [...context.getInputData().keys()].map((item) => ({ item }));
	const zone = context.getTimezone();
	const language = languageOf(options.language, zone);
	const { folders, periodSeconds } = question;
	const asked = { mailbox: account.address, folders, now, zone, language, periodSeconds };
	const { json, page } = toAuditItem(looked, asked);
	if (options.page === false) return [[{ json, pairedItem }]];
	const file = Buffer.from(auditPage(page));
	const name = `audit-${json.until.slice(0, 'yyyy-MM-dd'.length)}.html`;
	const binary = { audit: await context.helpers.prepareBinaryData(file, name, 'text/html') };
	return [[{ json, binary, pairedItem }]];
}

/** What the user asked for. */
interface Question extends ReturnType<typeof passOf> {
	/** '' for the one that the server names. */
	readonly sentFolder: string;
	readonly spamFolder: string;
	readonly periodSeconds: number;
}

/** Besides the chosen one. */
const PERIODS = [1, 2, 7, 14, 30, 60, 90].map((days) => days * DAY_S);
const HEADS_PER_FETCH = 200;
/** Of Sent, and of Spam: the newest. */
const MAX_BESIDE = 50_000;

async function audit(mailbox: Mailbox, question: Question): Promise<AuditedMailbox> {
	const { rules, periodSeconds, now } = question;
	const { sentFolder, spamFolder } = await foldersBeside(mailbox, question);
	const looking = beginAudit({ rules, now });
	const isSentWhole = await eachHead(mailbox, sentFolder, question, looking.lookAtSent);
	// Before the long pass, which may take all the time there is.
	const isSpamWhole = await eachHead(mailbox, spamFolder, question, looking.lookAtSpam);
	const periods = [...new Set([...PERIODS, periodSeconds])].sort((a, b) => a - b);
	const chosen = periods.indexOf(periodSeconds);
	const { taker, since, cutShort } = await passThrough(mailbox, question, (found) => {
		const simulation = beginSimulation({ ...question, ...found, periods });
		return {
			settle(head: MessageHead, named: Parameters<Audit['look']>[1]) {
				const kind = simulation.settle(head, named)[chosen];
				if (kind !== undefined) looking.look(head, named, kind);
			},
			settleUnread: () => simulation.settleUnread(),
			result: () => simulation.result(),
		};
	});
	await readSamples(mailbox, looking, question);
	return {
		result: looking.result({ isSentWhole, isOutOfTime: cutShort?.because === 'outOfTime' }),
		...{ simulated: taker.result(), since, cutShort },
		...{ sentFolder, spamFolder, isSentWhole, isSpamWhole },
	};
}

async function foldersBeside(mailbox: Mailbox, { sentFolder, spamFolder }: Question) {
	const folders = await mailbox.listFolders();
	return {
		sentFolder: sentFolder === '' ? specialFolder(folders, '\\Sent') : sentFolder,
		spamFolder: spamFolder === '' ? specialFolder(folders, '\\Junk') : spamFolder,
	};
}

/** Returns whether all mail of the asked days was looked at. */
async function eachHead(
	mailbox: Mailbox,
	folder: string | null,
	{ since, stopAt, now }: Question,
	look: (head: MessageHead) => void,
): Promise<boolean> {
	if (folder === null) return false;
	await openOrAdvise(mailbox, folder);
	const all = await mailbox.searchSince(new Date(since));
	const uids = all.slice(-MAX_BESIDE);
	for (let start = 0; start < uids.length; start += HEADS_PER_FETCH) {
		if (Date.now() > stopAt) return false;
		const { heads } = await mailbox.fetchHeads(uids.slice(start, start + HEADS_PER_FETCH));
		for (const head of heads) if (arrivalOf(head, now).receivedAt >= since) look(head);
		// Other workflows run in the same process.
		await setImmediate();
	}
	return uids.length === all.length;
}

/** Texts that may show a form which nothing else tells. Without them the audit only finds less. */
async function readSamples(mailbox: Mailbox, looking: Audit, { stopAt }: Question): Promise<void> {
	const samples = looking.toRead();
	for (const folder of new Set(samples.map((head) => head.folder))) {
		if (Date.now() > stopAt) return;
		const here = samples.filter((head) => head.folder === folder);
		const isOpen = await mailbox.open(folder).then(
			() => true,
			(error: unknown) => {
				if (error instanceof MailboxError && error.kind === 'folder') return false;
				throw error;
			},
		);
		if (!isOpen) continue;
		const texts = await mailbox.fetchTexts(here);
		for (const head of here) {
			const text = texts.get(head.uid);
			if (text !== undefined && text.unreadable === null) looking.read(head, text.text);
		}
	}
}
