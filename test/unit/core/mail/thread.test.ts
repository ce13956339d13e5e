import { threadOf } from '../../../../nodes/core/mail/thread';
import { head, type WrittenHead } from '../../../support/head';

describe('where a message is in a conversation', () => {
	test.each<[string, WrittenHead, ReturnType<typeof threadOf>]>([
		[
			'a first message is the root',
			{ messageId: '<1@x>' },
			{ isReply: false, inReplyTo: '', references: [], threadId: '<1@x>' },
		],
		[
			'a reply belongs to the first reference',
			{ messageId: '<3@x>', headers: { 'in-reply-to': '<2@x>', references: '<1@x> <2@x>' } },
			{ isReply: true, inReplyTo: '<2@x>', references: ['<1@x>', '<2@x>'], threadId: '<1@x>' },
		],
		[
			'without references to the mail it answers',
			{ headers: { 'in-reply-to': 'Message from Ann <2@x>' } },
			{ isReply: true, inReplyTo: '<2@x>', references: [], threadId: '<2@x>' },
		],
		[
			'references alone make a reply',
			{ headers: { references: '<1@x>' } },
			{ isReply: true, inReplyTo: '', references: ['<1@x>'], threadId: '<1@x>' },
		],
		[
			'but not of a forward, which keeps its conversation',
			{ subject: 'Fwd: Chairs', headers: { references: '<1@x>' } },
			{ isReply: false, inReplyTo: '', references: ['<1@x>'], threadId: '<1@x>' },
		],
		[
			'nor of one that says what it answers',
			{ subject: 'FW: Chairs', headers: { 'in-reply-to': '<1@x>' } },
			{ isReply: false, inReplyTo: '<1@x>', references: [], threadId: '<1@x>' },
		],
		[
			'nothing is known without any Message-ID',
			{ messageId: '', headers: { 'in-reply-to': 'your letter' } },
			{ isReply: false, inReplyTo: '', references: [], threadId: '' },
		],
	])('%s', (_, written, expected) => {
		expect(threadOf(head(written))).toEqual(expected);
	});

	test('keeps the root and the latest of very many references', () => {
		const references = Array.from({ length: 5_000 }, (_, i) => `<${i}@x>`);
		const thread = threadOf(head({ headers: { references: references.join(' ') } }));
		expect(thread.references).toHaveLength(100);
		expect(thread.threadId).toBe('<0@x>');
		expect(thread.references.at(-1)).toBe('<4999@x>');
	});
});
