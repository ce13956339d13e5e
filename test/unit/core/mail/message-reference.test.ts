import {
	decodeMessageReference,
	encodeMessageReference,
	type MessageReference,
} from '../../../../nodes/core/mail/message-reference';

const REFERENCE: MessageReference = {
	...{ folder: 'INBOX', uid: 4711, uidValidity: '1795420546', messageId: '<1@client.example>' },
};

test('is a line that a person can read', () => {
	expect(encodeMessageReference(REFERENCE)).toBe(
		'INBOX;UIDVALIDITY=1795420546/;UID=4711#<1@client.example>',
	);
});

test.each<[string, Partial<MessageReference>]>([
	['a path', { folder: 'Clients/New/2026' }],
	['Cyrillic', { folder: 'Входящие/Заявки с сайта' }],
	['Gmail', { folder: '[Gmail]/All Mail' }],
	['semicolon, hash and percent', { folder: '100%; #1 /;UID=7' }],
	['a formula of a table', { folder: '=SUM(A1)' }],
	['white space around it', { folder: ' Sales ' }],
	['quotes', { folder: `"A" 'B'` }],
	['an angle bracket', { folder: '<x>' }],
	['no Message-ID', { messageId: '' }],
	['no UIDVALIDITY', { uidValidity: '' }],
	['the Message-ID alone', { uid: null, uidValidity: '' }],
	['a long Message-ID with anything in it', { messageId: `<${'a#;%b'.repeat(40)}@x>` }],
	['the highest UID', { uid: 4_294_967_295 }],
])('%s comes back as it was', (_, changes) => {
	const reference = { ...REFERENCE, ...changes };
	const line = encodeMessageReference(reference);
	expect(decodeMessageReference(line)).toEqual(reference);
	expect(line).not.toMatch(/^[=+\-@]/);
});

test('a Message-ID is looked for in INBOX, or in the folder before it', () => {
	const messageId = '<1@client.example>';
	const unknown = { uid: null, uidValidity: '', messageId };
	expect(decodeMessageReference(` ${messageId} `)).toEqual({ ...unknown, folder: 'INBOX' });
	expect(decodeMessageReference(`Archive#${messageId}`)).toEqual({ ...unknown, folder: 'Archive' });
});

test.each([
	'',
	'ok',
	'INBOX',
	'INBOX/;UID=0',
	'INBOX/;UID=4294967296',
	';UID=7',
	'#<1@x>',
	'a\nb#<1@x>',
])('%j names no message', (line) => {
	expect(decodeMessageReference(line)).toBeNull();
});
