import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { getFolders, searchFolders } from '../../../../nodes/n8n/account/folder-options';

function contextWith(credential: () => Promise<object>): ILoadOptionsFunctions {
	const context = {
		getCurrentNodeParameter: () => 'password',
		getCredentials: credential,
		getNode: () => ({ name: 'Trigger', parameters: {} }),
		logger: { error: () => undefined },
		helpers: {},
	};
	return context as unknown as ILoadOptionsFunctions;
}

test.each<[string, () => Promise<object>, RegExp | undefined]>([
	['no credential', async () => await Promise.reject(new Error('none')), undefined],
	[
		'an address that cannot be',
		async () => ({ provider: 'other', address: 'sales', password: 'x' }),
		/cannot be listed\. 'Address' has no @\. Enter it in full/,
	],
	[
		'a server that is not there',
		async () => ({
			...{ provider: 'other', address: 'a@firm.example', password: 'x' },
			...{ host: '127.0.0.1', port: 1, security: 'none' },
		}),
		/cannot be listed\. 127\.0\.0\.1:1 .*\. Check 'Host'/,
	],
])('with %s INBOX is offered, with the reason', async (_, credential, reason) => {
	const folders = await getFolders.call(contextWith(credential));
	expect(folders).toMatchObject([{ name: 'INBOX', value: 'INBOX' }]);
	if (reason === undefined) expect(folders[0]).not.toHaveProperty('description');
	else expect(folders[0]?.description).toMatch(reason);
});

test('a list that is searched shows the error with its advice: of an entry it shows the name alone', async () => {
	const credential = async () => ({ provider: 'other', address: 'sales', password: 'x' });
	await expect(searchFolders.call(contextWith(credential))).rejects.toMatchObject({
		...{ message: "'Address' has no @", description: expect.stringContaining('Enter it in full') },
	});
});
