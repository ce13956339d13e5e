import { connectClient } from '../../support/imap/client';
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

	test.each([
		['moved to a second folder', 'MOVE'],
		['copied to a second folder', 'COPY'],
	])('whose message is %s after it was counted sent one', async (_what, command) => {
		const { engine, user } = newOffice(server, { parameters: { folders: ['INBOX', 'Faxes'] } });
		await server.createFolder(user, 'Faxes');
		await engine.activate();
		const uid = await server.append(user, 'INBOX', fax(user, 1, messageId));
		await engine.tick();
		const client = await connectClient(server, user, server.password);
		await client.command('SELECT INBOX');
		await client.command(`UID ${command} ${uid} Faxes`);
		client.close();
		// Another of the same device arrives meanwhile.
		await server.append(user, 'INBOX', fax(user, 2, messageId));
		await engine.tick();
		expect(engine.items('inquiry').map(({ text }) => text)).toEqual(['Page 1', 'Page 2']);
	});

	test('whose messages come back under a new UIDVALIDITY sent as many as before', async () => {
		const { engine, user } = newOffice(server, { parameters: { folders: ['Faxes'] } });
		await server.createFolder(user, 'Faxes');
		await engine.activate();
		const append = (page: number) => server.append(user, 'Faxes', fax(user, page, messageId));
		await append(1);
		await append(2);
		await engine.tick();
		expect(engine.items('inquiry')).toHaveLength(2);

		await server.createFolder(user, 'Kept');
		const client = await connectClient(server, user, server.password);
		await client.command('SELECT Faxes');
		await client.command('COPY 1:* Kept');
		await client.command('UNSELECT').catch(() => client.command('SELECT INBOX'));
		await server.deleteFolder(user, 'Faxes');
		await server.createFolder(user, 'Faxes');
		await client.command('SELECT Kept');
		await client.command('COPY 1:* Faxes');
		client.close();
		await append(3);
		await engine.tick();
		expect(engine.items('inquiry').map(({ text }) => text)).toEqual(['Page 1', 'Page 2', 'Page 3']);
	});

	test('is told apart by its way here as well as by what it says', async () => {
		const { engine, user } = newOffice(server);
		await engine.activate();
		const traced = (second: number) =>
			`Received: from fax by mx.firm.example with SMTP id ${second}; Tue, 12 May 2026 10:00:0${second} +0000\r\n${String(fax(user, 1, messageId))}`;
		for (const second of [1, 2]) await server.append(user, 'INBOX', traced(second));
		await engine.tick();
		expect(engine.items('inquiry')).toHaveLength(2);
	});
});
