import type { AddressList } from '../mail/address-list';
import { writtenAddresses } from '../mail/written-addresses';
import { LABELS, type Label } from '../letter/header-labels';
import type { MessageHead } from '../mailbox/mailbox';
import { automaticKindOf } from './automatic/automatic';
import { formFieldsOf, withoutMarks, type FormField } from './form-fields';
import { roleOf } from './form-labels';
import { isMachineName, isNoReply } from './machine-names';
import type { OwnAddresses } from './own-addresses';
import { needsText, type NamedClient, type Naming } from './sender';
import { isForwardSubject } from '../mail/subject';
import { fromOf } from './usable-address';

/** What of the user's settings decides whether a text is read to find the client. */
export interface NamingRules {
	readonly own: OwnAddresses;
	readonly websiteForms: AddressList;
	readonly employeeForwards: boolean;
}

/**
 * Returns how the text of a mail names its client, so that it has to be read before the mail is judged: as a
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
	if (employeeForwards && isOurs && isForwardSubject(head.subject)) return 'forward';
	if (!needsText(head, own, websiteForms)) return null;
	const kind = automaticKindOf(head)?.kind;
	return kind === undefined || kind === 'bulk' ? 'form' : null;
}

/** Returns the client that a text names, or null when it names none, or several without saying which. */
export function namedClientIn(
	text: string,
	by: 'form' | 'forward',
	own: OwnAddresses,
): Exclude<Naming, 'unreadable'> {
	const isClient = (address: string) =>
		!own.isReached(address) &&
		!own.isColleague(address) &&
		!isNoReply(address) &&
		!isMachineName(address);
	const searched = text.slice(0, MAX_SEARCHED);
	return by === 'form' ? clientOfForm(searched, isClient) : clientOfForward(searched, isClient);
}

/** A notification is short, and a forwarded header block stands above the history it begins. */
const MAX_SEARCHED = 64 * 1024;
/** Longer lines are bait; an address line with a name stays well below. */
const MAX_LINE = 500;

type IsClient = (address: string) => boolean;

function clientOfForm(text: string, isClient: IsClient): NamedClient | null {
	const fields = formFieldsOf(text);
	const name = nameIn(fields);
	const labelled = fields.filter(({ label }) => roleOf(label) === 'email');
	for (const { value } of labelled) {
		const [address] = writtenAddresses(value.slice(0, MAX_LINE));
		if (address === undefined) continue;
		if (!isClient(address)) return null;
		return { by: 'form', address, name: name || nameBefore(value), isLabelled: true };
	}
	// A field for the address that was left empty: any other address is somebody else's.
	if (labelled.length > 0) return null;
	const written =
		fields.length >= 2 ? fields.filter(isVisitors).flatMap(addressAlone) : linesOf(text);
	const others = [...new Set(written.filter(isClient))];
	const [only] = others;
	if (only === undefined || others.length > 1) return null;
	return { by: 'form', address: only, name, isLabelled: fields.length >= 2 };
}

function linesOf(text: string): string[] {
	return text.split('\n').flatMap((line) => writtenAddresses(line.slice(0, MAX_LINE)));
}

/** Beside other fields an address in a sentence is that of the site's help desk or builder. */
function addressAlone({ value }: FormField): string[] {
	const found = writtenAddresses(value.slice(0, MAX_LINE));
	return found.length === 1 && !/\s/.test(value.replace(/^mailto:/, '').trim()) ? found : [];
}

function isVisitors({ label, isBelowRule }: FormField): boolean {
	return !isBelowRule && !OTHERS.test(label);
}

const OTHERS =
	/manager|менеджер|admin|админ|support|help|hilfe|помощ|поддержк|builder|agency|seller|продав|server|сервер|отдел|department|кому|^to$|^an$/i;

function nameIn(fields: readonly FormField[]): string {
	const names = fields.filter(({ label, value }) => roleOf(label) === 'name' && isName(value));
	const [first, second] = names;
	if (first === undefined) return '';
	const isSplit =
		FIRST_NAME.test(first.label) && second !== undefined && LAST_NAME.test(second.label);
	return isSplit ? `${first.value} ${second.value}` : first.value;
}

const FIRST_NAME = /first|vorname|pr[eé]nom|^имя$|imi[eę]|^nombre$|^nome$/i;
const LAST_NAME = /last|nachname|^nom$|фамилия|nazwisko|apellido|cognome|sobrenome/i;

function isName(value: string): boolean {
	return value !== '' && value.length <= 200 && !/[\n@:=]/.test(value);
}

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

function nameBefore(value: string): string {
	const name = /^([^<[(@]{0,300})[<[(]/.exec(value)?.[1] ?? '';
	return name.replace(/["'*]/g, '').trim().slice(0, 200);
}
