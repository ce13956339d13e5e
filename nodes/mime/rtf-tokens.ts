/** A brace, a control word with its number, or an octet of text. */
export type RtfToken =
	| { readonly kind: 'open' }
	| { readonly kind: 'close' }
	| { readonly kind: 'word'; readonly word: string; readonly value: number | null }
	| { readonly kind: 'octet'; readonly octet: number };

/** Yields what RTF is made of; octets of pictures and the like are passed over. */
export function* rtfTokens(rtf: Buffer): Generator<RtfToken> {
	for (let at = 0; at < rtf.length; ) {
		const octet = rtf[at] ?? 0;
		if (octet === BACKSLASH) {
			const [token, length] = controlAt(rtf, at + 1);
			at += 1 + length;
			if (token === null) at = Math.min(rtf.length, at);
			else if (token.kind === 'word' && token.word === 'bin') at += Math.max(0, token.value ?? 0);
			else yield token;
			continue;
		}
		at++;
		if (octet === OPEN) yield { kind: 'open' };
		else if (octet === CLOSE) yield { kind: 'close' };
		else if (octet !== CR && octet !== LF && octet !== 0) yield { kind: 'octet', octet };
	}
}

const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const CR = 0x0d;
const LF = 0x0a;
const QUOTE = 0x27;

/** Behind a backslash: a word and its number, with the space that ends them, or a sign. */
function controlAt(rtf: Buffer, at: number): readonly [RtfToken | null, length: number] {
	const first = rtf[at];
	if (first === undefined) return [null, 0];
	if (!isLetter(first)) {
		if (first === QUOTE) {
			const octet = Number.parseInt(rtf.toString('latin1', at + 1, at + 3), 16);
			return [Number.isNaN(octet) ? null : { kind: 'octet', octet }, 3];
		}
		const sign = String.fromCharCode(first);
		const isText = '\\{}'.includes(sign);
		return [
			isText ? { kind: 'octet', octet: first } : { kind: 'word', word: sign, value: null },
			1,
		];
	}
	const written = rtf.toString('latin1', at, at + MAX_WORD);
	const [all = '', word = '', value] = /^([A-Za-z]{1,32})(-?\d{1,10})? ?/.exec(written) ?? [];
	return [{ kind: 'word', word, value: value === undefined ? null : Number(value) }, all.length];
}

const MAX_WORD = 48;

function isLetter(octet: number): boolean {
	const lower = octet | 0x20;
	return lower >= 0x61 && lower <= 0x7a;
}
