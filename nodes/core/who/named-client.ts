import type { AddressList } from '../mail/address-list';
import { writtenAddresses } from '../mail/written-addresses';
import { LABELS, type Label } from '../letter/header-labels';
import type { AttachedMail, BodyPart, MessageHead, MessageText } from '../mailbox/mailbox';
import { automaticKindOf } from './automatic/automatic';
import { formFieldsOf, withoutMarks, type FormField } from './form-fields';
import { clientsIntroduced } from './form-introduction';
import { isClientBlock, isHelpForClients, roleOf } from './form-labels';
import { nameBefore, nameBeside, nameInForm } from './form-name';
import { isMachineName, isNoReply, isShared } from './machine-names';
import type { OwnAddresses } from './own-addresses';
import { isSameHouse } from './reply-to';
import { isRelay, isService, isServiceDesk } from './services';
import { needsText, type NamedClient, type Naming } from './sender';
import { hasPrefix, isForwardSubject } from '../mail/subject';
import { fromOf, usableAddresses } from './usable-address';

/** What of the user's settings decides whether a text is read to find the client. */
export interface NamingRules {
	readonly own: OwnAddresses;
	readonly websiteForms: AddressList;
	readonly employeeForwards: boolean;
}

/**
 * Returns how the text of a message names its client, so that it has to be read before the mail is judged: as a
 * machine's notification without a usable Reply-To, or as the forward of a colleague. Null: the headers tell all.
 */
export function textTells(
	head: Pick<
		MessageHead,
		'from' | 'sender' | 'replyTo' | 'to' | 'cc' | 'subject' | 'headers' | 'messageId' | 'parts'
	>,
	{ own, websiteForms, employeeForwards }: NamingRules,
): 'form' | 'forward' | null {
	const from = fromOf(head, own);
	if (from === null) return null;
	const isOurs = own.isOwn(from.address) || own.isColleague(from.address);
	if (employeeForwards && isOurs && isForward(head)) return 'forward';
	if (!needsText(head, own, websiteForms)) return null;
	const kind = automaticKindOf(head)?.kind;
	return kind === undefined || kind === 'bulk' ? 'form' : null;
}

/** By its subject, or by the mail attached to it where it is not a reply and no program sent it. */
function isForward(head: Parameters<typeof textTells>[0]): boolean {
	if (isForwardSubject(head.subject)) return true;
	const holdsMail = head.parts?.some(isMail) === true;
	return holdsMail && !hasPrefix(head.subject) && automaticKindOf(head) === null;
}

/** A message in a file of the kind that programs save mail as counts too. */
function isMail({ type, fileName }: BodyPart): boolean {
	return /^message\/(?:rfc822|global)$/.test(type) || /\.eml$/i.test(fileName ?? '');
}

/**
 * Returns the client that a text names, or null when it names none, or several without saying which. `sender` is
 * who sent the message, normalized.
 */
export function namedClientIn(
	{ text, attachedMails = [] }: Pick<MessageText, 'text' | 'attachedMails'>,
	by: 'form' | 'forward',
	own: OwnAddresses,
	sender = '',
): Exclude<Naming, 'unreadable'> {
	const isClient = (address: string) =>
		!own.isReached(address) &&
		!own.isColleague(address) &&
		!isNoReply(address) &&
		!isMachineName(address);
	const searched = text.slice(0, MAX_SEARCHED);
	if (by === 'form') return clientOfForm(searched, isClient, sender);
	const [attached] = attachedMails;
	if (attached === undefined) return clientOfForward(searched, isClient);
	// What was forwarded as text is newer than what was attached to that.
	const inText = clientOfForward(searched.slice(0, attached.start), isClient);
	return inText ?? clientOfAttached(attachedMails, isClient);
}

/** Mail of several writers is a collection: nobody's. */
function clientOfAttached(
	mails: readonly AttachedMail[],
	isClient: IsClient,
): NamedClient | 'namelessForward' {
	const writers = mails.map((mail) => writerIn(mail, isClient));
	const [first] = writers;
	if (first === undefined || first === null) return 'namelessForward';
	return writers.every((writer) => writer?.address === first.address) ? first : 'namelessForward';
}

