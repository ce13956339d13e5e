import { withoutLeftOut } from '../../../../nodes/core/memory/ring';
import { ownAddresses } from '../../../../nodes/core/who/own-addresses';
import type { Rules } from '../../../../nodes/core/counting/rules';
import { settleMail } from '../../../../nodes/core/counting/settle';
import type { SettledMail } from '../../../../nodes/core/counting/settled-mail';
import { withCursor, type PollState } from '../../../../nodes/core/memory/state';
import { head, type WrittenHead } from '../../../support/head';
import { cursor, DAY, pollState, rules, STARTED_AT } from '../../../support/poll-state';

const NOW = STARTED_AT + 30 * DAY * 1000;
const HOUR_MS = 3_600_000;
const AT = Date.parse('2026-05-12T10:00:00Z');
const BY_MACHINE = { 'x-mailer': 'PHPMailer' };

/** Settles messages one after the other, each with a UID of its own. */
function settleAll(
	written: readonly WrittenHead[],
	facts: {
		readonly state?: PollState;
		readonly rules?: Partial<Rules>;
		readonly now?: number;
	} = {},
): { mails: SettledMail[]; state: PollState } {
	let state = facts.state ?? pollState();
	const mails = written.map((one, index) => {
		const settled = settleMail(
			state,
			head({ uid: index + 1, ...one }),
			rules(facts.rules),
			facts.now ?? NOW,
		);
		state = settled.state;
		return settled.mail;
	});
	return { mails, state };
}

function decisionsOf(...args: Parameters<typeof settleAll>): string[] {
	return settleAll(...args).mails.map(({ decision }) => decision.kind);
}

function decisionOf(written: WrittenHead, facts: Parameters<typeof settleAll>[1] = {}) {
	return settleAll([written], facts).mails[0]?.decision;
}

describe('the repeat rule', () => {
	test.each<[string, WrittenHead[], string[]]>([
		[
			'23:59:59 after the inquiry is a repeat',
			[{ receivedAt: AT }, { receivedAt: AT + DAY * 1000 - 1000 }],
			['inquiry', 'repeat'],
		],
		[
			'24:00:00 after the inquiry is an inquiry',
			[{ receivedAt: AT }, { receivedAt: AT + DAY * 1000 }],
			['inquiry', 'inquiry'],
		],
		[
			'a repeat does not extend the period',
			[{ receivedAt: AT }, { receivedAt: AT + 23 * HOUR_MS }, { receivedAt: AT + 24 * HOUR_MS }],
			['inquiry', 'repeat', 'inquiry'],
		],
		[
			'each inquiry begins a period of its own',
			[
				{ receivedAt: AT },
				{ receivedAt: AT + 24 * HOUR_MS },
				{ receivedAt: AT + 47 * HOUR_MS },
				{ receivedAt: AT + 48 * HOUR_MS },
			],
			['inquiry', 'inquiry', 'repeat', 'inquiry'],
		],
		[
			'another recipient is another pair',
			[
				{ to: 'info@company.example' },
				{ to: 'sales@company.example' },
				{ to: 'sales@company.example' },
			],
			['inquiry', 'inquiry', 'repeat'],
		],
		[
			'another sender is another pair',
			[{ from: 'ann@client.example' }, { from: 'bob@client.example' }],
			['inquiry', 'inquiry'],
		],
		[
			'neither name, subject nor spelling makes another pair',
			[
				{ from: 'Ann <ann@client.example>', subject: 'A' },
				{ from: 'A. <ANN@Client.Example>', subject: 'B' },
			],
			['inquiry', 'repeat'],
		],
		[
			'a message dated before the inquiry is a repeat',
			[{ receivedAt: AT }, { receivedAt: AT - 12 * HOUR_MS }],
			['inquiry', 'repeat'],
		],
		[
			'a message dated before the inquiry does not move the anchor back',
			[{ receivedAt: AT }, { receivedAt: AT - 12 * HOUR_MS }, { receivedAt: AT + 13 * HOUR_MS }],
			['inquiry', 'repeat', 'repeat'],
		],
		[
			'a plus tag of the recipient is another pair',
			[{ to: 'info+a@company.example' }, { to: 'info+b@company.example' }],
			['inquiry', 'inquiry'],
		],
		[
			'Gmail dots are another pair',
			[{ from: 'a.nn@gmail.com' }, { from: 'ann@gmail.com' }],
			['inquiry', 'inquiry'],
		],
	])('%s', (_, written, expected) => {
		expect(decisionsOf(written)).toEqual(expected);
	});

	test.each<[string, Partial<Rules>, WrittenHead[], string[]]>([
		[
			'period 0: every message is an inquiry',
			{ periodSeconds: 0 },
			[{}, {}, { receivedAt: AT - 1000 }],
			['inquiry', 'inquiry', 'inquiry'],
		],
		[
			'the recipient’s tag ignored: one pair',
			{ ignoreRecipientTag: true },
			[
				{ to: 'info+a@company.example' },
				{ to: 'info+b@company.example' },
				{ to: 'info@company.example' },
			],
			['inquiry', 'repeat', 'repeat'],
		],
		[
			'the same person: Gmail dots and tags are one pair',
			{ samePerson: true },
			[{ from: 'a.nn@gmail.com' }, { from: 'ann+shop@googlemail.com' }],
			['inquiry', 'repeat'],
		],
		[
			'a period of 1 hour',
			{ periodSeconds: 3_600 },
			[{ receivedAt: AT }, { receivedAt: AT + HOUR_MS - 1000 }, { receivedAt: AT + HOUR_MS }],
			['inquiry', 'repeat', 'inquiry'],
		],
	])('%s', (_, changes, written, expected) => {
		expect(decisionsOf(written, { rules: changes })).toEqual(expected);
	});

	test('a period raised later reaches back to the anchors there are', () => {
		const { state } = settleAll([{ receivedAt: AT }], { rules: { periodSeconds: 0 } });
		const later = { uid: 2, receivedAt: AT + 20 * DAY * 1000 };
		expect(decisionOf(later, { state, rules: { periodSeconds: 30 * DAY } })?.kind).toBe('repeat');
	});

	test('tells until when a pair is silent', () => {
		const { mails } = settleAll([{ receivedAt: AT }, { receivedAt: AT + HOUR_MS }]);
		expect(mails.map(({ decision }) => decision)).toEqual([
			{ kind: 'inquiry', repeatUntil: AT + DAY * 1000 },
			{ kind: 'repeat', previousInquiryAt: AT, repeatUntil: AT + DAY * 1000 },
		]);
	});
});

