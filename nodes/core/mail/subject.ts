/** Returns what a subject is about: without reply and forward prefixes, in lower case, spaces folded. */
export function topicOf(subject: string): string {
	return subject.trim().replace(PREFIXES, '').replace(/\s+/g, ' ').trim().toLowerCase();
}

/** True when the subject says that the mail was forwarded. */
export function isForwardSubject(subject: string): boolean {
	return FORWARD.test(subject.trimStart());
}

/** True when the subject begins with a reply or forward prefix. */
export function hasPrefix(subject: string): boolean {
	return PREFIXES.test(subject.trimStart());
}

/** As mail programs write them in their own languages, `Re[2]:` and `RE (3):` included. */
const REPLIES =
	're|aw|antw|sv|vs|ant|ynt|yan|odp|res|resp|rép|rif|r|ответ|отв|відповідь|на|回复|答复';
const FORWARDS =
	'fwd?|wg|tr|rv|enc|i|pd|podaj dalej|ilt|vl|vb|doorst|inoltro|пересл|пересылка|перенаправлено|转发';
const COUNT = '(?:\\s?[\\[(]\\d{1,3}[\\])])?';
const PREFIXES = new RegExp(`^(?:(?:${REPLIES}|${FORWARDS})${COUNT}\\s?[:：]\\s*)+`, 'iu');
const FORWARD = new RegExp(`^(?:${FORWARDS})${COUNT}\\s?[:：]`, 'iu');
