import { newPollMemory } from '../../../nodes/collect/poll-memory';
import type { Cursor } from '../../../nodes/core/memory/cursor';
import { identityOfPlace, rememberedKeyOf } from '../../../nodes/core/mail/identity';
import { NO_KINDS } from '../../../nodes/core/memory/known-kinds';
import { encodeState } from '../../../nodes/core/memory/state-codec';
import { cursorOf, withCursor, type PollState } from '../../../nodes/core/memory/state';
import type { Proved } from '../../../nodes/core/proof/proof-tally';
import { DAY, STARTED_AT } from '../../support/poll-state';
import { PortMailbox, type Received } from '../../support/port-mailbox';
import { Poller, settings } from '../../support/poller';

const HOUR_MS = 3_600_000;
/** Every trigger's proof of the second day is due. */
const PROOF_AT = Date.parse('2026-05-13T04:00:00Z');
const FOLDERS = ['INBOX', 'Leads'] as const;
const OWN = { from: 'info@company.example', to: 'ann@client.example' };

let mailboxes = 0;

/** A trigger that is connected, and its mailbox. */
async function connected(changes: Parameters<typeof settings>[0] = {}) {
	const mailbox = new PortMailbox(FOLDERS);
	const poller = new Poller(mailbox, settings({ folders: FOLDERS, ...changes }));
	let mails = 0;
	const office = `${++mailboxes}`;
	const receive = (written: Received = {}) =>
		mailbox.receive({
			...{ identity: `mail ${++mails} of ${office}`, receivedAt: poller.now, sentAt: poller.now },
			...written,
		});
	await poller.poll();
	poller.now += HOUR_MS;
	return { mailbox, poller, receive };
}

/** Polls when the proof is due, and once more for an inquiry that brings an execution along. */
async function proofOf({ poller, receive }: Awaited<ReturnType<typeof connected>>) {
	poller.now = Math.max(poller.now, PROOF_AT);
	await poller.poll();
	receive({ from: 'carrier@client.example' });
	await poller.poll();
	return provedBy(poller).at(-1);
}

function provedBy({ deliveries }: Poller): Proved[] {
	return deliveries.flatMap(({ notices }) =>
		notices.flatMap((notice) => (notice.event === 'proved' ? [notice] : [])),
	);
}

/** Changes what was saved, as nothing of ours does. */
function tamper(poller: Poller, change: (state: PollState) => PollState): void {
	poller.saved = JSON.stringify(encodeState(change(poller.state), DAY).json);
	poller.memory = newPollMemory();
}

function withCursorOf(folder: string, change: (cursor: Cursor) => Partial<Cursor>) {
	return (state: PollState): PollState => {
		const cursor = cursorOf(state, folder);
		if (cursor === undefined) throw new Error('The folder has a cursor');
		return withCursor(state, folder, { ...cursor, ...change(cursor) });
	};
}

test('all mail on the server is what became of it', async () => {
	const office = await connected();
	const { poller, receive } = office;
	receive();
	receive();
	receive({ folder: 'Leads', from: 'lead@client.example' });
	receive({ from: 'client1@client.example' });
	receive(OWN);
	await poller.poll();
	expect(await proofOf(office)).toMatchObject({
		...{ messages: 5, newMessages: 5, folders: FOLDERS, found: [] },
		counts: { inquiry: 3, repeat: 1, ignored: 1 },
		...{ since: STARTED_AT - 120_000, until: PROOF_AT },
	});
});

