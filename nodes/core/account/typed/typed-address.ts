import { normaliseAddress } from '../../mail/address';
import {
	findCharacter,
	findSlip,
	nameOfCharacter,
	trimmed,
	UNSEEN,
	type Finding,
} from '../../text/characters';
import { SettingError } from '../../errors/advised-error';

const FIELD = 'Address';

/**
 * Returns a typed address normalized. Throws `SettingError`, which names the character that is wrong but
 * never holds the address.
 */
export function typedAddress(value: unknown): string {
	const typed = typeof value === 'string' ? trimmed(value) : '';
	const complaint = SHAPES.find(({ when }) => when.test(typed));
	if (complaint !== undefined) throw notAnAddress(complaint.what, complaint.advice);
	const unseen = findCharacter(typed, UNSEEN);
	if (unseen !== undefined) throw strange(unseen, 'Delete it, or type the address again.');
	const twin = findInLocalPart(typed) ?? findInDomain(typed);
	if (twin !== undefined) throw strange(twin, RETYPE);
	const address = normaliseAddress(typed);
	if (address !== null) return address;
	throw notAnAddress('is not an email address', 'Enter it like name@example.com.');
}

/** Throws when the local part has letters that the large services give to nobody. */
export function checkLatin(address: string): void {
	const stranger = findCharacter(localPart(address), /\P{ASCII}/u);
	if (stranger === undefined) return;
	throw strange(
		stranger,
		'Addresses of this service contain only Latin letters. Switch the keyboard to English and type it again.',
	);
}

const RETYPE =
	'It only looks like the right one. Switch the keyboard to English and type the address again.';

/** What people paste instead of an address. */
const SHAPES = [
	{ when: /^$/, what: 'is empty', advice: 'Enter the email address of the mailbox.' },
	{
		when: /^mailto:/i,
		what: 'is a link',
		advice: 'Enter only the address, without “mailto:”.',
	},
	{
		when: /[<>"]/,
		what: 'contains more than the address',
		advice: 'Enter only the address, without a name, quotes or brackets.',
	},
	{
		when: /[,;]/,
		what: 'contains a comma or semicolon',
		advice: "Enter one address. Enter further ones in 'Aliases' of the node.",
	},
	{ when: /^[^@]*$/, what: 'has no @', advice: 'Enter it in full, like name@example.com.' },
	{
		when: /@.*@/,
		what: 'has more than one @',
		advice: 'Enter one address, like name@example.com.',
	},
];

function localPart(address: string): string {
	return address.slice(0, address.lastIndexOf('@'));
}

function findInLocalPart(address: string): Finding | undefined {
	return findSlip(localPart(address), isInAsciiZone(address));
}

function findInDomain(address: string): Finding | undefined {
	let before = address.lastIndexOf('@') + 1;
	for (const label of address.slice(before).split('.')) {
		const found = findSlip(label, isInAsciiZone(address));
		if (found !== undefined) {
			return { ...found, position: [...address.slice(0, before)].length + found.position };
		}
		before += label.length + 1;
	}
	return undefined;
}

function isInAsciiZone(address: string): boolean {
	return /\.[a-z]+\.?$/i.test(address);
}

function strange({ character, position }: Finding, advice: string): SettingError {
	const what = `Character ${position} of '${FIELD}' is ${nameOfCharacter(character)}`;
	return new SettingError(FIELD, what, advice);
}

function notAnAddress(what: string, advice: string): SettingError {
	return new SettingError(FIELD, `'${FIELD}' ${what}`, advice);
}
