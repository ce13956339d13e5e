import type { IDataObject } from 'n8n-workflow';
import { newEnvironment } from '../../nodes/EmailInquiryTrigger/environment';
import { runAction } from '../support/action';
import { startEngine } from '../support/engine';
import { secondsAgo } from '../support/office';
import { openPort } from '../support/port/port';
import { randomMailbox } from '../support/random-mailbox';
import { isNightly } from '../support/searches';

const server = openPort();

const DAY = 86_400;
const DAYS = 40;
const PERIODS = isNightly ? [0, 1, 2.5, 7, 30] : [0, 2.5, 30];
const SETTINGS: ReadonlyArray<IDataObject> = [
	{},
	{
		whatCounts: { samePerson: true },
		filters: { automaticMail: ['bulk'] },
		whoWrites: { aliases: 'office@firm.example' },
	},
	{
		whatCounts: { ignoreRecipientTag: true },
		whoWrites: { websiteForms: 'forms.example', aliases: 'info@firm.example' },
		filters: {
			automaticMail: ['bulk', 'own'],
			neverFrom: 'ann@client1.example; *@client2.example',
			neverWithSubject: 'mail 15*, Chairs',
		},
	},
	{
		whatCounts: { repeatScope: 'sender', repliesAreRepeats: true },
		whoWrites: { employeeForwards: true },
	},
];

async function simulate(user: string, folders: readonly string[], rules: IDataObject) {
	const parameters = { resource: 'mailbox', operation: 'simulate', folders: [...folders] };
	const [[summary] = [], rows = []] = await runAction({
		...{ server, user },
		parameters: { ...parameters, ...rules, days: DAYS, options: { periods: PERIODS.join(', ') } },
	});
	return { summary: summary?.json, rows: rows.map(({ json }) => json), items: rows };
}

/** What a trigger makes of the same mail: the inquiries, and the repeats. */
async function collect(
	user: string,
	folders: readonly string[],
	period: number,
	rules: IDataObject,
) {
	const engine = startEngine({
		...{ server, user },
		// Several triggers collect from one mailbox here, one for each period.
		environment: newEnvironment(),
		parameters: {
			...{ folders: [...folders], repeatPeriod: period },
			...{ collectFrom: 'date', startDate: secondsAgo(DAYS * DAY).toISOString() },
			...rules,
			running: { batchSize: 100 },
		},
	});
	await engine.activate();
	await engine.tick();
	await engine.tick();
	expect(engine.errors).toEqual([]);
	return { inquiries: engine.items('inquiry').length, repeats: engine.items('repeats').length };
}

test.each(SETTINGS.map((rules, seed) => [seed + 1, rules] as const))(
	'the simulation agrees with the trigger to the last message (mailbox %i)',
	async (seed, rules) => {
		const user = `simulated${seed}.${process.pid}@firm.example`;
		const mailbox = randomMailbox(seed, { mails: 160, days: DAYS + 3 });
		for (const [folder, mails] of mailbox) await server.appendMany(user, folder, mails);
		const folders = [...mailbox.keys()];
		const simulated = await simulate(user, folders, rules);
		expect(simulated.rows.map(({ repeatPeriod }) => repeatPeriod)).toEqual(PERIODS);
		for (const [index, period] of PERIODS.entries()) {
			const { inquiries, repeats } = simulated.rows[index] ?? {};
			expect({ period, inquiries, repeats }).toEqual({
				period,
				...(await collect(user, folders, period, rules)),
			});
		}
		const [every] = simulated.rows;
		expect(Number(simulated.rows.at(-1)?.repeats)).toBeGreaterThan(20);
		expect(Number(simulated.summary?.ignored)).toBeGreaterThan(5);
		expect(Number(simulated.summary?.duplicates)).toBeGreaterThan(0);
		expect(Number(every?.inquiries) + Number(every?.repeats)).toBe(simulated.summary?.counted);
		expect(Object.keys(await server.flags(user, 'INBOX')).length).toBeGreaterThan(20);
		expect(new Set(Object.values(await server.flags(user, 'INBOX')).flat())).toEqual(new Set());
	},
	120_000,
);
