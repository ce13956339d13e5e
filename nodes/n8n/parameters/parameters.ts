import { SettingError } from '../../core/errors/advised-error';
import { listEntries } from '../../core/lists/list-entries';

/** Returns what was chosen of a list of options, each once. Throws `SettingError` for what is none of them. */
export function choicesOf<T extends string>(
	field: string,
	value: unknown,
	known: readonly T[],
): T[] {
	const chosen = listEntries(field, value, 'words');
	return [...new Set(chosen.map((one) => oneOf(field, one, known)))];
}

/** Returns the chosen folders, each once. Throws `SettingError` when there is none. */
export function foldersOf(value: unknown): readonly [string, ...string[]] {
	const [first, ...others] = [
		...new Set(listEntries('Folders', value, 'names').map(canonicalInbox)),
	];
	if (first !== undefined) return [first, ...others];
	throw new SettingError(
		'Folders',
		"'Folders' is empty",
		'Choose at least one folder, for example INBOX.',
	);
}

/** INBOX is the one name without regard to case (RFC 9051 §5.1). */
export function canonicalInbox(folder: string): string {
	return folder.toUpperCase() === 'INBOX' ? 'INBOX' : folder;
}

export function wholeNumber(field: string, value: unknown, least: number, most: number): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (typeof number === 'number' && Number.isInteger(number) && number >= least && number <= most)
		return number;
	throw new SettingError(
		field,
		`'${field}' cannot be used`,
		`Enter a whole number from ${least} to ${most}.`,
	);
}

/** Returns the value when it is one of those known. Throws `SettingError` otherwise. */
export function oneOf<T extends string>(field: string, value: unknown, known: readonly T[]): T {
	const found = known.find((one) => one === value);
	if (found !== undefined) return found;
	throw new SettingError(field, `'${field}' cannot be used`, `Use one of ${known.join(', ')}.`);
}
