import { draftsFolderOf } from '../../../../nodes/core/draft/drafts-folder';
import { SettingError } from '../../../../nodes/core/errors/advised-error';

const folders = (...paths: string[]) => paths.map((path) => ({ path, specialUse: null }));

test.each([
	[
		[
			{ path: 'Drafts', specialUse: null },
			{ path: 'Entwürfe', specialUse: '\\Drafts' },
		],
		'Entwürfe',
	],
	[folders('INBOX', 'Drafts'), 'Drafts'],
	[folders('INBOX', 'INBOX.Drafts'), 'INBOX.Drafts'],
	[folders('INBOX', 'Черновики'), 'Черновики'],
])('finds the folder for drafts (%#)', (list, expected) => {
	expect(draftsFolderOf(list, '')).toBe(expected);
});

test('takes the chosen one, if it is there', () => {
	expect(draftsFolderOf(folders('INBOX', 'Answers'), 'Answers')).toBe('Answers');
	const missing = () => draftsFolderOf(folders('INBOX', 'Answers'), 'Answer');
	expect(missing).toThrow(SettingError);
	expect(missing).toThrow("'Answer' does not exist");
});

test('names the setting when there is none', () => {
	expect(() => draftsFolderOf(folders('INBOX', 'Old/Drafts/2020'), '')).toThrow(
		expect.objectContaining({ field: 'Drafts Folder' }),
	);
});
