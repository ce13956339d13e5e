import { settleMail } from '../../../nodes/core/counting/settle';
import type { Decision } from '../../../nodes/core/counting/settled-mail';
import { toItem } from '../../../nodes/core/items/mail-item';
import type { PollState } from '../../../nodes/core/memory/state';
import { namedClientIn, textTells } from '../../../nodes/core/who/named-client';
import type { Sender } from '../../../nodes/core/who/sender';
import { fromOf } from '../../../nodes/core/who/usable-address';
import { cursor, pollState, rules } from '../poll-state';
import { variantOf, type WrittenFor } from './labelled';

/** What the trigger makes of a message. */
export interface Judged {
	readonly kind: Decision['kind'];
	readonly address: string;
	readonly certainty: Sender['certainty'];
	readonly name: string;
	readonly phone: string;
}

/** Returns what becomes of messages that arrive one after another. */
export function judge(messages: readonly WrittenFor[]): Judged[] {
	let state: PollState = pollState({ folders: { INBOX: cursor() } });
	return messages.map((message, index) => {
		const head = { ...message.head, uid: index + 1 };
		const ours = message.employeeForwards ? WITH_FORWARDS : RULES;
		const by = textTells(head, ours);
		const named =
			by === null
				? null
				: namedClientIn(message.text, by, ours.own, fromOf(head, ours.own)?.address);
		const settled = settleMail(state, head, ours, NOW, named);
		state = settled.state;
		const item = toItem(settled.mail, message.text, ITEM_SETTINGS);
		return {
			kind: settled.mail.decision.kind,
			address: settled.mail.senderAddress,
			certainty: settled.mail.writer.certainty,
			name: (item.contact as { name: string }).name,
			phone: item.phone,
		};
	});
}

const RULES = rules();
const WITH_FORWARDS = rules({ employeeForwards: true });
const NOW = Date.parse('2026-05-12T11:00:00Z');
const ITEM_SETTINGS = {
	mailbox: 'info@company.example',
	mailboxName: 'Office',
	mailServer: 'imap.company.example',
	account: '0123456789abcdef',
	zone: 'UTC',
	language: 'en' as const,
	simplify: false,
	defaultCountry: null,
	zoneCountry: null,
	trackingRules: [],
};

/** How an answer compares with the label: a wrong client merges two people, nobody only counts one twice. */
export type Score = 'right' | 'nobody' | 'wrong' | 'lost';

/** Returns how right the answer to who wrote is. */
export function scoreOf(
	message: WrittenFor,
	judged: Pick<Judged, 'kind' | 'address' | 'certainty'>,
): Score {
	if (judged.kind === 'ignored') return 'lost';
	if (judged.certainty === 'unknown') {
		return message.clients.length === 0 || message.mayBeUnknown ? 'right' : 'nobody';
	}
	return message.clients.includes(judged.address) ? 'right' : 'wrong';
}

/**
 * Returns the messages that another visitor's message through the same program is taken for a repeat of: each
 * message is followed by the same one as another person would have caused it.
 */
export function falseMerges(messages: readonly WrittenFor[]): WrittenFor[] {
	return messages.filter((message) => {
		const [local = '', domain = ''] = (message.clients[0] ?? '').split('@');
		const other = variantOf(message, `${message.name} other`, (source) =>
			local === '' ? source : source.replaceAll(`${local}@${domain}`, `other.${local}@${domain}`),
		);
		const [first, second] = judge([message, other]);
		return first?.kind !== 'ignored' && second?.kind === 'repeat';
	});
}

/** Returns the messages of named clients whose second message is not known as theirs. */
export function unknownRepeats(messages: readonly WrittenFor[]): WrittenFor[] {
	return messages.filter((message) => {
		if (message.clients.length === 0 || message.mayBeUnknown) return false;
		const [, second] = judge([message, variantOf(message, `${message.name} again`)]);
		return second?.kind !== 'repeat';
	});
}
