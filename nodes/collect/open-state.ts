import { randomBytes } from 'node:crypto';
import type { TriggerId } from '../core/account/trigger-id';
import { SettingError } from '../core/errors/advised-error';
import { NO_KINDS } from '../core/memory/known-kinds';
import { EMPTY_LEDGER, withoutWarm } from '../core/memory/ledger';
import { CLOCK_DIFFERENCE_MS } from '../core/counting/start';
import { pairSchemeOf } from '../core/counting/repeat';
import { offTimeBefore } from '../core/counting/off-time';
import { withoutLeftOut } from '../core/memory/ring';
import { NO_FAILURES, type Failures } from '../core/memory/failures';
import { newState, withFolders, type Owner, type PollState } from '../core/memory/state';
import type { Damage, DecodedState } from '../core/memory/state-codec';
import type { CleanStart, Notice } from '../core/items/status-item';
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
interface Opening {
	/** The workflow has just been switched on, and this process polled for it last at `previousPollAt`. */
	readonly isSwitchedOn: boolean;
	readonly previousPollAt: number | null;
	/** The highest number any stored state of this node has: a clean one must count as newer. */
	readonly lastSeq: number;
	readonly now: number;
}

/**
 * Returns the stored state, or a clean one with the reason when that is not ours to go on with. Throws `SettingError`
 * for the state of a newer version: starting clean over it would lose what that version knows.
 */
export function openState(
	stored: DecodedState,
	settings: Settings,
	owner: Owner,
	opening: Opening,
): OpenedState {
	const { now } = opening;
	if (stored.kind === 'newer') throw newerState();
	if (stored.kind === 'none') return clean();
	if (stored.kind === 'unreadable') {
		// From the last moment on that is known: what arrived since must not be lost with the state.
		const since = Math.min(now, stored.goodUntil ?? opening.previousPollAt ?? now);
		return { ...clean('unreadable', since), added: [] };
	}
	const { state, damage } = stored;
	const foreign = FOREIGN.find(
		(field) => state.owner[field] !== '' && state.owner[field] !== owner[field],
	);
	if (foreign !== undefined) return clean(foreign);
	const { seq, salt } = state;
	const ours = { owner, seq: Math.max(seq, opening.lastSeq), salt: salt || newSalt() };
	return adapt({ ...state, ...ours }, damage, settings, opening);

	function clean(why?: CleanStart, since = now): OpenedState {
		const { start } = settings;
		const state = newState({
			owner,
			seq: opening.lastSeq,
			salt: newSalt(),
			startedAt: since,
			startKey: start.key,
			// Where collecting starts depends on UIDs; this only bounds mail moved in later, so clocks may differ.
			ringFloor: start.from === 'date' ? start.since : since - CLOCK_DIFFERENCE_MS,
			pairScheme: pairSchemeOf(settings.rules),
		});
		const notices: Notice[] = why === undefined ? [] : [{ event: 'startedClean', since: now, why }];
		return { ...withFolders(state, settings.folders, since), isFresh: true, notices };
	}
}

function newSalt(): string {
	return randomBytes(12).toString('base64');
}

function newerState(): SettingError {
	return new SettingError(
		'Version',
		'This mailbox was collected by a newer version of this node',
		"Update the package in 'Settings' > 'Community nodes': collecting goes on where that version stopped, and no mail is lost meanwhile. To start over with this version instead, delete this trigger and add it again.",
	);
}

const FOREIGN: ReadonlyArray<keyof Owner> = ['workflowId', 'nodeId', 'account'];

/** Applies changed settings to a state of ours. */
function adapt(
	saved: PollState,
	damage: Damage | null,
	settings: Settings,
	opening: Opening,
): OpenedState {
	const { start } = settings;
	const { now } = opening;
	const notices: Notice[] = [];
	const pairScheme = pairSchemeOf(settings.rules);
	// What cannot be read anymore is taken to be as it was.
	let state = {
		...saved,
		pairScheme: saved.pairScheme || pairScheme,
		startKey: saved.startKey || start.key,
	};
	if (damage !== null) {
		const { parts, goodUntil } = damage;
		notices.push({ event: 'memoryDamaged', since: goodUntil ?? now, parts });
	}
	if (state.pairScheme !== pairScheme) {
		state = { ...state, pairScheme, ledger: EMPTY_LEDGER };
		notices.push({
			event: 'settingsChanged',
			since: now,
			what: 'pairs',
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
				ring: withoutLeftOut(state.ring),
				kinds: NO_KINDS,
				ledger: withoutWarm(state.ledger),
				threads: withoutWarm(state.threads),
			};
			notices.push({ event: 'startedClean', since: now, why: 'startDate' });
		}
	}
	if (opening.isSwitchedOn && settings.skipsOffTime) {
		state = { ...state, off: offTimeBefore(state, opening.previousPollAt, now) ?? state.off };
	}
	if (damage === null) {
		return { ...withFolders(state, settings.folders, now), isFresh: false, notices };
	}
	// A folder of which nothing is known may be one whose name was lost: it is not taken for a new one.
	const opened = withFolders(state, settings.folders, Math.min(now, damage.goodUntil ?? now));
	return { ...opened, added: [], isFresh: false, notices };
}

/** True when this trigger reached its mailbox before. Needs no settings: a mistake in them must not end a trigger that worked. */
export function wasConnected(stored: DecodedState, { workflowId, nodeId }: TriggerId): boolean {
	return savedBy(stored, { workflowId, nodeId })?.connectedAt != null;
}

/** Returns what was saved of failed polls of this trigger. */
export function savedFailures(stored: DecodedState, id: TriggerId): Failures {
	return savedBy(stored, id)?.failures ?? NO_FAILURES;
}

/** Returns a stored state that is this owner's and whole; null otherwise. */
export function stateOf(stored: DecodedState, owner: Owner): PollState | null {
	const state = savedBy(stored, owner);
	if (stored.kind !== 'state' || stored.damage !== null) return null;
	return state?.owner.account === owner.account ? state : null;
}

function savedBy(stored: DecodedState, { workflowId, nodeId }: TriggerId): PollState | null {
	if (stored.kind !== 'state') return null;
	const { owner } = stored.state;
	return owner.workflowId === workflowId && owner.nodeId === nodeId ? stored.state : null;
}