describe('a message to several recipients', () => {
	const both = ['sales@company.example', 'info@company.example'];

	test.each<[string, WrittenHead[], Array<[string, string]>]>([
		['is one inquiry, under the first', [{ to: both }], [['inquiry', 'sales@company.example']]],
		[
			'sets the anchor of all its pairs',
			[{ to: both }, { to: 'info@company.example' }, { to: 'sales@company.example' }],
			[
				['inquiry', 'sales@company.example'],
				['repeat', 'info@company.example'],
				['repeat', 'sales@company.example'],
			],
		],
		[
			'is an inquiry under the first whose pair is outside the period',
			[{ to: 'sales@company.example' }, { to: both }],
			[
				['inquiry', 'sales@company.example'],
				['inquiry', 'info@company.example'],
			],
		],
		[
			'is a repeat only when all its pairs are inside',
			[{ to: 'sales@company.example' }, { to: 'info@company.example' }, { to: both }],
			[
				['inquiry', 'sales@company.example'],
				['inquiry', 'info@company.example'],
				['repeat', 'sales@company.example'],
			],
		],
	])('%s', (_, written, expected) => {
		const { mails } = settleAll(written);
		expect(mails.map(({ decision, recipient }) => [decision.kind, recipient])).toEqual(expected);
	});

	test('dated before the anchor of one of its pairs does not move that back', () => {
		const written = [
			{ to: 'sales@company.example', receivedAt: AT },
			{ to: both, receivedAt: AT - HOUR_MS },
			{ to: 'sales@company.example', receivedAt: AT + 23.5 * HOUR_MS },
		];
		expect(decisionsOf(written)).toEqual(['inquiry', 'inquiry', 'repeat']);
	});

	test('moves the anchor of a pair inside the period along', () => {
		const written = [
			{ to: 'sales@company.example', receivedAt: AT },
			{ to: both, receivedAt: AT + 20 * HOUR_MS },
			{ to: 'sales@company.example', receivedAt: AT + 25 * HOUR_MS },
		];
		expect(decisionsOf(written)).toEqual(['inquiry', 'inquiry', 'repeat']);
	});
});