describe('a proof', () => {
	test('reads only headers, and only once a day', async () => {
		const { poller, receive } = await connected();
		receive();
		await poller.poll();
		poller.now = PROOF_AT;
		const usual = ['STATUS INBOX', 'EXAMINE INBOX', 'SEARCH UID'];
		expect(await poller.poll()).toEqual([
			...[...usual, 'STATUS Leads', 'EXAMINE Leads', 'SEARCH UID'],
			...['EXAMINE INBOX', 'SEARCH SINCE', 'EXAMINE Leads', 'SEARCH SINCE'],
			...['EXAMINE INBOX', 'HEADS 1'],
		]);
		expect(await poller.poll()).toEqual(['STATUS INBOX', 'STATUS Leads']);
		poller.now = PROOF_AT + 23 * HOUR_MS;
		expect(await poller.poll()).not.toContain('SEARCH SINCE');
		poller.now = PROOF_AT + 24 * HOUR_MS;
		expect(await poller.poll()).toContain('SEARCH SINCE');
	});

	test('has no execution of its own, and says the newest result once', async () => {
		const { poller, receive } = await connected();
		receive();
		await poller.poll();
		poller.deliveries.length = 0;
		poller.now = PROOF_AT;
		await poller.poll();
		poller.now = PROOF_AT + 24 * HOUR_MS;
		await poller.poll();
		expect(poller.deliveries).toEqual([]);
		receive();
		await poller.poll();
		receive();
		await poller.poll();
		expect(provedBy(poller)).toMatchObject([{ until: PROOF_AT + 24 * HOUR_MS, messages: 1 }]);
	});

	test('goes on in later polls where the time ran out', async () => {
		const office = await connected();
		const { mailbox, poller, receive } = office;
		for (let count = 0; count < 450; count++) receive(OWN);
		await poller.poll();
		poller.now = PROOF_AT;
		poller.msPerLook = 14_000;
		const heads: number[] = [];
		for (let polls = 0; polls < 6; polls++) {
			const calls = await poller.poll();
			heads.push(calls.filter((call) => call.startsWith('HEADS')).length);
		}
		poller.msPerLook = 0;
		expect(Math.max(...heads)).toBe(1);
		expect(await proofOf(office)).toMatchObject({ messages: 450, counts: { ignored: 450 } });
		expect(mailbox.calls).not.toContain('SEARCH SINCE');
	});

	test('counts mail as new once, however often it is looked at', async () => {
		const office = await connected();
		const { poller, receive } = office;
		receive(OWN);
		await poller.poll();
		await proofOf(office);
		poller.now = PROOF_AT + 24 * HOUR_MS;
		expect(await proofOf(office)).toMatchObject({ messages: 2, newMessages: 1 });
	});

	test('is made at once and said when the workflow is switched off and on', async () => {
		const { poller, receive } = await connected();
		receive(OWN);
		await poller.poll();
		poller.deliveries.length = 0;
		await poller.poll({ isSwitchedOn: true });
		expect(provedBy(poller)).toMatchObject([{ messages: 1, counts: { ignored: 1 } }]);
		await poller.poll();
		expect(poller.deliveries).toHaveLength(1);
	});

	test('says nothing where Status is off, and no execution comes of it', async () => {
		const { poller, receive } = await connected({ outputs: new Set() });
		receive(OWN);
		await poller.poll();
		const { length } = poller.deliveries;
		await poller.poll({ isSwitchedOn: true });
		poller.now = PROOF_AT;
		await poller.poll();
		expect(poller.deliveries).toHaveLength(length);
	});

	test('of a message over which the connection ends counts it as unread, and the others', async () => {
		const office = await connected();
		const { mailbox, poller, receive } = office;
		for (let count = 0; count < 5; count++) receive(OWN);
		await poller.poll();
		poller.now = PROOF_AT;
		mailbox.breakAt(/^HEADS (?:.* )?3\b/);
		for (let polls = 0; polls < 12; polls++) await poller.poll();
		mailbox.mend();
		expect(poller.events).not.toContain('broken');
		expect(await proofOf(office)).toMatchObject({
			messages: 5,
			counts: { ignored: 4, unread: 1 },
		});
	});

	test('leaves out a folder that cannot be opened', async () => {
		const office = await connected();
		const { mailbox, poller, receive } = office;
		receive(OWN);
		await poller.poll();
		await poller.poll();
		const folder = { kind: 'folder', reach: 'folder', folder: 'Leads' } as const;
		mailbox.breakAt(/^EXAMINE Leads/, folder);
		poller.now = PROOF_AT;
		await poller.poll().catch(() => {});
		mailbox.mend();
		expect(await proofOf(office)).toMatchObject({ messages: 1, folders: ['INBOX'] });
	});
});

