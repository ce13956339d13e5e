import { grantOf, noteRenewal } from '../../../../nodes/n8n/account/grants';

const token = (accessToken: string) => grantOf({ kind: 'accessToken', accessToken });

test('tokens renewed from one sign-in are one grant', () => {
	noteRenewal('a', 'b');
	noteRenewal('b', 'c');
	expect(token('b')).toBe(token('a'));
	expect(token('c')).toBe(token('a'));
});

test('another sign-in is another grant', () => {
	expect(token('x')).not.toBe(token('a'));
});

test('two triggers that renew one token after each other agree', () => {
	noteRenewal('k', 'l');
	noteRenewal('l', 'm');
	noteRenewal('l', 'm');
	expect(token('m')).toBe(token('k'));
});

test('another password is another grant', () => {
	const password = (text: string) => grantOf({ kind: 'password', password: text });
	expect(password('a')).toBe(password('a'));
	expect(password('a')).not.toBe(password('b'));
});
