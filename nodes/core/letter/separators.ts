import { attributionLength } from './attribution';
import { hasLabel } from './header-block';
import type { Line } from './lines';
import { lowerCase } from './lower-case';

/** True when everything from this line on is an older mail, whatever follows. */
export function isSeparator(lines: readonly Line[], index: number): boolean {
	const bare = lines[index]?.bare ?? '';
	if (bare.length > MAX_SEPARATOR || !/^[-_=*—–]|:$/.test(bare)) return false;
	const words = wordsBetweenDashes(bare);
	if (words === '') return isRule(bare) && isAboveHeaders(lines, index + 1);
	if (DASHED.has(words)) return /^[\s*]*[-_=]{2}/.test(bare) && /[-_=]{2}[\s*]*$/.test(bare);
	// Some telephones write `--- Original message ---From: …` in one line.
	const closing = words.indexOf('--');
	if (closing > 0 && bare.startsWith('--')) return DASHED.has(words.slice(0, closing).trim());
	return bare.endsWith(':') && BARE.has(words.slice(0, -1).trim());
}

const MAX_SEPARATOR = 120;

function wordsBetweenDashes(bare: string): string {
	let start = 0;
	let end = bare.length;
	while (start < end && isDash(bare[start])) start++;
	while (end > start && isDash(bare[end - 1])) end--;
	return lowerCase(bare.slice(start, end)).replace(/’/g, "'");
}

function isDash(character: string | undefined): boolean {
	return character !== undefined && '-_=*> \t\u00a0—–'.includes(character);
}

function isRule(bare: string): boolean {
	return /^(?:-{10,}|_{10,}|—{10,})$/.test(bare);
}

/** A line of dashes alone may be anybody's; above header lines it is the program's. */
function isAboveHeaders(lines: readonly Line[], index: number): boolean {
	const below = lines.slice(index, index + 10).filter(({ bare }) => bare !== '');
	if (!hasLabel(below[0], 'from', 'to', 'sent')) return false;
	const isMail = below.slice(0, 6).some(({ bare }) => bare.includes('@'));
	if (below.slice(1, 6).filter((line) => hasLabel(line, ...MAIL_LABELS)).length >= 2) {
		return isMail || below.slice(0, 6).some((line) => hasLabel(line, 'sent'));
	}
	return [1, 2, 3, 4].some((at) => attributionLength(below, at, () => false) > 0);
}

const MAIL_LABELS = ['from', 'sent', 'date', 'to', 'cc', 'subject'] as const;

/** Between dashes. */
const DASHED: ReadonlySet<string> = new Set([
	...['original message', 'original appointment', 'forwarded message', 'forwarded by'],
	'reply message',
	...['исходное сообщение', 'исходное письмо', 'пересылаемое сообщение', 'пересланное сообщение'],
	...['пересланное письмо', 'перенаправленное сообщение', 'оригинальное сообщение'],
	...['начало переадресованного сообщения', 'начало пересылаемого сообщения'],
	'пересылаемое письмо',
	...['ursprüngliche nachricht', 'originalnachricht', 'original-nachricht', 'original nachricht'],
	...['weitergeleitete nachricht', 'weitergeleitete mail'],
	...["message d'origine", 'message original', 'mail original', 'message transféré'],
	'mail transféré',
	...['message initial', 'e-mail transféré', 'mensaje original', 'mensaje reenviado'],
	...['mensaje de origen', 'messaggio originale', 'messaggio inoltrato', 'messaggio inoltrato da'],
	...['wiadomość oryginalna', 'oryginalna wiadomość', 'wiadomość przekazana'],
	'przekazana wiadomość',
	...['treść przekazanej wiadomości', 'mensagem original', 'mensagem encaminhada'],
	...['mensagem reencaminhada', 'mensagem reenviada', 'özgün ileti', 'orijinal mesaj'],
	...['orijinal ileti', 'özgün mesaj', 'iletilen mesaj', 'yönlendirilmiş mesaj', 'iletilmiş mesaj'],
	...['iletilen ileti', 'yönlendirilen ileti', 'yönlendirilen mesaj'],
]);

/** With a colon instead of dashes: Apple. */
const BARE: ReadonlySet<string> = new Set([
	...['begin forwarded message', 'forwarded message', 'anfang der weitergeleiteten nachricht'],
	...['anfang der weitergeleiteten e-mail', 'début du message réexpédié'],
	'début du message transféré',
	...['inicio del mensaje reenviado', 'inizio messaggio inoltrato'],
	'inizio del messaggio inoltrato',
	...['początek przekazywanej wiadomości', 'początek przekazanej wiadomości'],
	...['początek przesłanej dalej wiadomości', 'início da mensagem encaminhada'],
	...['início da mensagem reencaminhada', 'yönlendirilen ileti başlangıcı', 'iletilen ileti'],
	...['başlangıç: yönlendirilen ileti', 'yönlendirilmiş ileti başlangıcı'],
	...['начало переадресованного сообщения', 'начало пересылаемого сообщения'],
	'начало пересланного сообщения',
]);
