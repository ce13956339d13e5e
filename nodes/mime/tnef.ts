import { decodeCharset } from './charset';
import { charsetNamed } from './charset-names';
import { readProperties, type Properties } from './mapi-properties';
import { textOfCompressedRtf } from './rtf';

/** A file in a `winmail.dat`. */
interface TnefFile {
	/** '' when it has none. */
	readonly name: string;
	readonly type: string;
	/** As announced; `content` is shorter when the bytes are cut. */
	readonly size: number;
	readonly content: Buffer;
	/** What HTML shows it by. */
	readonly contentId?: string;
}

/** What Outlook packs into a `winmail.dat` (MS-OXTNEF), as far as it is text or a file. */
export interface Tnef {
	/** '' when there is none that can be read. */
	readonly text: string;
	readonly html: string;
	readonly files: readonly TnefFile[];
}

/** Returns what is in a `winmail.dat`, which may be cut anywhere; null when it is none. */
export function readTnef(bytes: Buffer): Tnef | null {
	if (bytes.length < 6 || bytes.readUInt32LE(0) !== SIGNATURE) return null;
	let charset: string | null = null;
	let body = '';
	let properties: Properties = new Map();
	const files: RawFile[] = [];
	for (const { id, value, size } of attributesIn(bytes)) {
		const file = files.at(-1);
		if (id === CODE_PAGE && value.length >= 4) charset = `cp${value.readUInt32LE(0)}`;
		else if (id === BODY) body ||= stringOf(value, charset);
		else if (id === PROPERTIES) properties = readProperties(value);
		else if (id === FILE && files.length < MAX_FILES) files.push({ name: '', content: null });
		else if (file === undefined) continue;
		else if (id === FILE_NAME) file.name = stringOf(value, charset);
		else if (id === FILE_CONTENT) file.content = { value, size };
		else if (id === FILE_PROPERTIES) file.properties = readProperties(value);
	}
	const known = charset;
	return { ...bodyIn(properties, body, known), files: files.map((file) => toFile(file, known)) };
}

const SIGNATURE = 0x223e9f78;
const CODE_PAGE = 0x00069007;
const BODY = 0x0002800c;
const PROPERTIES = 0x00069003;
const FILE = 0x00069002;
const FILE_NAME = 0x00018010;
const FILE_CONTENT = 0x0006800f;
const FILE_PROPERTIES = 0x00069005;
const MAX_FILES = 1_000;

interface Attribute {
	readonly id: number;
	readonly value: Buffer;
	readonly size: number;
}

/** An attribute is a level, an id, a length, that many octets and a sum of two. */
function* attributesIn(bytes: Buffer): Generator<Attribute> {
	for (let at = 6; at + 9 <= bytes.length; ) {
		const size = bytes.readUInt32LE(at + 5);
		const id = bytes.readUInt32LE(at + 1);
		yield { id, value: bytes.subarray(at + 9, at + 9 + size), size };
		at += 9 + size + 2;
	}
}

/** Properties by their number (MS-OXPROPS). */
const TEXT = 0x1000;
const RTF = 0x1009;
const HTML = 0x1013;
const HTML_CODE_PAGE = 0x3fde;
const CONTENT = 0x3701;
const SHORT_NAME = 0x3704;
const LONG_NAME = 0x3707;
const MIME_TYPE = 0x370e;
const CONTENT_ID = 0x3712;
const DISPLAY_NAME = 0x3001;

function bodyIn(properties: Properties, body: string, charset: string | null) {
	const text = textIn(properties, TEXT, charset) || body;
	const codePage = properties.get(HTML_CODE_PAGE)?.value;
	const pageCharset = codePage?.length === 4 ? `cp${codePage.readUInt32LE(0)}` : charset;
	const html = textIn(properties, HTML, pageCharset);
	const rtf = properties.get(RTF)?.value;
	// The same in Outlook's own format, where it is all there is.
	if (text.trim() !== '' || html !== '' || rtf === undefined) return { text, html };
	return textOfCompressedRtf(rtf);
}

function textIn(properties: Properties, id: number, charset: string | null): string {
	const property = properties.get(id);
	if (property === undefined) return '';
	const { value, isUnicode } = property;
	return isUnicode ? value.toString('utf16le').replace(/\0.*$/s, '') : stringOf(value, charset);
}

function stringOf(value: Buffer, charset: string | null): string {
	const end = value.indexOf(0);
	return decodeCharset(end === -1 ? value : value.subarray(0, end), charsetNamed(charset));
}

interface RawFile {
	name: string;
	content: { readonly value: Buffer; readonly size: number } | null;
	properties?: Properties;
}

function toFile(
	{ name, content, properties = new Map() }: RawFile,
	charset: string | null,
): TnefFile {
	const read = (id: number) => textIn(properties, id, charset);
	const object = properties.get(CONTENT)?.value;
	const contentId = read(CONTENT_ID).replace(/^<|>$/g, '');
	const isObject = object !== undefined && object.length > (content?.size ?? 0);
	const held = isObject ? object : (content?.value ?? Buffer.alloc(0));
	// A message in a message is written as an object: what it is of stands in 16 octets before it.
	const isMessage = isObject && held.length > 20 && held.readUInt32LE(16) === SIGNATURE;
	return {
		name: read(LONG_NAME) || name || read(SHORT_NAME) || read(DISPLAY_NAME),
		type: isMessage ? 'application/ms-tnef' : read(MIME_TYPE) || 'application/octet-stream',
		size: isObject ? held.length : (content?.size ?? 0),
		content: isMessage ? held.subarray(16) : held,
		...(contentId === '' ? {} : { contentId }),
	};
}
