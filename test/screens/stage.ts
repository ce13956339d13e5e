import { chromium, type Browser, type Locator, type Page } from 'playwright-core';
import type { Language } from '../../nodes/core/text/wording';
import { startService } from '../support/examples/service';
import { TELEGRAM, TOKEN } from '../support/examples/services';
import { startEmbeddedServer } from '../support/imap/embedded';
import type { StoredCredential } from '../support/n8n/api';
import { mailServerElsewhere } from '../support/n8n/mail-server-elsewhere';
import { startN8n, type N8n } from '../support/n8n/server';
import { STUDIO, studioMail } from './studio-mail';

/** n8n's editor in a browser, with the credentials that the workflows in the pictures use. */
export interface Stage {
	readonly n8n: N8n;
	readonly browser: Browser;
	/** The editor. */
	readonly page: Page;
	/** Part of the editor by n8n's own name for tests. */
	part(name: string): Locator;
	readonly password: string;
	readonly mailbox: Readonly<Record<Language, StoredCredential>>;
	readonly telegram: StoredCredential;
}

const SIZE = { width: 1440, height: 900 };
const PATIENCE_MS = 60_000;
/** Of what runs in the pictures nothing leaves this machine: the server of Gmail is one here. */
const HOST = 'imap.gmail.com';

/** Starts everything, and ends it whatever happens. */
export async function withStage(
	packageFolder: string,
	signal: AbortSignal,
	play: (stage: Stage) => Promise<void>,
): Promise<void> {
	const ends: Array<() => Promise<unknown>> = [];
	try {
		const server = await startEmbeddedServer();
		ends.push(() => server.stop());
		for (const language of ['en', 'ru'] as const) {
			for (const [folder, mails] of studioMail(language)) {
				await server.appendMany(STUDIO[language], folder, mails);
			}
		}
		const telegram = await startService(TELEGRAM);
		ends.push(() => telegram.stop());
		const env = mailServerElsewhere(HOST, server.tlsPort);
		const report = (line: string) => process.stderr.write(`${line}\n`);
		const n8n = await startN8n({ packageFolder, env, signal, report });
		ends.push(() => n8n.stop());
		const browser = await chromium.launch({
			executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
			args: ['--no-sandbox'],
		});
		ends.push(() => browser.close());
		const page = await browser.newPage({ viewport: SIZE, timezoneId: 'UTC' });
		page.setDefaultTimeout(PATIENCE_MS);
		const part = (name: string) => page.locator(`[data-test-id="${name}"]`);
		await logIn(page, n8n);
		const { password } = server;
		const mailbox = async (address: string) =>
			await n8n.createCredential({
				...{ type: 'inquiryMailboxApi', name: address },
				data: { provider: 'googleWorkspace', address, password },
			});
		await play({
			...{ n8n, browser, page, part, password },
			mailbox: { en: await mailbox(STUDIO.en), ru: await mailbox(STUDIO.ru) },
			telegram: await n8n.createCredential({
				...{ type: 'telegramApi', name: 'Bot of the studio' },
				data: { accessToken: TOKEN, baseUrl: telegram.url },
			}),
		});
	} finally {
		for (const end of ends.reverse()) await end();
	}
}

async function logIn(page: Page, { url, login }: N8n): Promise<void> {
	await page.goto(`${url}/signin`);
	await page.locator('input[type="email"], input[name="emailOrLdapLoginId"]').fill(login.email);
	await page.locator('input[type="password"]').fill(login.password);
	await page.locator('[data-test-id="form-submit-button"]').click();
	await page.waitForURL(/home|workflow/);
}
