import fc from 'fast-check';
import { EMPTY_LEDGER } from '../../../../nodes/core/memory/ledger';
import { decodeRing, EMPTY_RING } from '../../../../nodes/core/memory/ring';
import { NO_ANCHORS, withCursor, type PollState } from '../../../../nodes/core/memory/state';
import { decodeState, encodeState } from '../../../../nodes/core/memory/state-codec';
import { cursor, DAY, pollState, STARTED_AT } from '../../../support/poll-state';

const DAY_MS = DAY * 1000;
const AT = STARTED_AT / 1000;
const KEY = 'pairpair';

const FULL = pollState({
	seq: 42,
	lastPollAt: STARTED_AT + 5,
	pollInterval: 60_000,
	off: { from: STARTED_AT - DAY_MS, until: STARTED_AT },
	brokenSince: STARTED_AT + 6,
	folders: {
		INBOX: cursor({
			uidValidity: '1712345678',
			lastUid: 900,
			known: [700, 701, 900],
			retries: { 3: 1, 899: 4 },
			backfill: { kind: 'history', since: STARTED_AT - DAY_MS, until: 950 },
		}),
		'Отдел/Продажи': cursor({ backfill: { kind: 'border', since: 1, until: 2 } }),
	},
	ring: EMPTY_RING.with('ringring01', STARTED_AT),
	leftOut: EMPTY_RING.with('ringring02', STARTED_AT - DAY_MS),
	ledger: EMPTY_LEDGER.withAnchors([KEY], AT),
	threads: EMPTY_LEDGER.withAnchors([KEY], AT),
	warm: {
		ledger: EMPTY_LEDGER.withAnchors([KEY], AT - 5),
		threads: EMPTY_LEDGER.withAnchors([KEY], AT - 7),
	},
	withheld: { since: STARTED_AT, counts: { repeat: 3, bounce: 1 } },
});

/** What n8n does with it: JSON in a database. */
function stored(state: PollState, period = DAY): Record<string, unknown> {
	return JSON.parse(JSON.stringify(encodeState(state, period).json)) as Record<string, unknown>;
}

function decoded(json: unknown): PollState {
	const found = decodeState(json);
	if (found.kind !== 'state') throw new Error(`The state is ${JSON.stringify(found)}`);
	return found.state;
}

/** A state with its maps as data that can be compared. */
function plain({ ring, leftOut, ledger, threads, warm, ...facts }: PollState) {
	return {
		...facts,
		rings: [ring, leftOut].map(({ entries }) => new Map(entries())),
		anchors: [ledger, threads, warm.ledger, warm.threads].map(({ entries }) => new Map(entries())),
	};
}

describe('a state that was saved', () => {
	test.each<[string, PollState]>([
		['full', FULL],
		['fresh', pollState({ folders: {}, connectedAt: null, lastPollAt: null })],
		...[null, STARTED_AT].map((liveFrom): [string, PollState] => [
			`in a warm start, live from ${liveFrom}`,
			pollState({
				folders: {
					INBOX: cursor({ backfill: { kind: 'warmUp', since: 5, until: 9, liveFrom } }),
				},
			}),
		]),
		[
			'of a server without UIDVALIDITY',
			pollState({ folders: { INBOX: cursor({ uidValidity: '0' }) } }),
		],
		[
			'with folders called like parts of an object',
			['__proto__', 'constructor', 'a.b', ''].reduce(
				(state, folder) => withCursor(state, folder, cursor({ lastUid: 9 })),
				pollState(),
			),
		],
	])('%s, is read as it was', (_, state) => {
		expect(plain(decoded(stored(state)))).toEqual(plain(state));
	});

	test('of before left-out mail, threads, warm starts and counts were kept has none', () => {
		const { leftOut, threads, warm, withheld, ...older } = stored(FULL);
		expect([leftOut, threads, warm, withheld]).not.toContain(undefined);
		const none = { leftOut: EMPTY_RING, threads: EMPTY_LEDGER, warm: NO_ANCHORS };
		expect(plain(decoded(older))).toEqual(
			plain({ ...FULL, ...none, withheld: { since: STARTED_AT, counts: {} } }),
		);
	});

	test('with a folder called __proto__ has that folder', () => {
		const state = decoded(stored(withCursor(pollState(), '__proto__', cursor({ lastUid: 9 }))));
		expect(Object.keys(state.folders)).toEqual(['INBOX', '__proto__']);
		expect(Object.getPrototypeOf(state.folders)).toBe(Object.prototype);
	});

	test('is the same when it is saved again', () => {
		expect(stored(decoded(stored(FULL)))).toEqual(stored(FULL));
	});

	test('is read as it was, whatever it holds', () => {
		const uid = fc.integer({ min: 1, max: 4_294_967_295 });
		const ms = fc.integer({ min: 0, max: 4_000_000_000_000 });
		const anyCursor = fc.record({
			uidValidity: fc.string(),
			lastUid: uid,
			known: fc.uniqueArray(uid, { maxLength: 40 }).map((uids) => uids.sort((a, b) => a - b)),
			retries: fc.dictionary(uid.map(String), fc.integer({ min: 1, max: 5 }), { maxKeys: 4 }),
			highWater: ms,
			begin: ms,
			backfill: fc.option(
				fc.record({
					kind: fc.constantFrom('history', 'border', 'recreated'),
					since: ms,
					until: uid,
				}),
			),
		});
		const folders = fc
			.array(fc.tuple(fc.string({ unit: 'grapheme' }), anyCursor), { maxLength: 4 })
			.map((entries) => Object.fromEntries(entries));
		fc.assert(
			fc.property(folders, fc.option(ms), fc.string(), fc.nat(), (cursors, at, words, seq) => {
				const state = pollState({
					folders: cursors,
					wishes: at === null ? [] : [{ folder: words, since: at, isInitial: seq % 2 === 0 }],
					connectedAt: at,
					lastPollAt: at,
					pollInterval: at,
					brokenSince: at,
					off: at === null ? null : { from: at, until: at + 1 },
					startKey: words,
					salt: words,
					pairScheme: words,
					seq,
				});
				expect(plain(decoded(stored(state)))).toEqual(plain(state));
			}),
			{ numRuns: 500 },
		);
	});

	test.each([
		['the address', 'example'],
		['a place for bodies', 'text'],
	])('does not hold %s', (_, word) => {
		expect(JSON.stringify(stored(FULL))).not.toContain(word);
	});
});

