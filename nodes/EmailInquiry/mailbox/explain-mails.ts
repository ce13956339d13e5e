import {
	explainAbsent,
	explainByHeaders,
	explainByMemory,
	type PlacedMail,
} from '../../core/explanation/explain';
import type { Explained } from '../../core/explanation/explained';
import {
	toExplanationItem,
	type Basis,
	type ExplanationContext,
	type ExplanationItem,
} from '../../core/explanation/explanation-item';
import { ItemError } from '../../core/errors/advised-error';
import { foldersToSearch } from '../../core/explanation/folder-places';
import { DAY_MS, MINUTE_MS } from '../../core/time/lengths';
import { asRecord } from '../../core/text/unknown';
import type { Language } from '../../core/text/wording';
import { visitMessageStore } from '../../n8n/account/visit';
import { unexpectedLog } from '../../n8n/errors/unexpected-log';
import { languageOf } from '../../n8n/parameters/language-option';
import { wholeNumber } from '../../n8n/parameters/parameters';
import type { MailboxJob } from '../mailbox-job';
import { toRefusal } from '../results';
import {
	lookForMail,
	type FoundOnServer,
	type Looked,
	type SearchedMailbox,
	type Search,
} from './look-for-mail';
import { mailBefore, type Before } from './mail-before';
import { soughtMailOf, type Sought } from './sought-mail';
import { triggerSettingsOf, type TriggerSettings } from './trigger-settings';

/** Mailbox → Explain Mail: where a message lies, what the trigger makes of it, and why. Changes nothing. */
export async function explainMails(job: MailboxJob): Promise<void> {
	const { context, account, limits, results, now } = job;
	const settings = triggerSettingsOf(context, account);
	const options = asRecord(context.getNodeParameter('options', 0, {}));
	const zone = context.getTimezone();
	const days = wholeNumber('Look Back (Days)', options.lookBack ?? 30, 1, 3650);
	const question: Question = {
		...{ settings, zone, language: languageOf(options.language, zone) },
		stopAt: now + EXPLAINING_MS,
		search: {
			...{ folders: settings.folders, rules: settings.rules, stamp: account.stamp, now },
			since: now - days * DAY_MS,
			noteUnexpected: unexpectedLog(context.logger),
		},
	};
	const asked: Array<readonly [itemIndex: number, sought: Sought]> = [];
	for (const itemIndex of context.getInputData().keys()) {
		try {
			asked.push([itemIndex, soughtMailOf(context, itemIndex)]);
		} catch (error) {
			results.fail(itemIndex, error);
		}
	}
	if (asked.length === 0) return;
	await visitMessageStore(context, account, limits, async (store) => {
		const soughts = asked.map(([, sought]) => sought);
		await explainAll(store, soughts, question, (index, answer) => {
			const [itemIndex] = asked[index] ?? [0];
			if (answer instanceof ItemError) return results.fail(itemIndex, answer);
			results.setAll(
				itemIndex,
				answer.map((item) => ({ json: { ...item } })),
			);
		});
	});
}

/** Before the connection itself ends. */
const EXPLAINING_MS = 25 * MINUTE_MS;

/** What is asked of all items alike. */
interface Question {
	readonly settings: TriggerSettings;
	readonly search: Search;
	readonly zone: string;
	readonly language: Language;
	/** Ms; from then on nothing more is begun. */
	readonly stopAt: number;
}

type Answered = (index: number, answer: readonly ExplanationItem[] | ItemError) => void;

/**
 * Answers each question as soon as it can, by an answer for each message that is meant, or one that says so when there
 * is none. What has to be worked out from earlier mail is worked out for all of them together. @internal
 */
