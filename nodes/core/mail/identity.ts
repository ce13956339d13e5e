import { createHash, createHmac } from 'node:crypto';

/** Raw header values as latin1 bytes, '' when the header is missing. */
export interface IdentityHeaders {
	readonly messageId: string;
	readonly date: string;
	readonly from: string;
	readonly subject: string;
}

/**
 * Returns the identity of a message, 64 hex digits, or '' when it has none of the four headers. All four
 * count, because forms and devices reuse Message-IDs and a quarter of real mail has none.
 */
export function identityOf(raw: IdentityHeaders): string {
	const fields = [raw.messageId, raw.date, raw.from, raw.subject];
	if (fields.every((field) => field === '')) return '';
	const hash = createHash('sha256');
	for (const field of fields) hash.update(`${field.length}:`).update(field, 'latin1');
	return hash.digest('hex');
}

/** Returns the id users see, 32 hex digits: the same mail of the same account always gives the same one. */
export function inquiryIdOf(account: string, identity: string): string {
	return createHash('sha256').update(`${account}\n${identity}`).digest('hex').slice(0, 32);
}

/** Returns the key by which a trigger remembers a message, ten characters. */
export function rememberedKeyOf(salt: string, identity: string): string {
	return saltedHash(salt, identity, 60);
}

/** Returns what stands for a message of which only its place is known. */
export function identityOfPlace(place: {
	readonly folder: string;
	readonly uidValidity: string;
	readonly uid: number;
}): string {
	return `${place.folder}\n${place.uidValidity}\n${place.uid}`;
}

/** Returns the first `bits` (a multiple of 6) of a keyed hash as base64 characters, 6 bits each. */
export function saltedHash(salt: string, value: string, bits: 48 | 60): string {
	return createHmac('sha256', salt)
		.update(value)
		.digest('base64')
		.slice(0, bits / 6);
}
