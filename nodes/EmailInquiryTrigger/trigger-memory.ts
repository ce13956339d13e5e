import { newPollMemory, type PollMemory } from '../collect/poll-memory';
import type { Account } from '../core/account/account';
import { keyOf, type TriggerId } from '../core/account/trigger-id';
import type { HandedOn } from './handed-on';

/**
 * What this process knows of a trigger besides its saved state. May vanish without harm, as `PollMemory` may, but for
 * what is about to be lost in `handedOn`.
 */
export interface TriggerMemory extends PollMemory {
	/** The poll under way, so that no second one starts beside it. */
	running: RunningPoll | null;
	/** Contexts that polled before: the first poll of a context is the one at activation. */
	readonly contexts: WeakSet<object>;
	/** What was handed to n8n, oldest first, until it is known that the workflow ran with it. */
	handedOn: readonly HandedOn[];
	/** n8n could not start the last execution: the next poll tries with one. */
	isRefused: boolean;
	/** The number of the state that was last handed to n8n to commit as a durable cursor, and when (ms). */
	committing: { readonly seq: number; readonly at: number } | null;
	/** The connection that is kept between polls, by its key; null: none is. */
	keptMailbox: string | null;
	/** The account with its server, as the last poll had it. */
	located: Account | null;
}

interface RunningPoll {
	/** Ends it at once: nothing is saved or emitted after this. */
	stop(): void;
	/** Ends it if it only waits for mail, and returns whether it does. */
	makeWay(): boolean;
	readonly ended: Promise<void>;
}

/** Returns the memory of a trigger; one per workflow and node, however often n8n builds its context. */
export function memoryOf(memories: Map<string, TriggerMemory>, id: TriggerId): TriggerMemory {
	const key = keyOf(id);
	const known = memories.get(key);
	if (known !== undefined) return known;
	const fresh: TriggerMemory = {
		...newPollMemory(),
		...{ running: null, contexts: new WeakSet(), committing: null, located: null },
		...{ keptMailbox: null, handedOn: [], isRefused: false },
	};
	memories.set(key, fresh);
	return fresh;
}
