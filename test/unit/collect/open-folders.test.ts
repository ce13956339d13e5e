import { openFolders } from '../../../nodes/collect/open-folders';
import { PortMailbox } from '../../support/port-mailbox';

const INBOX = { folder: 'INBOX', uidValidity: '7' };

function begin() {
	const mailbox = new PortMailbox(['INBOX', 'Leads']);
	return { mailbox, folders: openFolders(mailbox) };
}

test('a folder that is open is not opened again', async () => {
	const { mailbox, folders } = begin();
	expect(await folders.examine('INBOX')).toMatchObject({ uidValidity: '7' });
	await folders.reopen(INBOX);
	expect(mailbox.calls).toEqual(['EXAMINE INBOX']);
});

test.each([
	['another was opened', (mailbox: PortMailbox) => mailbox, 'Leads'],
	['another could not be opened', (mailbox: PortMailbox) => mailbox.deleteFolder('Leads'), 'Leads'],
])('it is opened again after %s', async (_, change, other) => {
	const { mailbox, folders } = begin();
	await folders.examine('INBOX');
	change(mailbox);
	await folders.examine(other).catch(() => {});
	await folders.reopen(INBOX);
	expect(mailbox.calls).toEqual(['EXAMINE INBOX', 'EXAMINE Leads', 'EXAMINE INBOX']);
});

test('UIDs of a folder that got another UIDVALIDITY end the poll', async () => {
	const { mailbox, folders } = begin();
	await folders.examine('INBOX');
	await folders.examine('Leads');
	mailbox.createFolder('INBOX', '8');
	await expect(folders.reopen(INBOX)).rejects.toMatchObject({
		...{ kind: 'protocol', reach: 'connection' },
	});
});
