import { startServer, type TestServer } from '../../support/imap/server';
import { mail } from '../../support/mail';
import { newOffice } from '../../support/office';

let server: TestServer;
beforeAll(async () => {
	server = await startServer();
});
afterAll(async () => {
	await server.stop();
});

/** A fax machine without a clock. */
const fax = (to: string, page: number, messageId?: string) =>
	mail({
		...{ from: 'fax@pbx.example', to, subject: 'New fax', text: `Page ${page}` },
		date: 'Thu, 01 Jan 1970 00:00:00 +0000',
		...(messageId === undefined ? { omit: ['Message-ID'] } : { messageId }),
	});

describe.each([
	['without a Message-ID', undefined],
	['with one Message-ID for ever', '<fax@pbx.example>'],
])('a device %s and with a constant Date', (_, messageId) => {
	test('sends as many inquiries as messages', async () => {
		const { engine, user } = newOffice(server);
		await engine.activate();
		await server.append(user, 'INBOX', fax(user, 1, messageId));
		await server.append(user, 'INBOX', fax(user, 2, messageId));
		await engine.tick();
		expect(engine.items('inquiry').map(({ text }) => text)).toEqual(['Page 1', 'Page 2']);
	});

	test('whose message is in a second folder as well sent one', async () => {
		const { engine, user } = newOffice(server, { parameters: { folders: ['INBOX', 'Faxes'] } });
		await server.createFolder(user, 'Faxes');
		await engine.activate();
		await server.append(user, 'INBOX', fax(user, 1, messageId));
		await server.append(user, 'Faxes', fax(user, 1, messageId));
		await engine.tick();
		expect(engine.items('inquiry')).toHaveLength(1);
	});
});
