import type { Locator } from 'playwright-core';
import { startEmbeddedServer } from '../support/imap/embedded';
import { mail } from '../support/mail';
import { mailServerElsewhere } from '../support/n8n/mail-server-elsewhere';
import type { Execution } from '../support/n8n/execution';
import { TRIGGER } from '../support/n8n/example';
import { openEditor, type Editor } from './editor';
import { startWorld, WORLD_TIMEOUT_MS, type World } from './world';

/** What a new user does, from an empty workflow on, counted. Pictures go where `SCREENS` says. */

const STUDIO = 'studio@gmail.com';
const STATUS_OUTPUT = 1;
const COMPANY = 'info@company.example';

let world: World;
let editor: Editor;

beforeAll(async () => {
	const server = await startEmbeddedServer();
	world = await startWorld({ server, env: mailServerElsewhere('imap.gmail.com', server.tlsPort) });
	editor = await openEditor(world.n8n);
}, WORLD_TIMEOUT_MS);

afterAll(async () => {
	await editor?.close();
	await world?.stop();
});

/** Walks with counted steps, and a picture behind each that is named. */
function walk(name: string) {
	const { part, take } = editor;
	const steps = { clicks: 0, typed: 0 };
	return {
		steps,
		click: async (target: Locator) => {
			await target.first().click();
			steps.clicks++;
		},
		type: async (field: string, text: string) => {
			await part(`parameter-input-${field}`).locator('input').fill(text);
			steps.typed++;
		},
		picture: (what: string) => take(`walk-${name}-${what}`),
	};
}

type Walk = ReturnType<typeof walk>;

/** Adds the trigger to an empty workflow and opens the form of a new credential; the search is what every node begins with. */
async function addTrigger({ click, picture }: Walk, search: string): Promise<void> {
	const { page, part } = editor;
	await page.goto(`${editor.url}/workflow/new`);
	await click(part('canvas-add-button').getByRole('button'));
	await part('node-creator-search-bar').fill(search);
	const found = part('node-creator-item-name').getByText('Email Inquiry', { exact: true });
	await found.first().waitFor();
	await picture('1-search');
	await click(found);
	const starts = part('node-creator-action-item').or(part('node-creator-item-name'));
	await starts.first().waitFor();
	await picture('1-starts');
	await click(page.getByText(/new (inquir|mail|client)/i));
	const none = part('node-credentials-empty-state').getByRole('button');
	const chosen = part('node-credentials-select');
	await none.or(chosen).first().waitFor();
	await picture('2-node');
	if (await chosen.isVisible()) {
		await click(chosen);
		await click(page.getByText(/create new credential/i));
	} else await click(none);
	await part('editCredential-modal').waitFor();
	await picture('3-credential');
}

/** Publishes what was built, and waits for its first execution. */
async function publish({ click, picture }: Walk): Promise<void> {
	const { page, part } = editor;
	await page.keyboard.press('Escape');
	await part('ndv-close-button').waitFor({ state: 'hidden' });
	await click(part('workflow-open-publish-modal-button'));
	await click(part('workflow-publish-button'));
	const workflowId = /workflow\/([^/?]+)/.exec(page.url())?.[1] ?? '';
	const isConnected = (all: readonly Execution[]) =>
		all.some((one) => one.items(TRIGGER, STATUS_OUTPUT).some(({ event }) => event === 'connected'));
	await world.n8n.waitForExecutions(workflowId, 'the item `connected`', isConnected, 180_000);
	await picture('6-published');
}

test('a mailbox at a service is collected after 8 clicks and 2 typed fields', () =>
	editor.shownWhenItFails(async () => {
		const { page, part } = editor;
		await world.server.append(
			STUDIO,
			'INBOX',
			mail({ from: 'Ann <ann@client.example>', subject: 'Price of a website' }),
		);
		const gmail = walk('gmail');
		await addTrigger(gmail, 'email inquiry');
		await gmail.type('address', STUDIO);
		await gmail.type('password', world.server.password);
		await gmail.picture('4-typed');
		await gmail.click(part('credential-save-button'));
		await part('editCredential-modal').waitFor({ state: 'hidden' });
		await part('node-execute-button').first().waitFor();
		await gmail.picture('5-connected');
		await publish(gmail);
		expect(gmail.steps.typed).toBe(2);
		expect(gmail.steps.clicks).toBeLessThanOrEqual(8);
		await page.keyboard.press('Escape');
	}));

test('a wrong password is told in words, and mended in the same form', () =>
	editor.shownWhenItFails(async () => {
		const { page, part } = editor;
		const wrong = walk('wrong');
		await addTrigger(wrong, 'imap');
		await wrong.type('address', 'shop@gmail.com');
		await wrong.type('password', 'my usual password');
		await wrong.click(part('credential-save-button'));
		const told = /did not accept 'Address' and 'App Password'/;
		await page.getByText('More details').click();
		await page.getByText(told).first().waitFor();
		await wrong.picture('4-refused');
		await wrong.type('password', world.server.password);
		await wrong.click(part('credential-save-button'));
		await page.getByText(told).first().waitFor({ state: 'hidden' });
		await wrong.picture('5-mended');
	}));

test('a mailbox of a company domain is connected by its server, as README.ru.md and docs/ru tell', () =>
	editor.shownWhenItFails(async () => {
		const { page, part } = editor;
		await world.server.append(
			COMPANY,
			'INBOX',
			mail({ from: 'Анна <anna@client.example>', subject: 'Заказать проект' }),
		);
		const domain = walk('domain');
		await addTrigger(domain, 'письма');
		await domain.click(part('parameter-input-provider').locator('input, [role="combobox"]'));
		await page.getByRole('option', { name: /Other/ }).first().click();
		await domain.type('address', COMPANY);
		await domain.type('password', world.server.password);
		await domain.type('host', 'localhost');
		await domain.type('port', String(world.server.tlsPort));
		await domain.picture('4-typed');
		await domain.click(part('credential-save-button'));
		await part('editCredential-modal').waitFor({ state: 'hidden' });
		await domain.click(part('node-execute-button'));
		await page.getByText('Заказать проект').first().waitFor();
		await domain.picture('5-test-event');
		await publish(domain);
	}));
