import { decode } from 'libmime/lib/charset';

import { charsetNamed } from './charset-names';
import { decompressRtf } from './rtf-compression';
import { rtfTokens, type RtfToken } from './rtf-tokens';

/** What a text in RTF says: as HTML where it was made of HTML, else as plain text. */
export interface RtfText {
	readonly text: string;
	readonly html: string;
}

/** Returns the text of the property in which Outlook keeps RTF. */
export function textOfCompressedRtf(bytes: Buffer): RtfText {
	const rtf = decompressRtf(bytes, MAX_LENGTH);
	return rtf === null ? NOTHING : textOfRtf(rtf);
}

/** Larger ones are pictures. */
const MAX_LENGTH = 2 * 1024 * 1024;
const NOTHING: RtfText = { text: '', html: '' };

/** Returns the text of RTF; HTML that is wrapped in it comes out as it was (MS-OXRTFEX). */
export function textOfRtf(rtf: Buffer): RtfText {
	if (!/^\s{0,10}\{\s{0,10}\\rtf/.test(rtf.toString('latin1', 0, 40))) return NOTHING;
	const writer = new RtfWriter(/\\fromhtml1/.test(rtf.toString('latin1', 0, 2_000)));
	for (const token of rtfTokens(rtf.subarray(0, MAX_LENGTH))) writer.take(token);
	const text = writer.end();
	return writer.isHtml ? { text: '', html: text } : { text, html: '' };
}

/** What holds until the end of a group. */
interface Group {
	/** Nothing in it is text. */
	isHidden: boolean;
	/** It is a piece of the HTML that the RTF was made of. */
	isTag: boolean;
	/** The program's own idea of how the HTML looks. */
	isShown: boolean;
	font: number;
	/** How many characters stand in for one that is written by its number. */
	replaced: number;
}

const TOP: Group = { isHidden: false, isTag: false, isShown: true, font: -1, replaced: 1 };

class RtfWriter {
	private readonly outer: Group[] = [];
	private group: Group = { ...TOP };
	private readonly charsets = new Map<number, string>();
	private inFonts = 0;
	private namedFont = -1;
	private charset = 'windows-1252';
	private defaultFont = -1;
	private toSkip = 0;
	/** Octets of which the charset is to be applied at once. */
	private octets: number[] = [];
	private octetsFont = -1;
	private readonly written: string[] = [];
	private isStart = false;

	constructor(readonly isHtml: boolean) {}

	take(token: RtfToken): void {
		if (token.kind === 'octet') {
			this.isStart = false;
			this.octet(token.octet);
			return;
		}
		if (token.kind === 'open') {
			this.outer.push(this.group);
			// Deeper than any program nests.
			if (this.outer.length > MAX_DEPTH) this.outer.shift();
			this.group = { ...this.group };
			this.toSkip = 0;
			this.isStart = true;
			return;
		}
		if (token.kind === 'close') {
			this.flush();
			this.group = this.outer.pop() ?? { ...TOP };
			if (this.outer.length < this.inFonts) this.inFonts = 0;
			this.toSkip = 0;
			return;
		}
		this.word(token.word, token.value);
	}

	end(): string {
		this.flush();
		return this.written.join('');
	}

	private word(word: string, value: number | null): void {
		const isStart = this.isStart;
		if (word !== '*') this.isStart = false;
		if (word === '*') {
			// Nobody who does not know what follows shall read it.
			this.group.isHidden = true;
		} else if (isStart && word === 'htmltag') {
			Object.assign(this.group, { isHidden: !this.isHtml, isTag: true });
		} else if (isStart && (HIDDEN.has(word) || word === 'fonttbl')) {
			this.group.isHidden = true;
			if (word === 'fonttbl') this.inFonts = this.outer.length;
		} else if (word === 'htmlrtf') {
			this.flush();
			this.group.isShown = value === 0;
		} else if (word === 'ansicpg') {
			this.charset = charsetNamed(`cp${value ?? 0}`) ?? this.charset;
		} else if (word === 'mac' || word === 'pc' || word === 'pca') {
			this.charset = word === 'mac' ? 'macroman' : word === 'pc' ? 'cp437' : 'cp850';
		} else if (word === 'deff') {
			this.defaultFont = value ?? -1;
		} else if (word === 'f') {
			if (this.inFonts > 0) this.namedFont = value ?? -1;
			else this.group.font = value ?? -1;
		} else if (word === 'fcharset' || word === 'cpg') {
			const charset = word === 'cpg' ? charsetNamed(`cp${value ?? 0}`) : CHARSETS.get(value ?? 0);
			if (charset) this.charsets.set(this.namedFont, charset);
		} else if (word === 'plain') {
			this.group.font = -1;
		} else if (word === 'uc') {
			this.group.replaced = Math.min(value ?? 1, MAX_REPLACED);
		} else if (word === 'u') {
			this.toSkip = 0;
			this.put(String.fromCharCode((value ?? 0) & 0xffff));
			this.toSkip = this.group.replaced;
		} else {
			const written = SIGNS.get(word);
			if (written !== undefined) this.put(written);
		}
	}

	private octet(octet: number): void {
		if (this.toSkip > 0) {
			this.toSkip--;
			return;
		}
		if (!this.isRead()) return;
		const font = this.group.isTag ? -1 : this.group.font;
		if (font !== this.octetsFont) this.flush();
		this.octetsFont = font;
		this.octets.push(octet);
	}

	private put(text: string): void {
		if (this.toSkip > 0) {
			this.toSkip--;
			return;
		}
		if (!this.isRead()) return;
		this.flush();
		this.written.push(text);
	}

	private isRead(): boolean {
		return !this.group.isHidden && (!this.isHtml || this.group.isTag || this.group.isShown);
	}

	private flush(): void {
		if (this.octets.length === 0) return;
		const font = this.octetsFont === -1 ? this.defaultFont : this.octetsFont;
		const charset = this.charsets.get(font) ?? this.charset;
		const bytes = Buffer.from(this.octets);
		const isAscii = bytes.every((byte) => byte < 0x80);
		this.written.push(isAscii ? bytes.toString('latin1') : decode(bytes, charset));
		this.octets = [];
	}
}

const MAX_DEPTH = 500;
const MAX_REPLACED = 10;

/** Groups that hold no text of the letter. */
const HIDDEN: ReadonlySet<string> = new Set([
	...['colortbl', 'stylesheet', 'info', 'pict', 'object', 'objdata', 'header', 'footer', 'headerl'],
	...['headerr', 'headerf', 'footerl', 'footerr', 'footerf', 'fldinst', 'listtable', 'themedata'],
	...['listoverridetable', 'rsidtbl', 'generator', 'xmlnstbl', 'latentstyles', 'datastore'],
]);

const SIGNS: ReadonlyMap<string, string> = new Map([
	...([
		['par', '\n'],
		['line', '\n'],
		['row', '\n'],
		['sect', '\n'],
		['page', '\n'],
		['tab', '\t'],
		['cell', '\t'],
		['nestcell', '\t'],
		['nestrow', '\n'],
	] as const),
	...([
		['lquote', '‘'],
		['rquote', '’'],
		['ldblquote', '“'],
		['rdblquote', '”'],
		['bullet', '•'],
		['endash', '–'],
		['emdash', '—'],
		['enspace', ' '],
		['emspace', ' '],
	] as const),
	...([
		['~', '\u00a0'],
		['_', '-'],
		['\n', '\n'],
		['\r', '\n'],
	] as const),
]);

/** Charsets of fonts (MS-WMF §2.1.1.5). */
const CHARSETS: ReadonlyMap<number, string> = new Map([
	...([
		[77, 'macroman'],
		[128, 'shift_jis'],
		[129, 'euc-kr'],
		[134, 'gb18030'],
		[136, 'big5'],
	] as const),
	...([
		[161, 'windows-1253'],
		[162, 'windows-1254'],
		[163, 'windows-1258'],
		[177, 'windows-1255'],
		[178, 'windows-1256'],
	] as const),
	...([
		[186, 'windows-1257'],
		[204, 'windows-1251'],
		[222, 'windows-874'],
		[238, 'windows-1250'],
		[0, 'windows-1252'],
	] as const),
]);
