import { UNNOTED } from '../../../../nodes/core/errors/unexpected';
import fc from 'fast-check';
import { pendingUids, searchFrom } from '../../../../nodes/core/memory/cursor';
import type { MessageHead } from '../../../../nodes/core/mailbox/mailbox';
import { takeBatch, type Batch, type BatchLimit } from '../../../../nodes/core/reading/batch';
import { mailInOrder } from '../../../../nodes/core/reading/mail-in-order';
import { entriesOf, type QueueEntry } from '../../../../nodes/core/reading/queue';
import { settleEntry } from '../../../../nodes/core/reading/settle-entry';
import type { Rules } from '../../../../nodes/core/counting/rules';
import type { PollState } from '../../../../nodes/core/memory/state';
import { decodeState, encodeState } from '../../../../nodes/core/memory/state-codec';
import { head } from '../../../support/head';
import { cursor, DAY, pollState, rules, STARTED_AT } from '../../../support/poll-state';

const FOLDERS = ['INBOX', 'Sales', 'Архив'];
const RECIPIENTS = ['info@company.example', 'sales@company.example', 'support@company.example'];
const BACKDATED = 2 * DAY;
/** Beyond all mail, so that no date is clamped. */
const NOW = STARTED_AT + 100 * 365 * DAY * 1000;
const ALL: BatchLimit = { reported: Infinity, settled: Infinity };

const anyPeriod = fc.oneof(
	fc.constantFrom(0, 1, 3_600, DAY, 30 * DAY),
	fc.constantFrom(30 * DAY, 31 * DAY, 90 * DAY, 365 * DAY),
	fc.integer({ min: 0, max: 365 * DAY }),
);

/** A mailbox of one to three folders: mail with gaps about the period, some back-dated, some in copies. */
function anyMailbox(period: number): fc.Arbitrary<MessageHead[]> {
	const gaps = [0, 0, 1, DAY, period - DAY, period - 1, period, period + 1, period + DAY];
	const mostly = (usual: readonly number[], max: number) =>
		fc.oneof(
			{ weight: 4, arbitrary: fc.constantFrom(...usual) },
			{ weight: 1, arbitrary: fc.integer({ min: 0, max }) },
		);
	const mail = fc.record({
		folder: fc.constantFrom(...FOLDERS),
		sender: fc.nat(1),
		to: fc.subarray(RECIPIENTS, { minLength: 1 }),
		gap: mostly(gaps, period + 1),
		back: mostly([0, 0, 1, DAY, BACKDATED], BACKDATED),
		identity: fc.nat(200),
		kind: fc.oneof(
			{ weight: 9, arbitrary: fc.constant('client' as const) },
			{ weight: 1, arbitrary: fc.constantFrom('form', 'autoReply', 'own') },
		),
	});
	/** A mail, one of another pair when the first is about to be forgotten, and a late one of the first. */
	const echo = fc
		.tuple(
			mail,
			mail,
			fc.integer({ min: 0, max: BACKDATED }),
			fc.integer({ min: 0, max: BACKDATED }),
		)
		.map(([first, other, gap, back]) => [
			{ ...first, back: 0 },
			{ ...other, folder: first.folder, gap: period + gap, back: 0 },
			{ ...first, identity: first.identity + 1, gap: 0, back },
		]);
	const scene = fc.oneof(
		{ weight: 9, arbitrary: mail.map((one) => [one]) },
		{ weight: 1, arbitrary: echo },
	);
	const folderCount = fc.constantFrom(1, 1, 2, 3);
	return fc.tuple(fc.array(scene, { maxLength: 25 }), folderCount).map(([scenes, count]) => {
		const mails = scenes.flat();
		const newest = new Map(FOLDERS.map((folder) => [folder, STARTED_AT / 1000]));
		let clock = STARTED_AT / 1000;
		return mails
			.filter(({ folder }) => FOLDERS.indexOf(folder) < count)
			.map(({ folder, gap, back, sender, to, identity, kind }, index) => {
				clock += Math.max(0, gap);
				const newestInFolder = newest.get(folder) ?? clock;
				const at = Math.max(clock, newestInFolder) - back;
				newest.set(folder, Math.max(at, newestInFolder));
				return head({
					folder,
					uid: index * 3 + 1,
					receivedAt: at * 1000,
					identity: `mail ${identity}`,
					to,
					...WRITTEN[kind](sender),
				});
			});
	});
}

