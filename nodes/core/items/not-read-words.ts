import { LEFT_OUT, NOT_READ } from '../mailbox/not-read';
import type { Language } from '../text/wording';
import { itemWordsOf } from './words/words-in';

/** Returns why a message or its text could not be read, `NOT_READ` and what follows it, in a language. */
export function notReadInWords(reason: string, language: Language): string {
	return inOther(reason, NOT_READ, itemWordsOf(language).notRead);
}

/** Returns why a file was left out, one of `LEFT_OUT`, in a language. */
export function leftOutInWords(reason: string, language: Language): string {
	return inOther(reason, LEFT_OUT, itemWordsOf(language).leftOut);
}

/** What stands behind the sentence stays: the words of a server, a reference. */
function inOther<Key extends string>(
	reason: string,
	english: Readonly<Record<Key, string>>,
	other: Readonly<Record<Key, string>> | null,
): string {
	if (other === null) return reason;
	const keys = Object.keys(english) as Key[];
	const key = keys
		.filter((each) => reason.startsWith(english[each]))
		.sort((a, b) => english[b].length - english[a].length)[0];
	return key === undefined ? reason : other[key] + reason.slice(english[key].length);
}
