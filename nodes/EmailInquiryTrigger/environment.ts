import type { Claim } from '../core/account/claim';
import { keptConnections, type KeptClients } from '../n8n/account/keeping';
import { locate } from '../n8n/account/locate';
import { visitMailbox } from '../n8n/account/visit';
import { pause } from '../core/time/time-limit';
import type { EmittedStates } from './state-store';
import type { TriggerMemory } from './trigger-memory';

/** What the polls of all triggers in one process share, and how they reach the world. */
export interface Environment {
	/** By workflow and node, see `keyOf`. */
	readonly memories: Map<string, TriggerMemory>;
	/** The running triggers, by workflow and node. */
	readonly claims: Map<string, Claim>;
	readonly emittedStates: EmittedStates;
	/** Returns the time, Unix ms. */
	readonly clock: () => number;
	/** Waits so many ms, or until the signal aborts. */
	readonly pause: typeof pause;
	/** Connections that outlive a poll. */
	readonly clients: KeptClients;
	readonly locate: typeof locate;
	readonly visit: typeof visitMailbox;
}

/** Returns an environment in which nothing has polled yet. */
export function newEnvironment(changes: Partial<Environment> = {}): Environment {
	return {
		memories: new Map(),
		claims: new Map(),
		emittedStates: new Map(),
		clock: () => Date.now(),
		pause,
		clients: keptConnections(),
		locate,
		visit: visitMailbox,
		...changes,
	};
}
