import {
	MESSAGE_FIELDS,
	messageOutput,
	type WholeMessage,
} from '../../../../nodes/EmailInquiry/message/message-output';

const WHOLE: WholeMessage = {
	inquiryId: '0123456789abcdef0123456789abcdef',
	...{ folder: 'INBOX', uid: 4711, uidValidity: '7', messageId: '<1@client.example>' },
	message: 'INBOX;UIDVALIDITY=7/;UID=4711#<1@client.example>',
	...{ receivedAt: '2026-05-12T10:04:00.000+03:00', sentAt: null },
	...{ from: ['ann@client.example'], to: ['sales@firm.example'], cc: [], replyTo: [] },
	...{ subject: 'Plan', size: 2_000, text: 'Hello', fullText: 'Hello\n\n> our offer', html: null },
	...{ isTextTruncated: false, noTextBecause: '', unreadable: null },
	...{ attachments: [{ name: 'plan.pdf' }], headers: { subject: ['Plan'] } },
};

test('Full has every field that Selected Fields offers', () => {
	const full = messageOutput('full', [], 'en')(WHOLE);
	expect(full).toEqual(WHOLE);
	expect(Object.keys(full)).toEqual([...MESSAGE_FIELDS]);
});

test('Selected Fields has those, as they are in Full, in the chosen order', () => {
	const selected = messageOutput('selected', ['to', 'fullText'], 'en')(WHOLE);
	expect(Object.entries(selected)).toEqual([
		['to', WHOLE.to],
		['fullText', WHOLE.fullText],
	]);
});

test('Simplified is flat', () => {
	expect(messageOutput('simplified', [], 'en')(WHOLE)).toMatchObject({
		...{ from: 'ann@client.example', text: 'Hello', attachments: ['plan.pdf'] },
	});
});

test.each([
	['selected', [], "'Fields' is empty"],
	['selected', ['password'], "'Fields' cannot be used"],
	['all', [], "'Output' cannot be used"],
])('%s with %j is no output: %s', (output, fields, message) => {
	expect(() => messageOutput(output, fields, 'en')).toThrow(message);
});
