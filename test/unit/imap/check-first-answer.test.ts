import { MailboxError } from '../../../nodes/core/errors/mailbox-error';
import { checkFirstAnswer } from '../../../nodes/imap/check-first-answer';
import { PortMailbox } from '../../support/port-mailbox';

test('the first command must be answered in time', async () => {
	const mailbox = new PortMailbox();
	mailbox.status = () => new Promise(() => {});
	const checked = checkFirstAnswer(mailbox, 1);
	await expect(checked.mailbox.status('INBOX')).rejects.toMatchObject({
		...{ kind: 'unreachable', detail: 'stalled', reach: 'connection' },
	});
	expect(checked.hasAnswered()).toBe(false);
});

test('behind it the others take what time they need', async () => {
	const mailbox = new PortMailbox();
	const checked = checkFirstAnswer(mailbox, 1);
	await checked.mailbox.open('INBOX');
	expect(checked.hasAnswered()).toBe(true);
	let answer: (uids: number[]) => void = () => {};
	mailbox.searchUids = () => new Promise((resolve) => (answer = resolve));
	const found = checked.mailbox.searchUids(1, 2);
	for (let i = 0; i < 20; i++) await new Promise((resolve) => setImmediate(resolve));
	answer([1]);
	expect(await found).toEqual([1]);
});

test('a folder that is not there is an answer, a connection that is gone is none', async () => {
	const mailbox = new PortMailbox();
	const missing = checkFirstAnswer(mailbox, 1_000);
	await expect(missing.mailbox.status('None')).rejects.toBeInstanceOf(MailboxError);
	expect(missing.hasAnswered()).toBe(true);
	mailbox.breakAt(/./);
	const gone = checkFirstAnswer(mailbox, 1_000);
	await expect(gone.mailbox.status('INBOX')).rejects.toBeInstanceOf(MailboxError);
	expect(gone.hasAnswered()).toBe(false);
});
