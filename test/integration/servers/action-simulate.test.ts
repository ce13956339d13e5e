import { runAction } from '../../support/action';
import { useStoppedClock } from '../../support/clock';
import { startServer, type TestServer } from '../../support/imap/server';
import { newOffice } from '../../support/office';

let server: TestServer;
beforeAll(async () => {
	server = await startServer();
});
afterAll(() => server?.stop());

useStoppedClock();

const DAY = 86_400;
const DAYS = 40;

async function simulate(user: string, folders: readonly string[], options: object) {
	const parameters = { resource: 'mailbox', operation: 'simulate', folders: [...folders] };
	const [[summary] = [], rows = []] = await runAction({
		...{ server, user },
		parameters: { ...parameters, days: DAYS, options: { ...options } },
	});
	return { summary: summary?.json, rows: rows.map(({ json }) => json), items: rows };
}

test('says what was counted, and how far messages of a pair are apart', async () => {
	const { user, receive } = newOffice(server);
	for (const days of [30, 29.5, 20, 1]) await receive({ ago: days * DAY });
	await receive({ from: 'bob@client.example', ago: 3_000 });
	await receive({ headers: { 'Auto-Submitted': 'auto-replied' } });
	await receive({ ago: (DAYS + 1) * DAY });
	const { summary, rows, items } = await simulate(user, ['INBOX'], {});
	expect(summary).toMatchObject({
		...{ mailbox: user, folders: ['INBOX'], mails: 6, counted: 5, ignored: 1 },
		...{ ignoredBecause: { autoReply: 1 }, firstMails: 2, isComplete: true, note: null },
	});
	expect(summary?.periods).toEqual(rows);
	expect(rows.map(({ repeatPeriod, inquiries }) => [repeatPeriod, inquiries])).toEqual([
		[0, 5],
		[1, 4],
		[2, 4],
		[7, 4],
		[14, 3],
		[30, 2],
		[60, 2],
		[90, 2],
	]);
	const gaps = summary?.gaps as Array<{ gap: string; mails: number; shareSoFar: number }>;
	expect(gaps.filter(({ mails }) => mails > 0)).toMatchObject([
		{ gap: '1–24 hours', fromHours: 1, toHours: 24, mails: 1, share: 0.3333, shareSoFar: 0.3333 },
		{ gap: '7–14 days', mails: 1, shareSoFar: 0.6667 },
		{ gap: '14–30 days', mails: 1, shareSoFar: 1 },
	]);
	expect(items[0]?.pairedItem).toEqual([{ item: 0 }]);
});

test('draws the periods, unless pictures are switched off or there is nothing to draw', async () => {
	const { user, receive } = newOffice(server);
	const binaryOf = async (options: object) => {
		const parameters = { resource: 'mailbox', operation: 'simulate', options: { ...options } };
		const [[summary] = []] = await runAction({ server, user, parameters });
		return summary?.binary;
	};
	expect(await binaryOf({})).toBeUndefined();
	await receive({ ago: DAY });
	expect(await binaryOf({ pictures: false })).toBeUndefined();
	const { chartPeriods } = (await binaryOf({})) ?? {};
	expect(chartPeriods).toMatchObject({ fileName: 'periods.png', mimeType: 'image/png' });
	const png = Buffer.from(chartPeriods?.data ?? '', 'base64');
	expect(png.subarray(1, 4).toString()).toBe('PNG');
});

test.each([
	[{ days: 0 }, "'Days' cannot be used"],
	[{ options: { periods: '1, soon' } }, "'Periods', entry 2 is not a number"],
	[{ folders: [] }, "'Folders' is empty"],
	[{ folders: ['Inbo'] }, "The folder 'Inbo' does not exist in this mailbox"],
])('says what is wrong with %j', async (changes, message) => {
	const parameters = { resource: 'mailbox', operation: 'simulate', ...changes };
	const running = runAction({ server, user: `wrong.${process.pid}@firm.example`, parameters });
	await expect(running).rejects.toMatchObject({ message });
});
