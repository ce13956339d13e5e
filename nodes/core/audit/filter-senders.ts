import { accountOf, domainOf } from '../mail/address';
import { isFreeMailDomain } from '../providers/free-mail';
import { isMachineName, isNoReply } from '../who/machine-names';
import type { OwnAddresses } from '../who/own-addresses';
import { isService } from '../who/services';
import { isFormSender } from './form-senders';
import { houseOf } from './house';
import type { SenderFacts } from './sender-facts';

/** A sender whose mail is no inquiry. */
export interface FilterSender {
	readonly address: string;
	readonly kind: 'newsletter' | 'notification';
	readonly mails: number;
	/** Inquiries and repeats among them that a filter keeps back. */
	readonly counted: number;
}

/** A sender that looks like one, but for what `because` says; a person has to look. */
export interface DoubtfulSender extends FilterSender {
	readonly because: 'asks' | 'people' | 'name' | 'unclear';
}

/** Whom the firm wrote to, and where people write from. */
export interface Acquaintances {
	/** Accounts and houses that mail of ours went to. */
	readonly written: ReadonlySet<string>;
	/** Houses from which a person wrote, or whose people forms name. */
	readonly people: ReadonlySet<string>;
}

/**
 * Returns which senders a filter may keep back, and which only look so. None of them was ever written to, every
 * message of theirs is a program's by its headers or comes from a no-reply address, and none names a client. A sender
 * is left to a person when a subject speaks of a request or an order, when people of its house write, when its
 * address may be a person's, or when it is no newsletter and a subject is more than a notice.
 */
export function filterSendersIn(
	senders: readonly SenderFacts[],
	{ written, people }: Acquaintances,
	own: OwnAddresses,
): { readonly sure: FilterSender[]; readonly doubtful: DoubtfulSender[] } {
	const sure: FilterSender[] = [];
	const doubtful: DoubtfulSender[] = [];
	for (const facts of [...senders].sort((a, b) => b.counted - a.counted || b.mails - a.mails)) {
		if (!isWorthIt(facts) || !isOfProgram(facts) || writesForOthers(facts)) continue;
		if (isOurs(facts.address, own) || isWritten(facts.address, written)) continue;
		const { address, mails, counted, bulk } = facts;
		const one = {
			...{ address, mails, counted },
			kind: bulk === mails ? ('newsletter' as const) : ('notification' as const),
		};
		const because = doubtAbout(facts, people);
		if (because === null) sure.push(one);
		else doubtful.push({ ...one, because });
	}
	return { sure, doubtful };
}

/** Below this an entry costs more attention than it saves. */
const FEWEST_MAILS = 3;

function isWorthIt({ mails, counted }: SenderFacts): boolean {
	return mails >= FEWEST_MAILS && counted > 0;
}

function isOfProgram({ address, mails, machineMade, personal, otherAutomatic }: SenderFacts) {
	return personal === 0 && otherAutomatic === 0 && (machineMade === mails || isOfNobody(address));
}

function isOfNobody(address: string): boolean {
	return isNoReply(address) || isMachineName(address);
}

/** A portal's or tool's mail may be a client's, whatever its headers say. */
function writesForOthers(facts: SenderFacts): boolean {
	return (
		isFormSender(facts) ||
		isService(facts.address) ||
		facts.textForms > 0 ||
		facts.clientHouses.size > 0 ||
		facts.answerHouses.size > 0
	);
}

function isOurs(address: string, own: OwnAddresses): boolean {
	return own.isReached(address) || own.isColleague(address) || isFreeMailDomain(domainOf(address));
}

function isWritten(address: string, written: ReadonlySet<string>): boolean {
	return written.has(accountOf(address)) || written.has(houseOf(address));
}

function doubtAbout(
	facts: SenderFacts,
	people: ReadonlySet<string>,
): DoubtfulSender['because'] | null {
	const { address, mails, bulk, listed, requests, orders, notices } = facts;
	const isNewsletter = bulk === mails && listed === mails;
	// Every newsletter says "order now".
	if (requests > 0 || (orders > 0 && !isNewsletter)) return 'asks';
	if (people.has(houseOf(address))) return 'people';
	if (isNewsletter && isForNews(address)) return null;
	if (!isOfNobody(address)) return 'name';
	return notices === mails ? null : 'unclear';
}

/**
 * `info@` is not among them, as services for small firms mark each of their letters as a newsletter; nor is `noreply@`,
 * as portals mark what they pass on.
 */
function isForNews(address: string): boolean {
	const words = address.slice(0, address.lastIndexOf('@')).split(/[-_.+\d]/);
	return words.some((word) => NEWS.has(word));
}

const NEWS: ReadonlySet<string> = new Set(
	[
		'news newsletter newsletters mailing mailings marketing promo promotions deals bulletin',
		'campaign campaigns webinar webinars akademie academy rassylka podpiska',
	].flatMap((line) => line.split(' ')),
);
