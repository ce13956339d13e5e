import fc from 'fast-check';
import { EMPTY_LEDGER } from '../../../../nodes/core/memory/ledger';
import { decodeRing, EMPTY_RING } from '../../../../nodes/core/memory/ring';
import { withCursor, type PollState } from '../../../../nodes/core/memory/state';
import {
	decodeState,
	encodeState,
	type Damage,
	type DamagedPart,
} from '../../../../nodes/core/memory/state-codec';
import { NO_ARRIVALS, withArrival } from '../../../../nodes/core/memory/arrivals';
import { NO_KINDS } from '../../../../nodes/core/memory/known-kinds';
import { NO_FAILURES } from '../../../../nodes/core/memory/failures';
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
			backfill: { kind: 'import', since: STARTED_AT - DAY_MS, until: 950 },
		}),
		'Отдел/Продажи': cursor({
			readTo: STARTED_AT + 7,
			backfill: { kind: 'border', since: 1, until: 2 },
		}),
	},
	wishes: [{ folder: 'Leads', since: STARTED_AT, isInitial: true }],
	ring: EMPTY_RING.with('ringring01', STARTED_AT).with('ringring02', STARTED_AT - DAY_MS, true),
	ledger: EMPTY_LEDGER.withAnchors([KEY], AT).withAnchors(['warmwarm'], AT - 5, true),
	threads: EMPTY_LEDGER.withAnchors([KEY], AT).withAnchors(['warmwarm'], AT - 7, true),
	withheld: { since: STARTED_AT, counts: { repeat: 3, bounce: 1 } },
	kinds: NO_KINDS.with('ringring01', 'inquiry', STARTED_AT).with(
		'ringring03',
		'repeat',
		STARTED_AT,
	),
	provedAt: STARTED_AT,
	arrivals: withArrival(NO_ARRIVALS, STARTED_AT),
});

/** What n8n does with it: JSON in a database. */
function stored(state: PollState, period = DAY): Record<string, unknown> {
	return JSON.parse(JSON.stringify(encodeState(state, period).json)) as Record<string, unknown>;
}

function read(json: unknown): { state: PollState; damage: Damage | null } {
	const found = decodeState(json);
	if (found.kind !== 'state') throw new Error(`The state is ${JSON.stringify(found)}`);
	return found;
}

/** A state with its maps as what can be compared. */
function plain(state: PollState) {
	const { ring, ledger, threads, kinds: _encoded, ...rest } = state;
	const known = [ring, ledger, threads].map((keys) => new Map(keys.entries()));
	return { ...rest, known, encoded: encodeState(state, DAY).json };
}