describe('mail that was never settled', () => {
	test('is found, settled by the next poll and said, once', async () => {
		const { poller, receive } = await connected();
		receive();
		await poller.poll();
		const lost = receive({ subject: 'lost' });
		tamper(
			poller,
			withCursorOf('INBOX', () => ({ lastUid: lost, known: [1, lost] })),
		);
		await poller.poll();
		expect(poller.delivered).toEqual(['1 inquiry']);
		poller.now = PROOF_AT;
		await poller.poll();
		expect(provedBy(poller)).toMatchObject([
			{
				counts: { inquiry: 1, missing: 1 },
				found: [{ folder: 'INBOX', uid: lost }],
			},
		]);
		await poller.poll();
		expect(poller.delivered).toEqual(['1 inquiry', '2 inquiry']);
		poller.now = PROOF_AT + 24 * HOUR_MS;
		await poller.poll();
		await poller.poll();
		expect(provedBy(poller)).toHaveLength(1);
	});

	test.each([
		['the other is deleted meanwhile', (mailbox: PortMailbox) => mailbox.expunge('INBOX', 1)],
		[
			'the other folder is created anew',
			(mailbox: PortMailbox) => mailbox.createFolder('INBOX', '99'),
		],
	])('is settled by any of its copies when %s', async (_what, lose) => {
		const { mailbox, poller, receive } = await connected();
		receive({ identity: 'lost' });
		receive({ identity: 'lost', folder: 'Leads' });
		for (const folder of FOLDERS)
			tamper(
				poller,
				withCursorOf(folder, () => ({ lastUid: 1, known: [1] })),
			);
		poller.now = PROOF_AT;
		await poller.poll();
		lose(mailbox);
		await poller.poll();
		expect(poller.delivered).toEqual(['1 inquiry']);
		expect(provedBy(poller)).toMatchObject([{ counts: { missing: 1, copies: 1 } }]);
	});

	test('is settled where it was moved to before the next poll, however far that folder was read', async () => {
		const { mailbox, poller, receive } = await connected();
		const lost = receive({ identity: 'lost' });
		for (const folder of FOLDERS)
			tamper(
				poller,
				withCursorOf(folder, () => ({ lastUid: 9, known: [1, 2, 3, 4, 5, 6, 7, 8, 9] })),
			);
		poller.now = PROOF_AT;
		await poller.poll();
		mailbox.expunge('INBOX', lost);
		receive({ identity: 'lost', folder: 'Leads' });
		await poller.poll();
		expect(poller.delivered).toEqual(['1 inquiry']);
	});

	test.each([
		['unread', 'INBOX', 'Leads'],
		['unread', 'Leads', 'INBOX'],
	])('is settled though a copy of it is known as %s, in %s', async (kind, known, lost) => {
		const { poller, receive } = await connected();
		const uid = receive({ identity: 'lost', folder: known });
		receive({ identity: 'lost', folder: lost });
		for (const folder of FOLDERS)
			tamper(
				poller,
				withCursorOf(folder, () => ({ lastUid: 1, known: [1] })),
			);
		tamper(poller, (state) => {
			const uidValidity = cursorOf(state, known)?.uidValidity ?? '';
			const place = identityOfPlace({ folder: known, uidValidity, uid });
			const key = rememberedKeyOf(state.salt, place);
			return { ...state, kinds: state.kinds.with(key, kind as 'unread', poller.now) };
		});
		poller.now = PROOF_AT;
		await poller.poll();
		await poller.poll();
		expect(poller.delivered).toEqual(['1 inquiry']);
		expect(provedBy(poller)).toMatchObject([
			{ messages: 2, counts: { missing: 1 }, found: [{ folder: lost, uid: 1 }] },
		]);
	});

	test('of a folder that gets new numbers while the proof goes on is left to the next poll', async () => {
		const { mailbox, poller, receive } = await connected();
		for (let count = 0; count < 450; count++) receive({ ...OWN, folder: 'Leads' });
		receive({ identity: 'lost' });
		tamper(
			poller,
			withCursorOf('INBOX', () => ({ lastUid: 1, known: [1] })),
		);
		await poller.poll();
		poller.now = PROOF_AT;
		poller.msPerLook = 14_000;
		await poller.poll();
		await poller.poll();
		expect(provedBy(poller)).toEqual([]);
		poller.msPerLook = 0;
		mailbox.createFolder('INBOX', '99');
		const fresh = receive({ identity: 'another' });
		expect(fresh).toBe(1);
		for (let polls = 0; polls < 4; polls++) await poller.poll();
		const inquiries = poller.delivered.filter((mail) => mail.endsWith('inquiry'));
		expect(inquiries).toEqual(['1 inquiry']);
		expect(cursorOf(poller.state, 'INBOX')).toMatchObject({ lastUid: 1, retries: {} });
	});

	test('is settled though Status is off', async () => {
		const { poller, receive } = await connected({ outputs: new Set() });
		receive();
		await poller.poll();
		const lost = receive();
		tamper(
			poller,
			withCursorOf('INBOX', () => ({ lastUid: lost, known: [1, lost] })),
		);
		poller.now = PROOF_AT;
		await poller.poll();
		poller.memory = newPollMemory();
		await poller.poll();
		expect(poller.delivered).toEqual(['1 inquiry', '2 inquiry']);
	});
});

/** What happens to a message of an hour ago that was settled, and what it then counts as. */
const TOLD_APART: ReadonlyArray<
	readonly [
		what: string,
		happen: (office: Awaited<ReturnType<typeof connected>>) => void,
		counts: Proved['counts'],
	]
> = [
	['deleted', ({ mailbox }) => mailbox.expunge('INBOX', 1), {}],
	[
		'moved into another folder',
		({ mailbox, receive }) => {
			mailbox.expunge('INBOX', 1);
			receive({ folder: 'Leads', identity: 'the one' });
		},
		{ inquiry: 1 },
	],
	[
		'copied into another folder',
		({ receive }) => void receive({ folder: 'Leads', identity: 'the one' }),
		{ inquiry: 1, copies: 1 },
	],
	[
		'moved away and put back',
		({ mailbox, receive }) => {
			mailbox.expunge('INBOX', 1);
			receive({ identity: 'the one' });
		},
		{ inquiry: 1 },
	],
	[
		'in a folder with a new UIDVALIDITY',
		({ mailbox, receive }) => {
			mailbox.createFolder('INBOX', '8');
			receive({ identity: 'the one' });
		},
		{ inquiry: 1 },
	],
	[
		'known by the ring alone',
		({ poller }) => tamper(poller, (state) => ({ ...state, kinds: NO_KINDS })),
		{ earlier: 1 },
	],
];

test.each(TOLD_APART)('a settled message that was %s is not missing', async (_, happen, counts) => {
	const office = await connected();
	const { poller, receive } = office;
	receive({ identity: 'the one' });
	await poller.poll();
	happen(office);
	await poller.poll();
	const { found, ...proved } = (await proofOf(office)) ?? { found: [], counts: {} };
	expect(found).toEqual([]);
	expect(proved.counts).toEqual(counts);
});
