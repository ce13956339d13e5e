import { MailboxError, type MailboxErrorKind } from '../../../../nodes/core/errors/mailbox-error';

describe('an error is worth another try', () => {
	const transient: Record<MailboxErrorKind, boolean> = {
		authentication: false,
		appPasswordNeeded: false,
		oauthOnly: false,
		imapDisabled: false,
		accountLocked: true,
		tooManyConnections: true,
		folder: false,
		forbidden: false,
		notFound: true,
		unreachable: true,
		certificate: true,
		security: true,
		unavailable: true,
		throttled: true,
		deadline: true,
		protocol: true,
	};
	test.each(Object.entries(transient) as Array<[MailboxErrorKind, boolean]>)(
		'%s: %s',
		(kind, expected) => {
			expect(new MailboxError('x', { kind, reach: 'connection' }).isTransient).toBe(expected);
		},
	);
});

test('an error keeps its details and its cause', () => {
	const cause = new Error('socket');
	const details = {
		kind: 'folder',
		reach: 'folder',
		code: 'NONEXISTENT',
		serverText: 'No',
		folder: 'Sales',
	} as const;
	const error = new MailboxError('The folder is gone', { ...details, cause });
	expect(error).toMatchObject({
		...details,
		message: 'The folder is gone',
		name: 'MailboxError',
		cause,
	});
	expect(error).toBeInstanceOf(Error);
});
