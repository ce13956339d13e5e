import { LEFT_OUT, NOT_READ } from '../mailbox/not-read';
import { filled, type Language } from '../text/wording';
import { itemWordsOf } from './words/words-in';

/** Returns why a message or its text could not be read, `NOT_READ` and what follows it, in a language. */
export function notReadInWords(reason: string, language: Language): string {
	const { notRead, reference } = itemWordsOf(language);
	return inOther(reason, NOT_READ, notRead, reference);
}

/** Returns why a file was left out, one of `LEFT_OUT`, in a language. */
export function leftOutInWords(reason: string, language: Language): string {
	const { leftOut, reference } = itemWordsOf(language);
	return inOther(reason, LEFT_OUT, leftOut, reference);
}

/** What stands behind the sentence stays: the words of a server, a reference. */
function inOther<Key extends string>(
	reason: string,
	english: Readonly<Record<Key, string>>,
	other: Readonly<Record<Key, string>> | null,
	reference: string,
): string {
	if (other === null) return reason;
	const keys = Object.keys(english) as Key[];
	const key = keys
		.filter((each) => reason.startsWith(english[each]))
		.sort((a, b) => english[b].length - english[a].length)[0];
	if (key === undefined) return reason;
	const rest = reason.slice(english[key].length);
	return (
		other[key] + rest.replace(/\(reference (\w+)\)$/, (_, id: string) => filled(reference, { id }))
	);
}
