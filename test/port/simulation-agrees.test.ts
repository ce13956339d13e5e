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
const SETTINGS: ReadonlyArray<{ readonly filters?: object } & Readonly<Record<string, unknown>>> = [
	{},
	{ samePerson: true, filters: { automaticMail: ['bulk'] }, aliases: 'office@firm.example' },
	{
		ignoreRecipientTag: true,
		websiteForms: 'forms.example',
		aliases: 'info@firm.example',
		filters: {
			automaticMail: ['bulk', 'own'],
			neverFrom: 'ann@client1.example; *@client2.example',
			neverWithSubject: 'mail 15*, Chairs',
		},
	},
	{ repeatScope: 'sender', repliesAreRepeats: true, employeeForwards: true },
];

async function simulate(
	user: string,
	folders: readonly string[],
	options: object,
	filters: object,
) {
	const parameters = { resource: 'mailbox', operation: 'simulate', folders: [...folders] };
	const [[summary] = [], rows = []] = await runAction({
		...{ server, user },
		parameters: { ...parameters, days: DAYS, options: { ...options }, filters: { ...filters } },
	});
	return { summary: summary?.json, rows: rows.map(({ json }) => json), items: rows };
}

/** What a trigger makes of the same mail: the inquiries, and the repeats. */
async function collect(
	user: string,
	folders: readonly string[],
	period: number,
	options: object,
	filters: object,
) {
	const engine = startEngine({
		...{ server, user },
		// Several triggers collect from one mailbox here, one for each period.
		environment: newEnvironment(),
		parameters: {
			...{ folders: [...folders], repeatPeriod: period, repeatPeriodUnit: 'days' },
			...{ collectFrom: 'date', startDate: secondsAgo(DAYS * DAY).toISOString() },
			options: { ...options, batchSize: 100 },
			filters: { ...filters },
		},
	});
	await engine.activate();
	await engine.tick();
	await engine.tick();
	expect(engine.errors).toEqual([]);
	return { inquiries: engine.items('inquiry').length, repeats: engine.items('repeats').length };
}

test.each(SETTINGS.map((settings, seed) => [seed + 1, settings] as const))(
	'the simulation agrees with the trigger to the last message (mailbox %i)',
	async (seed, { filters = {}, ...options }) => {
		const user = `simulated${seed}.${process.pid}@firm.example`;
		const mailbox = randomMailbox(seed, { mails: 160, days: DAYS + 3 });
		for (const [folder, mails] of mailbox) await server.appendMany(user, folder, mails);
		const folders = [...mailbox.keys()];
		const simulated = await simulate(
			user,
			folders,
			{ ...options, periods: PERIODS.join(', ') },
			filters,
		);
		expect(simulated.rows.map(({ repeatPeriod }) => repeatPeriod)).toEqual(PERIODS);
		for (const [index, period] of PERIODS.entries()) {
			const { inquiries, repeats } = simulated.rows[index] ?? {};
			expect({ period, inquiries, repeats }).toEqual({
				period,
				...(await collect(user, folders, period, options, filters)),
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
