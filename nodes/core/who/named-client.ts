import { normaliseAddress } from '../mail/address';
import { LABELS, type Label } from '../letter/header-labels';
import type { MessageHead } from '../mailbox/mailbox';
import type { OwnAddresses } from './own-addresses';
import { firstUsable, isListedForm, isNoReply, type NamedClient } from './sender';
import { isForwardSubject } from '../mail/subject';

/** What of the user's settings decides whether a text is read to find the client. */
export interface NamingRules {
	readonly own: OwnAddresses;
	readonly websiteForms: readonly string[];
	readonly employeeForwards: boolean;
}

/**
 * Returns how the text of a mail names its client, so that it has to be read before the mail is judged: as a
 * listed website form without a Reply-To, or as the forward of a colleague. Null: the headers tell all.
 */
export function textTells(
	head: Pick<MessageHead, 'from' | 'replyTo' | 'subject'>,
	{ own, websiteForms, employeeForwards }: NamingRules,
): 'form' | 'forward' | null {
	const from = firstUsable(head.from);
	if (from === null) return null;
	const isOurs = own.isOwn(from.address) || own.isColleague(from.address);
	if (employeeForwards && isOurs && isForwardSubject(head.subject)) return 'forward';
	if (!isListedForm(from.address, websiteForms)) return null;
	const replyTo = firstUsable(head.replyTo);
	const isNamed = replyTo !== null && !own.isOwn(replyTo.address) && !isNoReply(replyTo.address);
	return isNamed ? null : 'form';
}

/** Returns the client that a text names, or null when it names none, or several without saying which. */
export function namedClientIn(
	text: string,
	by: 'form' | 'forward',
	own: OwnAddresses,
): NamedClient | null {
	const lines = text
		.slice(0, MAX_SEARCHED)
		.split('\n')
		.map((line) => withoutMarks(line.slice(0, MAX_LINE)));
	const isClient = (address: string) =>
		!own.isOwn(address) && !own.isColleague(address) && !isNoReply(address);
	return by === 'form' ? clientOfForm(lines, isClient) : clientOfForward(lines, isClient);
}

/** A notification is short, and a forwarded header block stands above the history it begins. */
const MAX_SEARCHED = 64 * 1024;
/** Longer lines are bait; an address line with a name stays well below. */
const MAX_LINE = 500;

type IsClient = (address: string) => boolean;

function clientOfForm(lines: readonly string[], isClient: IsClient): NamedClient | null {
	const name = nameIn(lines);
	const [labelled] = lines.flatMap((line, index) => addressBehindLabel(line, lines[index + 1]));
	if (labelled !== undefined) {
		return isClient(labelled) ? { by: 'form', address: labelled, name } : null;
	}
	// Beside other fields a single address is that of the site's help desk or builder.
	if (lines.filter((line) => FIELD.test(line)).length >= 2) return null;
	const others = [...new Set(lines.flatMap(addressesIn).filter(isClient))];
	const [only] = others;
	return only !== undefined && others.length === 1 ? { by: 'form', address: only, name } : null;
}

/** The address behind an e-mail label on its line, or alone on the next one, as tables are written. */
function addressBehindLabel(line: string, next = ''): string[] {
	const found = ADDRESS_LABEL.exec(line);
	if (found === null) return [];
	const rest = line.slice(found[0].length).replace(/^[:=|*\s]{1,20}/, '');
	const isSeparated = /[:=|]/.test(line.slice(found[0].length, found[0].length + 4));
	const value = rest === '' ? next : rest;
	const [address] = addressesIn(value);
	if (address === undefined) return [];
	// Without a separator only an address alone is a value: `Email sent from …` is prose.
	const isAlone = !/\s/.test(value.trim());
	return (rest !== '' && isSeparated) || isAlone ? [address] : [];
}

/** The name behind its label, or on the next line where the label has a line of its own. */
function nameIn(lines: readonly string[]): string {
	for (const [index, line] of lines.entries()) {
		const found = NAME_LABEL.exec(line);
		if (found === null) continue;
		const value = line.slice(found[0].length).trim();
		const next = lines[index + 1] ?? '';
		if (value !== '') return /[:=]/.test(found[0]) ? value : '';
		return /[:=@]/.test(next) ? '' : next;
	}
	return '';
}

function clientOfForward(lines: readonly string[], isClient: IsClient): NamedClient | null {
	const written = lines.filter((line) => line !== '');
	for (const [index, line] of written.entries()) {
		const [label, value] = headerIn(line);
		// A line alone that begins with `From:` is the colleague's own, perhaps about a transport.
		const isBlock = [written[index - 1], written[index + 1]].some(
			(beside = '') => headerIn(beside)[0] !== null,
		);
		if (label !== 'from' || !isBlock) continue;
		const [address] = addressesIn(value);
		if (address === undefined) continue;
		// A colleague's own mail further down is what was answered, not who wrote.
		if (!isClient(address)) return null;
		return { by: 'forward', address, name: nameBefore(value) };
	}
	return null;
}

function headerIn(line: string): [label: Label | null, value: string] {
	const colon = line.indexOf(':');
	if (colon < 0) return [null, ''];
	const name = line.slice(0, colon).replaceAll('*', '').trim().toLowerCase();
	return [LABELS.get(name) ?? null, line.slice(colon + 1)];
}

const ADDRESS_LABEL =
	/^(?:(?:ваша?|your|ihre?|votre|su|tu|il tuo|twój|seu) )?(?:e-?mail|mail|эл(?:ектронная|\.)? ?(?:почта|адрес)|почта|емейл|имейл|имэйл|correo(?: electr[óo]nico)?|courriel|adresse e-?mail|e-?posta|indirizzo e-?mail|adres e-?mail)(?: address| адрес|-?adresse)?(?![\p{L}\p{N}])/iu;
const NAME_LABEL =
	/^(?:(?:ваше|your|ihr|votre|su|il tuo|twoje|seu) )?(?:name|имя|ф\.?и\.?о\.?|nombre|nom|nome|imię|adınız)(?![\p{L}\p{N}])[\s*:=]{0,5}/iu;
/** `Phone: 123`, `Телефон = 123`. */
const FIELD = /^[\p{L}][\p{L} ._/-]{0,40}[:=]\s*\S/u;

function addressesIn(line: string): string[] {
	if (!line.includes('@')) return [];
	const found = line.match(/[^\s<>()[\]{},;:"'|=*]{1,64}@[^\s<>()[\]{},;:"'|=@*]{1,253}/g) ?? [];
	return found
		.map((address) => normaliseAddress(address.replace(/\.{1,3}$/, '')))
		.filter((one) => one !== null);
}

function nameBefore(value: string): string {
	const name = /^([^<[(@]*)[<[(]/.exec(value)?.[1] ?? '';
	return name.replace(/["'*]/g, '').trim().slice(0, 200);
}

/** A line without the signs of quoting, lists and tables around it. */
function withoutMarks(line: string): string {
	let start = 0;
	let end = line.length;
	while (start < end && MARKS.includes(line.charAt(start))) start++;
	while (end > start && MARKS.includes(line.charAt(end - 1))) end--;
	return line.slice(start, end);
}

const MARKS = '>*|•- \t\r\u00a0';
