import { automaticKindOf } from '../../../nodes/core/who/automatic/automatic';
import { withMailbox } from '../../../nodes/imap/session';
import { labelledMails } from '../../support/automatic/labelled';
import { startServer, type TestServer } from '../../support/imap/server';

let server: TestServer;
beforeAll(async () => {
	server = await startServer();
});
afterAll(async () => {
	await server.stop();
});

test('automatic mail is told from what a server says of it as it is from the mail', async () => {
	const mails = labelledMails();
	await server.appendMany(
		'sets',
		'INBOX',
		mails.map(({ message }) => ({ raw: message })),
	);
	const { heads } = await withMailbox(
		connectionTo(server),
		{ deadline: Date.now() + 100_000 },
		(mailbox) =>
			mailbox.open('INBOX').then(() => mailbox.fetchHeads(mails.map((_, index) => index + 1))),
	);
	const told = heads.map((head, index) => `${mails[index]?.name}: ${automaticKindOf(head)?.kind}`);
	expect(told).toEqual(mails.map(({ name, head }) => `${name}: ${automaticKindOf(head)?.kind}`));
});

function connectionTo({ host, port, password }: TestServer): Parameters<typeof withMailbox>[0] {
	return {
		...{ host, port, security: 'none', login: 'sets', allowUnauthorizedCerts: false, ca: null },
		secret: { kind: 'password', password },
	};
}
