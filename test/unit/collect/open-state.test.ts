import { openState, wasConnected } from '../../../nodes/collect/open-state';
import type { Settings } from '../../../nodes/collect/settings';
import { EMPTY_LEDGER } from '../../../nodes/core/memory/ledger';
import type { DecodedState } from '../../../nodes/core/memory/state-codec';
import { cursor, pollState, rules, STARTED_AT } from '../../support/poll-state';
import { settings } from '../../support/poller';

const HOUR_MS = 3_600_000;
const NOW = STARTED_AT + 10 * HOUR_MS;
const OWNER = pollState().owner;

function open(
	stored: DecodedState,
	choices: {
		readonly settings?: Partial<Settings>;
		readonly owner?: Partial<typeof OWNER>;
		readonly isSwitchedOn?: boolean;
		readonly lastSeq?: number;
	} = {},
) {
	const { isSwitchedOn = false, lastSeq = 0 } = choices;
	const opening = { isSwitchedOn, previousPollAt: null, lastSeq, now: NOW };
	const owner = { ...OWNER, ...choices.owner };
	return openState(stored, settings(choices.settings), owner, opening);
}

const saved = (changes: Parameters<typeof pollState>[0] = {}): DecodedState => ({
	kind: 'state',
	state: pollState({ startKey: 'now', ...changes }),
	damage: null,
});

describe('without a state of ours a poll starts clean', () => {
	test.each<[string, DecodedState, Parameters<typeof open>[1], string | null]>([
		['and says nothing when there was none', { kind: 'none' }, {}, null],
		['and says so when it is damaged', { kind: 'unreadable', goodUntil: null }, {}, 'unreadable'],
		['in a copied workflow', saved(), { owner: { workflowId: 'w2' } }, 'workflowId'],
		['after another mailbox was chosen', saved(), { owner: { account: 'ffff' } }, 'account'],
	])('%s', (_, stored, choices, why) => {
		const { state, isFresh, notices } = open(stored, { ...choices, lastSeq: 41 });
		expect(isFresh).toBe(true);
		expect(notices.map((notice) => 'why' in notice && notice.why)).toEqual(
			why === null ? [] : [why],
		);
		// A clean state must count as newer than all copies of the old one.
		expect(state).toMatchObject({ seq: 41, startedAt: NOW, connectedAt: null, folders: {} });
	});

	test('from the last moment that is known when it is damaged', () => {
		const goodUntil = NOW - 3 * HOUR_MS;
		const { state, added } = open({ kind: 'unreadable', goodUntil });
		expect(state.wishes).toEqual([{ folder: 'INBOX', since: goodUntil, isInitial: true }]);
		expect({ startedAt: state.startedAt, added }).toEqual({ startedAt: goodUntil, added: [] });
	});

	test('but never over the state of a newer version', () => {
		expect(() => open({ kind: 'newer' })).toThrow('a newer version of this node');
	});

	test('whose secret is another one each time', () => {
		expect(open({ kind: 'none' }).state.salt).not.toBe(open({ kind: 'none' }).state.salt);
	});
});

describe('a state of ours', () => {
	test('is gone on with', () => {
		const { state, isFresh, added, notices } = open(saved());
		expect({ isFresh, added, notices }).toEqual({ isFresh: false, added: [], notices: [] });
		expect(state).toEqual(pollState({ startKey: 'now' }));
	});

	test('says what of it was damaged, and goes on with the rest', () => {
		const stored = saved();
		if (stored.kind !== 'state') throw new TypeError('A saved state is one');
		const goodUntil = NOW - HOUR_MS;
		const { isFresh, notices } = open({ ...stored, damage: { parts: ['pairs'], goodUntil } });
		expect(isFresh).toBe(false);
		expect(notices).toEqual([{ event: 'memoryDamaged', since: goodUntil, parts: ['pairs'] }]);
	});

	test('gets the folders that were added, and loses those that were taken out', () => {
		const folders = { INBOX: cursor(), Old: cursor() };
		const { state, added } = open(saved({ folders }), {
			settings: { folders: ['INBOX', 'New'] },
		});
		expect(added).toEqual(['New']);
		expect(Object.keys(state.folders)).toEqual(['INBOX']);
		expect(state.wishes).toEqual([{ folder: 'New', since: NOW, isInitial: false }]);
	});

	test('forgets its pairs when they are made of something else', () => {
		const ledger = EMPTY_LEDGER.withAnchors(['pair'], 1);
		const { state, notices } = open(saved({ ledger }), {
			settings: { rules: rules({ repeatScope: 'sender' }) },
		});
		expect([...state.ledger.entries()]).toEqual([]);
		expect(notices.map(({ event }) => event)).toEqual(['settingsChanged']);
	});

	test('begins again from a start date that was set', () => {
		const since = STARTED_AT - 30 * 24 * HOUR_MS;
		const start = { from: 'date', key: `date:${since}`, since } as const;
		const { state, notices } = open(saved(), { settings: { start } });
		expect(state).toMatchObject({ folders: {}, connectedAt: null, ringFloor: since });
		expect(notices.map(({ event }) => event)).toEqual(['startedClean']);
	});

	test.each([
		['is noted when the workflow is switched on', true, true, NOW - 5 * HOUR_MS],
		['is not when n8n only starts', false, true, null],
		['is not when its mail is to be collected', true, false, null],
	])('with an off-time: it %s', (_, isSwitchedOn, skipsOffTime, from) => {
		const polled = { lastPollAt: NOW - 5 * HOUR_MS, pollInterval: 0 };
		const { state } = open(saved(polled), { settings: { skipsOffTime }, isSwitchedOn });
		expect(state.off).toEqual(from === null ? null : { from, until: NOW });
	});
});

test.each<[string, DecodedState, boolean]>([
	['a connected state of the same node', saved(), true],
	['one that never reached its mailbox', saved({ connectedAt: null }), false],
	['one of another node', saved({ owner: { ...OWNER, nodeId: 'n2' } }), false],
	['one of another mailbox', saved({ owner: { ...OWNER, account: 'ffff' } }), true],
	['none', { kind: 'none' }, false],
	['one that cannot be read', { kind: 'unreadable', goodUntil: null }, false],
])('the trigger worked before by %s: %#', (_, stored, expected) => {
	expect(wasConnected(stored, OWNER)).toBe(expected);
});