describe('a state that was saved', () => {
	test.each<[string, PollState]>([
		['full', FULL],
		['fresh', pollState({ folders: {}, connectedAt: null, lastPollAt: null })],
		...[null, STARTED_AT].map((liveFrom): [string, PollState] => [
			`in a warm start, live from ${liveFrom}`,
			pollState({
				folders: {
					INBOX: cursor({ backfill: { kind: 'warmStart', since: 5, until: 9, liveFrom } }),
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
		const { state: again, damage } = read(stored(state));
		expect(plain(again)).toEqual(plain(state));
		expect(damage).toBeNull();
	});

	test('is the same when it is saved again', () => {
		expect(stored(read(stored(FULL)).state)).toEqual(stored(FULL));
	});

	test('is the state that goes on after saving', () => {
		expect(plain(encodeState(FULL, DAY).state)).toEqual(plain(read(stored(FULL)).state));
	});

	test('with a folder called __proto__ has that folder', () => {
		const { state } = read(stored(withCursor(pollState(), '__proto__', cursor({ lastUid: 9 }))));
		expect(Object.keys(state.folders)).toEqual(['INBOX', '__proto__']);
		expect(Object.getPrototypeOf(state.folders)).toBe(Object.prototype);
	});

	test('is read as it was, whatever it holds', () => {
		const uid = fc.integer({ min: 1, max: 4_294_967_295 });
		const ms = fc.integer({ min: STARTED_AT, max: 4_000_000_000_000 });
		const anyCursor = fc.record({
			uidValidity: fc.string(),
			lastUid: uid,
			known: fc.uniqueArray(uid, { maxLength: 40 }).map((uids) => uids.sort((a, b) => a - b)),
			retries: fc.dictionary(uid.map(String), fc.integer({ min: 1, max: 5 }), { maxKeys: 4 }),
			highWater: ms,
			readTo: ms,
			begin: ms,
			firstUid: fc.constantFrom(null, 0, 1),
			backfill: fc.option(
				fc.record({
					kind: fc.constantFrom('import', 'border', 'recreated'),
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
					salt: `salt${words}`,
					pairScheme: words,
					seq,
				});
				const again = read(stored(state));
				expect([plain(again.state), again.damage]).toEqual([plain(state), null]);
			}),
			{ numRuns: 300 },
		);
	});

	test.each([
		['the address', 'example'],
		['a place for bodies', 'text'],
	])('does not hold %s', (_, word) => {
		expect(JSON.stringify(stored(FULL))).not.toContain(word);
	});
});

test.each([[undefined], [null], [{}]])('%p is not a state', (json) => {
	expect(decodeState(json)).toEqual({ kind: 'none' });
});

test.each([2, 3, 1_000])('a state of version %i is newer, whatever it holds', (version) => {
	expect(decodeState({ version, folders: 'elsewhere' })).toEqual({ kind: 'newer' });
});

test.each([-1e300, -1, 0, 0.5, '1', null])(
	'the version %j is none, and the rest is read',
	(version) => {
		const { json } = encodeState(pollState({}), DAY);
		expect(decodeState({ ...json, version })).toEqual(decodeState(json));
	},
);

describe('news that are damaged', () => {
	const NONE = { lastPollAt: null, pollInterval: null, brokenSince: null, off: null };
	const { lastPollAt, pollInterval, brokenSince, off, withheld, provedAt, arrivals } = FULL;
	const { kinds } = stored(FULL).news as { kinds: object };
	const NEWS = { lastPollAt, pollInterval, brokenSince, off, withheld, kinds, provedAt, arrivals };

	const UNPROVED = { kinds: NO_KINDS, provedAt: null, arrivals: NO_ARRIVALS };

	test.each<[string, unknown, object]>([
		['all of them', 5, { ...NONE, ...UNPROVED, withheld: { since: STARTED_AT, counts: {} } }],
		[
			'what became of mail',
			{ ...NEWS, kinds: ['x'], provedAt: '3 am', arrivals: { hours: [] } },
			UNPROVED,
		],
		['the interval', { ...NEWS, pollInterval: '60000' }, { pollInterval: null }],
		['the off-time', { ...NEWS, off: { from: 1 } }, { off: null }],
		['an outage', { ...NEWS, brokenSince: 'now' }, { brokenSince: null }],
		[
			'failures',
			{ ...NEWS, failures: { connection: { since: 1 }, pauses: [], reportedAt: 7 } },
			{ failures: { ...NO_FAILURES, reportedAt: 7 } },
		],
		[
			'since when mail is counted',
			{ ...NEWS, withheld: { ...withheld, since: null } },
			{ withheld: { ...withheld, since: lastPollAt } },
		],
		[
			'one of the counts',
			{ ...NEWS, withheld: { ...withheld, counts: { repeat: 'x', bounce: 1 } } },
			{ withheld: { ...withheld, counts: { bounce: 1 } } },
		],
	])('%s: nothing else is lost, and nothing is said', (_, news, expected) => {
		const { state, damage } = read({ ...stored(FULL), news });
		expect(damage).toBeNull();
		expect(plain(state)).toEqual(
			plain({ ...FULL, ...expected, kinds: 'kinds' in expected ? NO_KINDS : FULL.kinds }),
		);
	});
});

test('failures come back as they were saved, and a state without any holds no word of them', () => {
	const outage = { since: 1, lastAt: 2, reachedAt: 3, isSaid: true, isFlapping: true };
	const pauses = { count: 2, peaceSince: null, until: 9 };
	const failures = {
		connection: outage,
		folder: { ...outage, reachedAt: null },
		pauses,
		reportedAt: 5,
	};
	expect(read(stored({ ...FULL, failures })).state.failures).toEqual(failures);
	expect(JSON.stringify(stored(FULL))).not.toContain('failures');
});

describe('decisions that are damaged', () => {
	const [first = {}, ...others] = stored(FULL).folders as Array<Record<string, unknown>>;
	const OVERLAP_MS = 2 * DAY_MS;

	test.each<[string, object]>([
		['uidValidity', { uidValidity: 7 }],
		['lastUid', { lastUid: '900' }],
		['known', { known: [1, 2] }],
		['retries', { retries: [] }],
		['a retry’s count', { retries: { 3: '1' } }],
		['a retry’s UID', { retries: { x: 1 } }],
		['backfill', { backfill: 'import' }],
		['backfill’s kind', { backfill: { kind: 'all', since: 1, until: 2 } }],
		['backfill’s until', { backfill: { kind: 'import', since: 1, until: '2' } }],
	])(
		'%s of a cursor costs that folder, which is read again from its newest message',
		(_, damage) => {
			const highWater = STARTED_AT + 30 * DAY_MS;
			const json = { ...stored(FULL), folders: [{ ...first, ...damage, highWater }, ...others] };
			const { state, damage: said } = read(json);
			expect(state.folders).toEqual({ 'Отдел/Продажи': FULL.folders['Отдел/Продажи'] });
			expect(state.wishes).toEqual([
				...FULL.wishes,
				{ folder: 'INBOX', since: highWater - OVERLAP_MS, isInitial: false },
			]);
			expect(said?.parts).toEqual([{ folder: 'INBOX' }]);
		},
	);

	test('a folder whose newest mail is lost too is read again from where the others are', () => {
		const highWater = STARTED_AT + 30 * DAY_MS;
		const json = { ...stored(FULL), folders: [{ path: 'INBOX' }, { ...others[0], highWater }] };
		expect(read(json).state.wishes.at(-1)).toMatchObject({ since: highWater - OVERLAP_MS });
	});

	test('without any cursor there is a moment for all folders', () => {
		for (const folders of [undefined, null, 'x', {}, 7]) {
			const { state, damage } = read({ ...stored(FULL), folders });
			expect(state.folders).toEqual({});
			expect(damage?.goodUntil).toBe(STARTED_AT - DAY_MS);
		}
	});

	test('a bucket of the ledger costs that bucket', () => {
		const json = stored(FULL);
		const ledger = { ...(json.ledger as object), '~zzz': 'cut short', zz: 5 };
		const { state, damage } = read({ ...json, ledger });
		expect([...state.ledger.entries()]).toEqual([...FULL.ledger.entries()]);
		expect(damage?.parts).toEqual(['pairs']);
	});

	test('a day of the ring costs that day, and only mail from there on is judged', () => {
		const day = Math.floor(STARTED_AT / DAY_MS) - 3;
		const folders = { INBOX: cursor({ highWater: STARTED_AT + DAY_MS }) };
		const json = stored(pollState({ folders, ringFloor: 0, ring: FULL.ring }));
		const ring = { ...(json.ring as object), [day.toString(36)]: 'cut short' };
		const { state, damage } = read({ ...json, ring });
		expect([...state.ring.entries()]).toEqual([...FULL.ring.entries()]);
		expect(state.ringFloor).toBe((day + 1) * DAY_MS);
		expect(damage?.parts).toEqual(['mail']);
	});

	test('a lost ring never holds back mail that is yet to come', () => {
		const { state } = read({ ...stored(pollState()), ring: 'x' });
		expect(state.ringFloor).toBeLessThanOrEqual(STARTED_AT);
	});

	test('without the salt the keys mean nothing, but the cursors hold', () => {
		const { state } = read({ ...stored(FULL), salt: null });
		expect(state.folders).toEqual(FULL.folders);
		expect([...state.ring.entries(), ...state.ledger.entries()]).toEqual([]);
	});

	test.each<[string, object, Partial<PollState>]>([
		['seq', { seq: '42' }, { seq: 0 }],
		['startKey', { startKey: 1 }, { startKey: '' }],
		['pairScheme', { pairScheme: null }, { pairScheme: '' }],
		['startedAt', { startedAt: 'x' }, { startedAt: STARTED_AT }],
		['connectedAt', { connectedAt: 'x' }, { connectedAt: STARTED_AT }],
		['owner', { owner: 'w1' }, { owner: { workflowId: '', nodeId: '', account: '' } }],
		['version', { version: 'x' }, {}],
	])('%s costs nothing else', (_, damage, expected) => {
		const { state } = read({ ...stored(FULL), ...damage });
		expect(plain({ ...state, ...expected })).toEqual(plain({ ...FULL, ...expected }));
	});

	test.each([['text'], [5], [true], [[]], [[stored(FULL)]], [{ version: 1 }], [{ x: 1 }]])(
		'of %j nothing can be used',
		(json) => {
			expect(decodeState(json)).toMatchObject({ kind: 'unreadable' });
		},
	);

	test('never throws, and what can be read can be saved and read again', () => {
		const json = stored(FULL);
		const field = fc.constantFrom(...Object.keys(json));
		const cursorField = fc.constantFrom(...Object.keys(first));
		const damage = fc.oneof(
			fc.anything(),
			fc.tuple(field, fc.anything()).map(([name, value]) => ({ ...json, [name]: value })),
			fc.tuple(cursorField, fc.anything()).map(([name, value]) => ({
				...json,
				folders: [{ ...first, [name]: value }, ...others],
			})),
			fc.dictionary(fc.string(), fc.string()).map((ring) => ({ ...json, ring })),
			fc.dictionary(fc.string(), fc.string()).map((ledger) => ({ ...json, ledger })),
		);
		fc.assert(
			fc.property(damage, (value) => {
				const found = decodeState(value);
				if (found.kind === 'state') expect(decodeState(stored(found.state)).kind).toBe('state');
			}),
			{ numRuns: 1_000 },
		);
	});

	test('bytes that are damaged cost no more than the part they stand in', () => {
		const pairs = Array.from({ length: 40 }, (_, n) => `pair${String(n).padStart(4, '0')}`);
		const ledger = pairs.reduce(
			(known, key, n) => known.withAnchors([key], AT + n * 5_000),
			EMPTY_LEDGER,
		);
		const ring = pairs.reduce(
			(known, key, n) => known.with(`${key}00`, STARTED_AT + n * DAY_MS),
			EMPTY_RING,
		);
		const text = JSON.stringify(stored(pollState({ ledger, ring })));
		fc.assert(
			fc.property(
				fc.nat(text.length - 1),
				fc.string({ minLength: 1, maxLength: 1 }),
				(at, byte) => {
					let json: unknown;
					try {
						json = JSON.parse(text.slice(0, at) + byte + text.slice(at + 1));
					} catch {
						return;
					}
					const found = decodeState(json);
					if (found.kind !== 'state') return;
					const isLost = (part: DamagedPart) => found.damage?.parts.includes(part) ?? false;
					const kept = pairs.filter((key) => found.state.ledger.anchorOf(key) !== undefined);
					const known = pairs.filter((key) => found.state.ring.has(`${key}00`));
					const isWhole = (count: number) => count >= pairs.length - 1;
					expect(isWhole(kept.length) || (isLost('pairs') && kept.length === 0)).toBe(true);
					expect(isWhole(known.length) || (isLost('mail') && known.length === 0)).toBe(true);
				},
			),
			{ numRuns: 1_000 },
		);
	});

	test('never throws for an object that cannot be read', () => {
		const hostile = {
			get version(): never {
				throw new Error('proxy');
			},
		};
		expect(decodeState(hostile)).toMatchObject({ kind: 'unreadable', goodUntil: null });
	});
});

describe('pairs are remembered', () => {
	const BUCKET = 4_096;
	const withAnchor = (anchor: number, changes: Partial<PollState> = {}) =>
		pollState({ ledger: EMPTY_LEDGER.withAnchors([KEY], anchor), ...changes });
	const isKept = (state: PollState, period: number) =>
		read(stored(state, period)).state.ledger.anchorOf(KEY) !== undefined;

	test.each([
		['30 days and 2 for back-dated mail at a short period', DAY, 32 * DAY, true],
		['not much longer', DAY, 32 * DAY + BUCKET, false],
		['30 days also at period 0', 0, 32 * DAY, true],
		['the period and 2 days at a long one', 365 * DAY, 367 * DAY, true],
		['not much longer than a long one', 365 * DAY, 367 * DAY + BUCKET, false],
	])('%s', (_, period, age, expected) => {
		expect(isKept(withAnchor(AT - age), period)).toBe(expected);
	});

	test('by the folder that is furthest behind', () => {
		const folders = { INBOX: cursor({ highWater: STARTED_AT + 500 * DAY_MS }), Sales: cursor() };
		expect(isKept(withAnchor(AT - 32 * DAY, { folders }), DAY)).toBe(true);
		expect(isKept(withAnchor(AT - 32 * DAY - BUCKET, { folders }), DAY)).toBe(false);
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
	const ringOf = (...days: Array<[day: number, keys: string]>) =>
		decodeRing(Object.fromEntries(days.map(([at, found]) => [at.toString(36), found]))).ring;

	test('rises to where the saved ring is complete', () => {
		const ring = ringOf([day, keys(3_000)], [day - 30, keys(1, 3_000)]);
		expect(read(stored(pollState({ ring, ringFloor: 0 }))).state.ringFloor).toBe(
			(day - 29) * DAY_MS,
		);
	});

	test('never falls', () => {
		const ring = ringOf([day - 30, keys(3_000)], [day - 60, keys(1, 3_000)]);
		expect(read(stored(pollState({ ring }))).state.ringFloor).toBe(pollState().ringFloor);
	});
});
