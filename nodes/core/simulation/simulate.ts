import type { NoteUnexpected } from '../errors/unexpected';
import { cursorBefore } from '../memory/cursor';
import { gapTally, type Gaps } from './gaps';
import type { Ledger } from '../memory/ledger';
import type { FolderStatus, MessageHead } from '../mailbox/mailbox';
import { pairSchemeOf } from '../counting/repeat';
import type { Ring } from '../memory/ring';
import type { Naming } from '../who/sender';
import type { Rules } from '../counting/rules';
import { filtersAgainst, settleMail } from '../counting/settle';
import type { KeptBack } from '../counting/filters';
import type { IgnoreReason, Decision } from '../counting/settled-mail';
import { newState, withCursor, type PollState } from '../memory/state';

/** A folder as it was when it was opened. */
interface SimulatedFolder {
	readonly folder: string;
	readonly status: FolderStatus;
}

/** What one repeat period would have made of the mail. */
export interface PeriodRow {
	/** In seconds. */
	readonly periodSeconds: number;
	readonly inquiries: number;
	readonly repeats: number;
}

/** How much mail an entry of a filter keeps back; `entry` is '' where the whole list does. */
interface FilterRow extends KeptBack {
	readonly mails: number;
}

export interface SimulationResult {
	/** Inquiries and repeats together: the same for every period. */
	readonly counted: number;
	readonly ignored: Readonly<Partial<Record<IgnoreReason, number>>>;
	/** How much each filter and entry keeps back by itself, in the order of the settings. */
	readonly filters: readonly FilterRow[];
	/** The same mail under another UID. */
	readonly duplicates: number;
	/** Listed, but not delivered: the trigger passes these on as inquiries. */
	readonly unreadable: number;
	readonly periods: readonly PeriodRow[];
	readonly gaps: Gaps;
}

interface Simulation {
	/**
	 * Takes the next mail and the client its text names: within a folder by UID, over folders by arrival, as a trigger
	 * does. Returns what it is for each period, in their order; nothing for mail that cannot be judged.
	 */
	settle(head: MessageHead, named: Naming): ReadonlyArray<Decision['kind']>;
	/** Takes a message that the server does not deliver. */
	settleUnread(): void;
	result(): SimulationResult;
}

/** What is simulated. */
interface SimulationOrder {
	readonly folders: readonly SimulatedFolder[];
	/** Unix ms. */
	readonly since: number;
	/** In seconds. */
	readonly periods: readonly number[];
	readonly rules: Omit<Rules, 'periodSeconds'>;
	/** Unix ms. */
	readonly now: number;
	/** Keeps word of what goes wrong with a message for a reason that nobody foresaw. */
	readonly noteUnexpected: NoteUnexpected;
}

/**
 * Begins to settle mail as a trigger would that collects from `since` on, once for each period. The rules are
 * the trigger's own: only what it remembers is in memory instead of in its bounded state.
 */
export function beginSimulation(order: SimulationOrder): Simulation {
	const { rules, periods, now, noteUnexpected } = order;
	const ring = sharedRing();
	const gaps = gapTally();
	const filters = filterTally(rules);
	// At period 0 every message is an inquiry and replaces the anchors of its pairs, which are those of the mail
	// before it. A reply that is a repeat for its thread would replace none.
	const everyRule = { ...rules, repliesAreRepeats: false };
	const everyMail = new Run(0, stateOf(order, ring, growingLedger(gaps.note)));
	const runs = periods.map((period) => new Run(period, stateOf(order, ring, growingLedger())));
	let unreadable = 0;
	return {
		settle(head, named) {
			ring.nextMail();
			try {
				const kind = everyMail.settle(head, named, everyRule, now);
				if (filters.isSet && JUDGED.has(kind)) filters.note(filtersAgainst(head, rules, named));
				return runs.map((run) => run.settle(head, named, rules, now));
			} catch (error) {
				noteUnexpected(error);
				// Whatever a message holds, it must not keep those behind it; it fails for every period alike.
				unreadable++;
				return [];
			}
		},
		settleUnread() {
			unreadable++;
		},
		result: () => ({
			counted: everyMail.tally.inquiry + everyMail.tally.repeat,
			ignored: { ...everyMail.ignored },
			filters: filters.rows(),
			duplicates: everyMail.tally.seen,
			unreadable,
			periods: runs.map(({ periodSeconds, tally }) => ({
				periodSeconds,
				inquiries: tally.inquiry + unreadable,
				repeats: tally.repeat,
			})),
			gaps: gaps.result(),
		}),
	};
}

