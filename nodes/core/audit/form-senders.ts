import { accountOf } from '../mail/address';
import type { OwnAddresses } from '../who/own-addresses';
import { isMachineName, isNoReply, mayBeForm } from '../who/machine-names';
import { isService } from '../who/services';
import type { SenderFacts } from './sender-facts';

/** A sender that writes for visitors of a website, buyers of a shop or users of a portal. */
export interface FormSender {
	readonly address: string;
	readonly kind: 'form' | 'shop';
	readonly mails: number;
	/** The trigger knows it by itself, in all of its mail. */
	readonly isRecognized: boolean;
	/** Its mail names those who wrote; otherwise each is an inquiry of its own. */
	readonly namesClients: boolean;
	/** Why it is not in the list: an address of ours, or people write from it as well; '' when it is. */
	readonly leftOut: '' | 'ours' | 'person';
}

/** Returns the forms and shops among the senders, those with the most mail first. */
export function formSendersIn(senders: readonly SenderFacts[], own: OwnAddresses): FormSender[] {
	return senders
		.filter(isFormSender)
		.map((facts) => toFormSender(facts, own))
		.sort((a, b) => b.mails - a.mails || (a.address < b.address ? -1 : 1));
}

/**
 * Returns whether a sender writes in the name of others: it names several clients, wants answers sent to people of
 * several houses, or its texts are forms, and something besides the text says that a website sent them.
 */
export function isFormSender(facts: SenderFacts): boolean {
	const { address, personal, clients, clientHouses, answerHouses } = facts;
	if (facts.isFormByText) return true;
	if (clients.size >= 2 && clientHouses.size >= 2) return true;
	if (answerHouses.size >= (personal === 0 ? 2 : 3) && isAnsweredElsewhere(facts)) return true;
	if (facts.bulk === facts.mails) return false;
	if (facts.byWebsite > 0 && clientHouses.size > 0) return true;
	const isOfMachine =
		facts.byWebsite > 0 ||
		isMachineName(address) ||
		isNoReply(address) ||
		mayBeForm(address) ||
		isService(address);
	return facts.textForms >= (isOfMachine ? 1 : 2);
}

/**
 * Returns the senders whose texts have to be looked at: several messages, no program of a person in any, and never
 * `written` to by us.
 */
export function mayBeForms(
	senders: readonly SenderFacts[],
	written: ReadonlySet<string>,
	own: OwnAddresses,
): SenderFacts[] {
	return senders
		.filter(
			(facts) =>
				facts.samples.length >= 2 &&
				facts.personal === 0 &&
				facts.bulk === 0 &&
				facts.otherAutomatic === 0 &&
				!own.isOwn(facts.address) &&
				!written.has(accountOf(facts.address)) &&
				!isFormSender(facts),
		)
		.sort((a, b) => b.mails - a.mails)
		.slice(0, MAX_LOOKED_AT);
}

/** Each costs two texts. */
const MAX_LOOKED_AT = 50;

function toFormSender(facts: SenderFacts, own: OwnAddresses): FormSender {
	const { address, mails, recognized, personal, byPerson, orders, clients } = facts;
	const isUnseen = recognized < mails;
	const isOfPeople = (personal > 0 || byPerson > 0) && !isOnlyForms(facts);
	return {
		address,
		kind: orders * 2 >= mails ? 'shop' : 'form',
		mails,
		isRecognized: !isUnseen,
		namesClients: clients.size > 0 || facts.answerHouses.size > 0 || facts.isFormByText,
		leftOut: own.isOwn(address) ? 'ours' : isOfPeople ? 'person' : '',
	};
}

/** Until it is listed, such mail looks like a person's; one that is sent by Gmail has its marks as well. */
function isOnlyForms(facts: SenderFacts): boolean {
	const { isFormByText, byWebsite, mails, personal, answerHouses } = facts;
	if (answerHouses.size >= 2 && isAnsweredElsewhere(facts)) return true;
	return personal === 0 && (isFormByText || byWebsite === mails);
}

/** Nobody has all answers sent to somebody else; of a form one or two may go to us, who tried it out. */
function isAnsweredElsewhere({ answeredElsewhere, mails, personal }: SenderFacts): boolean {
	return answeredElsewhere >= (personal === 0 ? 0.8 : 1) * mails;
}
