import type { Draft } from '../../../nodes/core/draft/draft';
import { composeMessage } from '../../../nodes/mime/compose';

const DRAFT: Draft = {
	from: { name: 'Отдел продаж, Тула', address: 'sales@firm.example' },
	to: [{ name: 'Ann "Bee" Lee', address: 'ann@client.example' }],
	...{ subject: 'Re: Доставка', text: 'Привет\n\n> Hello', messageId: '<x@firm.example>' },
	...{ inReplyTo: '<1@client.example>', inquiryId: 'a1', date: Date.parse('2026-05-12T10:00:00Z') },
	references: Array.from(
		{ length: 30 },
		(_, index) => `<${index}.${'a'.repeat(60)}@client.example>`,
	),
};

test('is a message in ASCII whose lines are ended by CRLF, with one of each header', async () => {
	const raw = (await composeMessage(DRAFT)).toString('latin1');
	expect(raw).not.toMatch(/[^\x00-\x7f]/);
	expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
	expect(raw.split('\r\n').every((line) => line.length <= 998)).toBe(true);
	const [header = '', ...body] = raw.split('\r\n\r\n');
	const names = header
		.replace(/\r\n[ \t]+/g, ' ')
		.split('\r\n')
		.map((line) => line.split(':')[0]);
	expect(names.sort()).toEqual([
		...['Content-Transfer-Encoding', 'Content-Type', 'Date', 'From', 'In-Reply-To'],
		...['MIME-Version', 'Message-ID', 'References', 'Subject', 'To', 'X-Inquiry-ID'],
	]);
	expect(header).toContain('X-Inquiry-ID: a1');
	expect(header).toContain('Date: Tue, 12 May 2026 10:00:00 +0000');
	expect(body.join('')).not.toContain('Привет');
});

test.each(['subject', 'inquiryId', 'inReplyTo', 'messageId'] as const)(
	'no line break in %s begins another header field',
	async (field) => {
		const tricky = { ...DRAFT, [field]: `${DRAFT[field]}\r\nBcc: spy@other.example` };
		const raw = (await composeMessage(tricky)).toString('latin1');
		expect(raw).not.toMatch(/^Bcc:/m);
	},
);

test('leaves out what there is none of', async () => {
	const raw = (await composeMessage({ ...DRAFT, inReplyTo: '', references: [] })).toString(
		'latin1',
	);
	expect(raw).not.toMatch(/^(?:In-Reply-To|References):/m);
});
