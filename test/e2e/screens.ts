import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { follow } from '../demo/follow';
import { withStage, type Stage } from '../demo/stage';
import { TRIGGER } from '../support/n8n/example';

const SIZE = { width: 1440, height: 1000 };
const PATIENCE_MS = 90_000;

/** Takes pictures of the editor with our node for people to look at; returns their folder. */
export async function takeScreens(packageFolder: string, signal: AbortSignal): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'screens-'));
	await withStage(packageFolder, signal, async (stage) => {
		await firstInquiries(stage);
		const browser = await chromium.launch({
			executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
			args: ['--no-sandbox'],
		});
		try {
			const page = await browser.newPage({ viewport: SIZE });
			page.setDefaultTimeout(PATIENCE_MS);
			await logIn(page, stage);
			const take = (name: string) =>
				page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
			await takeAll(page, stage, take).catch(async (error: unknown) => {
				await take('failed');
				throw error;
			});
		} finally {
			await browser.close();
		}
	});
	return folder;
}

async function firstInquiries(stage: Stage): Promise<void> {
	for await (const items of follow(stage)) {
		if (items.some(({ outcome }) => outcome === 'inquiry')) return;
	}
}

async function logIn(page: Page, { n8n }: Stage): Promise<void> {
	await page.goto(`${n8n.url}/signin`);
	await page.locator('input[type="email"], input[name="emailOrLdapLoginId"]').fill(n8n.login.email);
	await page.locator('input[type="password"]').fill(n8n.login.password);
	await page.locator('[data-test-id="form-submit-button"]').click();
	await page.waitForURL(/home|workflow/);
}

async function takeAll(
	page: Page,
	{ n8n, workflowId }: Stage,
	take: (name: string) => Promise<unknown>,
): Promise<void> {
	await page.goto(`${n8n.url}/workflow/${workflowId}`);
	const node = page.locator(`[data-test-id="canvas-node"][data-node-name="${TRIGGER}"]`);
	await node.waitFor();
	await take('1-workflow');
	await node.dblclick();
	await page.locator('[data-test-id="ndv"], [data-test-id="node-parameters"]').first().waitFor();
	await take('2-trigger');
	await page.getByText('Add Tracking Address').first().click();
	await page.getByPlaceholder(/^e\.g\. sales\+ads/).fill('+spring');
	await page.getByPlaceholder('e.g. newsletter').fill('newsletter');
	await take('2-trigger-tracking');
	await page.locator('[data-test-id="node-execute-button"]').first().click();
	await page.getByText('inquiryId').first().waitFor();
	await take('3-samples');
	await page.locator('[data-test-id="credential-edit-button"]').click();
	await page.locator('[data-test-id="editCredential-modal"]').waitFor();
	await take('4-credential');
	const [first] = await n8n.executions(workflowId);
	await page.goto(`${n8n.url}/workflow/${workflowId}/executions/${first?.id}`);
	await page
		.getByText(/^\d+ items$/)
		.first()
		.waitFor();
	await page.waitForLoadState('networkidle');
	await take('5-execution');
}
