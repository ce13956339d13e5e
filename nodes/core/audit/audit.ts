import { accountOf, normaliseAddress, withoutTag } from '../mail/address';
import { blindCopies } from '../mail/addressed-to';
import { arrivalOf } from '../mail/arrival';
import type { Address, MessageHead } from '../mailbox/mailbox';
import type { Rules } from '../counting/rules';
import { seen } from '../counting/settle';
import type { Decision } from '../counting/settled-mail';
import type { AutomaticKind } from '../who/automatic/automatic';
import { formHintOf } from '../who/form-hint';
import type { Naming } from '../who/sender';
import { fromOf } from '../who/usable-address';
import { monthTally, type ExpectedMonth } from './expected-month';
import { filterSendersIn, type DoubtfulSender, type FilterSender } from './filter-senders';
import { formSendersIn, mayBeForms, type FormSender } from './form-senders';
import { houseOf } from './house';
import { receivingTally, type ReceivingAddress } from './receiving-addresses';
import { newSenderFacts, noteMail, type SenderFacts } from './sender-facts';
import { spamTally, type SpamResult } from './spam-finds';

/** What an audit found. */
export interface AuditResult {
	readonly receiving: readonly ReceivingAddress[];
	readonly forms: readonly FormSender[];
	/** How many messages of each kind there are, whatever becomes of them. */
	readonly automatic: Readonly<Record<AutomaticKind, number>>;
	/** Null where sent mail is missing or too little: then nobody can tell who is a client. */
	readonly filters: {
		readonly sure: readonly FilterSender[];
		readonly doubtful: readonly DoubtfulSender[];
	} | null;
	readonly spam: SpamResult;
	readonly expected: ExpectedMonth | null;
	/** The entries for the trigger's fields. */
	readonly ready: {
		readonly aliases: readonly string[];
		readonly websiteForms: readonly string[];
		readonly neverFrom: readonly string[];
	};
}

/** Looks at mail one by one, sent mail first. */
export interface Audit {
	lookAtSent(head: MessageHead): void;
	/** `named`: what its text says of the client; `kind`: what a trigger makes of it at the chosen period. */
	look(head: MessageHead, named: Naming, kind: Decision['kind']): void;
	lookAtSpam(head: MessageHead): void;
	/** Messages whose texts tell whether their senders are forms. */
	toRead(): readonly MessageHead[];
	/** Takes the text of one of those. */
	read(head: MessageHead, text: string): void;
	/**
	 * `isSentWhole`: all sent mail of these days was looked at. `isOutOfTime`: the newest mail was not, so that a month
	 * is reckoned up to the last message.
	 */
	result(read: { readonly isSentWhole: boolean; readonly isOutOfTime: boolean }): AuditResult;
}

/** Begins an audit; `now` in ms. */
export function beginAudit({
	rules,
	now,
}: {
	readonly rules: Omit<Rules, 'periodSeconds'>;
	readonly now: number;
}): Audit {
	const { own, mailServer } = rules;
	const senders = new Map<string, SenderFacts>();
	const people = new Set<string>();
	const sent = { from: new Set<string>(), to: new Set<string>(), ids: new Set<string>() };
	const letters = { sent: 0, received: 0 };
	/** Accounts and houses. */
	const written = new Set<string>();
	const automatic: Record<AutomaticKind, number> = {
		...{ autoReply: 0, bounce: 0, bulk: 0, calendar: 0, own: 0 },
	};
	const receiving = receivingTally(own);
	const spam = spamTally(own, mailServer, now);
	const month = monthTally();

	return {
		lookAtSent(head) {
			if (head.messageId !== '') sent.ids.add(head.messageId);
			for (const address of normal(head.from)) sent.from.add(withoutTag(address));
			for (const address of [...normal([...head.to, ...head.cc]), ...blindCopies(head.headers)]) {
				if (own.isReached(address)) continue;
				sent.to.add(withoutTag(address));
				written.add(accountOf(address));
				written.add(houseOf(address));
			}
			letters.sent++;
		},
		look(head, named, kind) {
			// Known under another UID, or older than was asked for.
			if (!LOOKED_AT.has(kind)) return;
			const { automatic: found, sender } = seen(head, rules, named);
			const isOwn = sender.kind === 'own';
			const automaticKind = found?.kind ?? (isOwn ? 'own' : null);
			if (automaticKind !== null) automatic[automaticKind]++;
			const from = fromOf(head, own)?.address ?? '';
			const isBulk = automaticKind === 'bulk';
			const isPerson =
				sender.certainty === 'certain' && !sender.isMachineSent && automaticKind === null;
			receiving.note(head, from, isPerson, isBulk);
			const isCounted = kind === 'inquiry' || kind === 'repeat';
			const { receivedAt } = arrivalOf(head, now);
			month.note(isCounted ? kind : 'other', receivedAt, from);
			if (isPerson) {
				people.add(houseOf(from));
				letters.received++;
			}
			if (from === '') return;
			const isNamed = sender.certainty === 'named';
			const namedHouse = houseOf(sender.address);
			if (isNamed && (!isBulk || namedHouse !== houseOf(from))) people.add(namedHouse);
			const facts = senders.get(from) ?? newSenderFacts(from);
			senders.set(from, facts);
			noteMail(facts, { head, named, automatic: found, sender, isCounted }, own);
		},
		lookAtSpam: (head) => spam.note(head),
		toRead: () => mayBeForms([...senders.values()], written, own).flatMap(({ samples }) => samples),
		read(head, text) {
			const facts = senders.get(fromOf(head, own)?.address ?? '');
			if (facts === undefined) return;
			const { sender } = seen(head, rules, null);
			if (formHintOf(sender, sender.address, text, own) === 'list') facts.isFormByText = true;
		},
		result({ isSentWhole, isOutOfTime }) {
			const all = [...senders.values()];
			const addresses = receiving.result(sent.from, sent.to);
			const forms = formSendersIn(all, own);
			const isSentKnown = isSentWhole && letters.sent > letters.received * FEWEST_SENT;
			const filters = isSentKnown ? filterSendersIn(all, { written, people }, own) : null;
			const neverFrom = filters?.sure.map(({ address }) => address) ?? [];
			return {
				...{ receiving: addresses, forms, automatic, filters },
				spam: spam.result({
					...{ sentIds: sent.ids, written },
					forms: new Set(forms.map(({ address }) => address)),
				}),
				expected: month.result(isOutOfTime ? null : now, new Set(neverFrom)),
				ready: {
					aliases: addresses.filter(({ kind }) => kind === 'alias').map(({ address }) => address),
					websiteForms: forms.filter(({ leftOut }) => leftOut === '').map(({ address }) => address),
					neverFrom,
				},
			};
		},
	};
}

/** With fewer letters sent for each that people wrote, answers are kept elsewhere. */
const FEWEST_SENT = 0.05;
const LOOKED_AT: ReadonlySet<Decision['kind']> = new Set(['inquiry', 'repeat', 'ignored']);

function normal(addresses: readonly Address[]): string[] {
	return addresses.map(({ address }) => normaliseAddress(address)).filter((one) => one !== null);
}
