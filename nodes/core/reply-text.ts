/**
 * Returns what the writer wrote now: the text before the quoted history. When unsure, or when nothing
 * would be left, the whole text. Linear in the length of the text.
 */
export function newTextOf(text: string): string {
	const lines = text.replace(/\r\n?/g, '\n').split('\n');
	const cut = quoteStart(lines);
	const kept = withoutQuotedTail(lines.slice(0, cut)).join('\n').trim();
	return kept === '' ? text.trim() : kept;
}

function quoteStart(lines: readonly string[]): number {
	for (let index = 0; index < lines.length; index++) {
		const line = (lines[index] ?? '').trim();
		if (line.length > MAX_LINE) continue;
		if (SEPARATORS.some((separator) => separator.test(line))) return index;
		if (isAttribution(line, lines, index)) return index;
		if (isHeaderBlock(lines, index)) return index;
	}
	return lines.length;
}

/** Longer lines are prose or bait; attribution lines with two addresses stay well below. */
const MAX_LINE = 400;

const SEPARATORS = [
	/^-{2,}\s*(?:original message|forwarded message|исходное сообщение|пересылаемое сообщение|пересланное сообщение|ursprüngliche nachricht|message d'origine|mensaje original|messaggio originale)\s*-{2,}$/i,
	/^_{20,}$/,
];

/** `On …, … wrote:` and its sisters, in one line or two; only when the next text is a quote or it names an address or date. */
const ATTRIBUTION = [
	/^(?:on|le|el|il|am|em|w dniu|dnia)\s.{3,300}\s(?:wrote|écrit|escribió|ha scritto|schrieb(?:\s.{1,150})?|escreveu|napisał(?:\(a\))?)\s*:$/i,
	/^.{3,300}\s(?:пишет|писал|писала|писал\(а\)|написал|написала|написал\(а\))\s*:$/i,
	/^\d{1,2}[./]\d{1,2}[./]\d{2,4}.{0,300}(?:пишет|wrote|schrieb|<[^<>\s@]{1,100}@[^<>\s@]{1,100}>)\s*:$/i,
	// Gmail and Mail.ru in Russian: a time, and the address last.
	/^(?=.{0,300}\d:\d\d).{3,300}\s<[^<>\s@]{1,100}@[^<>\s@]{1,100}>\s*:$/,
];
/** A year, an address or a time of day: `5 мая он написал:` alone may be part of a story. */
const EVIDENCE = /[@<]|\d[:.]\d\d\b|\b\d{4}\b/;

function isAttribution(line: string, lines: readonly string[], index: number): boolean {
	if (ATTRIBUTION.some((pattern) => pattern.test(line)) && EVIDENCE.test(line)) return true;
	// Mail programs break long attribution lines after some 76 characters.
	const next = (lines[index + 1] ?? '').trim();
	if (!next.endsWith(':') || next.length > MAX_LINE || line === '') return false;
	const joined = `${line} ${next}`;
	return (
		/^(?:on|le|el|il|am|em|\d|(?:пн|вт|ср|чт|пт|сб|вс),\s)/i.test(line) &&
		EVIDENCE.test(joined) &&
		ATTRIBUTION.some((pattern) => pattern.test(joined))
	);
}

const HEADER_LINE = /^\*?(?:from|от|von|de|da|od)\*?\s*:\*?\s+\S/i;
const HEADER_FOLLOWERS =
	/^\*?(?:sent|date|to|subject|cc|отправлено|дата|кому|тема|копия|gesendet|an|betreff|envoyé|à|objet|enviado|para|asunto|inviato|a|oggetto|wysłano|do|temat)\*?\s*:/i;

const SUBJECT_LINE = /^\*?(?:subject|тема|betreff|objet|asunto|oggetto|temat|assunto|konu)\*?\s*:/i;

/** Outlook's block of header lines: From with the subject and another one right below. A route has From and To as well. */
function isHeaderBlock(lines: readonly string[], index: number): boolean {
	if (!HEADER_LINE.test((lines[index] ?? '').trim())) return false;
	const below = lines.slice(index + 1, index + 6).map((line) => line.trim());
	const followers = below.filter((line) => HEADER_FOLLOWERS.test(line));
	return followers.length >= 2 && followers.some((line) => SUBJECT_LINE.test(line));
}

/** A block of `>` lines at the end, which is all some programs leave of the history. */
function withoutQuotedTail(lines: readonly string[]): readonly string[] {
	let end = lines.length;
	while (end > 0 && /^(?:>|$)/.test((lines[end - 1] ?? '').trimStart())) end--;
	return lines.slice(0, end);
}