describe('no state', () => {
	test.each([[undefined], [null], [{}]])('%p', (json) => {
		expect(decodeState(json)).toEqual({ kind: 'none' });
	});
});

describe('a state of a newer version', () => {
	test.each([2, 3, 1_000])('%i is said to be newer, whatever it holds', (version) => {
		expect(decodeState({ version, folders: 'elsewhere' })).toEqual({
			kind: 'unreadable',
			reason: 'newer',
		});
	});
});

describe('a damaged state', () => {
	const DAMAGED = { kind: 'unreadable', reason: 'damaged' };
	const [first, ...others] = stored(FULL).folders as Array<Record<string, unknown>>;
	const withFolder = (changes: object) => ({ folders: [{ ...first, ...changes }, ...others] });
	const withOwner = (changes: object) => ({ owner: { ...FULL.owner, ...changes } });

	test.each([
		['version', [undefined, null, '1', NaN]],
		['owner', [undefined, null, 'w1', []]],
		['seq', [undefined, null, '42', NaN]],
		['salt', [undefined, null, 1]],
		['startedAt', [undefined, null, '2026-05-12']],
		['startKey', [undefined, null, 1]],
		['connectedAt', ['now', NaN, {}]],
		['lastPollAt', ['now', NaN, {}]],
		['pollInterval', ['1m', NaN, {}]],
		['off', [true, 5, {}, { from: 1 }, { from: '1', until: 2 }]],
		['brokenSince', ['now', NaN, {}]],
		['ringFloor', [undefined, null, '0', Infinity]],
		['pairScheme', [undefined, null, 1]],
		['folders', [undefined, null, {}, 'INBOX', [null], ['INBOX'], [[]]]],
		['ring', [undefined, null, 'x', [], { 20000: 5 }, { 20000: null }, { day: 'ringring01' }]],
		['leftOut', ['x', [], { 20000: 5 }, { day: 'ringring01' }]],
		['ledger', [undefined, null, 'x', [], { 8: 5 }, { 8: null }]],
		['warm', ['x', [], {}, { ledger: 5 }, { ledger: {}, threads: 'x' }]],
	])('%s', (field, values) => {
		for (const value of values) {
			expect([value, decodeState({ ...stored(FULL), [field]: value })]).toEqual([value, DAMAGED]);
		}
	});

	test.each([
		['workflowId', withOwner({ workflowId: 1 })],
		['nodeId', withOwner({ nodeId: undefined })],
		['account', withOwner({ account: null })],
		['path', withFolder({ path: 1 })],
		['uidValidity', withFolder({ uidValidity: 7 })],
		['lastUid', withFolder({ lastUid: '900' })],
		['known', withFolder({ known: [1, 2] })],
		['retries', withFolder({ retries: [] })],
		['a retry’s count', withFolder({ retries: { 3: '1' } })],
		['a retry’s UID', withFolder({ retries: { x: 1 } })],
		['highWater', withFolder({ highWater: null })],
		['backfill', withFolder({ backfill: 'history' })],
		['backfill’s kind', withFolder({ backfill: { kind: 'all', since: 1, until: 2 } })],
		['backfill’s since', withFolder({ backfill: { kind: 'history', until: 2 } })],
		['backfill’s until', withFolder({ backfill: { kind: 'history', since: 1, until: '2' } })],
	])('%s', (_, changes) => {
		expect(decodeState({ ...stored(FULL), ...changes })).toEqual(DAMAGED);
	});

	test.each([['text'], [5], [true], [[]], [[stored(FULL)]], [{ version: 1 }], [{ x: 1 }]])(
		'%j',
		(json) => {
			expect(decodeState(json)).toEqual(DAMAGED);
		},
	);

	test('never throws, and what can be read can be saved and read again', () => {
		const json = stored(FULL);
		const field = fc.constantFrom(...Object.keys(json));
		const cursorField = fc.constantFrom(...Object.keys(first ?? {}));
		const damage = fc.oneof(
			fc.anything(),
			fc.tuple(field, fc.anything()).map(([name, value]) => ({ ...json, [name]: value })),
			fc
				.tuple(cursorField, fc.anything())
				.map(([name, value]) => ({ ...json, ...withFolder({ [name]: value }) })),
			fc.dictionary(fc.string(), fc.string()).map((ring) => ({ ...json, ring })),
			fc.dictionary(fc.string(), fc.string()).map((ledger) => ({ ...json, ledger })),
		);
		fc.assert(
			fc.property(damage, (value) => {
				const found = decodeState(value);
				if (found.kind === 'state') expect(decodeState(stored(found.state)).kind).toBe('state');
			}),
			{ numRuns: 2_000 },
		);
	});

	test('never throws for an object that cannot be read', () => {
		const hostile = {
			get version(): never {
				throw new Error('proxy');
			},
		};
		expect(decodeState(hostile)).toEqual(DAMAGED);
	});
});

