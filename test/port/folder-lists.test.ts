import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { getFolders, searchFolders } from '../../nodes/n8n/account/folder-options';
import { mail } from '../support/mail';
import { openPort } from '../support/port/port';

const server = openPort();
const user = `folders.${process.pid}@firm.example`;

beforeAll(async () => {
	for (const folder of ['Clients', 'Archive', 'INBOX']) await server.append(user, folder, mail());
});

/** What the editor asks for a form with the mailbox's credential. */
const form = {
	getCurrentNodeParameter: () => 'password',
	getCredentials: async () => ({
		...{ provider: 'other', address: user, password: server.password },
		...{ host: server.host, port: server.port, security: 'none' },
	}),
	getNode: () => ({ name: 'Email Inquiry', parameters: {} }),
	logger: { error: () => undefined },
	helpers: {},
} as unknown as ILoadOptionsFunctions;

test('a list has INBOX first, then all others by name', async () => {
	const names = (await getFolders.call(form)).map(({ value }) => String(value));
	expect(names[0]).toBe('INBOX');
	expect(names.slice(1)).toEqual([...names.slice(1)].sort());
	expect(names).toEqual(expect.arrayContaining(['Archive', 'Clients']));
});

test.each([
	['ARCH', ['Archive']],
	['client', ['Clients']],
	['nowhere', []],
])('a search for %j finds %j', async (filter, found) => {
	const { results } = await searchFolders.call(form, filter);
	expect(results.map(({ value }) => value)).toEqual(found);
});

test('a search for nothing finds what the list has', async () => {
	const { results } = await searchFolders.call(form);
	expect(results).toEqual(await getFolders.call(form));
});
