import type { Cursor } from '../../../../nodes/core/memory/cursor';
import {
	isUnchanged,
	planFolder,
	type ExaminedFolder,
	type QuietLook,
} from '../../../../nodes/core/reading/folder-plan';
import type { FolderStatus } from '../../../../nodes/core/mailbox/mailbox';
import type { Start } from '../../../../nodes/core/counting/start';
import { cursorOf } from '../../../../nodes/core/memory/state';
import { cursor, pollState, STARTED_AT } from '../../../support/poll-state';

const MINUTE = 60_000;
const DAY_MS = 86_400_000;
const NOW = STARTED_AT + DAY_MS;
const STATUS: FolderStatus = { uidValidity: '7', uidNext: 11, messages: 3 };
const READ_TO_10 = cursor({ lastUid: 10, known: [10] });
const FROM_DATE = { from: 'date', key: 'date:0', since: STARTED_AT - 30 * DAY_MS } as const;

/** What the gate and the plan are given. */
interface Look extends ExaminedFolder {
	readonly quiet: QuietLook | undefined;
}

function plan(changes: Partial<Look> & { readonly cursor?: Cursor } = {}) {
	const { cursor: known = READ_TO_10, ...others } = changes;
	const look: Look = {
		state: pollState({ folders: { INBOX: known } }),
		folder: 'INBOX',
		status: STATUS,
		start: { from: 'now', key: 'now' },
		warmStartMs: 0,
		quiet: { status: STATUS, since: NOW - 60 * MINUTE, searchedAt: NOW },
		isNew: false,
		now: NOW,
		...others,
	};
	const found = cursorOf(look.state, look.folder);
	return isUnchanged(found, look.status, look.quiet, look.now)
		? ({ kind: 'nothing' } as const)
		: planFolder(look);
}

describe('the gate', () => {
	test('is shut when all is as at the last quiet look', () => {
		expect(plan()).toEqual({ kind: 'nothing' });
	});

	test.each<[string, Parameters<typeof plan>[0]]>([
		['UIDNEXT rose', { status: { ...STATUS, uidNext: 12 } }],
		['mail came or went', { status: { ...STATUS, messages: 2 } }],
		[
			'the server does not tell UIDNEXT',
			{
				status: { ...STATUS, uidNext: null },
				quiet: { status: { ...STATUS, uidNext: null }, since: 0, searchedAt: NOW },
			},
		],
		['it is the first look of this process', { quiet: undefined }],
		['a message waits to be tried again', { cursor: { ...READ_TO_10, retries: { 4: 1 } } }],
		[
			'an import is under way',
			{
				cursor: { ...READ_TO_10, backfill: { kind: 'import', since: 0, until: 10 } },
			},
		],
	])('is open when %s', (_, changes) => {
		expect(plan(changes)).toEqual({ kind: 'read' });
	});

	test('does not depend on how UIDVALIDITY is told when the server tells none', () => {
		const status = { ...STATUS, uidValidity: null };
		expect(plan({ status, quiet: { status, since: 0, searchedAt: NOW } })).toEqual({
			kind: 'nothing',
		});
	});
});

describe('mail seen late while as many others are deleted leaves STATUS as it was: the folder', () => {
	test.each([
		['is not searched a millisecond before 30 minutes', 30 * MINUTE - 1, 'nothing'],
		['is searched again after 30 minutes', 30 * MINUTE, 'read'],
	])('%s', (_, ago, kind) => {
		const quiet = { status: STATUS, since: NOW - 60 * MINUTE, searchedAt: NOW - ago };
		expect(plan({ quiet }).kind).toBe(kind);
	});
});

describe('after UIDNEXT jumped without a visible mail', () => {
	const status = { ...STATUS, uidNext: 12 };
	test.each([
		['at once', 0, 'read'],
		['9 minutes later', 9 * MINUTE, 'read'],
		['a millisecond before 10 minutes', 10 * MINUTE - 1, 'read'],
		['10 minutes later', 10 * MINUTE, 'nothing'],
	])('%s: %s', (_, ago, kind) => {
		expect(plan({ status, quiet: { status, since: NOW - ago, searchedAt: NOW } }).kind).toBe(kind);
	});
});