describe('pairs are remembered', () => {
	const withAnchor = (anchor: number, changes: Partial<PollState> = {}) =>
		pollState({ ledger: EMPTY_LEDGER.withAnchors([KEY], anchor), ...changes });
	const isKept = (state: PollState, period: number) =>
		decoded(stored(state, period)).ledger.anchorOf(KEY) !== undefined;

	test.each([
		['30 days and 2 for back-dated mail at a short period', DAY, 32 * DAY, true],
		['not longer', DAY, 32 * DAY + 1, false],
		['30 days also at period 0', 0, 32 * DAY, true],
		['the period and 2 days at a long one', 365 * DAY, 367 * DAY, true],
		['not longer than a long one', 365 * DAY, 367 * DAY + 1, false],
	])('%s', (_, period, age, expected) => {
		expect(isKept(withAnchor(AT - age), period)).toBe(expected);
	});

	test('by the folder that is furthest behind', () => {
		const folders = { INBOX: cursor({ highWater: STARTED_AT + 500 * DAY_MS }), Sales: cursor() };
		expect(isKept(withAnchor(AT - 32 * DAY, { folders }), DAY)).toBe(true);
		expect(isKept(withAnchor(AT - 32 * DAY - 1, { folders }), DAY)).toBe(false);
	});

	test('all of them without a folder', () => {
		expect(isKept(withAnchor(1, { folders: {} }), DAY)).toBe(true);
	});

	test('and those over the limit are counted', () => {
		const keys = Array.from({ length: 100_003 }, (_, n) => String(n).padStart(8, '0'));
		const ledger = EMPTY_LEDGER.withAnchors(keys, AT);
		expect(encodeState(pollState({ ledger }), DAY).pairsDropped).toBe(3);
		expect(encodeState(FULL, DAY).pairsDropped).toBe(0);
	});
});

describe('the ring’s floor', () => {
	const day = Math.floor(STARTED_AT / DAY_MS);
	const keys = (mails: number, from = 0) =>
		Array.from({ length: mails }, (_, n) => String(from + n).padStart(10, '0')).join('');

	test('rises to where the saved ring is complete', () => {
		const ring = decodeRing({ [day]: keys(5_000), [day - 30]: keys(1, 5_000) });
		expect(decoded(stored(pollState({ ring, ringFloor: 0 }))).ringFloor).toBe(day * DAY_MS);
	});

	test('rises to where the saved mail that was left out is complete', () => {
		const leftOut = decodeRing({ [day]: keys(5_000), [day - 30]: keys(1, 5_000) });
		expect(decoded(stored(pollState({ leftOut, ringFloor: 0 }))).ringFloor).toBe(day * DAY_MS);
	});

	test('never falls', () => {
		const ring = decodeRing({ [day - 30]: keys(5_000), [day - 60]: keys(1, 5_000) });
		expect(decoded(stored(pollState({ ring }))).ringFloor).toBe(pollState().ringFloor);
	});
});
