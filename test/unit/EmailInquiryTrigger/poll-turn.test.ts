import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { newPollMemory } from '../../../nodes/collect/poll-memory';
import { EMPTY_LEDGER } from '../../../nodes/core/memory/ledger';
import { beginTurn } from '../../../nodes/EmailInquiryTrigger/poll-turn';
import { cursor, pollState, STARTED_AT } from '../../support/poll-state';
import { settings } from '../../support/poller';

const NOW = STARTED_AT + 60_000;
const NOTHING = { mails: [], unreadable: [], texts: new Map(), notices: [] };

/** What a turn does, in order. */
function begin(isDurable: boolean) {
	const log: string[] = [];
	const abort = new AbortController();
	const memory = {
		...{ ...newPollMemory(), lastPollAt: NOW, intervalMs: 60_000 },
		...{ running: null, contexts: new WeakSet(), committing: null, located: null },
		...{ keptMailbox: null, handedOn: [], isRefused: false },
	};
	const context = {
		getNode: () => ({ name: 'Email Inquiry Trigger' }),
		__emit: (outputs: INodeExecutionData[][]) => log.push(`emit ${JSON.stringify(outputs)}`),
	} as unknown as IPollFunctions;
	const store = {
		isDurable,
		load: () => undefined,
		lastSeq: () => 0,
		save: ({ seq }: Record<string, unknown>) => log.push(`save ${String(seq)}`),
		emitted: ({ seq }: Record<string, unknown>) => log.push(`emitted ${String(seq)}`),
	};
	const { signal } = abort;
	const given = { memory, signal, clock: () => NOW, state: pollState() };
	const turn = beginTurn(context, store, settings({ outputs: new Set() }), given);
	return { turn, log, memory, abort };
}

test('the classic engine saves immediately before each emit, as often as it likes', () => {
	const { turn, log } = begin(false);
	const next = turn.publish(pollState(), NOTHING);
	expect(next).toMatchObject({ seq: 1, lastPollAt: NOW, pollInterval: 60_000 });
	turn.publish(next, NOTHING);
	expect(log).toEqual(['save 1', 'emit [[]]', 'emitted 1', 'save 2', 'emit [[]]', 'emitted 2']);
	expect(turn.isSpent()).toBe(false);
});

test('durable cursors emit once, and nothing is put in place behind it', () => {
	const { turn, log, memory } = begin(true);
	expect(turn.isSpent()).toBe(false);
	turn.publish(pollState({ seq: 6 }), NOTHING);
	turn.keep(pollState({ seq: 7 }));
	expect(log).toEqual(['save 7', 'emit [[]]', 'emitted 7']);
	expect(memory.committing).toEqual({ seq: 7, at: NOW });
	expect(turn.isSpent()).toBe(true);
});

test('a state can be put in place without an emit', () => {
	const { turn, log } = begin(false);
	turn.keep(pollState({ seq: 6 }));
	expect(log).toEqual(['save 6']);
});

test.each<[string, (turn: ReturnType<typeof begin>) => void]>([
	['its poll has ended', ({ turn }) => turn.end()],
	['its poll was stopped', ({ abort }) => abort.abort()],
])('nothing is saved or emitted after %s', (_, end) => {
	const begun = begin(false);
	end(begun);
	expect(() => begun.turn.publish(pollState(), NOTHING)).toThrow('The poll is over');
	expect(() => begun.turn.keep(pollState())).toThrow('The poll is over');
	expect(begun.log).toEqual([]);
});

test('an emit begins a new count of what is not saved', () => {
	const { turn, memory } = begin(false);
	memory.unsaved = { count: 3, since: 0 };
	turn.publish(pollState(), NOTHING);
	expect(memory.unsaved).toBeNull();
});

test('that the oldest pairs were dropped is said once', () => {
	const keys = Array.from({ length: 100_001 }, (_, index) => index.toString(36).padStart(8, '0'));
	const ledger = EMPTY_LEDGER.withAnchors(keys, STARTED_AT / 1000);
	const state = pollState({ ledger, folders: { INBOX: cursor() } });
	const { turn, memory } = begin(false);
	expect(memory.saidLedgerFull).toBe(false);
	turn.publish(state, NOTHING);
	expect(memory.saidLedgerFull).toBe(true);
});
