import { foldersToSearch } from '../../../../nodes/core/explanation/folder-places';

test('mail is looked for where it is collected, where it goes astray, and last where everything is', () => {
	const listed = [
		{ path: '[Gmail]/All Mail', specialUse: '\\All' },
		{ path: '[Gmail]/Trash', specialUse: '\\Trash' },
		{ path: 'INBOX', specialUse: null },
		{ path: 'Team', specialUse: null },
		{ path: '[Gmail]/Spam', specialUse: '\\Junk' },
	];
	expect(foldersToSearch(listed, ['INBOX', 'Leads'])).toEqual([
		{ path: 'INBOX', place: 'collected' },
		{ path: 'Leads', place: 'collected' },
		{ path: '[Gmail]/Spam', place: 'spam' },
		{ path: 'Team', place: 'elsewhere' },
		{ path: '[Gmail]/Trash', place: 'trash' },
		{ path: '[Gmail]/All Mail', place: 'elsewhere' },
	]);
});

test.each([
	['Spam', 'spam'],
	['INBOX.Junk E-mail', 'spam'],
	['Спам', 'spam'],
	['Нежелательная почта', 'spam'],
	['INBOX/Deleted Items', 'trash'],
	['Удалённые', 'trash'],
	['Корзина', 'trash'],
	['Spam reports', 'elsewhere'],
	['Trash bags', 'elsewhere'],
])('a server that does not say what %s is for', (path, place) => {
	expect(foldersToSearch([{ path, specialUse: null }], [])).toEqual([{ path, place }]);
});
