import { domainOf, normaliseAddress } from '../mail/address';
import type { Clock } from './clock';
import { slashOrderOf, toTime, type SlashOrder } from './dates';
import { placesFinder, type FieldNames, type Places } from './fields';
import { kindOf, type ItemKind } from './kind';

/** An item as a report counts it; a text that is not given is ''. */
export interface ReportItem {
	/** Unix time in ms. */
	readonly at: number;
	readonly kind: Exclude<ItemKind, 'status'>;
	readonly sender: string;
	readonly senderDomain: string;
	/** As it was written; `inOneLine` makes it fit to be shown. */
	readonly senderName: string;
	/** As it was written. */
	readonly subject: string;
	readonly recipient: string;
	readonly mailbox: string;
	readonly source: string;
	readonly campaign: string;
	readonly responseMinutes: number | null;
	/** As *Answer → Check* found it; null: it was not looked for. */
	readonly isAnswered: boolean | null;
}

/** How many items could not be used, and why. */
export interface Unusable {
	/** Not an object with fields. */
	readonly noFields: number;
	readonly noDate: number;
	readonly unreadableDate: number;
	/** An item with the `inquiryId` of an earlier one. */
	readonly duplicate: number;
	/** Items of the Status output. */
	readonly status: number;
}

export interface ReadItems {
	readonly items: readonly ReportItem[];
	readonly unusable: Unusable;
	/** False when dates such as 02/03/2026 were read with the month first for want of a sign. */
	readonly isDateOrderCertain: boolean;
}

/** Reads items of any shape: those of the trigger, rows of a table or a sheet, or several of them mixed. */
export function readItems(given: readonly unknown[], names: FieldNames, clock: Clock): ReadItems {
	const placesOf = placesFinder(names);
	const { order, isCertain } = slashOrderOf(datesOf(given, placesOf));
	const read = itemReader(clock, order, (names.reason ?? '').trim() !== '');
	const unusable = { noFields: 0, noDate: 0, unreadableDate: 0, duplicate: 0, status: 0 };
	const places = new Map<string, number>();
	const items: ReportItem[] = [];
	for (const entry of given) {
		const result = hasFields(entry) ? read(entry, placesOf(entry)) : 'noFields';
		if (typeof result === 'string') {
			unusable[result]++;
			continue;
		}
		const { id, item } = result;
		const place = places.get(id);
		const earlier = place === undefined ? undefined : items[place];
		if (place !== undefined && earlier !== undefined) {
			unusable.duplicate++;
			items[place] = filledFrom(earlier, item);
			continue;
		}
		if (id !== '') places.set(id, items.length);
		items.push(item);
	}
	return { items, unusable, isDateOrderCertain: isCertain };
}

/** A later row of an inquiry may know more, for example that it was answered. */
function filledFrom(earlier: ReportItem, later: ReportItem): ReportItem {
	const { sender, senderDomain } = earlier.sender === '' ? later : earlier;
	return {
		...{ at: earlier.at, kind: earlier.kind, sender, senderDomain },
		senderName: earlier.senderName || later.senderName,
		subject: earlier.subject || later.subject,
		recipient: earlier.recipient || later.recipient,
		mailbox: earlier.mailbox || later.mailbox,
		source: earlier.source || later.source,
		campaign: earlier.campaign || later.campaign,
		responseMinutes: earlier.responseMinutes ?? later.responseMinutes,
		isAnswered: earlier.isAnswered === true ? true : (later.isAnswered ?? earlier.isAnswered),
	};
}

type Fields = Readonly<Record<string, unknown>>;

function hasFields(entry: unknown): entry is Fields {
	return typeof entry === 'object' && entry !== null && !Array.isArray(entry);
}

function* datesOf(given: readonly unknown[], placesOf: (item: object) => Places) {
	for (const entry of given) {
		if (!hasFields(entry)) continue;
		const { receivedAt } = placesOf(entry);
		if (receivedAt !== undefined) yield entry[receivedAt];
	}
}