describe('the clock', () => {
	test('never is the Date header', () => {
		const written = [
			{ receivedAt: AT, sentAt: AT },
			{ receivedAt: AT + DAY * 1000, sentAt: AT + 1000 },
		];
		expect(decisionsOf(written)).toEqual(['inquiry', 'inquiry']);
	});

	test.each([
		['an hour ahead', NOW + HOUR_MS, NOW + HOUR_MS, false],
		['more than an hour ahead', NOW + HOUR_MS + 1000, NOW, true],
		['missing', null, NOW, true],
	])('%s: %s', (_, receivedAt, expected, isClamped) => {
		const { mails, state } = settleAll([{ receivedAt, sentAt: null }]);
		expect(mails[0]).toMatchObject({ receivedAt: expected, isClamped });
		expect(state.folders.INBOX?.highWater).toBe(expected);
	});

	test('of a clamped mail is the anchor of its pair', () => {
		const written = [{ receivedAt: NOW + 100 * HOUR_MS }, { receivedAt: NOW + HOUR_MS }];
		expect(settleAll(written).mails[1]?.decision).toMatchObject({ previousInquiryAt: NOW });
	});
});

describe('mail that was settled before', () => {
	test('under another UID leaves no trace but its UID', () => {
		const first = settleAll([{ identity: 'x' }]);
		const second = settleAll([{ uid: 2, identity: 'x' }], { state: first.state });
		expect(second.mails[0]?.decision).toEqual({ kind: 'seen' });
		expect(second.state).toEqual({
			...first.state,
			folders: { INBOX: cursor({ lastUid: 2, known: [1, 2], highWater: AT }) },
		});
	});

	test('in another folder is known too', () => {
		const state = withCursor(pollState(), 'Sales', cursor());
		const written = [{ identity: 'x' }, { identity: 'x', folder: 'Sales' }];
		expect(decisionsOf(written, { state })).toEqual(['inquiry', 'seen']);
	});

	test.each<[string, WrittenHead]>([
		['a repeat', {}],
		['ignored', { from: 'info@company.example' }],
	])('as %s is known too', (_, written) => {
		const { state } = settleAll([{}]);
		const again = settleAll(
			[
				{ uid: 2, ...written, identity: 'y' },
				{ uid: 3, ...written, identity: 'y' },
			],
			{ state },
		);
		expect(again.mails[1]?.decision.kind).toBe('seen');
	});

	test('without any of the four headers is recognized by its place', () => {
		const { mails } = settleAll([{ identity: '' }, { identity: '' }]);
		expect(mails.map(({ decision }) => decision.kind)).toEqual(['inquiry', 'repeat']);
		expect(mails[0]?.identity).not.toBe(mails[1]?.identity);
		expect(decisionOf({ identity: '' }, { state: settleAll([{ identity: '' }]).state })?.kind).toBe(
			'seen',
		);
	});

	test('by another trigger is not known: the salt differs', () => {
		const { state } = settleAll([{}]);
		expect(
			decisionOf({ uid: 2, identity: 'mail 1 of INBOX' }, { state: { ...state, salt: 'x' } })?.kind,
		).toBe('inquiry');
	});
});

describe('mail before the start', () => {
	const backfilled = (kind: 'import' | 'border' | 'recreated') =>
		pollState({
			folders: { INBOX: cursor({ backfill: { kind, since: AT, until: 10 } }) },
			ringFloor: 0,
		});

	test.each([
		['import', 10, AT - 1000, 'beforeStart'],
		['import', 10, AT, 'inquiry'],
		['border', 10, AT - 1000, 'beforeStart'],
		['border', 10, AT, 'inquiry'],
		['recreated', 10, AT - 1000, 'inquiry'],
		['import', 11, AT - 1000, 'inquiry'],
	] as const)('%s up to UID 10, UID %i at %i: %s', (kind, uid, receivedAt, expected) => {
		expect(decisionOf({ uid, receivedAt }, { state: backfilled(kind) })?.kind).toBe(expected);
	});

	test('is settled without being remembered', () => {
		const before = backfilled('import');
		const { state } = settleAll([{ receivedAt: AT - 1000 }], { state: before });
		expect(state.folders.INBOX).toMatchObject({ lastUid: 1, known: [1] });
		expect([...state.ring.entries()]).toEqual([]);
		expect([...state.ledger.entries()]).toEqual([]);
	});

	test.each([
		['import', 10, true],
		['import', 11, false],
		['border', 10, false],
		['recreated', 10, false],
	] as const)('%s, UID %i: historical is %s', (kind, uid, isImported) => {
		expect(settleAll([{ uid }], { state: backfilled(kind) }).mails[0]?.isImported).toBe(isImported);
	});
});

