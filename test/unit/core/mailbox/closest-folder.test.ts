import { closestFolder } from '../../../../nodes/core/mailbox/closest-folder';

const FOLDERS = ['INBOX', 'INBOX/Leads', 'Archive', 'Заявки', 'Sent Items', 'Orders 2026'];

test.each([
	['in other letters', 'archive', 'Archive'],
	['without its parent', 'Leads', 'INBOX/Leads'],
	['with the separator of another server', 'INBOX.Leads', 'INBOX/Leads'],
	['with a letter too few', 'INBOX/Lead', 'INBOX/Leads'],
	['with a letter twisted', 'Arhcive', 'Archive'],
	['in another script', 'Заявка', 'Заявки'],
	['with spaces', ' Sent  Items', 'Sent Items'],
	['of last year', 'Orders 2025', 'Orders 2026'],
	['that is like none', 'Support', null],
	['that is short and like none', 'X', null],
	['that is empty', '', null],
	['that the server names but does not open', 'Archive', null],
])('a folder %s', (_, missing, closest) => {
	expect(closestFolder(missing, FOLDERS)).toBe(closest);
});
