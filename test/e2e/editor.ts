import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Locator, type Page } from 'playwright-core';
import type { N8n } from '../support/n8n/server';

/** n8n's editor in a browser, with somebody logged in. */
export interface Editor {
	readonly page: Page;
	/** As n8n names itself: only there is a person who comes back from a sign-in still logged in. */
	readonly url: string;
	/** Takes a picture for people to look at, where `SCREENS` names a folder for pictures. */
	take(name: string): Promise<void>;
	/** Part of the page by n8n's own name for tests. */
	part(name: string): Locator;
	/** Opens a node of the workflow, and the window of a new credential for it. */
	openNewCredential(node: string): Promise<void>;
	/** Does something; should it fail, a picture shows what went wrong. */
	shownWhenItFails(flow: () => Promise<void>): Promise<void>;
	close(): Promise<void>;
}

const SIZE = { width: 1440, height: 1000 };
const PATIENCE_MS = 90_000;

/** Returns n8n's editor with its owner logged in; to be closed. */
export async function openEditor(n8n: N8n): Promise<Editor> {
	const { SCREENS } = process.env;
	const browser = await chromium.launch({
		executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
		args: ['--no-sandbox'],
	});
	// Animations would be waited for.
	const page = await browser.newPage({ viewport: SIZE, reducedMotion: 'reduce' });
	page.setDefaultTimeout(PATIENCE_MS);
	const part = (name: string) => page.locator(`[data-test-id="${name}"]`);
	const url = n8n.url.replace('127.0.0.1', 'localhost');
	await page.goto(`${url}/signin`);
	await page.locator('input[type="email"], input[name="emailOrLdapLoginId"]').fill(n8n.login.email);
	await page.locator('input[type="password"]').fill(n8n.login.password);
	await part('form-submit-button').click();
	await page.waitForURL(/home|workflow/);
	const save = async (folder: string, name: string) => {
		const path = join(folder, `${name}.png`);
		await page.screenshot({ path, animations: 'disabled' });
		return path;
	};
	return {
		page,
		url,
		part,
		take: async (name) => {
			if (SCREENS !== undefined) await save(SCREENS, name);
		},
		shownWhenItFails: (flow) =>
			flow().catch(async (error: unknown) => {
				const folder = SCREENS ?? (await mkdtemp(join(tmpdir(), 'screens-')));
				const path = await save(folder, `failed-${expect.getState().currentTestName}`);
				throw new Error(`${String(error)}\nWhat it looked like: ${path}`, { cause: error });
			}),
		openNewCredential: async (node) => {
			await page.locator(`[data-test-id="canvas-node"][data-node-name="${node}"]`).dblclick();
			// The editor offers the credential there is, or none.
			const none = part('node-credentials-empty-state').getByRole('button').first();
			const chosen = part('node-credentials-select');
			await none.or(chosen).first().click();
			if (await chosen.isVisible())
				await page
					.getByText(/create new credential/i)
					.first()
					.click();
			await part('editCredential-modal').waitFor();
		},
		close: () => browser.close(),
	};
}
