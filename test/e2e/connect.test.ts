import { startDovecot } from '../support/imap/dovecot';
import { startEmbeddedServer } from '../support/imap/embedded';
import { collectedBy } from '../support/n8n/collected';
import { mailServerElsewhere } from '../support/n8n/mail-server-elsewhere';
import type { Execution } from '../support/n8n/execution';
import { exampleWorkflow, TRIGGER } from '../support/n8n/example';
import { startSignInServer, type SignInServer } from '../support/oauth2/sign-in-server';
import { openEditor, type Editor } from './editor';
import { startWorld, WORLD_TIMEOUT_MS, type World } from './world';

/** The embedded server knows no tokens. */
const isDovecot = process.env['IMAP_SERVER'] === 'dovecot';
const onDovecot = isDovecot ? test : test.skip;

let signInServer: SignInServer;
let world: World;
let editor: Editor;

beforeAll(async () => {
	signInServer = await startSignInServer();
	const { authorizeUrl: authUrl, tokenUrl: accessTokenUrl, userInfoUrl } = signInServer;
	const server = isDovecot
		? await startDovecot({ mechanism: 'xoauth2', userInfoUrl })
		: await startEmbeddedServer();
	const signIn = { authUrl, accessTokenUrl, server: `imaps://localhost:${server.tlsPort}` };
	world = await startWorld({
		server,
		env: {
			...mailServerElsewhere('imap.yandex.ru', server.tlsPort),
			CREDENTIALS_OVERWRITE_DATA: JSON.stringify({ inquiryMailboxYandexOAuth2Api: signIn }),
		},
	});
	editor = await openEditor(world.n8n);
}, WORLD_TIMEOUT_MS);

afterAll(async () => {
	await editor?.close();
	await world?.stop();
	await signInServer?.stop();
});

/** What 'Authentication' offers. */
const WAYS = { 'App Password': 'password', 'Sign in With Yandex': 'yandex' } as const;
type Way = keyof typeof WAYS;

/** A workflow whose trigger has no credential yet, with the form of a new one open. */
async function openForm(name: string, way: Way): Promise<string> {
	const { page } = editor;
	const credential = { id: '', name: '', type: 'inquiryMailboxApi', data: {} };
	const example = exampleWorkflow({ name, credential, parameters: { authentication: WAYS[way] } });
	const nodes = example.nodes.map(({ credentials: _, ...node }) => node);
	const workflowId = await world.n8n.createWorkflow({ ...example, nodes });
	await page.goto(`${editor.url}/workflow/${workflowId}`);
	await editor.openNewCredential(TRIGGER);
	await choose(way);
	return workflowId;
}

/** The form of a new credential offers the ways to log in, and may begin with another one. */
async function choose(way: Way): Promise<void> {
	const { page, part } = editor;
	const list = part('credential-mode-dropdown-trigger');
	if ((await list.innerText()).includes(way)) return;
	await list.click();
	await page.getByText(way).click();
}

async function type(field: string, text: string): Promise<void> {
	await editor.part(`parameter-input-${field}`).locator('input').fill(text);
}

async function save(): Promise<void> {
	await editor.part('credential-save-button').click();
}

/** Closes the form and the node, publishes, and shows the first execution. */
async function publish(workflowId: string): Promise<void> {
	const { page } = editor;
	// One for the form, should it be open, and one for the node.
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');
	await editor.part('ndv-close-button').waitFor({ state: 'hidden' });
	await editor.part('workflow-open-publish-modal-button').click();
	await editor.part('workflow-publish-button').click();
	const isConnected = (all: readonly Execution[]) =>
		all.flatMap(collectedBy).some(({ item }) => item['event'] === 'connected');
	const [first] = await world.n8n.waitForExecutions(
		workflowId,
		'the item `connected`',
		isConnected,
		180_000,
	);
	await page.goto(`${editor.url}/workflow/${workflowId}/executions/${first?.id}`);
	await page
		.getByText(/^1 item$/)
		.first()
		.waitFor();
}

test('a mailbox at Yandex is connected by typing its address and app password', () =>
	editor.shownWhenItFails(async () => {
		const { page, part, take } = editor;
		const workflowId = await openForm('Yandex', 'App Password');
		await take('password-1-empty-form');
		await type('address', 'shop@yandex.ru');
		// As the page of Yandex shows it, in groups.
		await type('password', world.server.password.replace(/^(..)/, '$1 '));
		await save();
		// What passes the test is closed; opened again it says so.
		await part('editCredential-modal').waitFor({ state: 'hidden' });
		await part('credential-edit-button').click();
		await page.getByText('Connection tested successfully').waitFor();
		await take('password-2-tested');
		await publish(workflowId);
		await take('password-3-connected');
	}));

test('a wrong app password is told with the page that helps', () =>
	editor.shownWhenItFails(async () => {
		const { page, take } = editor;
		await openForm('Yandex, wrong', 'App Password');
		await type('address', 'other@yandex.ru');
		await type('password', 'wrong');
		await save();
		await page.getByText('More details').click();
		await page
			.getByText(/Yandex \(imap\.yandex\.ru:993\) did not accept 'Address' and 'App Password'/)
			// The list of folders says it as well.
			.first()
			.waitFor();
		await take('password-4-wrong');
	}));

onDovecot('a mailbox is connected by signing in at the service', () =>
	editor.shownWhenItFails(async () => {
		const { page, part, take } = editor;
		const workflowId = await openForm('Yandex, signed in', 'Sign in With Yandex');
		await take('sign-in-1-empty-form');
		signInServer.account = 'signed-in@yandex.ru';
		await type('clientId', 'n8n');
		await type('clientSecret', 'known to both');
		await type('address', 'signed-in@yandex.ru');
		const popup = page.waitForEvent('popup');
		await part('quick-connect-button').click();
		await popup;
		await part('editCredential-modal').waitFor({ state: 'hidden' });
		await part('credential-edit-button').click();
		await page
			.getByText(/account connected/i)
			.first()
			.waitFor();
		await take('sign-in-2-connected');
		await publish(workflowId);
		await take('sign-in-3-first-execution');
	}),
);
