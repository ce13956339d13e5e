import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { MailboxError } from '../core/errors/mailbox-error';
import type { PollState } from '../core/memory/state';
import { encodeState } from '../core/memory/state-codec';
import type { Notice } from '../core/items/status-item';
import type { Memory } from '../collect/process-memory';
import { toOutputs, type Report } from './trigger-outputs';
import type { Settings } from './read-settings';
import type { StateStore } from './state-store';

/** One poll's right to save and emit. It ends with the poll: work that goes on behind a deadline changes nothing. */
export interface Turn {
	/** True when this poll has emitted all it may: durable cursors commit one emit per poll. */
	isSpent(): boolean;
	/** Emits a report together with the state that goes with it, and returns that state. */
	publish(state: PollState, report: Report): PollState;
	/** Puts a state in place without an emit: n8n may or may not keep it. */
	keep(state: PollState): void;
	/** Ends the turn and returns what `poll` has to return. */
	end(): INodeExecutionData[][] | null;
}

/** Returns the turn of one poll. See docs/ARCHITECTURE.md for how n8n saves. */
export function beginTurn(
	context: IPollFunctions,
	store: StateStore,
	settings: Settings,
	{ memory, signal }: { readonly memory: Memory; readonly signal: AbortSignal },
): Turn {
	let isOver = false;
	let returned: INodeExecutionData[][] | null = null;
	return {
		isSpent: () => returned !== null,
		publish(state, report) {
			assertNotOver();
			const next = {
				...state,
				seq: state.seq + 1,
				lastPollAt: memory.lastPollAt ?? state.lastPollAt,
				pollInterval: memory.interval ?? state.pollInterval,
			};
			const { json, pairsDropped } = encodeState(next, settings.rules.period);
			const notices = [...report.notices, ...ledgerNotice(pairsDropped, memory)];
			const outputs = toOutputs({ ...report, notices }, settings);
			// n8n saves what stands in the static data at the moment of the emit: nothing may come between.
			store.save(json);
			if (store.isDurable) {
				returned = outputs;
				memory.returned = { seq: next.seq, at: Date.now() };
			} else {
				// Not by return: n8n 2.x drops a returned result when the workflow was published meanwhile.
				context.__emit(outputs);
				store.emitted(json);
			}
			memory.unsaved = null;
			return next;
		},
		keep(state) {
			assertNotOver();
			store.save(encodeState(state, settings.rules.period).json);
		},
		end() {
			isOver = true;
			return returned;
		},
	};

	function assertNotOver(): void {
		if (!isOver && !signal.aborted) return;
		throw new MailboxError('The poll is over', { kind: 'deadline', reach: 'connection' });
	}
}

function ledgerNotice(dropped: number, memory: Memory): Notice[] {
	if (dropped === 0 || memory.saidLedgerFull) return [];
	memory.saidLedgerFull = true;
	return [{ event: 'ledgerFull', since: Date.now(), dropped }];
}
