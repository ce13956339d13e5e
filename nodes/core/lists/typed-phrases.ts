import { SettingError } from '../errors/advised-error';
import { folded, phraseListOf, type PhraseList } from '../mail/subject-phrases';
import { listEntries } from './list-entries';

/** Returns the words and patterns of a list, each once. Throws `SettingError` naming the entry that means nothing, or all. */
export function typedPhrases(field: string, value: unknown): PhraseList {
	const phrases = new Map<string, string>();
	for (const [index, entry] of listEntries(field, value, 'phrases').entries()) {
		const wrong = WRONG.find(({ when }) => when(entry));
		if (wrong !== undefined) {
			throw new SettingError(field, `'${field}', entry ${index + 1} ${wrong.what}`, wrong.advice);
		}
		const key = folded(entry);
		if (!phrases.has(key)) phrases.set(key, entry);
	}
	return phraseListOf([...phrases.values()]);
}

const WRONG: ReadonlyArray<{
	readonly when: (entry: string) => boolean;
	readonly what: string;
	readonly advice: string;
}> = [
	{
		when: (entry) => /^[*\s]+$/.test(entry),
		what: 'would mean every message',
		advice: 'Write a word of the subject beside *, like newsletter*.',
	},
	{
		when: (entry) => entry.length > 200,
		what: 'is longer than 200 characters',
		advice: 'Write only the words that tell such messages, separated by commas or line breaks.',
	},
	{
		when: (entry) => entry.startsWith('/'),
		what: 'begins like a regular expression, which this list does not take',
		advice: 'Write words, with * for any number of characters, like order * cancelled.',
	},
];
