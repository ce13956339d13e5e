/** Returns what a subject is about: without reply and forward prefixes, in lower case, spaces folded. */
export function topicOf(subject: string): string {
	return withoutTags(subject.trim().replace(LEADING, '')).replace(/\s+/g, ' ').trim().toLowerCase();
}

/** Returns the subject of an answer: `Re:` once, whatever stands in front in any language. */
export function replySubjectOf(subject: string): string {
	return `Re: ${subject.trim().replace(LEADING, '').trim()}`.trim();
}

/** True when the subject says that the mail was forwarded. */
export function isForwardSubject(subject: string): boolean {
	return FORWARD.test(withoutTags(subject.trimStart()));
}

/** True when the subject begins with a reply or forward prefix. */
export function hasPrefix(subject: string): boolean {
	return PREFIX.test(withoutTags(subject.trimStart()));
}

/** The tag of a list before a subject says nothing; before nothing else it is the subject. */
function withoutTags(subject: string): string {
	const rest = subject.replace(TAGS, '');
	return rest === '' ? subject : rest;
}

/**
 * What mail programs write in their own languages: English, German, Romance, Polish, Turkish, Russian
 * and Ukrainian; then the Nordic ones, Dutch, Czech, Hungarian, Romanian, Bulgarian, Greek, Hebrew,
 * Arabic, Vietnamese, Chinese, Japanese, Korean. Some letters mean a reply here and a forward there.
 */
const REPLIES = [
	...['re', 'aw', 'res', 'resp', 'rép', 'rif', 'r', 'odp', 'ynt', 'yan', 'ответ', 'отв', 'на'],
	...['відповідь', 'відп', 'sv', 'vs', 'svar', 'antw', 'ant', 'odpověď', 'odpoveď', 'vá', 'válasz'],
	...['răsp', 'rasp', 'отг', 'отговор', 'απ', 'απαντ', 'σχετ', 'תגובה', 'תשובה', 'השב'],
	...['رد', 'الرد', 'tl', 'trả lời', '回复', '回覆', '答复', '答覆', '返信', '회신', '답장', 'bls'],
];
const FORWARDS = [
	...['fwd?', 'wg', 'tr', 'rv', 'enc', 'i', 'pd', 'podaj dalej', 'ilt', 'inoltro'],
	...['пересл', 'пересылка', 'перенаправлено', 'vl', 'vb', 'vidb', 'fs', 'doorst', 'přep'],
	...['továbbítás', 'továbbítva', 'redir', 'прен', 'препр', 'πρθ', 'προώθηση', 'הועבר', 'העבר'],
	...['إعادة توجيه', 'تحويل', 'chuyển tiếp', '转发', '轉寄', '轉發', '転送', '전달', 'trs'],
];
const COUNT = '(?:\\s?[\\[(]\\d{1,3}[\\])])?';
/** A number in brackets may be that of an order: only words are a tag. */
const TAG = '\\[[^\\[\\]\\d]{1,40}\\]\\s{0,3}';
const TAGS = new RegExp(`^(?:${TAG})+`, 'u');
const ANY = `(?:${[...REPLIES, ...FORWARDS].join('|')})${COUNT}\\s?[:：]\\s*`;
const PREFIX = new RegExp(`^${ANY}`, 'iu');
const LEADING = new RegExp(`^(?:(?:${TAG})*${ANY})+`, 'iu');
const FORWARD = new RegExp(`^(?:${FORWARDS.join('|')})${COUNT}\\s?[:：]`, 'iu');
