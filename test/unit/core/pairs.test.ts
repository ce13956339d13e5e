import { pairSchemeOf } from '../../../nodes/core/pair-scheme';

test('each way to build pairs has a text of its own', () => {
	const ways = [true, false].flatMap((ignoreRecipientTag) =>
		[true, false].map((samePerson) => pairSchemeOf({ ignoreRecipientTag, samePerson })),
	);
	expect(new Set(ways).size).toBe(4);
});

test('the same way has the same text', () => {
	const rules = { ignoreRecipientTag: true, samePerson: false };
	expect(pairSchemeOf({ ...rules })).toBe(pairSchemeOf(rules));
});
