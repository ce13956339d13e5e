import libmime from 'libmime';

/** Returns the name under which a charset is known here, of the one a message declares; null when it says nothing. */
export function charsetNamed(declared: string | null): string | null {
	const name = (declared ?? '')
		.toLowerCase()
		.replace(/[\s"'<>,;=]+/g, '')
		.slice(0, MAX_LENGTH);
	if (name === '' || NO_WORD.test(name)) return null;
	for (const [pattern, charset] of FAMILIES) {
		const found = pattern.exec(name);
		if (found === null) continue;
		const candidate = charset.replace('$1', found[1] ?? '');
		if (OWN.has(candidate) || isKnown(candidate)) return candidate;
	}
	const usual = libmime.normalizeCharset(name);
	return isKnown(usual) ? usual.toLowerCase() : null;
}

const MAX_LENGTH = 60;
const NO_WORD =
	/^(?:us-?ascii|ascii|ansi_x3\.?4.*|ansi|iso-ir-6|unknown.*|x-unknown|x-user-defined|default|none|null|7-?bit|8-?bit|binary|utf-?8-?or-?.*)$/;

/** Decoded here, see `escaped-charsets.ts`. */
const OWN: ReadonlySet<string> = new Set(['utf-7', 'hz-gb-2312', 'iso-2022-kr']);

/** Names that mail really has, typing slips included; the first that fits and is known. */
const FAMILIES: readonly (readonly [RegExp, charset: string])[] = [
	[/^(?:.*unicode.*)?utf[-_]?7(?:-imap)?$/, 'utf-7'],
	[/^hz(?:[-_]?gb.*)?$/, 'hz-gb-2312'],
	[/^(?:cs)?iso[-_]?2022[-_]?kr$/, 'iso-2022-kr'],
	[/^(?:iso[-_]?2022[-_]?cn.*|.*gb[-_]?18030.*)$/, 'gb18030'],
	[/^(?:x-)?(?:u[tfp]{1,2}|uft|urf|ut|tf)[-_‐–]?8(?:[^0-9].*)?$|^utf-?8|utf8mb|65001$/, 'utf-8'],
	[/^(?:x-)?(?:.*gbk|.*gb[-_]?2312.*|euc[-_]?cn|(?:x-)?(?:cp|ms|windows)[-_]?936)$/, 'gb18030'],
	[/^(?:x-)?(?:.*big[-_]?5.*|(?:x-)?(?:cp|ms|windows)[-_]?950)$/, 'big5'],
	[
		/^(?:x-)?(?:.*(?:shift|s)[-_]?jis.*|sjis.*|windows-?31j|(?:x-)?(?:cp|ms|windows)[-_]?932|mac-?japanese)$/,
		'shift_jis',
	],
	[
		/^(?:x-)?(?:euc[-_]?kr.*|ks_?c_?5601.*|ksc.*|korean|(?:x-)?(?:cp|ms|windows)[-_]?949|uhc|mac-?korean)$/,
		'euc-kr',
	],
	[/^(?:x-)?euc[-_]?jp.*$/, 'euc-jp'],
	[/^(?:x-)?mac-?chinese-?simp.*$/, 'gb18030'],
	[/^(?:x-)?mac-?chinese-?trad.*$/, 'big5'],
	[/^(?:x-)?mac-?(?:ce|central-?euro.*)$/, 'maccenteuro'],
	[/^(?:x-)?mac-?hebrew$/, 'windows-1255'],
	[/^(?:x-)?mac-?(?:roman|os-?roman)?$/, 'macroman'],
	[/^macintosh$/, 'macroman'],
	[/^(?:x-)?mac-?([a-z]+)$/, 'mac$1'],
	[/^(?:x-)?koi?[-_]?8?[-_]?u$/, 'koi8-u'],
	[/^(?:x-)?ko?[il1]?8?[-_]?r?$|^koi[-_]?8.*$/, 'koi8-r'],
	[/^(?:x-)?(?:w[a-z]*|cp|ms|ansi)?[-_]?(125[0-8])(?:[^0-9].*)?$/, 'windows-$1'],
	[/^(?:x-)?(?:w[a-z]*|cp|ibm|dos|oem)[-_]?0?(\d{3,4})$/, 'cp$1'],
	// Numbers that Outlook gives to what is not a code page.
	[/^cp2859([1-9])$/, 'iso-8859-$1'],
	[/^cp2860([35])$/, 'iso-8859-1$1'],
	[/^cp20866$/, 'koi8-r'],
	[/^cp21866$/, 'koi8-u'],
	[/^cp5022[0-2]$/, 'iso-2022-jp'],
	[/^cp(?:50225|51949)$/, 'euc-kr'],
	[/^cp51932$/, 'euc-jp'],
	[/^cp54936$/, 'gb18030'],
	[/^cp52936$/, 'hz-gb-2312'],
	[/^cp65000$/, 'utf-7'],
	[/^(?:x-)?i?s?[o0]?[-_]?8(?:8|5|9){2}[59]?[-_]?8[-_]?[ie]$/, 'iso-8859-8'],
	[/^i?s?[o0]?[-_]?8[0-9]{3}[-_:]?(\d{1,2})(?:[^0-9].*)?$/, 'iso-8859-$1'],
	[/^(?:cs)?(?:iso)?latin[-_]?5$/, 'iso-8859-9'],
	[/^(?:cs)?(?:iso)?latin[-_]?(?:9|0)$/, 'iso-8859-15'],
	[/^(?:cs)?(?:iso)?latin[-_]?([1-4])$/, 'iso-8859-$1'],
];

function isKnown(name: string): boolean {
	return libmime.createDecodeStream(name).supported;
}