describe('mail of a time in which the workflow was off', () => {
	const OFF = { from: AT, until: AT + 5 * HOUR_MS };
	const off = (kind?: 'import' | 'border' | 'recreated') =>
		pollState({
			off: OFF,
			folders: {
				INBOX: cursor({
					backfill: kind === undefined ? null : { kind, since: AT - HOUR_MS, until: 10 },
				}),
			},
		});

	test.each([
		['before it', AT, 'inquiry'],
		['in it', AT + HOUR_MS, 'skipped'],
		['behind it', AT + 5 * HOUR_MS, 'inquiry'],
	])('%s', (_, receivedAt, expected) => {
		expect(decisionOf({ receivedAt }, { state: off() })?.kind).toBe(expected);
	});

	test('opens no pair, and is known from then on', () => {
		const written = [
			{ receivedAt: AT + HOUR_MS, identity: 'x' },
			{ receivedAt: AT + HOUR_MS, identity: 'x' },
			{ receivedAt: AT + 6 * HOUR_MS },
		];
		expect(decisionsOf(written, { state: off() })).toEqual(['skipped', 'seen', 'inquiry']);
	});

	test.each([
		['import', 'inquiry'],
		['border', 'skipped'],
		['recreated', 'skipped'],
	] as const)('in a %s: %s', (kind, expected) => {
		expect(decisionOf({ receivedAt: AT + HOUR_MS }, { state: off(kind) })?.kind).toBe(expected);
	});
});

describe('mail older than memory', () => {
	const FLOOR = AT - DAY * 1000;
	const state = (kind?: 'import' | 'border' | 'recreated') =>
		pollState({
			ringFloor: FLOOR,
			folders: {
				INBOX: cursor({
					backfill: kind === undefined ? null : { kind, since: FLOOR - 10 * DAY * 1000, until: 10 },
				}),
			},
		});

	test.each<[string, ReturnType<typeof state>, WrittenHead, string]>([
		['dragged into the folder, by its arrival', state(), { receivedAt: FLOOR - 1000 }, 'ignored'],
		['arrived at the floor', state(), { receivedAt: FLOOR }, 'inquiry'],
		['sent long ago but delivered now', state(), { receivedAt: AT, sentAt: 0 }, 'inquiry'],
		[
			'in a renumbered folder, by its arrival',
			state('recreated'),
			{ receivedAt: FLOOR - 1000, sentAt: AT },
			'ignored',
		],
		[
			'in a renumbered folder, by its own date',
			state('recreated'),
			{ receivedAt: AT, sentAt: FLOOR - 1000 },
			'ignored',
		],
		[
			'in a renumbered folder, by its Received date',
			state('recreated'),
			{ receivedAt: AT, sentAt: null, headers: { received: 'x; Fri, 1 May 2026 10:00:00 +0000' } },
			'ignored',
		],
		[
			'in a renumbered folder, young',
			state('recreated'),
			{ receivedAt: AT, sentAt: AT },
			'inquiry',
		],
		[
			'in a renumbered folder, without a date of its own',
			state('recreated'),
			{ receivedAt: AT, sentAt: null },
			'inquiry',
		],
		['of a history import', state('import'), { receivedAt: FLOOR - 1000, sentAt: 0 }, 'inquiry'],
		['of the border', state('border'), { receivedAt: FLOOR - 1000 }, 'inquiry'],
	])('%s', (_, before, written, expected) => {
		expect(decisionOf(written, { state: before })?.kind).toBe(expected);
	});

	test.each([
		[STARTED_AT, STARTED_AT - 1000, 'ignored'],
		[STARTED_AT, STARTED_AT, 'inquiry'],
		[0, STARTED_AT - 1000, 'inquiry'],
		[0, FLOOR - 1000, 'ignored'],
	])(
		'in a renumbered folder, collected from %i on, arrived at %i: %s',
		(begin, receivedAt, expected) => {
			const recreated = state('recreated');
			const folders = Object.fromEntries(
				Object.entries(recreated.folders).map(([path, known]) => [path, { ...known, begin }]),
			);
			const before = { ...recreated, folders };
			expect(decisionOf({ receivedAt, sentAt: receivedAt }, { state: before })?.kind).toBe(
				expected,
			);
		},
	);

	test('is told so, is remembered and opens no pair', () => {
		const { mails, state: after } = settleAll([{ receivedAt: FLOOR - 1000 }], { state: state() });
		expect(mails[0]?.decision).toEqual({ kind: 'ignored', reason: 'olderThanMemory' });
		expect([...after.ring.entries()]).toHaveLength(1);
		expect([...withoutLeftOut(after.ring).entries()]).toEqual([]);
		expect([...after.ledger.entries()]).toEqual([]);
	});
});

