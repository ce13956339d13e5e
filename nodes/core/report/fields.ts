/** What a report reads of an item. */
export type ReportField = keyof typeof NAMES;

/** Names of fields or columns that differ from the usual ones. */
export type FieldNames = Readonly<Partial<Record<ReportField, string>>>;

/** Where an item holds each field; a field without a place is not given. */
export type Places = Readonly<Partial<Record<ReportField, string>>>;

/**
 * Returns a function that finds the fields of an item by its keys: `receivedAt`, `received_at`,
 * `Received At` and `Дата` are one. A name the user chose is the only one looked for.
 */
export function placesFinder(chosen: FieldNames): (item: object) => Places {
	const known = new Map<string, Places>();
	let lastKeys: readonly string[] = [];
	let last: Places = {};
	return (item) => {
		const keys = Object.keys(item);
		// Items of one source have one shape, and the next item is of the same source.
		if (isSame(keys, lastKeys)) return last;
		const shape = keys.join('\n');
		const places = known.get(shape) ?? placesIn(keys, chosen);
		if (known.size < MAX_SHAPES) known.set(shape, places);
		lastKeys = keys;
		last = places;
		return places;
	};
}

/** Should each item have a shape of its own, they are not worth keeping. */
const MAX_SHAPES = 500;

function isSame(keys: readonly string[], others: readonly string[]): boolean {
	return keys.length === others.length && keys.every((key, index) => key === others[index]);
}

/** Plain forms (`plain`) of the names to look for, the best first. */
const NAMES = {
	receivedAt: [
		...['receivedat', 'received', 'receiveddate', 'date', 'datetime', 'timestamp', 'time'],
		...['датаполучения', 'получено', 'дата', 'датаивремя', 'датаобращения', 'createdat'],
	],
	senderAddress: [
		...['senderaddress', 'senderemail', 'sender', 'fromaddress', 'fromemail', 'from', 'email'],
		...['адресотправителя', 'отправитель', 'откого', 'почта', 'эпочта', 'emailклиента'],
	],
	senderName: ['sendername', 'fromname', 'имяотправителя', 'имяклиента', 'clientname'],
	subject: ['subject', 'тема', 'темаписьма'],
	recipient: ['recipient', 'recipientaddress', 'to', 'получатель', 'адресполучателя', 'кому'],
	mailbox: ['mailbox', 'mailboxaddress', 'account', 'ящик', 'почтовыйящик'],
	source: ['source', 'utmsource', 'channel', 'источник', 'канал'],
	campaign: ['campaign', 'utmcampaign', 'campaignname', 'кампания', 'рекламнаякампания'],
	kind: ['kind', 'output', 'вид', 'видобращения'],
	reason: ['reason', 'причина'],
	previousInquiryAt: ['previousinquiryat', 'предыдущееобращение'],
	responseMinutes: ['responseminutes', 'responsetime', 'времяответа', 'времяответамин'],
	isAnswered: ['isanswered', 'answered', 'отвечено', 'естьответ'],
	inquiryId: ['inquiryid', 'idобращения'],
	event: ['event'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** All fields, in the order of their importance. */
export const REPORT_FIELDS = Object.keys(NAMES) as readonly ReportField[];

function placesIn(keys: readonly string[], chosen: FieldNames): Places {
	const byName = new Map<string, string>();
	for (const key of keys) {
		const name = plain(key);
		if (!byName.has(name)) byName.set(name, key);
	}
	const found = REPORT_FIELDS.flatMap((field): Array<[ReportField, string]> => {
		const own = chosen[field]?.trim() ?? '';
		const key =
			own === ''
				? NAMES[field].map((name) => byName.get(name)).find((place) => place !== undefined)
				: keys.includes(own)
					? own
					: byName.get(plain(own));
		return key === undefined ? [] : [[field, key]];
	});
	return Object.fromEntries(found);
}

/** Returns a name without what differs between `receivedAt`, `received_at` and `Received At`. */
function plain(name: string): string {
	return name
		.toLowerCase()
		.replaceAll('ё', 'е')
		.replace(/[^\p{L}\p{N}]/gu, '');
}
