import { openFolders } from '../../../nodes/collect/open-folders';
import { survey, type SurveyOrder } from '../../../nodes/collect/survey';
import { cursorOf } from '../../../nodes/core/memory/state';
import { cursor, pollState, STARTED_AT } from '../../support/poll-state';
import { PortMailbox } from '../../support/port-mailbox';

const DAY_MS = 86_400_000;
const NOW = STARTED_AT + DAY_MS;
const IMPORT = { kind: 'import', since: STARTED_AT - DAY_MS, until: 2 } as const;

function look(mailbox: PortMailbox, changes: Partial<SurveyOrder> = {}) {
	return survey(mailbox, openFolders(mailbox), {
		...{ state: pollState(), folders: ['INBOX'], added: [], warmStartMs: 0 },
		...{ start: { from: 'now', key: 'now' }, quiet: new Map(), now: NOW },
		...changes,
	});
}

/** A mailbox whose folders hold two messages each. */
function mailboxOf(...names: string[]): PortMailbox {
	const mailbox = new PortMailbox(names);
	for (const folder of names) for (let uid = 1; uid <= 2; uid++) mailbox.receive({ folder });
	return mailbox;
}

test('what is listed and not known is pending', async () => {
	const mailbox = mailboxOf('INBOX');
	const state = pollState({ folders: { INBOX: cursor({ lastUid: 1, known: [1] }) } });
	const { queues, isChanged, quiet } = await look(mailbox, { state });
	expect(queues).toEqual([{ folder: 'INBOX', pending: [2] }]);
	expect({ isChanged, quiet: [...quiet.keys()] }).toEqual({ isChanged: false, quiet: [] });
});

test('a look that leaves nothing to settle is told, to be remembered', async () => {
	const status = { uidValidity: '7', uidNext: 1, messages: 0 };
	expect((await look(new PortMailbox())).quiet).toEqual(new Map([['INBOX', status]]));
});

test('a new folder is read from now on, and a running trigger says so', async () => {
	const mailbox = mailboxOf('INBOX', 'Leads');
	const state = pollState({ wishes: [{ folder: 'Leads', since: NOW, isInitial: false }] });
	const surveyed = await look(mailbox, { state, folders: ['Leads'], added: ['Leads'] });
	expect(surveyed.queues).toEqual([]);
	expect(cursorOf(surveyed.state, 'Leads')).toMatchObject({ lastUid: 2, known: [1, 2] });
	expect(surveyed.notices).toMatchObject([
		{ event: 'settingsChanged', what: 'Mail of Leads is collected from now on' },
	]);
});

test('live mail waits until the import of all folders is in', async () => {
	const mailbox = mailboxOf('INBOX', 'Leads');
	const folders = { INBOX: cursor(), Leads: cursor({ backfill: IMPORT }) };
	const state = pollState({ folders });
	const { queues } = await look(mailbox, { state, folders: ['INBOX', 'Leads'] });
	expect(queues).toEqual([{ folder: 'Leads', pending: [1, 2] }]);
});

test('an import with nothing left ends, and is said to be done', async () => {
	const mailbox = mailboxOf('INBOX');
	const backfill = { ...IMPORT, since: STARTED_AT + 400 * DAY_MS };
	const state = pollState({ folders: { INBOX: cursor({ backfill }) } });
	const surveyed = await look(mailbox, { state });
	expect(cursorOf(surveyed.state, 'INBOX')?.backfill).toBeNull();
	expect(surveyed.notices).toMatchObject([
		{ event: 'importProgress', what: 'import', folders: ['INBOX'], left: 0 },
	]);
});

test('a folder that cannot be opened leaves the others readable', async () => {
	const mailbox = mailboxOf('INBOX');
	const { problems, queues } = await look(mailbox, { folders: ['Gone', 'INBOX'] });
	expect(problems).toMatchObject([{ kind: 'folder', folder: 'Gone' }]);
	expect(queues).toHaveLength(1);
});

test('a connection that ends does not', async () => {
	const mailbox = mailboxOf('INBOX', 'Leads');
	mailbox.breakAt(/^SEARCH/);
	await expect(look(mailbox, { folders: ['INBOX', 'Leads'] })).rejects.toThrow('broken');
	expect(mailbox.calls).toEqual(['STATUS INBOX', 'EXAMINE INBOX', 'SEARCH UID']);
});