/** One period on its way through the mail. */
class Run {
	readonly tally: Record<Decision['kind'], number> = {
		...{ inquiry: 0, repeat: 0, ignored: 0, seen: 0, skipped: 0, warmStart: 0, beforeStart: 0 },
	};
	readonly ignored: Partial<Record<IgnoreReason, number>> = {};

	constructor(
		readonly periodSeconds: number,
		private state: PollState,
	) {}

	settle(
		head: MessageHead,
		named: Naming,
		rules: Omit<Rules, 'periodSeconds'>,
		now: number,
	): Decision['kind'] {
		const ownRules = { ...rules, periodSeconds: this.periodSeconds };
		const { state, mail } = settleMail(this.state, head, ownRules, now, named);
		this.state = state;
		const { decision } = mail;
		this.tally[decision.kind]++;
		if (decision.kind === 'ignored') {
			this.ignored[decision.reason] = (this.ignored[decision.reason] ?? 0) + 1;
		}
		return decision.kind;
	}
}

/** Mail of the days that are simulated, each once. */
const JUDGED: ReadonlySet<Decision['kind']> = new Set(['inquiry', 'repeat', 'ignored']);

/** Counts what every entry keeps back: one that keeps nothing back may be misspelled. */
function filterTally({ filters }: Pick<Rules, 'filters'>) {
	const { neverFrom, onlyFrom, neverTo, neverWithSubject } = filters;
	const rows = new Map<string, { filter: KeptBack['filter']; entry: string; mails: number }>();
	const keyOf = ({ filter, entry }: KeptBack) => `${filter}\n${entry}`;
	const add = (filter: KeptBack['filter'], entries: readonly string[]) => {
		for (const entry of entries) rows.set(keyOf({ filter, entry }), { filter, entry, mails: 0 });
	};
	add('neverFrom', neverFrom.entries);
	add('onlyFrom', onlyFrom.entries.length === 0 ? [] : ['']);
	add('neverTo', neverTo.entries);
	add('neverWithSubject', neverWithSubject.entries);
	return {
		isSet: rows.size > 0,
		note(found: readonly KeptBack[]): void {
			for (const one of found) {
				const row = rows.get(keyOf(one));
				if (row !== undefined) row.mails++;
			}
		},
		rows: (): readonly FilterRow[] => [...rows.values()],
	};
}

function stateOf(order: SimulationOrder, ring: Ring, ledger: Ledger): PollState {
	const { since, rules, now } = order;
	const clean = newState({
		owner: { workflowId: '', nodeId: '', account: '' },
		seq: 0,
		salt: SALT,
		startedAt: now,
		startKey: '',
		ringFloor: since,
		pairScheme: pairSchemeOf(rules),
	});
	return order.folders.reduce<PollState>(
		(state, { folder, status }) => {
			const until = Math.max(0, (status.uidNext ?? 1) - 1);
			const cursor = cursorBefore(status, { kind: 'import', since, until }, since);
			return withCursor(state, folder, cursor);
		},
		{ ...clean, ring, ledger },
	);
}

/** Nothing of a simulation is kept, so its hashes need no secret. */
const SALT = 'simulation';

/**
 * A ledger changed in place: each state has one successor, and a new layer per mail would be quadratic. `onAnchors`
 * hears which anchors (seconds) each inquiry replaces, and by what.
 */
function growingLedger(
	onAnchors: (before: ReadonlyArray<number | undefined>, at: number) => void = () => {},
): Ledger {
	const anchors = new Map<string, number>();
	const ledger: Ledger = {
		anchorOf: (key) => anchors.get(key),
		withAnchors(keys, at) {
			onAnchors(
				keys.map((key) => anchors.get(key)),
				at,
			);
			for (const key of keys) anchors.set(key, Math.max(at, anchors.get(key) ?? at));
			return ledger;
		},
		entries: () => anchors,
	};
	return ledger;
}

/** One memory of identities for all periods: which mail is known does not depend on the period. */
function sharedRing(): Ring & { nextMail(): void } {
	const known = new Set<string>();
	let added = '';
	const ring = {
		nextMail() {
			added = '';
		},
		has: (key: string) => key !== added && known.has(key),
		with(key: string) {
			added = key;
			known.add(key);
			return ring;
		},
		entries: () => [...known].map((key) => [key, 0] as const),
	};
	return ring;
}
