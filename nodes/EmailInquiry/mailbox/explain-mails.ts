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
import { DAY_MS } from '../../core/time/lengths';
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
	type SearchedMailbox,
	type Search,
} from './look-for-mail';
import { mailBefore } from './mail-before';
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
		for (const [itemIndex, sought] of asked) {
			try {
				const items = await explainAll(store, sought, question);
				results.setAll(
					itemIndex,
					items.map((item) => ({ json: { ...item } })),
				);
			} catch (error) {
				results.fail(itemIndex, toRefusal(error));
			}
		}
	});
}

/** What is asked of all items alike. */
interface Question {
	readonly settings: TriggerSettings;
	readonly search: Search;
	readonly zone: string;
	readonly language: Language;
}

/** Returns an answer for each message that is meant, one that says so when there is none. @internal */
export async function explainAll(
	mailbox: SearchedMailbox,
	sought: Sought,
	{ settings, search, zone, language }: Question,
): Promise<ExplanationItem[]> {
	const { rules, state, trigger, folders } = settings;
	const { now, stamp } = search;
	const common = {
		...{ rules, trigger, stamp, now, zone, language },
		asked: sought.by === 'message' ? withBrackets(sought) : { messageId: '', inquiryId: '' },
	};
	const answer = (
		explained: Explained,
		found: ExplanationContext['found'],
		facts: Partial<Pick<ExplanationContext, 'basis' | 'reckoned'>> = {},
	) => toExplanationItem(explained, { ...common, basis: memory, reckoned: null, found, ...facts });
	const memory: Basis = state === null ? { kind: 'none' } : { kind: 'memory' };
	const found = await lookForMail(mailbox, sought, search);
	if (found.length === 0) return [answer(explainAbsent('noSuchMail', state), null)];
	const byMemory = new Map<PlacedMail, Explained>();
	if (state !== null)
		for (const mail of mailsOf(found)) byMemory.set(mail, explainByMemory(state, mail, rules, now));
	// What is remembered need not be worked out.
	const forgotten = mailsOf(found).filter((mail) => isForgotten(byMemory.get(mail)));
	const { basis, states } = await mailBefore(mailbox, forgotten, search);
	return found.map((one) => {
		const at = placeOf(one, folders);
		if (one.kind === 'unread') return answer(explainAbsent('unreadable', state), at);
		const before = states.get(one.mail);
		const reckoned = before === undefined ? null : explainByHeaders(before, one.mail, rules, now);
		const explained = byMemory.get(one.mail);
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

function withBrackets({ messageId, inquiryId }: Sought & { by: 'message' }) {
	return { messageId: messageId === '' ? '' : `<${messageId}>`, inquiryId };
}
