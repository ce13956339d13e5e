import type { ImapFlow } from 'imapflow';
import { ItemError } from '../../../../nodes/core/errors/advised-error';
import { MailboxError } from '../../../../nodes/core/errors/mailbox-error';
import { append } from '../../../../nodes/imap/commands/append';

/** A connection that answers APPEND as told. */
function appending(answer: () => unknown, usable = true) {
	const driver = { usable, append: async () => await Promise.resolve(answer()) };
	return append(
		{
			driver: driver as unknown as ImapFlow,
			translate: () => new MailboxError('gone', { kind: 'unreachable', reach: 'connection' }),
		},
		'Drafts',
		Buffer.from('Subject: secret'),
		['\\Draft'],
	);
}

function refused(serverResponseCode?: string) {
	return () => {
		throw Object.assign(new Error('Command failed: secret'), {
			...{ responseStatus: 'NO', serverResponseCode },
		});
	};
}

test('says where the message lies, or that the server does not say', async () => {
	const answer = { destination: 'Drafts', uidValidity: 7n, uid: 3 };
	expect(await appending(() => answer)).toEqual({ uid: 3, uidValidity: '7' });
	expect(await appending(() => ({ destination: 'Drafts' }))).toEqual({
		uid: null,
		uidValidity: null,
	});
	// A UID of which nobody knows when it holds.
	expect(await appending(() => ({ destination: 'Drafts', uid: 3 }))).toEqual({
		uid: null,
		uidValidity: null,
	});
});

test.each([
	['OVERQUOTA', /The mailbox is full/],
	['TRYCREATE', /'Drafts' does not exist/],
	['INUSE', /at the moment/],
	['NOPERM', /may not be changed/],
	['APPENDLIMIT', /larger than the mail server takes/],
	['constructor', /refused to put/],
	[undefined, /refused to put/],
])('a refusal with %s is said in plain words', async (code, text) => {
	const appended = appending(refused(code));
	await expect(appended).rejects.toThrow(ItemError);
	await expect(appended).rejects.toThrow(text);
	await expect(appended).rejects.not.toThrow(/secret/);
});

test('a lost connection is no refusal', async () => {
	await expect(appending(refused('OVERQUOTA'), false)).rejects.toThrow(MailboxError);
	await expect(appending(() => undefined)).rejects.toThrow(MailboxError);
	const broken = () => {
		throw Object.assign(new Error('x'), { code: 'ECONNRESET' });
	};
	await expect(appending(broken)).rejects.toThrow(MailboxError);
});
