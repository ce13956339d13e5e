import type { IBinaryData, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { MailboxError } from '../core/errors/mailbox-error';
import { unexpectedLog } from '../n8n/errors/unexpected-log';
import { encodeState } from '../core/memory/state-codec';
import type { Notice } from '../core/items/status-item';
import type { PollMemory } from '../collect/poll-memory';
import type { Settings } from '../collect/settings';
import type { Turn } from '../collect/turn';
import type { StateStore } from './state-store';
import type { TriggerMemory } from './trigger-memory';
import { toOutputs } from './trigger-outputs';

/** The turn of a poll that n8n runs. */
export interface PollTurn extends Turn<IBinaryData> {
	/** Ends the turn and returns what `poll` has to return. */
	end(): INodeExecutionData[][] | null;
}

/** Returns the turn of one poll. See docs/MEMORY.md for how n8n saves. */
export function beginTurn(
	context: IPollFunctions,
	store: StateStore,
	settings: Settings,
	poll: {
		readonly memory: TriggerMemory;
		readonly signal: AbortSignal;
		/** Returns the time, Unix ms. */
		readonly clock: () => number;
	},
): PollTurn {
	const { memory, signal, clock } = poll;
	let isOver = false;
	let returned: INodeExecutionData[][] | null = null;
	return {
		isSpent: () => returned !== null,
		publish(state, delivery) {
			assertNotOver();
			const next = {
				...state,
				seq: state.seq + 1,
				lastPollAt: memory.lastPollAt ?? state.lastPollAt,
				pollInterval: memory.intervalMs ?? state.pollInterval,
			};
			const { json, state: saved, pairsDropped } = encodeState(next, settings.rules.periodSeconds);
			const notices = [...delivery.notices, ...ledgerNotice(pairsDropped, memory, clock())];
			const outputs = toOutputs({ ...delivery, notices }, settings, unexpectedLog(context.logger));
			// n8n saves what stands in the static data at the moment of the emit: nothing may come between.
			store.save(json);
			if (store.isDurable) {
				returned = outputs;
				memory.returned = { seq: next.seq, at: clock() };
			} else {
				// Not by return: n8n 2.x drops a returned result when the workflow was published meanwhile.
				context.__emit(outputs);
				store.emitted(json);
			}
			memory.unsaved = null;
			return saved;
		},
		keep(state) {
			assertNotOver();
			store.save(encodeState(state, settings.rules.periodSeconds).json);
			// n8n commits a durable cursor at the end of every poll, with or without an execution.
			if (store.isDurable) memory.unsaved = null;
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

function ledgerNotice(dropped: number, memory: PollMemory, now: number): Notice[] {
	if (dropped === 0 || memory.saidLedgerFull) return [];
	memory.saidLedgerFull = true;
	return [{ event: 'ledgerFull', since: now, dropped }];
}
