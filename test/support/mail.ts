import { ascii, CRLF, headerText, inCharset, transferEncoded } from './mail/encoding';
import type { Encoding } from './mail/encoding';

/** What a test wants to say about a message; everything else gets a plain default. */
export interface MailOptions {
	readonly from?: string;
	readonly to?: string;
	readonly cc?: string;
	readonly replyTo?: string;
	readonly subject?: string;
	readonly text?: string;
	readonly html?: string;
	readonly messageId?: string;
	readonly date?: Date | string;
	/** Further headers, written last; a list gives one line each. */
	readonly headers?: Readonly<Record<string, string | readonly string[]>>;
	readonly attachments?: readonly Attachment[];
	/** Of header texts and bodies: utf-8 or any single-byte one, e.g. koi8-r. */
	readonly charset?: string;
	/** How bodies are written; `8bit` leaves them and the headers raw. */
	readonly encoding?: Encoding;
	/** Headers to leave out, e.g. `['From', 'Message-ID']`. */
	readonly omit?: readonly string[];
}

export interface Attachment {
	readonly name: string;
	readonly type?: string;
	readonly content?: string | Buffer;
	/** Length of made-up content. */
	readonly size?: number;
}

const DEFAULT_DATE = new Date('2026-01-15T10:00:00Z');

let counter = 0;

/** A message as it is on a server. Deterministic, but for the Message-IDs, which count up. */
export function mail(options: MailOptions = {}): Buffer {
	const style: Style = {
		charset: options.charset ?? 'utf-8',
		encoding: options.encoding ?? 'quoted-printable',
	};
	const omitted = new Set(options.omit?.map((name) => name.toLowerCase()));
	const lines = headers(options)
		.filter(([name]) => !omitted.has(name.toLowerCase()))
		.map(([name, value]) =>
			Buffer.concat([ascii(`${name}: `), headerText(value, style.charset, style.encoding), CRLF]),
		);
	return Buffer.concat([...lines, body(options, style)]);
}

interface Style {
	readonly charset: string;
	readonly encoding: Encoding;
}

function headers(options: MailOptions): Array<readonly [string, string]> {
	const messageId = options.messageId ?? `<mail-${++counter}@test.example>`;
	const { date = DEFAULT_DATE } = options;
	const known: ReadonlyArray<readonly [string, string | undefined]> = [
		['From', options.from ?? 'Ann Client <ann@client.example>'],
		['To', options.to ?? 'sales@shop.example'],
		['Cc', options.cc],
		['Reply-To', options.replyTo],
		['Subject', options.subject ?? 'Question'],
		['Date', typeof date === 'string' ? date : date.toUTCString().replace('GMT', '+0000')],
		['Message-ID', messageId],
		['MIME-Version', '1.0'],
	];
	const more = Object.entries(options.headers ?? {}).flatMap(([name, value]) =>
		[value].flat().map((line) => [name, line] as const),
	);
	const given = known.flatMap(([name, value]) =>
		value === undefined ? [] : [[name, value] as const],
	);
	return [...given, ...more];
}

function body({ text, html, attachments = [] }: MailOptions, style: Style): Buffer {
	const texts = [
		...(text !== undefined || html === undefined
			? [textPart('plain', text ?? 'Hello', style)]
			: []),
		...(html !== undefined ? [textPart('html', html, style)] : []),
	];
	const content = multipart('alternative', texts);
	return multipart('mixed', [content, ...attachments.map((file) => attachmentPart(file, style))]);
}

/** The parts under one roof, or the only part itself. */
function multipart(kind: 'alternative' | 'mixed', parts: readonly Buffer[]): Buffer {
	const [only] = parts;
	if (parts.length === 1 && only) return only;
	const boundary = `${kind}-boundary`;
	return Buffer.concat([
		ascii(`Content-Type: multipart/${kind}; boundary="${boundary}"\r\n\r\n`),
		...parts.flatMap((part) => [ascii(`--${boundary}\r\n`), part]),
		ascii(`--${boundary}--\r\n`),
	]);
}

function textPart(kind: 'plain' | 'html', text: string, { charset, encoding }: Style): Buffer {
	const content = inCharset(text.replace(/\r?\n/g, '\r\n'), charset);
	return Buffer.concat([
		ascii(`Content-Type: text/${kind}; charset=${charset}\r\n`),
		ascii(`Content-Transfer-Encoding: ${encoding}\r\n\r\n`),
		transferEncoded(content, encoding),
		CRLF,
	]);
}

function attachmentPart({ name, type, content, size = 0 }: Attachment, style: Style): Buffer {
	const fileName = headerText(name, style.charset, style.encoding);
	return Buffer.concat([
		ascii(`Content-Type: ${type ?? 'application/octet-stream'}; name="`),
		...[fileName, ascii('"\r\nContent-Disposition: attachment; filename="'), fileName],
		ascii('"\r\nContent-Transfer-Encoding: base64\r\n\r\n'),
		transferEncoded(Buffer.from(content ?? 'x'.repeat(size)), 'base64'),
		CRLF,
	]);
}
