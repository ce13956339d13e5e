import fc from 'fast-check';
import { explainAll } from '../../../nodes/EmailInquiry/mailbox/explain-mails';
import { stampOf } from '../../../nodes/core/account/account';
import type { ExplanationItem } from '../../../nodes/core/explanation/explanation-item';
import { decodeState } from '../../../nodes/core/memory/state-codec';
import { asRecord } from '../../../nodes/core/text/unknown';
import { triggerRulesOf } from '../../../nodes/n8n/parameters/read-rules';
import type { EngineKind } from '../../support/engine';
import { setting, stepFor } from '../../support/model/arbitraries';
import { FakeMailbox } from '../../support/model/fake-mailbox';
import { MAILBOX } from '../../support/model/mails';
import type { Message } from '../../support/model/server';
import type { Setting, Step } from '../../support/model/steps';
import { World } from '../../support/model/world';
import { isNightly, noteSearch, seedOf } from '../../support/searches';

const HISTORIES = Number(process.env['MODEL_RUNS'] ?? (isNightly ? 2_000 : 15));
const SEED = seedOf('MODEL_SEED');
const OUTCOMES = { inquiry: 'inquiry', repeats: 'repeat', ignored: 'ignored' } as const;

test.each<EngineKind>(['classic', 'cursors'])(
	`an explanation agrees with what was emitted: ${HISTORIES} histories, %s, MODEL_SEED=${SEED}`,
	async (kind) => {
		const started = performance.now();
		const steps = fc.array(stepFor(kind), { minLength: 1, maxLength: 40, size: 'max' });
		let explained = 0;
		let told = 0;
		const property = fc.asyncProperty(setting, steps, async (begun, rest) => {
			for (const { isTold } of await explainHistory(kind, begun, rest)) {
				explained++;
				if (isTold) told++;
			}
		});
		const found = await fc.check(property, { numRuns: HISTORIES, seed: SEED });
		noteSearch({
			name: `explanations, ${kind}`,
			played: `${found.numRuns} histories, ${explained} messages`,
			seed: SEED,
			seconds: (performance.now() - started) / 1000,
			findings: found.failed ? 1 : 0,
		});
		await fc.asyncDefaultReportMessage(found).then((message) => {
			if (message !== undefined) throw new Error(message, { cause: found.errorInstance });
		});
		expect(told).toBeGreaterThan(explained / 2);
	},
	3_600_000,
);

/** Plays a history to its end and explains each message that is there. Throws where that is not what was emitted. */
async function explainHistory(
	kind: EngineKind,
	begun: Setting,
	steps: readonly Step[],
): Promise<Array<{ isTold: boolean }>> {
	const world = new World(kind, begun);
	await world.begin();
	for (const step of steps) await world.apply(step);
	await world.end();
	const emitted = emittedIn(world);
	const answers: Array<{ isTold: boolean }> = [];
	for (const message of world.store.present()) {
		if (message.unreadFor > 0) continue;
		const [answer] = await explain(world, message);
		if (answer === undefined) throw new Error('Nothing was found');
		// What is remembered is exact to the second: of two messages of one second either may be the inquiry.
		const isAlone = world.store.history.every(
			({ mail, internalDate }) =>
				mail.identity === message.mail.identity || internalDate !== message.internalDate,
		);
		if (answer.became === 'earlier' && !isAlone) continue;
		answers.push({ isTold: isTold(answer, emitted.get(answer.inquiryId), message) });
	}
	return answers;
}

/** What became of each message, by its inquiryId: the last word holds, as a start date may judge anew. */
function emittedIn({ engine }: World): ReadonlyMap<string, string> {
	const emitted = new Map<string, string>();
	for (const { parameters, outputs } of engine.runs) {
		const chosen = ['status', 'repeats', 'ignored'].filter((output) =>
			(parameters.additionalOutputs as string[]).includes(output),
		);
		for (const [index, output] of ['inquiry', ...chosen].entries()) {
			if (output === 'status') continue;
			const outcome = OUTCOMES[output as keyof typeof OUTCOMES];
			for (const item of outputs[index] ?? []) emitted.set(String(item.inquiryId), outcome);
		}
	}
	return emitted;
}

async function explain(world: World, { folder, uid, uidValidity }: Message) {
	const { engine, store, conduct, clock } = world;
	const account = { address: MAILBOX, connection: { host: 'imap.firm.example' } };
	const parameter = (name: string, fallback: unknown) => engine.parameters[name] ?? fallback;
	const rules = triggerRulesOf(parameter, account as Parameters<typeof triggerRulesOf>[1]);
	const [state] = engine
		.savedStates()
		.flatMap((saved) => {
			const decoded = decodeState(saved);
			return decoded.kind === 'state' ? [decoded.state] : [];
		})
		.sort((a, b) => b.seq - a.seq);
	const folders = store.folders.map(({ name }) => name);
	const mailbox = new FakeMailbox(store, conduct);
	const items: ExplanationItem[] = [];
	await explainAll(
		Object.assign(mailbox, { searchMessageId: () => Promise.resolve([]) }),
		[
			{
				by: 'message',
				reference: { folder, uid, uidValidity: String(uidValidity), messageId: '' },
				...{ messageId: '', inquiryId: '' },
			},
		],
		{
			settings: { trigger: '', folders, rules, state: state ?? null },
			search: {
				...{ folders, rules, stamp: stampOf(MAILBOX), since: 0, now: clock.now },
				noteUnexpected: (error) => {
					throw error;
				},
			},
			...{ zone: 'UTC', language: 'en', stopAt: Infinity },
		},
		(_, answer) => {
			if (answer instanceof Error) throw answer;
			items.push(...answer);
		},
	);
	return items;
}

/** Returns whether an answer says what became of a message. Throws when it says something else. */
function isTold(answer: ExplanationItem, emitted: string | undefined, message: Message): boolean {
	const { outcome, became } = answer;
	const wrong = (what: string) => {
		throw new Error(`${what}: ${JSON.stringify({ emitted, answer, message: asRecord(message) })}`);
	};
	if (emitted === undefined) {
		// Nobody hears of what is withheld on an output that is off.
		if (outcome === 'inquiry' && became !== 'unread') wrong('It was never emitted');
		return true;
	}
	// Nor whether it was left out for its age or with the workflow off, once the days of that are forgotten.
	const isLeftOut = became === 'leftOut' && answer.reasonCode === 'decidedDifferently';
	// A new start date lets what was too old be forgotten: by that date it is from before the beginning.
	if (emitted === 'ignored' && answer.reasonCode === 'beforeCollecting') return true;
	if (outcome === 'settled' || (isLeftOut && emitted === 'ignored')) return false;
	if (outcome !== emitted) wrong('It was emitted otherwise');
	return true;
}
