import { flaggedAnswers } from '../../../../nodes/core/answers/answered-flags';
import { head, type WrittenHead } from '../../../support/head';

const AT = '2026-05-12T10:00:00Z';
const asked = {
	messageId: '<q1@client.example>',
	senderAddress: 'ann@client.example',
	receivedAt: Date.parse(AT),
};
const isAnswered = (inquiry: typeof asked, ...flagged: WrittenHead[]) =>
	flaggedAnswers([inquiry], flagged.map(head)).has(0);

test.each<[string, boolean, typeof asked, WrittenHead[]]>([
	['its Message-ID', true, asked, [{ messageId: '<q1@client.example>', receivedAt: null }]],
	['another Message-ID', false, asked, [{ messageId: '<q2@client.example>' }]],
	[
		'a Message-ID that a form uses again, at another time',
		false,
		asked,
		[
			{ messageId: '<q1@client.example>', receivedAt: '2026-05-12T11:00:00Z' },
			{ messageId: '<q1@client.example>', receivedAt: '2026-05-12T12:00:00Z' },
		],
	],
	[
		'a Message-ID that a form uses again, at its time',
		true,
		asked,
		[
			{ messageId: '<q1@client.example>', receivedAt: AT },
			{ messageId: '<q1@client.example>', receivedAt: '2026-05-12T12:00:00Z' },
		],
	],
	[
		'its moment and sender, without an ID',
		true,
		{ ...asked, messageId: '' },
		[{ from: 'Ann@Client.example', receivedAt: AT }],
	],
	[
		'its moment and Reply-To, without an ID',
		true,
		{ ...asked, messageId: '' },
		[{ from: 'noreply@site.example', replyTo: 'ann@client.example', receivedAt: AT }],
	],
	[
		'its moment alone, without an ID',
		false,
		{ ...asked, messageId: '' },
		[{ from: 'bob@client.example', receivedAt: AT }],
	],
])('a message marked as answered with %s: %s', (_, expected, inquiry, flagged) => {
	expect(isAnswered(inquiry, ...flagged)).toBe(expected);
});