const WRITTEN = {
	client: (sender: number) => ({ from: `client${sender}@client.example` }),
	form: () => ({ from: 'no-reply@site.example', headers: { 'x-mailer': 'PHPMailer' } }),
	autoReply: (sender: number) => ({
		from: `client${sender}@client.example`,
		headers: { 'auto-submitted': 'auto-replied' },
	}),
	own: () => ({ from: 'info@company.example' }),
};

const anyLimits = fc.array(
	fc.record({ reported: fc.integer({ min: 1, max: 3 }), settled: fc.integer({ min: 1, max: 6 }) }),
	{ minLength: 1, maxLength: 5 },
);

/** A state with a cursor for each folder that will hold mail: one without would hold back all pruning. */
function stateFor(mailbox: readonly MessageHead[]): PollState {
	const folders = [...new Set(mailbox.map(({ folder }) => folder))].sort();
	return pollState({
		ringFloor: 0,
		folders: Object.fromEntries(folders.map((folder) => [folder, cursor()])),
	});
}

/** What one poll settles: the survey of all folders, heads fetched three at a time, one batch. */
async function poll(
	state: PollState,
	mailbox: readonly MessageHead[],
	limit: BatchLimit,
	facts: { readonly rules: Rules; readonly now?: number },
): Promise<Batch> {
	const queues = Object.entries(state.folders).map(([folder, known]) => {
		const present = mailbox
			.filter((mail) => mail.folder === folder && mail.uid >= searchFrom(known))
			.map(({ uid }) => uid);
		return { folder, pending: pendingUids(known, present) };
	});
	const order = mailInOrder(queues, (folder, pending) =>
		Promise.resolve(fetchNext(folder, pending, mailbox)),
	);
	return await takeBatch(order, state, limit, (before, next) =>
		settleEntry(before, next, facts.rules, () => 0, facts.now ?? NOW, UNNOTED),
	);
}

/** Every seventh UID was deleted between search and fetch. */
function fetchNext(
	folder: string,
	pending: readonly number[],
	mailbox: readonly MessageHead[],
): QueueEntry[] {
	const requested = pending.slice(0, 3);
	const isGone = (uid: number) => uid % 7 === 0;
	return entriesOf(requested, {
		heads: mailbox.filter(
			(mail) => mail.folder === folder && requested.includes(mail.uid) && !isGone(mail.uid),
		),
		gone: requested.filter(isGone),
		unread: new Map(),
	});
}

/** Polls until nothing is left; the state goes through its JSON form after each batch. */
async function pollAll(
	begun: PollState,
	mailbox: readonly MessageHead[],
	limits: readonly BatchLimit[],
	facts: { readonly rules: Rules; readonly now?: number },
): Promise<{
	decisions: string[];
	saved: Array<{ state: PollState; decided: number }>;
}> {
	const decisions: string[] = [];
	const saved = [{ state: begun, decided: 0 }];
	for (let turn = 0, state = begun; ; turn++) {
		const batch = await poll(state, mailbox, limits[turn % limits.length] ?? ALL, facts);
		decisions.push(...decisionsOf(batch));
		state = throughJson(batch.state, facts.rules.periodSeconds);
		saved.push({ state, decided: decisions.length });
		if (batch.end === 'done') return { decisions, saved };
	}
}

function decisionsOf({ mails }: Batch): string[] {
	return mails.map(({ head: { folder, uid }, decision, recipient }) =>
		JSON.stringify([folder, uid, recipient, decision]),
	);
}

function throughJson(state: PollState, period: number): PollState {
	const { json } = encodeState(state, period);
	const decoded = decodeState(JSON.parse(JSON.stringify(json)));
	if (decoded.kind !== 'state') throw new Error('The state cannot be read back');
	return decoded.state;
}

const anyRun = anyPeriod.chain((period) =>
	fc.record({ period: fc.constant(period), mailbox: anyMailbox(period), limits: anyLimits }),
);

