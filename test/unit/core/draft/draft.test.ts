import { draftOf, headerIdOf, type Answer } from '../../../../nodes/core/draft/draft';
import { head } from '../../../support/head';

const ANSWER: Answer = {
	from: { name: 'Sales', address: 'sales@firm.example' },
	to: [{ name: 'Ann', address: 'ann@client.example' }],
	...{ subject: '', text: 'Hello', inquiryId: 'a1', id: 'x-1', date: 0 },
};

test.each([
	['Offer', 'Re: Offer'],
	['Re: Offer', 'Re: Offer'],
	['AW: Re[2]: Fwd: Offer', 'Re: Offer'],
	['Ответ: Доставка', 'Re: Доставка'],
	['[Order 7] Offer', 'Re: [Order 7] Offer'],
	['', 'Re:'],
	['Offer\r\nBcc: spy@other.example', 'Re: Offer Bcc: spy@other.example'],
])('the answer to %j is about %j', (subject, expected) => {
	expect(draftOf(head({ subject }), ANSWER).subject).toBe(expected);
});

test('stands in the thread behind what it answers', () => {
	const headers = {
		references: '<0@firm.example> <1@client.example>',
		'in-reply-to': '<1@client.example>',
	};
	const draft = draftOf(head({ messageId: '<2@client.example>', headers }), ANSWER);
	expect(draft).toMatchObject({
		inReplyTo: '<2@client.example>',
		references: ['<0@firm.example>', '<1@client.example>', '<2@client.example>'],
		messageId: '<x-1@firm.example>',
	});
	const first = head({
		messageId: '<2@client.example>',
		headers: { 'in-reply-to': '<1@client.example>' },
	});
	expect(draftOf(first, ANSWER).references).toEqual(['<1@client.example>', '<2@client.example>']);
});

test('keeps the first and the last references of a long thread', () => {
	const ids = Array.from({ length: 90 }, (_, index) => `<${index}@client.example>`);
	const { references } = draftOf(
		head({ messageId: '<90@x>', headers: { references: ids.join(' ') } }),
		ANSWER,
	);
	expect(references).toHaveLength(30);
	expect([references[0], references.at(-1)]).toEqual(['<0@client.example>', '<90@x>']);
});

test.each([
	'',
	'no brackets',
	'<a b@c>',
	'<a@b>\r\nBcc: <c@d>',
	`<${'a'.repeat(400)}@b>`,
	'<имя@b>',
])('does not name the Message-ID %j', (messageId) => {
	const draft = draftOf(head({ messageId }), ANSWER);
	expect(draft).toMatchObject({ inReplyTo: '', references: [] });
});

test('holds no line break but in its text', () => {
	const { subject, from, to } = draftOf(head(), {
		...ANSWER,
		subject: 'One\r\nTwo',
		from: { name: 'Sales\nBcc: x@y', address: 'sales@firm.example' },
		to: [{ name: 'Ann\rLee', address: 'ann@client.example' }],
	});
	expect(JSON.stringify([subject, from, to])).not.toMatch(/\\[rn]/);
	expect(headerIdOf('a1\r\nBcc: x')).toBe('a1Bcc:x');
});
