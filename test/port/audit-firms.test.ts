import type { IDataObject } from 'n8n-workflow';
import { runAction } from '../support/action';
import { firmOf, firms, type Firm } from '../support/audit/firms';
import type { SeedMail } from '../support/imap/server';
import { mail } from '../support/mail';
import { markdownTable } from '../support/markdown-table';
import { secondsAgo } from '../support/office';
import { openPort } from '../support/port/port';
import { isNightly } from '../support/searches';

// What is known of made-up firms is found in their mail, and no client is proposed for a filter.

const server = openPort();
const DAY = 86_400;
const SEEDS = isNightly ? 20 : 2;

async function auditOf({ mailbox, mails }: Firm): Promise<IDataObject> {
	const oldestFirst = [...mails].sort((a, b) => b.ago - a.ago);
	for (const folder of ['INBOX', 'Sent', 'Junk'] as const) {
		const here = oldestFirst
			.filter((one) => one.folder === folder)
			.map((one): SeedMail => {
				const receivedAt = secondsAgo(one.ago * DAY);
				return { raw: mail({ date: receivedAt, ...one.mail }), receivedAt };
			});
		await server.appendMany(mailbox, folder, here);
	}
	const [[item] = []] = await runAction({
		...{ server, user: mailbox },
		parameters: {
			...{ resource: 'mailbox', operation: 'audit', folders: ['INBOX'] },
			options: { language: 'en' },
		},
	});
	return item?.json ?? {};
}

const entriesOf = (list: unknown) => String(list).split(', ').filter(Boolean);
const sendersOf = (rows: unknown) => (rows as IDataObject[]).map(({ address }) => String(address));
const missing = (all: readonly string[], found: readonly string[]) =>
	all.filter((one) => !found.includes(one));
const shareOf = (part: number, whole: number) =>
	whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`;

describe.each(Object.keys(firms))('%s', (kind) => {
	const counts = { aliases: 0, forms: 0, suppliers: 0, clients: 0 };
	const found = { aliases: 0, forms: 0, suppliers: 0, clients: 0 };

	test.each(Array.from({ length: SEEDS }, (_, index) => index + 1))(
		'seed %i: no client for a filter, no person for a form, no stranger for an alias',
		async (seed) => {
			const firm = firmOf(kind, seed);
			const { truth } = firm;
			const json = await auditOf(firm);
			const filters = entriesOf(json.neverFrom);
			const forms = sendersOf(json.forms);
			const aliases = entriesOf(json.aliases);
			const clients = filters.filter((one) => truth.clients.has(one));
			found.clients += clients.length;
			expect(clients).toEqual([]);
			expect(missing(filters, truth.suppliers)).toEqual([]);
			expect(entriesOf(json.websiteForms).filter((one) => truth.people.has(one))).toEqual([]);
			expect(missing(forms, truth.forms)).toEqual([]);
			expect(missing(aliases, truth.aliases)).toEqual([]);
			expect(json.spam).toMatchObject({ replies: 1, worthALook: truth.inSpam });
			counts.aliases += truth.aliases.length;
			counts.forms += truth.forms.length;
			counts.suppliers += truth.suppliers.length;
			counts.clients += truth.clients.size;
			found.aliases += truth.aliases.length - missing(truth.aliases, aliases).length;
			found.forms += truth.forms.length - missing(truth.forms, forms).length;
			found.suppliers += truth.suppliers.length - missing(truth.suppliers, filters).length;
		},
		60_000,
	);

	test('at least 95 of 100 forms and aliases are found', () => {
		measured.push([
			...[kind, `${found.aliases} of ${counts.aliases}`, `${found.forms} of ${counts.forms}`],
			...[`${found.clients} of ${counts.clients}`, shareOf(found.suppliers, counts.suppliers)],
		]);
		expect(found.aliases / counts.aliases).toBeGreaterThanOrEqual(0.95);
		expect(found.forms / counts.forms).toBeGreaterThanOrEqual(0.95);
	});
});

const measured: string[][] = [];

afterAll(() => {
	const head = ['Firm', 'Aliases found', 'Forms found', 'Clients proposed', 'Suppliers proposed'];
	if (process.env.AUDIT_TABLE === '1')
		process.stdout.write(`${markdownTable([head, ...measured]).join('\n')}\n`);
});
