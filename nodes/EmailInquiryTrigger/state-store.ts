import { types } from 'node:util';
import type { IDataObject, IPollFunctions } from 'n8n-workflow';

/** Where a trigger's state lives in n8n. */
export interface StateStore {
	/** n8n commits state and execution in one transaction, once per poll. */
	readonly isDurable: boolean;
	/** Returns the newest stored form, undefined when there is none. */
	load(): unknown;
	/** Returns the highest number of all stored forms, 0 when there is none. */
	lastSeq(): number;
	/** Puts the state where the next emit saves it. */
	save(json: Record<string, unknown>): void;
	/** Notes that the last saved state was emitted, so that sibling triggers carry it along. */
	emitted(json: Record<string, unknown>): void;
}

/** Emitted states of this process: workflow id → node id → state. */
export type EmittedStates = Map<string, Map<string, Record<string, unknown>>>;

/** Returns the store of the polling trigger. See docs/ARCHITECTURE.md, "Where state lives". */
export function stateStore(context: IPollFunctions, emittedStates: EmittedStates): StateStore {
	const nodeId = context.getNode().id;
	const nodeData = context.getWorkflowStaticData('node');
	const globalData = context.getWorkflowStaticData('global');
	// The classic engine hands out an observing proxy, the durable one a plain copy of its cursor.
	const isDurable = !types.isProxy(nodeData);
	const siblings = statesOf(emittedStates, context.getWorkflow().id ?? '');
	return {
		isDurable,
		load: () => newest(copies()),
		lastSeq: () => Math.max(0, ...copies().map(seqOf)),
		save(json) {
			if (isDurable) {
				nodeData[KEY] = asDataObject(json);
				return;
			}
			// n8n saves the column from whatever snapshot a trigger holds, so each one carries its siblings.
			const states: Record<string, unknown> = { ...asRecord(globalData[KEY]) };
			for (const [id, state] of siblings) states[id] = newest([states[id], state]);
			states[nodeId] = json;
			globalData[KEY] = asDataObject(states);
		},
		emitted(json) {
			if (!isDurable) siblings.set(nodeId, json);
		},
	};

	/** The engine may have been switched: whichever place was written last holds the newer state. */
	function copies(): unknown[] {
		return [nodeData[KEY], asRecord(globalData[KEY])[nodeId], siblings.get(nodeId)];
	}
}

const KEY = 'emailInquiry';

function statesOf(
	emittedStates: EmittedStates,
	workflowId: string,
): Map<string, Record<string, unknown>> {
	const known = emittedStates.get(workflowId);
	if (known !== undefined) return known;
	const fresh = new Map<string, Record<string, unknown>>();
	emittedStates.set(workflowId, fresh);
	return fresh;
}

function newest(candidates: readonly unknown[]): unknown {
	const present = candidates.filter((candidate) => candidate !== undefined && candidate !== null);
	return present.reduce<unknown>(
		(best, candidate) => (best === undefined || seqOf(candidate) > seqOf(best) ? candidate : best),
		undefined,
	);
}

function seqOf(state: unknown): number {
	const { seq } = asRecord(state);
	return typeof seq === 'number' ? seq : -1;
}

function asRecord(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** Only JSON survives n8n's store: a copy through JSON is what will be read back. */
function asDataObject(json: Record<string, unknown>): IDataObject {
	const copy: unknown = JSON.parse(JSON.stringify(json));
	return copy as IDataObject;
}
