import { normaliseAddress } from './address';
import type { MessageHead } from './mailbox';
import type { OwnAddresses } from './own-addresses';
import { firstUsable, isListedForm, isNoReply, type NamedClient } from './sender';
import { isForwardSubject } from './subject';

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
): NamedClient['by'] | null {
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
	by: NamedClient['by'],
	own: OwnAddresses,
): NamedClient | null {
	const lines = text.slice(0, MAX_SEARCHED).split('\n');
	const isClient = (address: string) =>
		!own.isOwn(address) && !own.isColleague(address) && !isNoReply(address);
	return by === 'form' ? clientOfForm(lines, isClient) : clientOfForward(lines, isClient);
}

/** A notification is short, and a forwarded header block stands above the history it begins. */
const MAX_SEARCHED = 64 * 1024;

type IsClient = (address: string) => boolean;

function clientOfForm(lines: readonly string[], isClient: IsClient): NamedClient | null {
	const name = labelled(lines, NAME_LABEL)[0] ?? '';
	const [address] = labelled(lines, ADDRESS_LABEL).flatMap(addressesIn).filter(isClient);
	if (address !== undefined) return { by: 'form', address, name };
	const others = [...new Set(lines.flatMap(addressesIn).filter(isClient))];
	const [only] = others;
	return only !== undefined && others.length === 1 ? { by: 'form', address: only, name } : null;
}

function clientOfForward(lines: readonly string[], isClient: IsClient): NamedClient | null {
	for (const value of labelled(lines, FROM_LABEL)) {
		const [address] = addressesIn(value);
		if (address === undefined) continue;
		// A colleague's own mail further down is what was answered, not who wrote.
		if (!isClient(address)) return null;
		return { by: 'forward', address, name: nameBefore(value) };
	}
	return null;
}

/** The values behind a label, on its line or, in tables, on the next. */
function labelled(lines: readonly string[], label: RegExp): string[] {
	return lines.flatMap((line, index) => {
		const trimmed = line.replace(/^[>\s*|•-]+/, '');
		const found = label.exec(trimmed);
		if (found === null) return [];
		const value = trimmed.slice(found[0].length).replace(/^[\s*:=|]+|[\s*|]+$/g, '');
		return [value === '' ? (lines[index + 1] ?? '').trim() : value];
	});
}

const ADDRESS_LABEL =
	/^(?:(?:ваша?|your|ihre?|votre|su|tu|il tuo|twój|seu) )?(?:e-?mail|mail|эл(?:ектронная|\.)? ?(?:почта|адрес)|почта|емейл|имейл|имэйл|correo(?: electr[óo]nico)?|courriel|adresse e-?mail|e-?posta|indirizzo e-?mail|adres e-?mail)(?: address| адрес|-?adresse)?\*?(?:\s*[:=|]|\s|$)/i;
const NAME_LABEL =
	/^(?:(?:ваше?|your|ihr|votre|su|il tuo|twoje|seu) )?(?:name|имя|ф\.?и\.?о\.?|контактное лицо|nombre|nom|nome|imię(?: i nazwisko)?|ad(?:ı|ınız)?(?: soyad(?:ı|ınız)?)?)\*?\s*[:=|]/i;
const FROM_LABEL =
	/^(?:from|от|от кого|von|de|da|od|kimden|gönderen|expéditeur|mittente|nadawca|remitente|remetente)\*?\s*:/i;

function addressesIn(line: string): string[] {
	if (!line.includes('@')) return [];
	const found = line.match(/[^\s<>()[\]{},;:"'|=]{1,64}@[^\s<>()[\]{},;:"'|=@]{1,253}/g) ?? [];
	return found
		.map((address) => normaliseAddress(address.replace(/\.+$/, '')))
		.filter((one) => one !== null);
}

function nameBefore(value: string): string {
	const name = /^([^<[(@]*)[<[(]/.exec(value)?.[1] ?? '';
	return name.replace(/["'*]/g, '').trim().slice(0, 200);
}
