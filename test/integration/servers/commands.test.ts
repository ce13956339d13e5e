import type { IDataObject } from 'n8n-workflow';
import { startProxy, type ImapProxy } from '../../support/imap/proxy';
import { startServer, type TestServer } from '../../support/imap/server';
import { newOffice, type Office } from '../../support/office';

let server: TestServer;
let proxy: ImapProxy;
beforeAll(async () => {
	server = await startServer();
	proxy = await startProxy(server);
});
afterAll(async () => {
	await proxy.stop();
	await server.stop();
});

const BOTH = ['INBOX', 'Leads'];
const FORMS = { websiteForms: 'form@shop.example' };
const FORM = { from: 'form@shop.example', text: 'E-mail: ann@client.example' };

/** An office whose trigger is connected and has seen that nothing is new. */
async function connected(folders: readonly string[], whoWrites: IDataObject = {}): Promise<Office> {
	const office = newOffice(server, {
		server: { ...server, port: proxy.port },
		parameters: { folders: [...folders], whoWrites },
	});
	for (const folder of folders)
		if (folder !== 'INBOX') await server.createFolder(office.user, folder);
	await office.engine.activate();
	await office.engine.tick();
	return office;
}

/**
 * The commands of the next poll between login and logout. Without LSUB, which imapflow adds to its LIST where a
 * server does not offer LIST-EXTENDED (RFC 5258).
 */
async function commandsOf({ engine }: Office): Promise<string[]> {
	proxy.reset();
	await engine.tick();
	while (proxy.openConnections > 0) await new Promise((resolve) => setImmediate(resolve));
	const names = proxy.commands.map(({ name }) => name).filter((name) => name !== 'LSUB');
	// A poll that ends with an error closes the connection without a word.
	return names.slice(names.indexOf('STATUS')).filter((name) => name !== 'LOGOUT');
}

/** imapflow lists a folder before it opens it for the first time on a connection. */
const OPEN_FIRST = ['LIST', 'EXAMINE'];

test.each<
	[string, (office: Office) => Promise<unknown>, readonly string[], Parameters<typeof connected>]
>([
	['nothing is new', async () => {}, ['STATUS'], [['INBOX']]],
	['nothing is new in two folders', async () => {}, ['STATUS', 'STATUS'], [BOTH]],
	[
		'two messages of clients came',
		async ({ receive }) => {
			await receive();
			await receive({ from: 'bob@client.example' });
		},
		['STATUS', ...OPEN_FIRST, 'UID SEARCH', 'UID FETCH', 'UID FETCH'],
		[['INBOX']],
	],
	[
		'a message of ours came, which may be that of a form that names its client in the text',
		async ({ receive, user }) => await receive({ from: user }),
		['STATUS', ...OPEN_FIRST, 'UID SEARCH', 'UID FETCH', 'UID FETCH'],
		[['INBOX']],
	],
	[
		'a form was sent, whose text names the client',
		async ({ receive }) => await receive(FORM),
		['STATUS', ...OPEN_FIRST, 'UID SEARCH', 'UID FETCH', 'UID FETCH'],
		[['INBOX'], FORMS],
	],
	[
		'mail came into one of two folders',
		async ({ receive }) => await receive({ folder: 'Leads' }),
		['STATUS', 'STATUS', ...OPEN_FIRST, 'UID SEARCH', 'UID FETCH', 'UID FETCH'],
		[BOTH],
	],
	[
		'mail came into both of two folders',
		async ({ receive }) => {
			await receive({ folder: 'Leads', ago: 20 });
			await receive({ from: 'bob@client.example' });
		},
		[
			...['STATUS', ...OPEN_FIRST, 'UID SEARCH', 'STATUS', ...OPEN_FIRST, 'UID SEARCH'],
			...['EXAMINE', 'UID FETCH', 'EXAMINE', 'UID FETCH'],
			...['UID FETCH', 'EXAMINE', 'UID FETCH'],
		],
		[BOTH],
	],
])('a poll when %s', async (_, change, commands, begun) => {
	const office = await connected(...begun);
	await change(office);
	expect(await commandsOf(office)).toEqual(commands);
});

test('a folder that is missing is looked for among all folders once', async () => {
	const office = await connected(BOTH);
	await server.deleteFolder(office.user, 'Leads');
	// imapflow asks for the one folder after each refusal of STATUS.
	expect(await commandsOf(office)).toEqual(['STATUS', 'STATUS', 'LIST', 'LIST']);
	expect(await commandsOf(office)).toEqual(['STATUS', 'STATUS', 'LIST']);
	expect(office.engine.errors).toHaveLength(1);
});
