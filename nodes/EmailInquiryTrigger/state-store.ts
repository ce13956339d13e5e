import { types } from 'node:util';
import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import { STATES_KEY } from '../n8n/workflow/saved-state';
import { knownNodeIds } from './known-nodes';
import { nodeOf } from './node-of';

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

/** What the triggers of each workflow emitted in this process, by workflow id. */
export type EmittedStates = Map<string, WorkflowStates>;

interface WorkflowStates {
	emits: number;
	/** By node id, with the number of the emit. */
	readonly byNode: Map<string, { readonly json: Record<string, unknown>; readonly emit: number }>;
	/** The last emit before a context was first seen: its nodes are those of that time. */
	readonly emitsBefore: WeakMap<object, number>;
}

/**
 * Returns the store of the polling trigger. See docs/MEMORY.md, "Where state lives". `forget` hears of each
 * trigger of the workflow that was deleted.
 */
export function stateStore(
	context: IPollFunctions,
	emittedStates: EmittedStates,
	forget: (nodeId: string) => void,
): StateStore {
	const nodeId = nodeOf(context).id;
	const nodeData = context.getWorkflowStaticData('node');
	const globalData = context.getWorkflowStaticData('global');
	const isDurable = hasDurableCursor(context);
	const emitted = statesOf(emittedStates, context.getWorkflow().id ?? '');
	const { byNode, emitsBefore } = emitted;
	if (!emitsBefore.has(context)) emitsBefore.set(context, emitted.emits);
	const known = knownNodeIds(context);
	for (const id of [...byNode.keys()].filter(isDeleted)) {
		byNode.delete(id);
		forget(id);
	}
	return {
		isDurable,
		load: () => newest(copies()),
		lastSeq: () => Math.max(0, ...copies().map(seqOf)),
		save(json) {
			if (isDurable) {
				nodeData[STATES_KEY] = dataObject(json);
				return;
			}
			// n8n saves the column from whatever snapshot a trigger holds, so each one carries its siblings.
			const states: Record<string, unknown> = { ...asRecord(globalData[STATES_KEY]) };
			for (const [id, { json: state }] of byNode) states[id] = newest([states[id], state]);
			for (const id of Object.keys(states)) if (isDeleted(id)) delete states[id];
			states[nodeId] = json;
			globalData[STATES_KEY] = dataObject(states);
		},
		emitted(json) {
			if (!isDurable) byNode.set(nodeId, { json, emit: ++emitted.emits });
		},
	};

	/** A trigger that emitted later than this context's nodes were read may have been added since. */
	function isDeleted(id: string): boolean {
		if (known === null || known.has(id)) return false;
		return (byNode.get(id)?.emit ?? 0) <= (emitsBefore.get(context) ?? 0);
	}

	/** The engine may have been switched: whichever place was written last holds the newer state. */
	function copies(): unknown[] {
		return [
			nodeData[STATES_KEY],
			asRecord(globalData[STATES_KEY])[nodeId],
			byNode.get(nodeId)?.json,
		];
	}
}

/**
 * Returns whether n8n keeps a durable cursor for the trigger. It goes on using one that exists in whatever engine.
 */
export function hasDurableCursor(context: IPollFunctions): boolean {
	// Without one n8n hands out an observing proxy, with one a plain copy.
	return !types.isProxy(context.getWorkflowStaticData('node'));
}

function statesOf(emittedStates: EmittedStates, workflowId: string): WorkflowStates {
	const known = emittedStates.get(workflowId);
	if (known !== undefined) return known;
	const fresh: WorkflowStates = { emits: 0, byNode: new Map(), emitsBefore: new WeakMap() };
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

/** States are nothing but JSON, and nobody changes them: n8n may have them as they are. */
function dataObject(json: Record<string, unknown>): IDataObject {
	const value: unknown = json;
	return value as IDataObject;
}
