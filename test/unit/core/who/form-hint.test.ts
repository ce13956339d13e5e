import { formHintOf } from '../../../../nodes/core/who/form-hint';
import { ownAddresses } from '../../../../nodes/core/who/own-addresses';

const own = ownAddresses('info@company.example', []);
const FORM = 'Name: Ann\nE-mail: ann@client.example\nMessage: 40 pumps';
const PERSON = { certainty: 'certain', doubt: '', isMachineSent: false } as const;
const MACHINE = { certainty: 'unknown', doubt: 'machine', isMachineSent: true } as const;

test.each([
	['a person’s letter that is somebody else’s form', PERSON, FORM, 'list'],
	[
		'a person’s letter with her own address in it',
		PERSON,
		FORM.replace('ann@client', 'office@site'),
		null,
	],
	['a person’s letter in which labels follow', PERSON, `Hello,\n\nplease call:\n${FORM}`, null],
	['a person’s letter', PERSON, 'Hello, 40 pumps please', null],
	['a program’s form with a phone only', MACHINE, 'Name: Ann\nPhone: 123', 'nameClient'],
	['a program’s message that is not a form', MACHINE, 'You have a new lead. Log in.', null],
	[
		'a form whose client is named',
		{ ...MACHINE, certainty: 'named', doubt: '' } as const,
		FORM,
		null,
	],
	['a list that hides the writer', { ...MACHINE, doubt: 'list' } as const, FORM, null],
])('%s: %s', (_, writer, text, expected) => {
	expect(formHintOf(writer, 'office@site.example', text, own)).toBe(expected);
});
