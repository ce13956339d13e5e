import { explainAbsent, explainByHeaders, explainByMemory } from '../../core/explanation/explain';
import type { Explained } from '../../core/explanation/explained';
import {
	toExplanationItem,
	type Basis,
	type ExplanationContext,
	type ExplanationItem,
} from '../../core/explanation/explanation-item';
import type { PollState } from '../../core/memory/state';
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
	const days = wholeNumber('Look Back', options.lookBack ?? 30, 1, 3650);
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
	const answer = (explained: Explained, basis: Basis, found: ExplanationContext['found']) =>
		toExplanationItem(explained, { ...common, basis, found });
	const found = await lookForMail(mailbox, sought, search);
	const memory: Basis = state === null ? { kind: 'none' } : { kind: 'memory' };
	if (found.length === 0) return [answer(explainAbsent('noSuchMail', state), memory, null)];
	const before = state === null ? await mailBefore(mailbox, mailsOf(found), search) : null;
	return found.map((one) => {
		const at = placeOf(one, folders);
		if (one.kind === 'unread') return answer(explainAbsent('unreadable', state), memory, at);
		if (state !== null) return answer(explainByMemory(state, one.mail, rules, now), memory, at);
		const { basis, states } = before ?? { basis: memory, states: new Map<object, PollState>() };
		const known = states.get(one.mail);
		return known === undefined
			? answer(explainAbsent('unreadable', null), memory, at)
			: answer(explainByHeaders(known, one.mail, rules, now), basis, at);
	});
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
