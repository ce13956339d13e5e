import type { MessageHead } from '../mailbox/mailbox';
import type { OwnAddresses } from '../who/own-addresses';
import { isFromList } from '../who/list-addresses';
import { isMachineName, isNoReply } from '../who/machine-names';
import { answeredClient } from '../who/reply-to';
import { isAutoSubmitted } from '../who/automatic/signals';
import { isSentByWebsite } from '../who/automatic/machine-sent';
import { looksMachineSent, type Automatic } from '../who/automatic/automatic';
import type { Naming, Sender } from '../who/sender';
import { isPersonal } from '../who/writes-for-others';
import { FewOf, houseOf } from './house';
import { isAboutOrder, isAboutRequest, isNotice } from './subject-signs';

/** What is kept of the mail of one address in From. */
export interface SenderFacts {
	readonly address: string;
	mails: number;
	/** Inquiries and repeats among them, at the chosen period. */
	counted: number;
	/** A program of a person, or a conversation, shows. */
	personal: number;
	/** Nothing but the address speaks for a program: the writer is certain, and a person. */
	byPerson: number;
	/** A header says that a program sent it. */
	machineMade: number;
	/** Newsletters and lists. */
	bulk: number;
	/** Those that say of which list they are. */
	listed: number;
	/** Automatic replies, reports, calendar messages. */
	otherAutomatic: number;
	/** The trigger takes it for a form's, a shop's or a portal's by itself. */
	recognized: number;
	/** Software of websites shows. */
	byWebsite: number;
	/** The text is a form, with or without the address of whoever filled it in. */
	textForms: number;
	/** Subjects that speak of a request, of an order, of something that only wants to be known. */
	requests: number;
	orders: number;
	notices: number;
	/** Those whom its mail names, and their houses. */
	readonly clients: FewOf;
	readonly clientHouses: FewOf;
	/** Answers shall go to another person, of another house: how often, and to which houses. */
	answeredElsewhere: number;
	readonly answerHouses: FewOf;
	/** The first of its mail whose text may show a form. */
	readonly samples: MessageHead[];
	/** The text of a sample is a form that names its client. */
	isFormByText: boolean;
}

/** Returns the facts of an address without any mail yet. */
export function newSenderFacts(address: string): SenderFacts {
	return {
		...{ address, mails: 0, counted: 0, personal: 0, byPerson: 0, machineMade: 0, bulk: 0 },
		...{
			listed: 0,
			otherAutomatic: 0,
			recognized: 0,
			byWebsite: 0,
			textForms: 0,
			answeredElsewhere: 0,
		},
		...{ requests: 0, orders: 0, notices: 0, samples: [], isFormByText: false },
		...{ clients: new FewOf(2), clientHouses: new FewOf(2), answerHouses: new FewOf(3) },
	};
}

/** Adds a message to the facts of its sender. */
export function noteMail(
	facts: SenderFacts,
	mail: {
		readonly head: MessageHead;
		readonly named: Naming;
		readonly automatic: Automatic | null;
		readonly sender: Sender;
		readonly isCounted: boolean;
	},
	own: OwnAddresses,
): void {
	const { head, named, automatic, sender, isCounted } = mail;
	const { headers, subject } = head;
	const { address } = facts;
	facts.mails++;
	if (isCounted) facts.counted++;
	const isItPersonal = isPersonal(head);
	if (isItPersonal) facts.personal++;
	if (isByPerson(mail, address)) facts.byPerson++;
	const isBulk = automatic?.kind === 'bulk';
	if (isBulk || isAutoSubmitted(headers) || looksMachineSent(headers)) facts.machineMade++;
	if (isBulk) facts.bulk++;
	if (isFromList(headers) || 'list-unsubscribe' in headers) facts.listed++;
	if (automatic !== null && !isBulk) facts.otherAutomatic++;
	if (isSentByWebsite(headers)) facts.byWebsite++;
	if (isAboutRequest(subject)) facts.requests++;
	if (isAboutOrder(subject)) facts.orders++;
	if (isNotice(subject)) facts.notices++;
	if (isFormText(named)) facts.textForms++;
	if (sender.isMachineSent) {
		facts.recognized++;
		if (sender.certainty === 'named') {
			facts.clients.add(sender.address);
			if (houseOf(sender.address) !== houseOf(address)) {
				facts.clientHouses.add(houseOf(sender.address));
			}
		}
	}
	const from = { name: '', address };
	const answered = automatic === null || isBulk ? answeredClient(head, from, own) : null;
	if (answered?.isOne === true && houseOf(answered.address) !== houseOf(address)) {
		facts.answeredElsewhere++;
		facts.answerHouses.add(houseOf(answered.address));
	}
	if (isItPersonal || automatic !== null || sender.isMachineSent) return;
	if (facts.samples.length < MAX_SAMPLES) facts.samples.push(head);
}

/** Two tell as much as all. */
const MAX_SAMPLES = 2;

function isByPerson(
	{ automatic, sender }: Pick<Parameters<typeof noteMail>[1], 'automatic' | 'sender'>,
	address: string,
): boolean {
	return (
		automatic === null &&
		sender.certainty === 'certain' &&
		!sender.isMachineSent &&
		!isNoReply(address) &&
		!isMachineName(address)
	);
}

function isFormText(named: Naming): boolean {
	if (named === 'namelessForm') return true;
	return typeof named === 'object' && named?.by === 'form' && named.isLabelled;
}
