import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { buildReport, type Report, type ReportOptions } from '../../../nodes/core/report/report';
import type { Language } from '../../../nodes/core/text/wording';
import { reportHtml } from '../../../nodes/drawing/report-html';
import { reportMail } from '../../../nodes/drawing/report-mail';
import { SAMPLE_NOW, SAMPLE_ZONE, sampleItems } from './sample';

const SCHEMES = ['light', 'dark'] as const;
const WIDTHS = { desktop: 1280, tablet: 700, phone: 320 } as const;
const QUARTER: ReportOptions = {
	now: SAMPLE_NOW,
	zone: SAMPLE_ZONE,
	period: { kind: 'previousQuarter' },
	groupBy: ['source'],
	compare: true,
};

/** Writes reports of three months with their pictures into a folder, for people to look at. */
export async function takeReportScreens(folder: string): Promise<void> {
	await mkdir(folder, { recursive: true });
	const browser = await chromium.launch({
		executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
		args: ['--no-sandbox'],
	});
	try {
		for (const [name, language, report] of reports()) {
			const page = join(folder, `${name}.html`);
			await writeFile(page, reportHtml(report, { language }));
			await shoot(browser, page, name, folder);
			const mail = join(folder, `${name}-mail.html`);
			await writeFile(mail, await asFile(report, language, name, folder));
			await shoot(browser, mail, `${name}-mail`, folder, ['light']);
		}
	} finally {
		await browser.close();
	}
}

function* reports(): Generator<[name: string, language: Language, report: Report]> {
	for (const language of ['en', 'ru'] as const) {
		yield [`quarter-${language}`, language, buildReport(sampleItems(language), QUARTER)];
	}
	const days: ReportOptions = {
		...QUARTER,
		period: { kind: 'previousMonth' },
		groupBy: ['recipient', 'source'],
	};
	yield ['month-ru', 'ru', buildReport(sampleItems('ru'), days)];
	const week: ReportOptions = { ...QUARTER, period: { kind: 'thisWeek' }, groupBy: ['day'] };
	yield ['week-en', 'en', buildReport(sampleItems('en'), week)];
	yield ['empty-ru', 'ru', buildReport([{ receivedAt: '2020-01-01' }, { text: 'x' }], QUARTER)];
}

/** A mail client resolves cid: addresses; a browser gets files beside the page. */
async function asFile(
	report: Report,
	language: Language,
	name: string,
	folder: string,
): Promise<string> {
	const mail = await reportMail(report, { language });
	let page = mail.html;
	for (const { cid, fileName, png } of mail.charts) {
		await writeFile(join(folder, `${name}-${fileName}`), png);
		page = page.replace(`cid:${cid}`, `${name}-${fileName}`);
	}
	return page;
}

async function shoot(
	browser: Browser,
	file: string,
	name: string,
	folder: string,
	schemes: ReadonlyArray<(typeof SCHEMES)[number]> = SCHEMES,
): Promise<void> {
	for (const colorScheme of schemes) {
		for (const [device, width] of Object.entries(WIDTHS)) {
			const context = await browser.newContext({
				colorScheme,
				viewport: { width, height: 900 },
				deviceScaleFactor: device === 'phone' ? 2 : 1,
			});
			const page = await context.newPage();
			await page.goto(`file://${file}`);
			await page.screenshot({
				path: join(folder, `${name}-${colorScheme}-${device}.png`),
				fullPage: true,
			});
			await context.close();
		}
	}
}
