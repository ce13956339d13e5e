import type { Script } from '../scripted';
import { refuse, replace } from './answers';

/** Says what Google and Microsoft say, and waits for an empty line (RFC 7628 §3.2.3). */
const CHALLENGE = btoa('{"status":"400","schemes":"Bearer","scope":"https://mail.google.com/"}');

/** A server that lets in whoever shows a token of `valid`. */
export function tokenLogin(
	valid: ReadonlySet<string>,
	{
		mechanism = 'XOAUTH2',
		isOneLine = true,
		refusal = 'NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)',
	}: {
		readonly mechanism?: string;
		readonly refusal?: string;
		/** The token may come with the command (SASL-IR). Yandex waits for it in a line of its own. */
		readonly isOneLine?: boolean;
	} = {},
): Script {
	const isValid = (command: string) => valid.has(tokenOf(command));
	return {
		challenge: (command) => (isValid(command) ? null : CHALLENGE),
		on: {
			CAPABILITY: replace(
				'AUTH=PLAIN SASL-IR',
				isOneLine ? `AUTH=${mechanism} SASL-IR` : `AUTH=${mechanism}`,
			),
			AUTHENTICATE: (answer, command) =>
				isValid(command) ? answer : refuse(refusal)(answer, command),
		},
	};
}

/** Returns the fields of a login by token, such as `user=…` and `auth=Bearer …`. */
export function loginFields(command: string): string[] {
	return atob(command.split(' ')[2] ?? '')
		.split('\x01')
		.filter((field) => field !== '');
}

function tokenOf(command: string): string {
	const bearer = loginFields(command).find((field) => field.startsWith('auth=Bearer '));
	return bearer?.slice('auth=Bearer '.length) ?? '';
}
