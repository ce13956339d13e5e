import { randomBytes } from 'node:crypto';
import type { TriggerId } from '../core/account/trigger-id';
import { EMPTY_LEDGER } from '../core/memory/ledger';
import { pairSchemeOf } from '../core/counting/pairs';
import { offTimeBefore } from '../core/counting/off-time';
import { EMPTY_RING } from '../core/memory/ring';
import {
	NO_ANCHORS,
	newState,
	withFolders,
	type Owner,
	type PollState,
} from '../core/memory/state';
import type { DecodedState } from '../core/memory/state-codec';
import type { Notice } from '../core/items/status-item';
import type { Settings } from './settings';

/** The state a poll begins with. */
export interface OpenedState {
	readonly state: PollState;
	/** Nothing was saved before: this poll is the first that tries. */
	readonly isFresh: boolean;
	/** Folders that were not chosen, or not tried, before this poll. */
	readonly added: readonly string[];
	/** What the user should hear of, to be emitted with the next save. */
	readonly notices: readonly Notice[];
}

/** How a poll comes to open the state. Times in ms. */
export interface Opening {
	/** The workflow has just been switched on, and this process polled for it last at `previousPollAt`. */
	readonly isSwitchedOn: boolean;
	readonly previousPollAt: number | null;
	/** The highest number any stored state of this node has: a clean one must count as newer. */
	readonly lastSeq: number;
	readonly now: number;
}

/** Returns the stored state, or a clean one with the reason when that is not ours to go on with. */
export function openState(
	stored: DecodedState,
	settings: Settings,
	owner: Owner,
	opening: Opening,
): OpenedState {
	const { now } = opening;
	if (stored.kind === 'none') return clean();
	if (stored.kind === 'unreadable') return clean(UNREADABLE[stored.reason]);
	const { state } = stored;
	const foreign = FOREIGN.find(([field]) => state.owner[field] !== owner[field]);
	return foreign === undefined ? adapt(state, settings, opening) : clean(foreign[1]);

	function clean(why?: string): OpenedState {
		const { start } = settings;
		const state = newState({
			owner,
			seq: opening.lastSeq,
			salt: randomBytes(12).toString('base64'),
			startedAt: now,
			startKey: start.key,
			// Where collecting starts is told by UIDs; this only bounds mail moved in later, so clocks may differ.
			ringFloor: start.from === 'date' ? start.since : now - CLOCK_DIFFERENCE_MS,
			pairScheme: pairSchemeOf(settings.rules),
		});
		const notices: Notice[] = why === undefined ? [] : [{ event: 'startedClean', since: now, why }];
		return { ...withFolders(state, settings.folders, now), isFresh: true, notices };
	}
}

/** Mail servers with a wrong clock or time zone must not have their first mails taken for old ones. */
const CLOCK_DIFFERENCE_MS = 86_400_000;

const UNREADABLE = {
	damaged: 'what was saved could not be read',
	newer: 'what was saved comes from a newer version of this node',
} as const;

const FOREIGN: ReadonlyArray<readonly [field: keyof Owner, why: string]> = [
	['workflowId', 'the workflow was copied'],
	['nodeId', 'the node was added anew'],
	['account', 'another mailbox was chosen'],
];

/** Applies changed settings to a state of ours. */
function adapt(saved: PollState, settings: Settings, opening: Opening): OpenedState {
	const { start } = settings;
	const { now } = opening;
	const notices: Notice[] = [];
	let state = saved;
	const pairScheme = pairSchemeOf(settings.rules);
	if (state.pairScheme !== pairScheme) {
		const warm = { ...state.warm, ledger: EMPTY_LEDGER };
		state = { ...state, pairScheme, ledger: EMPTY_LEDGER, warm };
		notices.push({
			event: 'settingsChanged',
			since: now,
			what: 'What counts as the same sender and recipient was changed: repeat periods start anew',
		});
	}
	if (state.startKey !== start.key) {
		state = { ...state, startKey: start.key };
		if (start.from === 'date') {
			state = {
				...state,
				folders: {},
				wishes: [],
				connectedAt: null,
				startedAt: now,
				ringFloor: start.since,
				// What was left out or only looked through is collected now, and must not be its own repeat.
				leftOut: EMPTY_RING,
				warm: NO_ANCHORS,
			};
			notices.push({ event: 'startedClean', since: now, why: "'Start Date' was changed" });
		}
	}
	if (opening.isSwitchedOn && settings.skipsOffTime) {
		state = { ...state, off: offTimeBefore(state, opening.previousPollAt, now) ?? state.off };
	}
	return { ...withFolders(state, settings.folders, now), isFresh: false, notices };
}

/** True when this trigger reached its mailbox before. Needs no settings: a mistake in them must not end a trigger that worked. */
export function wasConnected(stored: DecodedState, { workflowId, nodeId }: TriggerId): boolean {
	if (stored.kind !== 'state') return false;
	const { owner, connectedAt } = stored.state;
	return owner.workflowId === workflowId && owner.nodeId === nodeId && connectedAt !== null;
}
