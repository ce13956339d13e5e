import type { IPollFunctions } from 'n8n-workflow';
import { listen } from '../collect/listen';
import { FIRST_PACE, nextPace, type Pace } from '../collect/listening-pace';
import type { Settings } from '../collect/settings';
import type { Account } from '../core/account/account';
import { MINUTE_MS } from '../core/time/lengths';
import { within } from '../core/time/time-limit';
import type { Keeping } from '../n8n/account/keeping';
import { unexpectedLog } from '../n8n/errors/unexpected-log';
import { betweenTicks, type PollKind } from './engine';
import type { Environment } from './environment';
import type { TriggerMemory } from './trigger-memory';

/** A trigger in n8n, for one tick. */
export interface Trigger {
	readonly context: IPollFunctions;
	readonly environment: Environment;
	readonly memory: TriggerMemory;
	/** The workflow was published again: nothing is saved or emitted after this. */
	readonly signal: AbortSignal;
}

/** What the poll of a tick has read, for those that follow it until the next one. */
export interface Prepared {
	/** The account as it was entered, and with its server. */
	readonly entered: Account;
	readonly account: Account;
	readonly settings: Settings;
	readonly keeping: Keeping;
	/** Of the poll before, see `PollTurn`: nothing is collected behind what n8n may not have. */
	readonly committed: Promise<boolean> | null;
}

/** Listens for mail between two ticks. */
interface Ear {
	/** Polls whenever the server speaks up, until shortly before the next tick. */
	listen(first: Prepared): Promise<void>;
	/** Ends the listening unless a poll is under way, and returns whether it does. */
	close(): boolean;
	isOpen(): boolean;
}

/** Returns the ear of a tick that began at `beganAt`, Unix ms. `poll` polls once. */
export function openEar(
	trigger: Trigger,
	kind: PollKind,
	beganAt: number,
	poll: (trigger: Trigger, kind: PollKind, prepared: Prepared) => Promise<Prepared | null>,
): Ear {
	const { context, environment, memory, signal } = trigger;
	const { clock } = environment;
	const closed = new AbortController();
	const ends = AbortSignal.any([closed.signal, signal]);
	let isOpen = false;
	let isWaiting = false;
	return {
		async listen(first) {
			isOpen = true;
			const until = endOf(kind, memory, beganAt);
			// Should the clock be put back meanwhile, `until` would come too late for the durable engines.
			const alarm = setTimeout(() => closed.abort(), until - clock()).unref();
			try {
				await listenOn(first, until);
			} catch (error) {
				// The tick has long been answered, and the next one finds what is wrong.
				unexpectedLog(context.logger)(error);
			} finally {
				clearTimeout(alarm);
				isOpen = false;
			}
		},
		close() {
			if (!isWaiting) return false;
			closed.abort();
			return true;
		},
		isOpen: () => isOpen,
	};

	async function listenOn(first: Prepared, until: number): Promise<void> {
		let prepared = first;
		let pace = FIRST_PACE;
		for (let losses = 0; ; ) {
			if (!(await isCommitted(prepared, until))) return;
			const heard = await hear(prepared, until);
			if (heard === 'nothing') return;
			if (heard === 'lost' && ++losses > MOST_LOSSES) return;
			pace = nextPace(pace, clock());
			if (!(await pause(pace))) return;
			const timeLimitMs = timeFor(prepared);
			if (timeLimitMs === null) return;
			const next = await poll(trigger, betweenTicks(kind, timeLimitMs), prepared);
			if (next === null) return;
			prepared = next;
		}
	}

	async function isCommitted({ committed }: Prepared, until: number): Promise<boolean> {
		if (committed === null) return true;
		isWaiting = true;
		const limit = { ms: Math.max(0, until - clock()), signal: ends };
		const answer = await within(committed, limit, () => false);
		isWaiting = false;
		return answer;
	}

	/** Waits for word of the server. A connection that is lost is word as well: mail may have come since. */
	async function hear(
		{ account, keeping }: Prepared,
		until: number,
	): Promise<'change' | 'nothing' | 'lost'> {
		if (clock() >= until) return 'nothing';
		// A server that hangs before it is listened to must not hold up the next tick.
		const hangUp = new AbortController();
		let timer: NodeJS.Timeout | undefined;
		const late = () => {
			timer = setTimeout(() => hangUp.abort(), FAREWELL_MS);
		};
		closed.signal.addEventListener('abort', late);
		const limits = {
			...{ deadline: until + FAREWELL_MS, keeping },
			signal: AbortSignal.any([signal, hangUp.signal]),
		};
		const wait = { until, signal: ends };
		isWaiting = true;
		try {
			const isChanged = await environment.visit(context, account, limits, (mailbox) =>
				listen(mailbox, { seen: memory.seen, wait, clock }),
			);
			return isChanged ? 'change' : 'nothing';
		} catch {
			return ends.aborted ? 'nothing' : 'lost';
		} finally {
			isWaiting = false;
			closed.signal.removeEventListener('abort', late);
			clearTimeout(timer);
		}
	}

	/** Returns false when there is nothing to wait for any more. */
	async function pause({ pauseMs }: Pace): Promise<boolean> {
		isWaiting = true;
		await environment.pause(pauseMs, ends);
		isWaiting = false;
		return !ends.aborted;
	}

	/** Returns how long a poll may take now, ms; null when too little is left for one. */
	function timeFor({ settings }: Prepared): number | null {
		if (!kind.mustStay) return kind.timeLimitMs;
		const left = beganAt + kind.budgetMs - clock();
		const { attachments, inlineImages } = settings.downloads;
		return left < (attachments || inlineImages ? FILES_MS : POLL_MS) ? null : left;
	}
}

/** Returns when the listening of a tick ends, Unix ms: before the next one, so that n8n never sees two polls at once. */
function endOf(kind: PollKind, memory: TriggerMemory, beganAt: number): number {
	const untilTickMs = Math.min(tickEveryMs(memory), kind.budgetMs, LONGEST_MS);
	return beganAt + untilTickMs - (kind.mustStay ? POLL_MS : BEFORE_TICK_MS);
}

/** Returns how far apart ticks are, ms: n8n permits no less than a minute, but an activation may come just before one. */
export function tickEveryMs({ intervalMs }: Pick<TriggerMemory, 'intervalMs'>): number {
	return Math.max(intervalMs ?? 0, MINUTE_MS);
}

/** How long whoever listens has to end it. */
const FAREWELL_MS = 3_000;
const BEFORE_TICK_MS = 1_500;
/** n8n's own budget for a poll; 1.x names none. */
const LONGEST_MS = 5 * MINUTE_MS;
/** Must be left of the time for a poll that n8n ends. */
const POLL_MS = 4_000;
/** The same where files are downloaded: they have half of the time. */
const FILES_MS = 20_000;
/** A server that ends each connection is left alone until the next tick. */
const MOST_LOSSES = 1;
