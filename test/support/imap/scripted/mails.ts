/** A message on a scripted server. Everything is latin1: one character, one byte. */
export interface ScriptedMail {
	readonly uid: number;
	readonly header: string;
	readonly body: string;
	readonly receivedAt: Date;
	/** BODYSTRUCTURE as it goes over the wire. */
	readonly structure: string;
}

/** A mailbox's only folder. Tests write to it as mail comes and goes. */
export interface ScriptedFolder {
	mails: ScriptedMail[];
	/** null: the server does not say. */
	uidValidity: string | null;
	/** null: the server does not say; undefined: one more than the highest UID. */
	uidNext: number | null | undefined;
}

export interface LetterOptions {
	readonly subject?: string;
	readonly from?: string;
	readonly to?: string;
	readonly body?: string;
	readonly type?: 'plain' | 'html';
	readonly receivedAt?: Date;
	readonly structure?: string;
}

/** Returns a client's message; without a word about it, that of a new client each. */
export function letter(uid: number, options: LetterOptions = {}): ScriptedMail {
	const { subject = `mail ${uid}`, from = `client${uid}@client.example`, type = 'plain' } = options;
	const receivedAt = options.receivedAt ?? new Date();
	const body = options.body ?? `Please send me offer ${uid}.\r\n`;
	const header = [
		`From: ${from}`,
		`To: ${options.to ?? 'office@firm.example'}`,
		`Subject: ${subject}`,
		`Date: ${receivedAt.toUTCString().replace('GMT', '+0000')}`,
		`Message-ID: <${uid}.${receivedAt.getTime()}@client.example>`,
		`Content-Type: text/${type}; charset=utf-8`,
		'\r\n',
	].join('\r\n');
	const structure =
		options.structure ??
		`("TEXT" "${type.toUpperCase()}" ("CHARSET" "utf-8") NIL NIL "8BIT" ${body.length} 1 NIL NIL NIL NIL)`;
	return { uid, header, body, receivedAt, structure };
}

/** Returns the UIDs of a sequence set that are in the folder, `*` being the highest. */
export function inSet(set: string, mails: readonly ScriptedMail[]): ScriptedMail[] {
	const highest = Math.max(0, ...mails.map(({ uid }) => uid));
	const ranges = set.split(',').map((part) => {
		const ends = part.split(':').map((end) => (end === '*' ? highest : Number(end)));
		return [Math.min(...ends), Math.max(...ends)] as const;
	});
	return mails.filter(({ uid }) => ranges.some(([first, last]) => uid >= first && uid <= last));
}

/** Returns one row of FETCH without its end of line; `asked` is the list of items as the client wrote it. */
export function row(sequence: number, mail: ScriptedMail, asked: string): string {
	const items = asked.match(/BODY\.PEEK\[[^\]]*\](<[\d.]+>)?|[A-Z][A-Z0-9.]*/g) ?? [];
	const values = [...new Set(items)].map((item) => value(item, mail));
	return `* ${sequence} FETCH (${values.join(' ')})`;
}

function value(item: string, mail: ScriptedMail): string {
	switch (item) {
		case 'UID':
			return `UID ${mail.uid}`;
		case 'FLAGS':
			return 'FLAGS ()';
		case 'INTERNALDATE':
			return `INTERNALDATE "${internalDate(mail.receivedAt)}"`;
		case 'RFC822.SIZE':
			return `RFC822.SIZE ${mail.header.length + mail.body.length}`;
		case 'BODYSTRUCTURE':
			return `BODYSTRUCTURE ${mail.structure}`;
		default:
			return section(item, mail);
	}
}

function section(item: string, { header, body }: ScriptedMail): string {
	const [, part = '', start, length] = /\[([^\]]*)\](?:<(\d+)\.(\d+)>)?/.exec(item) ?? [];
	const whole = part === '' ? header + body : part.startsWith('HEADER') ? header : body;
	const sent =
		start === undefined ? whole : whole.slice(Number(start), Number(start) + Number(length));
	const origin = start === undefined ? '' : `<${start}>`;
	return `BODY[${part}]${origin} {${sent.length}}\r\n${sent}`;
}

function internalDate(date: Date): string {
	const [, day = '', month, year, time] = date.toUTCString().split(' ');
	return `${day}-${month}-${year} ${time} +0000`;
}
