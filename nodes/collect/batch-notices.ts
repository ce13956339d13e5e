import { progressOf } from '../core/reading/backfill';
import type { SettledMail } from '../core/counting/settled-mail';
import { saltedHash } from '../core/mail/identity';
import type { MessageText } from '../core/mailbox/mailbox';
import type { Batch } from '../core/reading/batch';
import { formHintOf } from '../core/who/form-hint';
import type { PollState } from '../core/memory/state';
import type { Notice } from '../core/items/status-item';
import { isWithheldDue } from '../core/counting/withheld';
import type { Settings } from './settings';

/** Returns the counts of withheld mail as a notice when they should be said now (ms), and the state then. */
export function sayWithheld(
	state: PollState,
	{ outputs }: Pick<Settings, 'outputs'>,
	now: number,
): { readonly state: PollState; readonly notices: readonly Notice[] } {
	const { since, counts } = state.withheld;
	if (!outputs.has('status') || !isWithheldDue(state.withheld, now)) return { state, notices: [] };
	return {
		state: { ...state, withheld: { since: now, counts: {} } },
		notices: [{ event: 'withheldCounts', since, until: now, counts }],
	};
}

/**
 * Returns which senders write forms whose client cannot be told, each once for ever, and the state then. The state
 * holds no address, and of many senders the first are enough.
 */
export function sayForms(
	{ state, mails }: Pick<Batch, 'state' | 'mails'>,
	texts: ReadonlyMap<SettledMail, Pick<MessageText, 'text'>>,
	{ outputs, rules }: Pick<Settings, 'outputs' | 'rules'>,
	now: number,
): { readonly state: PollState; readonly notices: readonly Notice[] } {
	const said = new Set(state.saidForms);
	const notices: Notice[] = [];
	if (!outputs.has('status')) return { state, notices };
	for (const mail of mails) {
		const { writer, senderAddress, decision } = mail;
		const { text } = texts.get(mail) ?? {};
		if (
			text === undefined ||
			decision.kind !== 'inquiry' ||
			senderAddress === '' ||
			said.size >= MAX_SAID_FORMS
		)
			continue;
		const hint = formHintOf(writer, senderAddress, text, rules.own);
		const key = saltedHash(state.salt, `form ${senderAddress}`, 48);
		if (hint === null || said.has(key)) continue;
		said.add(key);
		notices.push({ event: 'formWithoutClient', since: now, sender: senderAddress, hint });
	}
	return notices.length === 0
		? { state, notices }
		: { state: { ...state, saidForms: [...said] }, notices };
}

/** 400 bytes of state. */
const MAX_SAID_FORMS = 50;

/** Returns how far an import or a warm start is; `waiting` is how much mail is left in each folder. */
export function progressNotice(
	{ state, mails }: Batch,
	waiting: ReadonlyMap<string, number>,
	now: number,
): Notice[] {
	const notice = progressOf(state, waiting, mails, now);
	return notice === null ? [] : [notice];
}

/** Returns how much mail of an off-time was skipped: nothing vanishes without a word. */
export function skippedNotice({ mails, state }: Batch, now: number): Notice[] {
	const skipped = mails.filter(({ decision }) => decision.kind === 'skipped').length;
	if (skipped === 0) return [];
	const { from, until } = state.off ?? { from: now, until: now };
	return [{ event: 'skippedWhileOff', since: from, until, skipped }];
}
