import { SettingError } from '../../core/errors/advised-error';
import type { Address } from '../../core/mailbox/mailbox';
import { textOf } from '../../core/text/unknown';
import { usableAddresses } from '../../core/who/usable-address';
import { parseAddresses } from '../../mime/addresses';

/** Returns the people a field names, with their names; none when it is empty. Throws `SettingError` for what is no address. */
export function writtenAddresses(field: string, value: unknown): readonly Address[] {
	const written = textOf(value).trim();
	if (written === '') return [];
	// A line break would begin another header field.
	const entries = parseAddresses([written.replace(/[\r\n]+/g, ',')]);
	const usable = usableAddresses(entries);
	if (usable.length > 0 && entries.every((entry) => usableAddresses([entry]).length === 1)) {
		return usable;
	}
	throw new SettingError(
		field,
		`'${field}' is not an email address`,
		'Enter one as in ann@example.com or Ann Lee <ann@example.com>.',
	);
}

/** Returns whom 'From' names; null when it is empty. Throws `SettingError` unless that is one. */
export function writtenFrom(value: unknown): Address | null {
	const [first, ...others] = writtenAddresses('From', value);
	if (others.length === 0) return first ?? null;
	throw new SettingError('From', "'From' names several addresses", 'Enter the one that answers.');
}