describe('mail that is not a client’s', () => {
	test.each<[string, WrittenHead, string]>([
		['our own', { from: 'Sales@company.example' }, 'own'],
		['an automatic reply', { headers: { 'auto-submitted': 'auto-replied' } }, 'autoReply'],
		['a delivery report', { headers: { 'x-failed-recipients': 'x@y.example' } }, 'bounce'],
		[
			'an automatic reply without a sender',
			{ from: [], headers: { 'auto-submitted': 'auto-replied' } },
			'autoReply',
		],
	])('%s is ignored and opens no pair', (_, written, reason) => {
		const { mails, state } = settleAll([written]);
		expect(mails[0]?.decision).toEqual({ kind: 'ignored', reason });
		expect([...state.ledger.entries()]).toEqual([]);
	});

	test('of the list is kept by default, and flagged', () => {
		const { mails } = settleAll([{ headers: { 'list-id': '<x>' } }]);
		expect(mails[0]).toMatchObject({ automatic: { kind: 'bulk' }, decision: { kind: 'inquiry' } });
	});

	test.each<[string, WrittenHead]>([
		['our own', { from: 'sales@company.example' }],
		['an automatic reply', { headers: { 'auto-submitted': 'auto-replied' } }],
		['a delivery report', { headers: { 'x-failed-recipients': 'x@y.example' } }],
	])('%s is collected when it is not to be skipped', (_, written) => {
		expect(decisionOf(written, { rules: { skipAutomatic: new Set() } })?.kind).toBe('inquiry');
	});

	test('without a sender is collected, always: nobody knows who wrote', () => {
		expect(decisionsOf([{ from: [] }, { from: [] }])).toEqual(['inquiry', 'inquiry']);
	});

	test('whose sender the receiving server refuted opens no pair and repeats none', () => {
		const forged = {
			'authentication-results': 'mx.company.example; dmarc=fail header.from=client.example',
			received: 'from x by mx.company.example; Tue, 12 May 2026 10:00:00 +0000',
		};
		const { mails, state } = settleAll([{ headers: forged }, {}, { headers: forged }]);
		expect(mails.map(({ decision }) => decision.kind)).toEqual(['inquiry', 'inquiry', 'inquiry']);
		expect([...state.ledger.entries()]).toHaveLength(1);
		expect(mails[0]?.writer).toMatchObject({ certainty: 'unknown', doubt: 'refuted' });
	});
	test.each([
		['that a forwarder sealed', 'mx.company.example; dmarc=fail; arc=pass (i=1 dmarc=pass)'],
		[
			'with one good signature of somebody else',
			'mx.company.example; dkim=pass header.d=x.example; dmarc=fail',
		],
	])('%s is refuted all the same: a seal is anybody’s', (_, verdict) => {
		const headers = {
			'authentication-results': verdict,
			received: 'from x by mx.company.example; Tue, 12 May 2026 10:00:00 +0000',
		};
		const { mails, state } = settleAll([{ headers }, { headers }]);
		expect(mails.map(({ decision }) => decision.kind)).toEqual(['inquiry', 'inquiry']);
		expect([...state.ledger.entries()]).toEqual([]);
	});

	test('of the list is ignored when it is to be skipped', () => {
		const skipAutomatic = new Set(['bulk'] as const);
		const decision = decisionOf({ headers: { 'list-id': '<x>' } }, { rules: { skipAutomatic } });
		expect(decision).toEqual({ kind: 'ignored', reason: 'bulk' });
	});
});