/** Of mail that a website's form sent, Reply-To is the client. */
function writerIn({ from, replyTo }: AttachedMail, isClient: IsClient): NamedClient | null {
	for (const people of [from, replyTo]) {
		const clients = usableAddresses(people).filter(({ address }) => isClient(address));
		const [client] = clients;
		if (client === undefined || clients.some(({ address }) => address !== client.address)) continue;
		return { by: 'forward', address: client.address, name: client.name, isLabelled: true };
	}
	return null;
}

/** A notification is short, and a forwarded header block stands above the history it begins. */
const MAX_SEARCHED = 64 * 1024;
/** Longer lines are bait; an address line with a name stays well below. */
const MAX_LINE = 500;

type IsClient = (address: string) => boolean;

function clientOfForm(
	text: string,
	isClient: IsClient,
	sender: string,
): NamedClient | 'namelessForm' | null {
	const fields = aboveHistory(formFieldsOf(text));
	const isForm = fields.length >= 2;
	const nobody = isForm && fields.some(isOfVisitor) ? 'namelessForm' : null;
	const name = nameInForm(fields);
	const named = (address: string, isLabelled: boolean, otherName = ''): NamedClient => ({
		...{ by: 'form', address, name: name || otherName, isLabelled },
	});
	const isSenders = (address: string) => isOfSender(address, sender);
	const isTheirs = ({ value }: FormField) => addressesIn(value).some(isSenders);
	const labelled = fields.filter((one) => roleOf(one.label) === 'email' && !isTheirs(one));
	for (const { value } of labelled) {
		const [address] = writtenAddresses(value.slice(0, MAX_LINE));
		if (address === undefined) continue;
		return isClient(address) ? named(address, true, nameBefore(value)) : nobody;
	}
	// A field for the address that was left empty: any other address is somebody else's.
	if (labelled.length > 0) return nobody;
	const isBuyers = (address: string) => isClient(address) && !isSenders(address);
	const buyers = new Set(fields.filter(isOfBuyer).flatMap(addressesAlone).filter(isBuyers));
	const [buyer] = buyers;
	if (buyer !== undefined) return buyers.size === 1 ? named(buyer, true) : nobody;
	const introduced = clientsIntroduced(text).filter(({ address }) => isBuyers(address));
	const [one] = introduced;
	if (one !== undefined) {
		return introduced.length === 1 ? named(one.address, true, one.name) : nobody;
	}
	const written = isForm
		? fields.filter(isVisitors).flatMap(addressesAlone)
		: text.split('\n').filter(isNoFooter).flatMap(addressesIn);
	// Unlabelled, a help desk's address or the sender's own would be everybody's.
	const isPersons = (address: string) =>
		isClient(address) && !isShared(address) && !isSameHouse(address, sender);
	const others = new Set(written.filter(isPersons));
	const [only] = others;
	if (only === undefined || others.size > 1) return nobody;
	const line = text.split('\n').find((one) => addressesIn(one).includes(only)) ?? '';
	return named(only, isForm, nameBeside(line));
}

/** What a portal writes about itself: any address of a known one, of others those that many people share. */
function isOfSender(address: string, sender: string): boolean {
	if (isServiceDesk(address)) return true;
	if (isRelay(address) || !isSameHouse(address, sender)) return false;
	return isService(sender) || (isShared(address) && address !== sender);
}

/** `From`, `Date` and `To` below each other begin a message that somebody quotes. */
function aboveHistory(fields: readonly FormField[]): readonly FormField[] {
	const labelAt = (index: number) => LABELS.get(fields[index]?.label.toLowerCase() ?? '');
	const start = fields.findIndex(
		(_, index) =>
			labelAt(index) === 'from' && ['to', 'date', 'sent'].includes(labelAt(index + 1) ?? ''),
	);
	return start === -1 ? fields : fields.slice(0, start);
}

function isOfVisitor({ label }: FormField): boolean {
	return roleOf(label) !== null;
}

function isOfBuyer({ label, isBelowRule }: FormField): boolean {
	return isClientBlock(label) || (!isBelowRule && roleOf(label) === 'name');
}

function addressesIn(line: string): string[] {
	return writtenAddresses(line.slice(0, MAX_LINE));
}

