import type { IDataObject, INode } from 'n8n-workflow';
import { newEnvironment } from '../../nodes/EmailInquiryTrigger/environment';
import { runAction } from '../support/action';
import { startEngine } from '../support/engine';
import { secondsAgo } from '../support/office';
import { openPort } from '../support/port/port';
import { randomMailbox } from '../support/random-mailbox';
import { isNightly } from '../support/searches';

const server = openPort();

const DAY = 86_400;
const IDS = { workflowId: 'explained', nodeId: 'trigger-1' };
const TRIGGER = 'Email Inquiry Trigger';
const SETTINGS: ReadonlyArray<IDataObject> = [
	{ repeatPeriod: 1 },
	{
		repeatPeriod: 30,
		whatCounts: { samePerson: true },
		filters: { automaticMail: ['bulk'] },
		whoWrites: { aliases: 'office@firm.example' },
	},
	{
		repeatPeriod: 2,
		whatCounts: { ignoreRecipientTag: true },
		whoWrites: { websiteForms: 'forms.example', aliases: 'info@firm.example' },
		filters: {
			automaticMail: ['bulk', 'own'],
			neverFrom: 'ann@client1.example; *@client2.example',
			neverWithSubject: 'mail 15*, Chairs',
		},
	},
	{
		repeatPeriod: 7,
		whatCounts: { repeatScope: 'sender', repliesAreRepeats: true },
		whoWrites: { employeeForwards: true },
	},
	{ repeatPeriod: 0 },
];

/** Returns what a trigger made of the mail, and its node with what n8n saved. */
async function collect(user: string, parameters: IDataObject) {
	const engine = startEngine({
		...{ server, user, parameters, ids: IDS, environment: newEnvironment() },
	});
	await engine.activate();
	await engine.tick();
	await engine.tick();
	expect(engine.errors).toEqual([]);
	const node = {
		...{ id: IDS.nodeId, name: TRIGGER, type: 'n8n-nodes-email-inquiry.emailInquiryTrigger' },
		...{ typeVersion: 1, position: [0, 0], parameters },
	};
	const made = (['inquiry', 'repeats', 'ignored'] as const).flatMap((output) =>
		engine.items(output).map((item) => ({ item, outcome: OUTCOMES[output] })),
	);
	const { staticData } = engine;
	return { made, workflow: { id: IDS.workflowId, nodes: [node as INode], staticData } };
}

const OUTCOMES = { inquiry: 'inquiry', repeats: 'repeat', ignored: 'ignored' } as const;

async function explain(
	user: string,
	items: readonly IDataObject[],
	workflow: Awaited<ReturnType<typeof collect>>['workflow'],
	parameters: IDataObject,
) {
	const [answers = []] = await runAction({
		...{ server, user, items, workflow },
		parameters: {
			...{ resource: 'mailbox', operation: 'explain', findBy: 'message', options: {} },
			...{ message: '={{ $json.message }}', settingsFrom: 'trigger', ...parameters },
		},
	});
	return answers.map(({ json }) => json);
}

test.each(SETTINGS.map((rules, seed) => [seed + 1, rules] as const))(
	'an explanation agrees with the trigger on every message (mailbox %i)',
	async (seed, rules) => {
		const user = `explained${seed}.${process.pid}@firm.example`;
		const mailbox = randomMailbox(seed, { mails: 160, days: 25 });
		for (const [folder, mails] of mailbox) await server.appendMany(user, folder, mails);
		const { made, workflow } = await collect(user, {
			...{ folders: [...mailbox.keys()], ...rules },
			...{ collectFrom: 'date', startDate: secondsAgo(60 * DAY).toISOString() },
			...{ additionalOutputs: ['status', 'repeats', 'ignored'] },
			running: { batchSize: 100, instantCollection: false },
		});
		const items = made.map(({ item }) => item);

		const remembered = await explain(user, items, workflow, {});
		expect(remembered).toHaveLength(items.length);
		const told = remembered.filter(({ outcome }) => outcome !== 'settled');
		expect(told.length).toBeGreaterThan(items.length / 4);
		const seconds = items.map(({ receivedAt }) => receivedAt);
		for (const [index, { item, outcome }] of made.entries()) {
			const answer = remembered[index] ?? {};
			expect(answer).toMatchObject({ inquiryId: item.inquiryId, stateRead: true });
			// What is remembered is exact to the second: of two messages of one second either may be the inquiry.
			const isAlone = seconds.indexOf(item.receivedAt) === seconds.lastIndexOf(item.receivedAt);
			if (answer.outcome === 'settled' || !isAlone) continue;
			expect([index, answer.outcome, answer]).toEqual([index, outcome, answer]);
			expect(answer).toMatchObject({ trigger: TRIGGER, senderAddress: item.senderAddress });
			if (outcome === 'ignored') expect(answer.reasonCode).toBe(item.reasonCode);
			if (answer.reasonCode === 'repeat' || answer.reasonCode === 'reply')
				expect(answer.previousInquiryAt).toBe(item.previousInquiryAt);
		}

		// Each one is worked out from all the mail before it.
		const some = made.filter((_, index) => isNightly || index % 20 === seed);
		const asked = some.map(({ item }) => item);
		const reckoned = await explain(user, asked, { ...workflow, staticData: {} }, {});
		for (const [index, { item, outcome }] of some.entries()) {
			const answer = reckoned[index] ?? {};
			expect([index, answer.outcome, answer]).toEqual([index, outcome, answer]);
			expect(answer).toMatchObject({ stateRead: false, inquiryId: item.inquiryId });
			if (outcome !== 'inquiry') expect(answer.reasonCode).toBe(item.reasonCode);
			expect(answer.previousInquiryAt).toBe(item.previousInquiryAt ?? null);
		}
	},
	120_000,
);
