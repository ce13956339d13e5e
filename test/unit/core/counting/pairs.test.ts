import { pairSchemeOf, pairsOf } from '../../../../nodes/core/counting/repeat';
import type { RepeatScope, Rules } from '../../../../nodes/core/counting/rules';
import { rules } from '../../../support/poll-state';

const SCOPES: readonly RepeatScope[] = ['senderRecipient', 'sender', 'senderRecipientSubject'];
const MAIL = {
	sender: 'ann@client.example',
	recipients: ['info@company.example'],
	subject: 'Offer for 20 chairs',
} as const;

type Mail = Parameters<typeof pairsOf>[0];

function keys(mail: Partial<Mail>, changes: Partial<Rules>): string[] {
	return pairsOf({ ...MAIL, ...mail }, rules(changes), 'salt').map(({ key }) => key);
}

test('each way to build pairs has a text of its own', () => {
	const ways = SCOPES.flatMap((repeatScope) =>
		[true, false].flatMap((ignoreRecipientTag) =>
			[true, false].map((samePerson) =>
				pairSchemeOf({ repeatScope, ignoreRecipientTag, samePerson }),
			),
		),
	);
	expect(new Set(ways).size).toBe(12);
});

test('the same way has the same text', () => {
	const ways = { repeatScope: 'sender', ignoreRecipientTag: true, samePerson: false } as const;
	expect(pairSchemeOf({ ...ways })).toBe(pairSchemeOf(ways));
});

test('a message to several recipients has a pair with each', () => {
	const recipients = ['info@company.example', 'sales@company.example'] as const;
	expect(new Set(keys({ recipients }, {})).size).toBe(2);
});

describe('two messages share a pair', () => {
	test.each<[string, Partial<Mail>, Partial<Rules>, boolean]>([
		['the same sender and recipient', { subject: 'Another' }, {}, true],
		['another sender', { sender: 'bob@client.example' }, {}, false],
		['another recipient', { recipients: ['sales@company.example'] }, {}, false],
		[
			'another recipient, by sender',
			{ recipients: ['sales@company.example'] },
			{ repeatScope: 'sender' },
			true,
		],
		['another sender, by sender', { sender: 'b@c.example' }, { repeatScope: 'sender' }, false],
		[
			'another subject, by subject',
			{ subject: 'Offer for 20 tables' },
			{ repeatScope: 'senderRecipientSubject' },
			false,
		],
		[
			'a reply, by subject',
			{ subject: 'RE: Fwd: offer  for 20 Chairs ' },
			{ repeatScope: 'senderRecipientSubject' },
			true,
		],
		[
			'another tag of the recipient, tags ignored',
			{ recipients: ['info+ad@company.example'] },
			{ ignoreRecipientTag: true },
			true,
		],
		['another tag of the recipient', { recipients: ['info+ad@company.example'] }, {}, false],
		['another tag of the sender', { sender: 'ann+x@client.example' }, {}, false],
		[
			'another tag of the sender, the same person',
			{ sender: 'ann+x@client.example' },
			{ samePerson: true },
			true,
		],
	])('%s', (_, mail, changes, expected) => {
		expect(keys(mail, changes)[0] === keys({}, changes)[0]).toBe(expected);
	});
});
