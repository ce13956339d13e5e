import {
	findCharacter,
	findLookAlike,
	kindOf,
	passesForLatin,
	trimmed,
	UNSEEN,
} from '../../text/characters';
import type { Provider } from '../../providers/providers';
import { SettingError } from '../../errors/advised-error';

const FIELD = 'App Password';
const MAX_LENGTH = 1_000;

/**
 * Returns a typed password as the service expects it. Throws `SettingError`, which says where something is
 * wrong and of what kind it is, never which character stands there.
 */
export function typedPassword(value: unknown, provider: Provider | undefined): string {
	const typed = typeof value === 'string' ? trimmed(value) : '';
	if (typed === '') throw wrong('is empty', 'Enter the app password of the mailbox.');
	if ([...typed].length > MAX_LENGTH) {
		throw wrong(
			`is longer than ${MAX_LENGTH} characters`,
			'Copy only the password itself: app passwords have about 16 characters.',
		);
	}
	return provider?.secret === 'appPassword' ? madeByService(typed) : ownPassword(typed);
}

/** Shown in groups with spaces between them, and made of ASCII characters only. */
function madeByService(typed: string): string {
	const password = typed.replace(/[\s\p{Cf}]/gu, '');
	const stranger = findCharacter(password, /[^\x21-\x7e]/u);
	if (stranger === undefined) return password;
	throw wrong(
		`has ${strangerOf(stranger.character)} at position ${stranger.position}, spaces not counted`,
		'App passwords contain only Latin letters and digits. Copy it again from the page of the service.',
	);
}

/** Users chose it, so nearly everything is possible in it. */
function ownPassword(typed: string): string {
	const unseen = findCharacter(typed, /[\p{C}\u00a0\u2000-\u200a\u202f\u205f\u3000]/u);
	if (unseen !== undefined) {
		throw wrong(
			`has an invisible character at position ${unseen.position}`,
			'It may have been copied by accident. Type the password by hand.',
		);
	}
	// Only among Latin letters: a password may mix alphabets on purpose, but not with twins alone.
	const twin = findLookAlike(typed);
	const foreign = typed.replace(/[^\p{L}]|\p{Script=Latin}/gu, '');
	if (twin !== undefined && passesForLatin(foreign)) {
		throw wrong(
			`has a ${kindOf(twin.character)} at position ${twin.position}`,
			'It only looks like the others. Switch the keyboard to English and type the password again.',
		);
	}
	return typed;
}

function strangerOf(character: string): string {
	if (UNSEEN.test(character)) return 'an invisible character';
	return /\p{Script=Latin}/u.test(character) ? 'an accented letter' : `a ${kindOf(character)}`;
}

function wrong(what: string, advice: string): SettingError {
	return new SettingError(FIELD, `'${FIELD}' ${what}`, advice);
}