export async function explainAll(
	mailbox: SearchedMailbox,
	soughts: readonly Sought[],
	question: Question,
	answered: Answered,
): Promise<void> {
	const { settings, search, stopAt } = question;
	const folders = foldersToSearch(await mailbox.listFolders(), settings.folders);
	const open: Array<{ index: number; sought: Sought; looked: Looked }> = [];
	const forgotten: PlacedMail[] = [];
	for (const [index, sought] of soughts.entries()) {
		if (Date.now() > stopAt) {
			answered(index, noTime());
			continue;
		}
		const looked = await lookForMail(mailbox, sought, search, folders).catch(toRefusal);
		if (looked instanceof ItemError) {
			answered(index, looked);
			continue;
		}
		// What is remembered need not be worked out.
		const unknown = mailsOf(looked.found).filter((mail) => isForgotten(remembered(mail, question)));
		forgotten.push(...unknown);
		if (unknown.length > 0) open.push({ index, sought, looked });
		else answered(index, answersTo(sought, looked, question, new Map()));
	}
	const before = await mailBefore(mailbox, forgotten, search, stopAt);
	for (const { index, sought, looked } of open) {
		const isDone = mailsOf(looked.found).every(
			(mail) => before.has(mail) || !isForgotten(remembered(mail, question)),
		);
		answered(index, isDone ? answersTo(sought, looked, question, before) : noTime());
	}
}

function noTime(): ItemError {
	return new ItemError(
		'There was no time left to explain this message',
		'Ask about fewer messages at a time.',
	);
}

function remembered(mail: PlacedMail, { settings, search }: Question): Explained | undefined {
	const { state, rules } = settings;
	return state === null ? undefined : explainByMemory(state, mail, rules, search.now);
}

function answersTo(
	sought: Sought,
	{ found, gaps }: Looked,
	question: Question,
	before: ReadonlyMap<PlacedMail, Before>,
): ExplanationItem[] {
	const { rules, state, trigger, folders } = question.settings;
	const { zone, language } = question;
	const { now, stamp } = question.search;
	const memory: Basis = state === null ? { kind: 'none' } : { kind: 'memory' };
	const common = { rules, trigger, stamp, now, zone, language, gaps, asked: askedOf(sought) };
	const answer = (
		explained: Explained,
		at: ExplanationContext['found'],
		facts: Partial<Pick<ExplanationContext, 'basis' | 'reckoned'>> = {},
	) =>
		toExplanationItem(explained, {
			...{ ...common, basis: memory, reckoned: null, found: at, ...facts },
		});
	if (found.length === 0) {
		return [answer(explainAbsent(gaps.isCut ? 'notAllSearched' : 'noSuchMail', state), null)];
	}
	return found.map((one) => {
		const at = placeOf(one, folders);
		if (one.kind === 'unread') return answer(explainAbsent('unreadable', state), at);
		const { basis, state: known } = before.get(one.mail) ?? { basis: memory, state: null };
		const reckoned = known === null ? null : explainByHeaders(known, one.mail, rules, now);
		const explained = remembered(one.mail, question);
		if (explained === undefined)
			return answer(reckoned ?? explainAbsent('unreadable', state), at, { basis });
		const isReckoned = basis.kind === 'headers' && one.mail.place === 'collected';
		const isOfUse = isReckoned && reckoned !== null && fits(explained, reckoned);
		const { since } = { since: now, ...basis };
		return answer(explained, at, { reckoned: isOfUse ? { by: reckoned, since } : null });
	});
}

/** Nothing is remembered of it, or not what it was decided by. */
function isForgotten(explained: Explained | undefined): boolean {
	return explained === undefined || FORGOTTEN.has(explained.code);
}

const FORGOTTEN: ReadonlySet<Explained['code']> = new Set(['settledEarlier', 'replacedInquiry']);

/** That it was a repeat is known for certain, whatever headers say. */
function fits({ code }: Explained, reckoned: Explained): boolean {
	return code === 'settledEarlier' || reckoned.mail?.decision.kind === 'repeat';
}

function mailsOf(found: readonly FoundOnServer[]) {
	return found.flatMap((one) => (one.kind === 'mail' ? [one.mail] : []));
}

function placeOf(one: FoundOnServer, folders: readonly string[]) {
	const { folder, uid, uidValidity } =
		one.kind === 'mail'
			? { ...one.mail.head, uidValidity: one.mail.uidValidity }
			: { folder: one.path, ...one };
	return { folder, uid, uidValidity, isCollected: folders.includes(folder) };
}

function askedOf(sought: Sought): ExplanationContext['asked'] {
	if (sought.by === 'sender') return { by: 'sender', messageId: '', inquiryId: '' };
	const { messageId, inquiryId } = sought;
	if (messageId !== '') return { by: 'messageId', messageId: `<${messageId}>`, inquiryId };
	return { by: inquiryId === '' ? 'place' : 'inquiryId', messageId, inquiryId };
}
