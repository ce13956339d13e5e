import { needsContent, whatTellsApart } from '../../../../nodes/core/mail/told-apart';
import { head, type WrittenHead } from '../../../support/head';

const EPOCH = '1970-01-01T00:00:00Z';
const hop = (id: number) =>
	`from fax by mx.company.example id ${id}; Tue, 12 May 2026 10:00:0${id} +0000`;
const traced = (id: number) => ({ headers: { received: hop(id) } });

function areTwo(one: WrittenHead, other: WrittenHead): boolean {
	return whatTellsApart(head(one)) !== whatTellsApart(head(other));
}

describe('two messages of a device are two', () => {
	test.each<[string, WrittenHead, WrittenHead]>([
		[
			'without a Message-ID, by their traces',
			{ messageId: '', sentAt: EPOCH, ...traced(1) },
			{ messageId: '', sentAt: EPOCH, ...traced(2) },
		],
		[
			'with one Message-ID for ever, by their traces',
			{ messageId: '<fax@pbx>', sentAt: EPOCH, ...traced(1) },
			{ messageId: '<fax@pbx>', sentAt: EPOCH, ...traced(2) },
		],
		[
			'without a trace, by what they say',
			{ messageId: '', sentAt: EPOCH, contentHash: 'a' },
			{ messageId: '', sentAt: EPOCH, contentHash: 'b' },
		],
	])('%s', (_, one, other) => {
		expect(areTwo(one, other)).toBe(true);
	});
});

describe('one message is one', () => {
	test.each<[string, WrittenHead, WrittenHead]>([
		['in another folder', { messageId: '', ...traced(1) }, { messageId: '', ...traced(1), uid: 9 }],
		['delivered twice', traced(1), traced(2)],
		['with another date of the server', {}, { receivedAt: '2026-06-12T10:00:00Z' }],
		[
			'refolded by a server',
			{ messageId: '', headers: { received: 'from a  by b' } },
			{ messageId: '', headers: { received: 'from a by b' } },
		],
	])('%s', (_, one, other) => {
		expect(areTwo(one, other)).toBe(false);
	});
});

test.each<[string, WrittenHead, boolean]>([
	['an ordinary message', {}, false],
	['a message with a trace', { messageId: '', sentAt: EPOCH, ...traced(1) }, false],
	['a device’s without a trace', { messageId: '', sentAt: EPOCH }, true],
])('the content of %s is read to tell it apart: %#', (_, written, expected) => {
	expect(needsContent(head(written))).toBe(expected);
});