test('polling in many batches decides as polling in one, and ends in the same state', async () => {
	await fc.assert(
		fc.asyncProperty(anyRun, async ({ period, mailbox, limits }) => {
			const facts = { rules: rules({ periodSeconds: period }) };
			const whole = await poll(stateFor(mailbox), mailbox, ALL, facts);
			const { decisions, saved } = await pollAll(stateFor(mailbox), mailbox, limits, facts);
			expect(decisions).toEqual(decisionsOf(whole));
			const last = saved.at(-1)?.state ?? stateFor(mailbox);
			expect(encodeState(last, period).json).toEqual(encodeState(whole.state, period).json);
		}),
		{ numRuns: 300 },
	);
}, 30_000);

test('polling again from any older saved state decides the same, later and in other batches', async () => {
	await fc.assert(
		fc.asyncProperty(
			anyRun,
			anyLimits,
			fc.nat(),
			fc.nat(90),
			async (run, otherLimits, pick, daysLater) => {
				const facts = { rules: rules({ periodSeconds: run.period }) };
				const { decisions, saved } = await pollAll(
					stateFor(run.mailbox),
					run.mailbox,
					run.limits,
					facts,
				);
				const older = saved[pick % saved.length];
				const now = NOW + daysLater * DAY * 1000;
				const state = older?.state ?? stateFor(run.mailbox);
				const again = await pollAll(state, run.mailbox, otherLimits, { ...facts, now });
				expect(again.decisions).toEqual(decisions.slice(older?.decided));
			},
		),
		{ numRuns: 300 },
	);
}, 30_000);

test('forgetting old pairs never changes a decision', async () => {
	/** Before this turn the folder shows nothing: its mail comes when other folders are far ahead. */
	const turn = fc.oneof(
		{ weight: 3, arbitrary: fc.constant(0) },
		{ weight: 1, arbitrary: fc.nat(12) },
	);
	const opens = fc.tuple(turn, turn, turn);
	await fc.assert(
		fc.asyncProperty(anyRun, opens, async ({ period, mailbox, limits }, turns) => {
			const facts = { rules: rules({ periodSeconds: period }) };
			const mails: MessageHead[] = [];
			const decisions: string[] = [];
			let state = stateFor(mailbox);
			for (let turn = 0, isDone = false; !isDone || turn <= 12; turn++) {
				const visible = mailbox.filter(
					({ folder }) => (turns[FOLDERS.indexOf(folder)] ?? 0) <= turn,
				);
				const batch = await poll(state, visible, limits[turn % limits.length] ?? ALL, facts);
				mails.push(...batch.mails.map((settled) => settled.head));
				decisions.push(...batch.mails.map(({ decision }) => decision.kind));
				state = throughJson(batch.state, period);
				isDone = batch.end === 'done';
			}
			expect(decisions).toEqual(oracle(mails, period));
		}),
		{ numRuns: 800 },
	);
}, 30_000);

test('old pairs are forgotten in such runs', async () => {
	const mailbox = [0, 40, 80].map((days, sender) =>
		head({
			uid: sender + 1,
			from: `client${sender}@client.example`,
			receivedAt: STARTED_AT + days * DAY * 1000,
		}),
	);
	const begun = pollState();
	const { saved } = await pollAll(begun, mailbox, [{ reported: 1, settled: 1 }], {
		rules: rules(),
	});
	const pairs = saved.map(({ state }) => [...state.ledger.entries()].length);
	expect(pairs).toEqual([0, 1, 1, 1, 1]);
});

/** The repeat rule in the plainest words, over mail in the order it was settled. Forgets nothing. */
function oracle(mails: readonly MessageHead[], period: number): string[] {
	const anchors = new Map<string, number>();
	const identities = new Set<string>();
	return mails.map((mail) => {
		if (identities.has(mail.identity)) return 'seen';
		identities.add(mail.identity);
		const from = mail.from[0]?.address ?? '';
		if (from.startsWith('info@') || 'auto-submitted' in mail.headers) return 'ignored';
		if (from.startsWith('no-reply@')) return 'inquiry';
		const at = (mail.receivedAt ?? 0) / 1000;
		const pairs = mail.to.map(({ address }) => `${from} ${address}`);
		const isOutside = (anchor: number | undefined) =>
			period === 0 || anchor === undefined || at - anchor >= period;
		if (!pairs.some((pair) => isOutside(anchors.get(pair)))) return 'repeat';
		for (const pair of pairs) anchors.set(pair, Math.max(at, anchors.get(pair) ?? at));
		return 'inquiry';
	});
}
