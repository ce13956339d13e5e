import type { AddressList } from '../mail/address-list';
import type { Filters } from './filters';
import type { AutomaticKind } from '../who/automatic/automatic';
import type { OwnAddresses } from '../who/own-addresses';

/** What decides over a message besides the state. */
export interface Rules {
	readonly own: OwnAddresses;
	/** The host that the mailbox is read from: whose verdicts about a sender count. */
	readonly mailServer: string;
	/** Repeat period in seconds. */
	readonly periodSeconds: number;
	readonly skipAutomatic: ReadonlySet<AutomaticKind>;
	readonly filters: Filters;
	readonly websiteForms: AddressList;
	/** A message that a colleague forwards is of the client named in it. */
	readonly employeeForwards: boolean;
	readonly repeatScope: RepeatScope;
	/** A reply in a thread that was counted is a repeat, whatever the period. */
	readonly repliesAreRepeats: boolean;
	/** Pairs ignore the recipient's plus tag. */
	readonly ignoreRecipientTag: boolean;
	/** Pairs take all spellings of the sender's account for one person. */
	readonly samePerson: boolean;
}

/** What a message has to share with an earlier inquiry to be its repeat. */
export type RepeatScope = 'senderRecipient' | 'sender' | 'senderRecipientSubject';
