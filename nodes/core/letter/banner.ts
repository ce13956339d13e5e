import type { Line } from './lines';
import { lowerCase } from './lower-case';

/** A gateway's warning is a paragraph, not a page. */
const MAX_LINES = 6;
const MAX_LENGTH = 600;

/** Returns how many lines at the beginning are the warning a mail gateway puts above mail from outside. */
export function findBanner(lines: readonly Line[]): number {
	let start = 0;
	while (start < lines.length && lines[start]?.bare === '') start++;
	let end = start;
	let words = '';
	while (end < lines.length && end < start + MAX_LINES && lines[end]?.bare !== '') {
		const next = `${words} ${lowerCase((lines[end]?.text ?? '').slice(0, MAX_LENGTH).trim())}`;
		// The client's text may follow without a blank line.
		if (isBanner(words) && !GOES_ON.test(next.slice(words.length))) break;
		words = next;
		end++;
	}
	if (!isBanner(words) || words.length > MAX_LENGTH) return 0;
	const hasMore = lines.slice(end).some(({ bare }) => bare !== '');
	return hasMore ? end : 0;
}

function isBanner(words: string): boolean {
	if (words.length > MAX_LENGTH) return false;
	return (WARNING.test(words) && OUTSIDE.test(words)) || LEARN_WHY.test(words);
}

const WARNING =
	/^[^\p{L}]{0,10}(?:caution|warning|external|attention|notice|security|this (?:e-?mail|message) (?:originated|came)|вниман|осторожно|внешн|это письмо|achtung|vorsicht|hinweis|extern|avertissement|prudence|atenci|precauci|aviso|attenzione|avviso|esterno|uwaga|ostrze|zewnętrz|atenç|cuidado|dikkat|uyarı|harici)/u;
const OUTSIDE =
	/external|outside|внешн|вне (?:организ|компан|вашей)|из-за предел|extern|außerhalb|extérieur|fuera de|esterno|esterna|zewnętrz|spoza|fora d|dış|harici/u;
/** Outlook says it about a first message of a sender. */
const LEARN_WHY =
	/^\s*\[?you don['’]t often get e?-?mail from|^\s*some people who received this message/u;
const GOES_ON =
	/link|attach|click|sender|вложен|ссылк|отправител|anhäng|absender|pièces|lien|expéd|adjunt|enlace|remit|allegat|mittent|załącz|nadawc|anexo|remetente|bağlantı|ekler|gönderen|content is safe|important/u;