/** Addresses alone on their line, or behind a name: in a sentence it is that of the site's help desk or builder. */
function addressesAlone({ label, value }: FormField): string[] {
	const isProse = roleOf(label) === 'message';
	return value.split('\n').flatMap((line) => {
		const written = line
			.slice(0, MAX_LINE)
			.replace(/mailto:/g, '')
			.trim();
		// `ask my boss at boss@firm.example` is a sentence of the visitor's.
		if (isProse && /^[^@]{0,200}(?<!\S)\p{Ll}+ /u.test(written)) return [];
		const found = ALONE.test(written) ? addressesIn(written) : [];
		return found.length === 1 ? found : [];
	});
}

/** `ann@client.example`, `Ann Lee <ann@client.example>`, `Ann Lee (ann@…)`, `Ann Lee, ann@…`, a phone behind it. */
const ALONE =
	/^(?:[\p{L}.'’-]{1,30}[ ,]{1,2}){0,5}[<(]?[^\s<>()@]{1,64}@[^\s<>()@]{1,253}(?:[,;]? ?[+\d][\d ()+-]{5,25})?[>)]?[.,;]?$/u;

/** Who gets the message, and how to stop that, is below many a notification. */
function isNoFooter(line: string): boolean {
	const read = line.slice(0, MAX_LINE);
	return !FOOTER.test(read) && !isHelpForClients(read);
}

const FOOTER =
	/unsubscri|opt.?out|receiv(?:e|ed|ing) this|(?:was|were) sent (?:to|by)|registered|account|konto|compte|cuenta|аккаунт|логин|login|operator|оператор|ответствен|владелец|notification settings|questions\?|need help|contact (?:us|support)|abmelden|abbestellen|erhalten diese|wurde an|angemeldet|fragen\?|hilfe|désabonner|désinscri|vous recevez|questions ?\?|darse de baja|recibes? este|ricev(?:i|uto) quest|disiscri|otrzymuj|wypisa|rezygnac|отписа|вы получили|письмо отправлено|зарегистрирован|вопрос\p{L}{0,2}\?|поддержк|відписа/iu;

function isVisitors({ label, isBelowRule }: FormField): boolean {
	return !isBelowRule && !OTHERS.test(label) && !isHelpForClients(label);
}

const OTHERS =
	/(?<!\p{L})(?:b?cc|copy|kopie|копи[яюи]|empfänger|destinatari[oa]|destinataire|ontvanger|referente|consultant|broker|консультант\p{L}?|(?:envoyé|enviado|inviato) [àa]|gesendet an|отправлено на|partner|партн[её]р\p{L}{0,3}|friend|freund\p{L}{0,3}|друг\p{L}?|refer(?:red|ral)|recommended|notification|emergency|designed|developed|powered|разработ\p{L}{1,4})(?!\p{L})|manager|менеджер|admin|админ|support|help|hilfe|помощ|поддержк|builder|agency|seller|продав|server|сервер|отдел|department|кому|^to$|^an$|ansprechpartner|account|konto|compte|cuenta|аккаунт|профил|login|логин|user|operator|оператор|responsible|ответствен|assigned|owner|владелец|verantwortlich|zuständig|bearbeit|responsable|encargad|incaricat|opiekun|recipient|sent to|subscri|employee|сотрудник|mitarbeiter|agent|contact us|fragen|question\?|вопрос\p{L}{0,2}\?/iu;

/** The newest header block decides: what stands below it is history, and may be anybody's. */
function clientOfForward(text: string, isClient: IsClient): Exclude<Naming, 'unreadable'> {
	const written = text
		.split('\n')
		.map((line) => withoutMarks(line.slice(0, MAX_LINE)))
		.filter((line) => line !== '');
	for (const [index, line] of written.entries()) {
		const [label, value] = headerIn(line);
		// A line alone that begins with `From:` is the colleague's own, perhaps about a transport.
		const isBlock = [written[index - 1], written[index + 1]].some(
			(beside = '') => headerIn(beside)[0] !== null,
		);
		if (label !== 'from' || !isBlock) continue;
		const [address] = writtenAddresses(value);
		if (address === undefined) return 'namelessForward';
		// A colleague's own mail further down is what was answered, not who wrote.
		if (!isClient(address)) return 'namelessForward';
		return { by: 'forward', address, name: nameBefore(value), isLabelled: true };
	}
	return null;
}

function headerIn(line: string): [label: Label | null, value: string] {
	const colon = line.indexOf(':');
	if (colon < 0) return [null, ''];
	const name = line.slice(0, colon).replaceAll('*', '').trim().toLowerCase();
	return [LABELS.get(name) ?? null, line.slice(colon + 1)];
}