describe('a form notification that names no client', () => {
	const form: WrittenHead = { from: 'no-reply@site.example', headers: BY_MACHINE };

	test('is an inquiry however many there are', () => {
		const { mails, state } = settleAll([form, form, form]);
		expect(mails.map(({ decision }) => decision)).toEqual([
			{ kind: 'inquiry', repeatUntil: AT },
			{ kind: 'inquiry', repeatUntil: AT },
			{ kind: 'inquiry', repeatUntil: AT },
		]);
		expect([...state.ledger.entries()]).toEqual([]);
	});

	test('from our own address is one too', () => {
		const own = { from: 'info@company.example', headers: BY_MACHINE };
		expect(decisionsOf([own, own])).toEqual(['inquiry', 'inquiry']);
	});

	test('is still known when it is seen again', () => {
		expect(
			decisionsOf([
				{ ...form, identity: 'x' },
				{ ...form, identity: 'x' },
			]),
		).toEqual(['inquiry', 'seen']);
	});

	test('that does name a client follows the repeat rule', () => {
		const named = { ...form, replyTo: 'ann@client.example' };
		expect(decisionsOf([named, named, { ...form, replyTo: 'bob@client.example' }])).toEqual([
			'inquiry',
			'repeat',
			'inquiry',
		]);
	});
});

describe('a settled message', () => {
	test('says who wrote to whom', () => {
		const written = { from: 'Ann Smith <ANN@client.example>', to: 'Sales@company.example' };
		expect(settleAll([written]).mails[0]).toMatchObject({
			senderAddress: 'ann@client.example',
			senderName: 'Ann Smith',
			recipient: 'sales@company.example',
			uidValidity: '7',
			identity: 'mail 1 of INBOX',
		});
	});

	test('puts no address into the state', () => {
		const { state } = settleAll([{}]);
		const text = JSON.stringify([[...state.ledger.entries()], [...state.ring.entries()], state]);
		expect(text).not.toMatch(/client\.example|company\.example/);
	});

	test.each(['Sales', '__proto__', 'constructor'])('needs a cursor of its folder %s', (folder) => {
		expect(() => settleAll([{ folder }])).toThrow('folder with a cursor');
	});

	test('leaves the state given as it was', () => {
		const state = pollState();
		settleAll([{}, {}], { state });
		expect([...state.ledger.entries(), ...state.ring.entries()]).toEqual([]);
		expect(state.folders).toEqual({ INBOX: cursor() });
	});

	test('of a free-mail mailbox has that mailbox for its recipient', () => {
		const own = ownAddresses('shop@gmail.com', []);
		const { mails } = settleAll([{ to: 'bob@gmail.com' }], { rules: { own } });
		expect(mails[0]?.recipient).toBe('shop@gmail.com');
	});
});