describe('a folder that was renumbered', () => {
	const recreated = { uidValidity: '8', uidNext: 101, messages: 100 };

	test('is searched from 2 days before its newest settled mail', () => {
		expect(plan({ status: recreated })).toEqual({
			kind: 'backfill',
			begin: STARTED_AT,
			backfill: { kind: 'recreated', since: STARTED_AT - 2 * DAY_MS, until: 100 },
		});
	});

	test('is recognized by UIDVALIDITY even when all else is as known', () => {
		const status = { ...STATUS, uidValidity: '8' };
		expect(plan({ status, quiet: { status, since: 0, searchedAt: NOW } }).kind).toBe('backfill');
	});

	test.each([
		['255 back: a replica that lags', 255, 'read'],
		['256 back: another numbering', 256, 'backfill'],
	])('is recognized by a UIDNEXT %s', (_, back, kind) => {
		const known = cursor({ lastUid: 1_000, known: [1_000] });
		const status = { ...STATUS, uidNext: 1_001 - back };
		expect(plan({ cursor: known, status }).kind).toBe(kind);
	});

	test('is not told by a missing UIDVALIDITY', () => {
		expect(plan({ status: { ...STATUS, uidValidity: null }, quiet: undefined }).kind).toBe('read');
	});

	test.each(['import', 'border', 'recreated'] as const)('goes on with an unfinished %s', (kind) => {
		const known = { ...READ_TO_10, backfill: { kind, since: 5_000, until: 10 } };
		expect(plan({ cursor: known, status: recreated })).toEqual({
			kind: 'backfill',
			begin: STARTED_AT,
			backfill: { kind, since: 5_000, until: 100 },
		});
	});
});

describe('a folder without a cursor', () => {
	const wish = (folder: string, isInitial: boolean) => ({ folder, since: STARTED_AT, isInitial });
	const fresh = pollState({
		folders: {},
		connectedAt: null,
		wishes: [wish('INBOX', true)],
	});
	const connected = pollState({
		folders: { INBOX: READ_TO_10 },
		wishes: ['Sales', '__proto__', 'constructor', 'toString'].map((name) => wish(name, false)),
	});
	const begin = STARTED_AT - 2 * MINUTE;

	test('starts behind its mail at the first attempt', () => {
		expect(plan({ state: fresh, isNew: true })).toEqual({ kind: 'baseline', begin });
	});

	test.each([
		['the mailbox', fresh, 'INBOX'],
		['a folder added later', connected, 'Sales'],
	])(
		'starts 2 minutes before the first attempt when %s could not be read then',
		(_, state, folder) => {
			expect(plan({ state, folder })).toEqual({
				kind: 'backfill',
				begin,
				backfill: { kind: 'border', since: begin, until: 10 },
			});
		},
	);

	test.each([true, false])('imports from the start date; first attempt: %s', (isNew) => {
		expect(plan({ state: fresh, start: FROM_DATE, isNew })).toEqual({
			kind: 'backfill',
			begin: FROM_DATE.since,
			backfill: { kind: 'import', since: FROM_DATE.since, until: 10 },
		});
	});

	test('imports from the start date also when the other folders were read before it', () => {
		const state = pollState({ wishes: [wish('Sales', true)] });
		expect(plan({ state, folder: 'Sales', start: FROM_DATE })).toMatchObject({
			backfill: { kind: 'import' },
		});
	});

	test.each<Start>([{ from: 'now', key: 'now' }, FROM_DATE])(
		'starts from now when it was added to a connected mailbox: %j',
		(start) => {
			const facts = { state: connected, folder: 'Sales', start, isNew: true };
			expect(plan(facts)).toEqual({ kind: 'baseline', begin });
		},
	);

	describe('with a warm start', () => {
		const warmStartMs = 7 * DAY_MS;
		const bounds = { since: begin - warmStartMs, until: 10 };

		test('reads the earlier mail first; UIDs tell what is new', () => {
			expect(plan({ state: fresh, isNew: true, warmStartMs })).toEqual({
				kind: 'backfill',
				begin,
				backfill: { kind: 'warmStart', ...bounds, liveFrom: null },
			});
		});

		test('that could not be read at the first attempt, tells new mail by its arrival', () => {
			expect(plan({ state: fresh, warmStartMs })).toMatchObject({
				backfill: { kind: 'warmStart', ...bounds, liveFrom: begin },
			});
		});

		test('has nothing to add to an import', () => {
			expect(plan({ state: fresh, start: FROM_DATE, warmStartMs })).toMatchObject({
				backfill: { kind: 'import' },
			});
		});

		test('and renumbered meanwhile, tells new mail by its arrival', () => {
			const backfill = { kind: 'warmStart', since: 5_000, until: 10, liveFrom: null } as const;
			const status = { uidValidity: '8', uidNext: 101, messages: 100 };
			expect(plan({ cursor: { ...READ_TO_10, backfill }, status })).toMatchObject({
				backfill: { ...backfill, until: 100, liveFrom: STARTED_AT },
			});
		});
	});

	test('is an empty one too', () => {
		const status = { uidValidity: '7', uidNext: 1, messages: 0 };
		expect(plan({ state: fresh, start: FROM_DATE, status })).toMatchObject({
			backfill: { until: 0 },
		});
	});

	test.each(['__proto__', 'constructor', 'toString'])('is one called %s', (folder) => {
		expect(plan({ state: connected, folder, isNew: true })).toEqual({ kind: 'baseline', begin });
	});
});
