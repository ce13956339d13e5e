import type { PollState } from '../core/memory/state';
import type { Delivery } from './delivery';

/** One poll's right to save and emit. It ends with the poll: work that goes on behind a deadline changes nothing. */
export interface Turn<Stored> {
	/** True when this poll has emitted all it may: durable cursors commit one emit per poll. */
	isSpent(): boolean;
	/** Emits a delivery together with the state that goes with it, and returns that state. */
	publish(state: PollState, delivery: Delivery<Stored>): PollState;
	/** Puts a state in place without an emit: n8n may or may not keep it. */
	keep(state: PollState): void;
}
