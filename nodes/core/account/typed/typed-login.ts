import { findCharacter, nameOfCharacter, trimmed } from '../../text/characters';
import { SettingError } from '../../errors/advised-error';

/** Returns a typed login, '' for none. Throws `SettingError` naming what is wrong with it. */
export function typedLogin(value: unknown): string {
	const typed = typeof value === 'string' ? trimmed(value) : '';
	if (typed.length > MAX_LENGTH) throw wrong('is too long to be a name');
	const unseen = findCharacter(typed, /[\p{C}\p{Zl}\p{Zp}]/u);
	if (unseen !== undefined) {
		throw wrong(`has ${nameOfCharacter(unseen.character)} at position ${unseen.position}`);
	}
	return typed;
}

const MAX_LENGTH = 320;

function wrong(what: string): SettingError {
	return new SettingError(
		'Login',
		`'Login' ${what}`,
		'Type it by hand, or leave it empty: nearly all services accept the address.',
	);
}
