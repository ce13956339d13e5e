import { CLASSIC, DURABLE_CURSORS } from './reliability/engines';
import { appendSteps } from './steps';
import { startWorld, WORLD_TIMEOUT_MS, type World } from './world';

/** What is promised, said by n8n itself in both languages: the proof, and why a message counted or not. */

const LANGUAGES = {
	en: {
		proved:
			/^Checked on the mail server: 3 messages since .+ = 2 inquiries \+ 1 repeat; 0 missing\.$/,
		explained: /^It is an inquiry/,
		audited: /^Since .+ messages arrived/,
	},
	ru: {
		proved:
			/^Сверка с почтовым сервером: 3 письма с .+ = 2 обращения \+ 1 повтор; пропущенных нет\.$/,
		explained: /^Это обращение/,
		audited: /^С .+ пришло .+ пис/,
	},
} as const;

// n8n 1.x is tried by `E2E_N8N=1.123.81`; it has no durable engine.
const { E2E_N8N: version } = process.env;
const engines =
	version === undefined ? [CLASSIC, DURABLE_CURSORS] : [{ ...CLASSIC, name: `n8n ${version}` }];

describe.each(engines)('$name', ({ env }) => {
	let world: World;

	beforeAll(async () => {
		world = await startWorld({ env });
	}, WORLD_TIMEOUT_MS);

	afterAll(() => world?.stop());

	test.each(['en', 'ru'] as const)(
		'the proof, an explanation, an audit and a draft (%s)',
		async (language) => {
			const { proved, explained, audited } = LANGUAGES[language];
			const office = await world.office(`promise-${language}@shop.example`, {
				parameters: { running: { language } },
			});
			const options = { language };
			await appendSteps(world.n8n, office, {
				Draft: { resource: 'message', operation: 'createDraft', text: 'Thank you' },
				Explain: {
					resource: 'mailbox',
					operation: 'explain',
					message: '<1@client.example>',
					options,
				},
				Audit: { resource: 'mailbox', operation: 'audit', folders: ['INBOX'], options },
			});
			await office.activate();
			await office.status('connected');
			await office.receive({
				from: 'Ann <ann@client.example>',
				subject: 'Price',
				messageId: '<1@client.example>',
			});
			await office.receive({
				from: 'Ann <ann@client.example>',
				subject: 'Price?',
				messageId: '<2@client.example>',
			});
			await office.collected(2);
			// What the first execution saved is known to the second.
			await office.receive({ from: 'Bob <bob@client.example>', subject: 'Offer' });
			await office.collected(3);
			await world.n8n.deactivate(office.workflowId);
			// Switched on again, the trigger proves at once.
			await office.activate();
			const { text } = await office.status('proved');
			expect(text).toMatch(proved);

			const executions = await world.n8n.executions(office.workflowId);
			const said = (step: string) =>
				executions
					.flatMap((execution) => execution.items(step))
					.map((item) => String(item['text']));
			expect(said('Explain')).toContainEqual(expect.stringMatching(explained));
			expect(said('Audit')).toContainEqual(expect.stringMatching(audited));
			const drafts = executions.flatMap((execution) => execution.items('Draft'));
			expect(drafts.map(({ draftTo }) => draftTo)).toEqual(
				expect.arrayContaining([expect.stringContaining('ann@client.example')]),
			);
		},
	);
});
