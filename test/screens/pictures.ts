import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { buildReport } from '../../nodes/core/report/report';
import type { Language } from '../../nodes/core/text/wording';
import { reportHtml } from '../../nodes/drawing/report-html';
import type { Execution } from '../support/n8n/execution';
import { TRIGGER } from '../support/n8n/example';
import { object, text } from '../support/n8n/json';
import { SAMPLE_NOW, SAMPLE_ZONE, sampleItems } from '../support/report/sample';
import { smallPng } from './small-png';
import { withStage, type Stage } from './stage';
import {
	AUDIT,
	EXPLAIN,
	explainWorkflow,
	inquiriesWorkflow,
	mailboxWorkflow,
	run,
	SIMULATE,
	tableWorkflow,
} from './workflows';

/** A part of the page. */
interface Clip {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

/** Takes the pictures of the manual into a folder. */
export async function takePictures(
	packageFolder: string,
	folder: string,
	signal: AbortSignal,
): Promise<void> {
	await mkdir(folder, { recursive: true });
	await withStage(packageFolder, signal, async (stage) => {
		const album: Album = { ...stage, save: saver(folder) };
		try {
			await ofTrigger(album);
			for (const language of ['en', 'ru'] as const) {
				await ofExplanation(album, language);
				await ofMailbox(album, language);
				await ofReport(album, language);
			}
		} catch (error) {
			const path = join(await mkdtemp(join(tmpdir(), 'screenshots-')), 'failed.png');
			await stage.page.screenshot({ path });
			process.stderr.write(`What the editor showed then is in ${path}\n`);
			throw error;
		}
	});
}

interface Album extends Stage {
	/** Keeps a picture of what is shown, or of a part of it. */
	save(name: string, shown: Page | Locator | Buffer, clip?: Clip): Promise<void>;
}

function saver(folder: string): Album['save'] {
	return async (name, shown, clip) => {
		const png = Buffer.isBuffer(shown)
			? shown
			: await shown.screenshot({ animations: 'disabled', ...(clip && { clip }) });
		const small = smallPng(png);
		await writeFile(join(folder, `${name}.png`), small);
		process.stderr.write(`${name}: ${Math.round(small.length / 1000)} kB\n`);
	};
}

/** Nothing that comes and goes by itself. */
const CALM = `.el-notification, [class*="floatingNodes"], .vue-flow__background, [data-test-id="canvas-controls"], [data-test-id="ask-assistant-floating-button"] { display: none !important }`;

async function open({ page, n8n, part }: Album, path: string, ready: string): Promise<void> {
	await page.goto(`${n8n.url}${path}`);
	await page.addStyleTag({ content: CALM });
	await part(ready).first().waitFor();
	await page.waitForLoadState('networkidle');
	await page.evaluate('document.fonts.ready');
}

/** Opens a node and runs it; the columns of its form and of what it put out are what matters. */
async function runNode(album: Album, name: string, field: string): Promise<void> {
	const { page, part } = album;
	await page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`).dblclick();
	await part('node-execute-button').last().click();
	const output = part('output-panel');
	await output.getByText(field).first().waitFor();
	await output.getByText('Schema', { exact: true }).click();
	await output.getByText(field).first().waitFor();
	await page.mouse.move(0, 0);
}

async function ofTrigger(album: Album): Promise<void> {
	const { n8n, page, part, save } = album;
	await run(album, await n8n.createWorkflow(tableWorkflow()));
	const workflowId = await n8n.createWorkflow(inquiriesWorkflow(album));
	await page.setViewportSize(WIDE);
	await open(album, `/workflow/${workflowId}`, 'canvas-node');
	await runNode(album, TRIGGER, 'inquiryId');
	const simplify = part('node-parameters').getByText('Simplify', { exact: true });
	await save('trigger', page, await columns(album, simplify));

	await page.setViewportSize({ width: 1200, height: 900 });
	await part('credential-edit-button').click();
	const window = part('editCredential-modal');
	await page.getByText('Connection tested successfully').waitFor();
	await save('credential', window);
	await page.keyboard.press('Escape');

	const { id } = await run(album, workflowId, TRIGGER);
	await page.setViewportSize({ width: 1240, height: 1000 });
	await open(album, `/workflow/${workflowId}/executions/${id}`, 'canvas-node');
	await page.getByText('1 item').first().waitFor();
	await save(
		'workflow',
		page,
		await around(part('canvas-node'), { above: 20, beside: 64, below: 48 }),
	);
}

/** In it all tabs of the trigger's output are seen. */
const WIDE = { width: 1920, height: 960 };

/** The part of the page from the form to the right edge of the output, down to where something begins. */
async function columns({ part }: Album, end: Locator): Promise<Clip> {
	const form = await boxOf(part('node-parameters'));
	const output = await boxOf(part('output-panel'));
	const width = output.x + output.width - form.x;
	const { y } = await boxOf(end.first());
	return { x: form.x, y: output.y, width, height: y - 8 - output.y };
}

interface Room {
	readonly above: number;
	readonly beside: number;
	readonly below: number;
}

/** The smallest part of the page that shows all of these, with room around it. */
async function around(parts: Locator, { above, beside, below }: Room): Promise<Clip> {
	const boxes = await Promise.all((await parts.all()).map(boxOf));
	const left = Math.min(...boxes.map(({ x }) => x)) - beside;
	const top = Math.min(...boxes.map(({ y }) => y)) - above;
	const right = Math.max(...boxes.map(({ x, width }) => x + width)) + beside;
	const bottom = Math.max(...boxes.map(({ y, height }) => y + height)) + below;
	return { x: left, y: top, width: right - left, height: bottom - top };
}

async function boxOf(part: Locator): Promise<Clip> {
	const box = await part.boundingBox();
	if (box === null) throw new Error('A part of the editor is not shown');
	return box;
}

async function ofExplanation(album: Album, language: Language): Promise<void> {
	const { n8n, page, part, save } = album;
	const workflowId = await n8n.createWorkflow(explainWorkflow(album.mailbox[language], language));
	await n8n.activate(workflowId);
	const hasRepeat = (all: readonly Execution[]) =>
		all.some((one) => one.items(TRIGGER, REPEATS_OUTPUT).length > 0);
	await n8n.waitForExecutions(workflowId, 'the repeats', hasRepeat, 120_000);
	await n8n.deactivate(workflowId);
	await page.setViewportSize(WIDE);
	await open(album, `/workflow/${workflowId}`, 'canvas-node');
	await runNode(album, EXPLAIN, 'reasonCode');
	const became = part('output-panel').getByText('became', { exact: true });
	await save(pictureOf('explain', language), page, await columns(album, became));
}

const REPEATS_OUTPUT = 2;

async function ofMailbox(album: Album, language: Language): Promise<void> {
	const { n8n, save } = album;
	const workflow = mailboxWorkflow(album.mailbox[language], language);
	const execution = await run(album, await n8n.createWorkflow(workflow));
	const audit = await fileOf(album, execution, AUDIT, 'audit');
	await savePage(album, pictureOf('audit', language), audit.toString(), 2);
	const chart = await fileOf(album, execution, SIMULATE, 'chartPeriods');
	await save(pictureOf('simulate', language), chart);
}

/** A file that a node put out. */
async function fileOf({ page, n8n }: Album, execution: Execution, node: string, field: string) {
	const [files] = execution.files(node);
	const id = text(object(files?.[field], 'a file')['id'], 'the id of a file');
	const query = new URLSearchParams({ id, action: 'download' });
	const answer = await page.request.get(`${n8n.url}/rest/binary-data?${query}`);
	return await answer.body();
}

async function ofReport(album: Album, language: Language): Promise<void> {
	const items = sampleItems(language).map((item) => ({
		...item,
		source: shortened(item['source']),
	}));
	const report = buildReport(items, {
		...{ now: SAMPLE_NOW, zone: SAMPLE_ZONE, period: { kind: 'previousQuarter' } },
		...{ groupBy: ['source'], compare: true },
	});
	await savePage(album, pictureOf('report', language), reportHtml(report, { language }), 3, 1100);
}

/** A name too long for its place in the chart would be shortened there. */
function shortened(source: unknown): string {
	return String(source ?? '').replace(/ «.*/, '');
}

function pictureOf(name: string, language: Language): string {
	return language === 'en' ? name : `${name}-${language}`;
}

/** Saves the beginning of a page, to the end of so many of its panels. */
async function savePage(
	{ browser, save }: Album,
	name: string,
	html: string,
	panels: number,
	width = 960,
): Promise<void> {
	const page = await browser.newPage({ viewport: { width, height: 1600 } });
	await page.setContent(html);
	const { y, height } = await boxOf(page.locator('.panel').nth(panels - 1));
	const clip = { x: 0, y: 0, width, height: y + height + 20 };
	await save(name, page, clip);
	await page.close();
}
