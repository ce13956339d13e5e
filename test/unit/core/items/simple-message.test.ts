import { MAX_SIMPLE_TEXT, toSimpleMessage } from '../../../../nodes/core/items/simple-message';

const MESSAGE = {
	from: ['Ann Lee <ann@client.example>'],
	to: ['sales@firm.example', 'info@firm.example'],
	replyTo: [],
	subject: 'Delivery to Tula',
	text: 'What does it cost?',
	isTextTruncated: false,
	attachments: [{ name: 'plan.pdf' }],
	receivedAt: '2026-05-12T10:04:00.000+03:00',
	inquiryId: '0123456789abcdef0123456789abcdef',
	message: 'INBOX;UIDVALIDITY=7/;UID=4711#<1@client.example>',
};

const many = (count: number, name: string) =>
	Array.from({ length: count }, (_, index) => `${name}${index + 1}`);

test('is flat, what is needed most first, in ten fields', () => {
	const simple = toSimpleMessage(MESSAGE, 'en');
	expect(Object.entries(simple)).toEqual([
		['from', 'Ann Lee <ann@client.example>'],
		['subject', 'Delivery to Tula'],
		['text', 'What does it cost?'],
		['isTextTruncated', false],
		['attachments', ['plan.pdf']],
		['receivedAt', MESSAGE.receivedAt],
		['to', 'sales@firm.example, info@firm.example'],
		['replyTo', ''],
		['inquiryId', MESSAGE.inquiryId],
		['message', MESSAGE.message],
	]);
});

describe('a long text', () => {
	test.each([
		['en', '(Cut: 8000 of 8001 characters are shown.)'],
		['ru', '(Текст обрезан: показано 8000 знаков из 8001.)'],
	] as const)('is cut, and says so in its last line (%s)', (language, last) => {
		const text = 'a'.repeat(MAX_SIMPLE_TEXT + 1);
		const simple = toSimpleMessage({ ...MESSAGE, text }, language);
		expect(simple).toMatchObject({
			text: `${'a'.repeat(MAX_SIMPLE_TEXT)}…\n${last}`,
			isTextTruncated: true,
		});
	});

	test('stays whole up to the limit, and says what the server did not send', () => {
		const text = 'a'.repeat(MAX_SIMPLE_TEXT);
		expect(toSimpleMessage({ ...MESSAGE, text }, 'en')).toMatchObject({
			...{ text, isTextTruncated: false },
		});
		const truncated = toSimpleMessage({ ...MESSAGE, isTextTruncated: true }, 'en');
		expect(truncated).toMatchObject({ text: MESSAGE.text, isTextTruncated: true });
	});

	test('is never cut between the halves of a character', () => {
		const text = `${'a'.repeat(MAX_SIMPLE_TEXT - 1)}😀 and more`;
		expect(toSimpleMessage({ ...MESSAGE, text }, 'en').text).not.toMatch(/[\uD800-\uDBFF]…/);
	});
});

test('of long lists the first ten are named, and how many more there are', () => {
	const attachments = many(85, 'photo').map((name) => ({ name }));
	const simple = toSimpleMessage({ ...MESSAGE, to: many(12, 'a'), attachments }, 'en');
	expect(simple.to).toBe('a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, and 2 more');
	expect(simple.attachments.slice(-2)).toEqual(['photo10', 'and 75 more']);
});

test('a file that is left out says why behind its name', () => {
	const attachments = [{ name: 'large.bin', leftOut: 'too large' }];
	expect(toSimpleMessage({ ...MESSAGE, attachments }, 'en').attachments).toEqual([
		'large.bin (too large)',
	]);
});

test('has a size that is known before, whatever comes in', () => {
	const long = 'x'.repeat(300_000);
	const hostile = {
		...{ ...MESSAGE, subject: long, text: long },
		attachments: many(100, long).map((name) => ({ name, leftOut: 'too large' })),
	};
	expect(JSON.stringify(toSimpleMessage(hostile, 'en')).length).toBeLessThan(13_000);
});