function itemReader(clock: Clock, order: SlashOrder, isReasonNamed: boolean) {
	const toAddress = remembering(addressIn);
	const toText = remembering(inOneLine);
	return (entry: Fields, places: Places): { id: string; item: ReportItem } | keyof Unusable => {
		const receivedAt = valueIn(entry, places.receivedAt);
		const kind = kindOf({
			kind: valueIn(entry, places.kind),
			reason: valueIn(entry, places.reason),
			isReasonOurs: isReasonNamed || isOfTrigger(entry, places),
			previousInquiryAt: valueIn(entry, places.previousInquiryAt),
			event: valueIn(entry, places.event),
			receivedAt,
		});
		if (kind === 'status') return 'status';
		if (receivedAt === undefined || receivedAt === null || receivedAt === '') return 'noDate';
		const at = toTime(receivedAt, clock, order);
		if (at === null) return 'unreadableDate';
		const sender = toAddress(valueIn(entry, places.senderAddress));
		const item: ReportItem = {
			at,
			kind,
			sender,
			senderDomain: sender.includes('@') ? domainOf(sender) : '',
			senderName: inText(valueIn(entry, places.senderName)),
			subject: inText(valueIn(entry, places.subject)),
			recipient: toAddress(valueIn(entry, places.recipient)),
			mailbox: toAddress(valueIn(entry, places.mailbox)),
			source: toText(valueIn(entry, places.source)),
			campaign: toText(valueIn(entry, places.campaign)),
			responseMinutes: minutesOf(valueIn(entry, places.responseMinutes)),
			isAnswered: yesOrNo(valueIn(entry, places.isAnswered)),
		};
		return { id: inText(valueIn(entry, places.inquiryId)), item };
	};
}

/** An account of a CRM is a name, our mailbox an address. */
function isOfTrigger(entry: Fields, { inquiryId, mailbox }: Places): boolean {
	return (
		inText(valueIn(entry, inquiryId)) !== '' ||
		inText(valueIn(entry, mailbox)).includes('@') ||
		inText(entry.folder ?? entry.Folder) !== ''
	);
}

function valueIn(entry: Fields, place: string | undefined): unknown {
	return place === undefined ? undefined : entry[place];
}

/** Senders, sources and mailboxes come again and again. */
function remembering(toResult: (text: string) => string): (value: unknown) => string {
	const known = new Map<string, string>([['', '']]);
	return (value) => {
		const text = inText(value);
		let result = known.get(text);
		if (result === undefined) {
			result = toResult(text);
			known.set(text, result);
		}
		return result;
	};
}

/** Returns the address in `Ann <ann@client.example>` in its one spelling; other text as it is. */
function addressIn(text: string): string {
	const written = withinBrackets(text.slice(-MAX_ADDRESS).trim());
	const lower = written.trim().toLowerCase();
	// Most are in that spelling already, and looking at a domain for IDN takes its time.
	return PLAIN_ADDRESS.test(lower) ? lower : inOneLine(normaliseAddress(written) ?? lower);
}

/** By hand, as a regexp for it takes the square of the length of what is not an address. */
function withinBrackets(text: string): string {
	const inner = text.endsWith('>') ? text.slice(text.lastIndexOf('<') + 1, -1) : '';
	const at = inner.indexOf('@', 1);
	return at > 0 && at < inner.length - 1 && !inner.includes('>') ? inner : text;
}

/** An address has 320 characters at most, with a name in front of it more; it stands at the end. */
const MAX_ADDRESS = 1_000;
const PLAIN_ADDRESS = /^[\w.%+-]{1,64}@[a-z\d](?:[a-z\d.-]{0,120}[a-z\d])?$/;

function inText(value: unknown): string {
	if (typeof value === 'string') return value;
	return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/**
 * Returns text for one line: control characters and halves of surrogate pairs would break an SVG, marks of
 * direction would turn the text beside them, and nobody reads more than 200 characters of a name.
 */
export function inOneLine(text: string): string {
	const line = text.replace(NOT_IN_A_LINE, ' ').trim();
	if (line.length <= MAX_LENGTH) return line;
	const start = line.slice(0, MAX_LENGTH).replace(/[\ud800-\udbff]$/, '');
	return `${start.trimEnd()}…`;
}

const NOT_IN_A_LINE =
	/[\s\p{Cc}\p{Cs}\p{Co}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]+/gu;
const MAX_LENGTH = 200;

function minutesOf(value: unknown): number | null {
	if (value === null || value === undefined || value === '') return null;
	const minutes = typeof value === 'string' ? Number(value.trim().replace(',', '.')) : value;
	return typeof minutes === 'number' && Number.isFinite(minutes) && minutes >= 0 ? minutes : null;
}

/** Tables keep `true` as a text in the language of their user. */
function yesOrNo(value: unknown): boolean | null {
	return ANSWERS.get(inText(value).trim().toLowerCase()) ?? null;
}

const ANSWERS: ReadonlyMap<string, boolean> = new Map([
	...['true', '1', 'yes', 'да', 'истина'].map((word) => [word, true] as const),
	...['false', '0', 'no', 'нет', 'ложь'].map((word) => [word, false] as const),
]);
