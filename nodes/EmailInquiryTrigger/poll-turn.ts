import type { IBinaryData, IPollFunctions } from 'n8n-workflow';
import { MailboxError } from '../core/errors/mailbox-error';
import { unexpectedLog } from '../n8n/errors/unexpected-log';
import { hasItems } from '../collect/delivery';
import type { PollState } from '../core/memory/state';
import { encodeState } from '../core/memory/state-codec';
import { readAgainFrom, stepOf } from '../core/memory/undo';
import type { Notice } from '../core/items/status-item';
import type { PollMemory } from '../collect/poll-memory';
import type { Settings } from '../collect/settings';
import type { Turn } from '../collect/turn';
import { handOn, mayReturnFrom } from './handed-on';
import type { StateStore } from './state-store';
import type { TriggerMemory } from './trigger-memory';
import { toOutputs } from './trigger-outputs';

/** The turn of a poll that n8n runs. */
export interface PollTurn extends Turn<IBinaryData> {
	/**
	 * Returns whether n8n has committed the durable cursor of what was emitted, so that more may be in the same poll;
	 * null where that does not matter.
	 */
	committed(): Promise<boolean> | null;
	/** Ends the turn: nothing is saved or emitted after it. */
	end(): void;
}

/** Returns the turn of one poll. See docs/MEMORY.md for how n8n saves. */
export function beginTurn(
	context: IPollFunctions,
	store: StateStore,
	settings: Settings,
	poll: {
		readonly memory: TriggerMemory;
		readonly signal: AbortSignal;
		/** As the poll found it. */
		readonly state: PollState;
		/** Returns the time, Unix ms. */
		readonly clock: () => number;
	},
): PollTurn {
	const { memory, signal, clock } = poll;
	const { periodSeconds } = settings.rules;
	let isOver = false;
	let committed: Promise<boolean> | null = null;
	let before = poll.state;
	let isOneEnough = false;
	return {
		isSpent: () => committed !== null || isOneEnough,
		committed: () => committed,
		publish(state, delivery) {
			assertNotOver();
			const next = {
				...state,
				seq: state.seq + 1,
				lastPollAt: memory.lastPollAt ?? state.lastPollAt,
				pollInterval: memory.intervalMs ?? state.pollInterval,
			};
			const step = stepOf(before, next);
			const returnsFrom = Math.min(mayReturnFrom(memory), readAgainFrom(step));
			const encoded = encodeState(next, periodSeconds, returnsFrom);
			const { json, state: published, pairsDropped } = encoded;
			const notices = [...delivery.notices, ...ledgerNotice(pairsDropped, memory, clock())];
			const outputs = toOutputs({ ...delivery, notices }, settings, unexpectedLog(context.logger));
			// n8n saves what is in the static data at the moment of the emit: nothing may come between.
			store.save(json);
			// Not by return: only of what is emitted n8n tells what became of it.
			const hasMail = hasItems(delivery, settings);
			const { seq, lastPollAt } = next;
			const beginning = seq > 1 ? null : encodeState(before, periodSeconds).json;
			const what = { saved: { seq, lastPollAt }, step, beginning, hasMail, notices };
			const isTaken = handOn(context, outputs, what, memory, clock);
			isOneEnough = memory.isRefused;
			memory.isRefused = false;
			if (store.isDurable) {
				committed = isTaken;
				memory.committing = { seq, at: clock() };
			}
			store.emitted(json);
			before = published;
			memory.unsaved = null;
			memory.unsaid = memory.unsaid.filter((notice) => !notices.includes(notice));
			return published;
		},
		keep(state) {
			assertNotOver();
			// n8n would commit it by itself, be there an execution for what is settled in it or not.
			if (committed !== null) return;
			store.save(encodeState(state, periodSeconds, mayReturnFrom(memory)).json);
			// n8n commits a durable cursor at the end of every poll, with or without an execution.
			if (store.isDurable) memory.unsaved = null;
		},
		end() {
			isOver = true;
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