describe('a warm start', () => {
	const warming = (liveFrom: number | null) =>
		pollState({
			folders: {
				INBOX: cursor({
					backfill: { kind: 'warmStart', since: AT - DAY * 1000, until: 10, liveFrom },
				}),
			},
		});
	const yesterday = { receivedAt: AT - 12 * HOUR_MS };

	test('opens pairs without a word', () => {
		const state = warming(null);
		expect(decisionsOf([yesterday, { uid: 11 }], { state })).toEqual(['warmStart', 'repeat']);
	});

	test('opens no pair for mail that is not an inquiry', () => {
		const state = warming(null);
		const written = [{ ...yesterday, headers: { 'auto-submitted': 'auto-replied' } }, { uid: 11 }];
		expect(decisionsOf(written, { state })).toEqual(['warmStart', 'inquiry']);
	});

	test('reads no further back than it has to', () => {
		const state = warming(null);
		const old = { receivedAt: AT - 25 * HOUR_MS };
		expect(decisionsOf([old, { uid: 11 }], { state })).toEqual(['beforeStart', 'inquiry']);
	});

	test('that tells by arrival collects what came since the beginning', () => {
		expect(decisionsOf([yesterday, { receivedAt: AT }], { state: warming(AT) })).toEqual([
			'warmStart',
			'repeat',
		]);
		const another = { receivedAt: AT, from: 'bob@client.example' };
		expect(decisionsOf([yesterday, another], { state: warming(AT) })).toEqual([
			'warmStart',
			'inquiry',
		]);
	});

	test('knows conversations', () => {
		const asked = { ...yesterday, messageId: '<asked@client.example>' };
		const reply = { headers: { 'in-reply-to': '<asked@client.example>' }, uid: 11 };
		const facts = { state: warming(null), rules: { repliesAreRepeats: true } };
		const inAWeek = { ...reply, receivedAt: AT + 7 * DAY * 1000 };
		expect(decisionsOf([asked, inAWeek], facts)).toEqual(['warmStart', 'repeat']);
		expect(decisionsOf([asked, inAWeek], { state: warming(null) })).toEqual([
			'warmStart',
			'inquiry',
		]);
	});

	test('counts nothing as withheld', () => {
		const { state } = settleAll([yesterday, { ...yesterday, identity: 'y' }], {
			state: warming(null),
		});
		expect(state.withheld.counts).toEqual({});
	});
});

describe('a reply in a conversation that was counted', () => {
	const week = AT + 7 * DAY * 1000;
	const reply = (messageId: string, references: string): WrittenHead => ({
		messageId,
		receivedAt: week,
		headers: { 'in-reply-to': references.split(' ').at(-1) ?? '', references },
	});
	const repliesAreRepeats = { rules: { repliesAreRepeats: true } };
	const first: WrittenHead = { messageId: '<first@client.example>', receivedAt: AT };

	test.each<[string, WrittenHead[], string[]]>([
		[
			'is a repeat after the period, too',
			[first, reply('<2@client.example>', '<first@client.example> <ours@company.example>')],
			['inquiry', 'repeat'],
		],
		[
			'is one also from another address',
			[first, { ...reply('<2@x>', '<first@client.example>'), from: 'boss@client.example' }],
			['inquiry', 'repeat'],
		],
		[
			'is recognized by In-Reply-To alone',
			[first, { receivedAt: week, headers: { 'in-reply-to': '<first@client.example>' } }],
			['inquiry', 'repeat'],
		],
		[
			'is an inquiry when its thread never was',
			[first, reply('<2@x>', '<other@client.example>')],
			['inquiry', 'inquiry'],
		],
		[
			'makes its own thread known when it is the first that is seen of it',
			[reply('<2@x>', '<lost@x>'), { ...reply('<3@x>', '<lost@x>'), from: 'bob@client.example' }],
			['inquiry', 'repeat'],
		],
		[
			'is not a forward',
			[
				first,
				{
					receivedAt: week,
					subject: 'Fwd: Offer',
					headers: { references: '<first@client.example>' },
				},
			],
			['inquiry', 'inquiry'],
		],
	])('%s', (_, written, expected) => {
		expect(decisionsOf(written, repliesAreRepeats)).toEqual(expected);
	});

	test('is judged by the period alone when the option is off', () => {
		const written = [first, reply('<2@x>', '<first@client.example>')];
		expect(decisionsOf(written)).toEqual(['inquiry', 'inquiry']);
	});

	test('tells which inquiry it belongs to, and no end', () => {
		const { mails } = settleAll(
			[first, reply('<2@x>', '<first@client.example>')],
			repliesAreRepeats,
		);
		expect(mails[1]?.decision).toEqual({
			kind: 'repeat',
			previousInquiryAt: AT,
			repeatUntil: null,
		});
	});
});

describe('what is withheld is counted', () => {
	test('by kind', () => {
		const { state } = settleAll([
			{},
			{},
			{ receivedAt: AT + 1000 },
			{ from: 'info@company.example' },
			{ headers: { 'auto-submitted': 'auto-replied' }, from: 'bob@client.example' },
			{ from: [] },
		]);
		expect(state.withheld.counts).toEqual({ repeat: 2, own: 1, autoReply: 1 });
	});
});
