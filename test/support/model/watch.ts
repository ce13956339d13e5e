import { isDeepStrictEqual } from 'node:util';
import type { IDataObject } from 'n8n-workflow';
import { LATE_WINDOW } from '../../../nodes/core/memory/cursor';
import { decodeState, encodeState } from '../../../nodes/core/memory/state-codec';
import type { Beginning } from './beginning';
import type { LightEngine } from './n8n';
import type { Oracle } from './oracle';
import type { MailStore, Message } from './server';
import type { Conduct } from './session';
import { receivedAtOf } from './times';

/** Looks after each poll at what n8n was given and what was saved. */
export class Watch {
	private checkedRuns = 0;
	private checkedState = '';
	/** Polls without a fault that could have settled a message. */
	private readonly chances = new Map<Message, number>();
	/** By folder: the newest message that a poll may have settled. */
	private readonly newest = new Map<string, number>();

	constructor(
		private readonly world: {
			readonly store: MailStore;
			readonly conduct: Conduct;
			readonly engine: LightEngine;
			readonly oracle: Oracle;
			readonly beginning: Beginning;
		},
	) {}

	/** The newest mail of a folder that a poll may have settled, ms. */
	newestIn(folder: string): number {
		return this.newest.get(folder) ?? 0;
	}

	afterPoll(): void {
		this.check();
		this.noteNewest();
		const { store, conduct } = this.world;
		for (const message of store.present())
			if (!conduct.hadFault && canBeRead(message)) this.giveChance(message);
	}

	/** Whoever listens may have polled. */
	betweenTicks(isInstant: boolean): void {
		this.check();
		if (isInstant) this.noteNewest();
	}

	private noteNewest(): void {
		const { engine, store } = this.world;
		for (const message of store.present()) {
			const { folder } = message;
			const receivedAt = receivedAtOf(message, engine.clock.now);
			this.newest.set(folder, Math.max(this.newestIn(folder), receivedAt));
		}
	}

	private check(): void {
		const { engine, oracle } = this.world;
		for (const run of engine.runs.slice(this.checkedRuns)) {
			oracle.note(run);
			const alarm = run.outputs.flat().find(({ missing }) => Number(missing ?? 0) > 0);
			if (alarm !== undefined) throw new Error(`A proof finds mail: ${JSON.stringify(alarm)}`);
		}
		this.checkedRuns = engine.runs.length;
		const [late] = engine.late;
		if (late !== undefined) throw new Error(late);
		const defect = engine.errors.find(({ message }) => message.includes('unexpectedly'));
		if (defect !== undefined) throw defect;
		const saved = `${engine.staticData} ${engine.cursor}`;
		if (saved !== this.checkedState)
			engine.savedStates().forEach((state) => this.checkState(state));
		this.checkedState = saved;
	}

	/** A backfill, the live mail behind it and the messages before it in the queue may each take a poll. */
	private giveChance(message: Message): void {
		// What becomes due only by a new start date counts from then.
		const chances = this.isMissing(message) ? (this.chances.get(message) ?? 0) + 1 : 0;
		this.chances.set(message, chances);
		if (chances > 4 + this.world.store.history.length) {
			throw new Error(`Not collected in ${chances} polls: ${JSON.stringify(message)}`);
		}
	}

	/** True for a message that has to be reported and was not. */
	isMissing(message: Message): boolean {
		const { beginning, oracle } = this.world;
		return beginning.isDue(message) && !oracle.isSettled(message);
	}

	private checkState(saved: IDataObject): void {
		const decoded = decodeState(saved);
		if (decoded.kind !== 'state') throw new Error(`The saved state is ${decoded.kind}`);
		const { state } = decoded;
		const { json } = encodeState(state, LONGEST_PERIOD_S);
		if (!isDeepStrictEqual(JSON.parse(JSON.stringify(json)), saved)) {
			throw new Error(`Not what was decoded: ${JSON.stringify({ saved, json })}`);
		}
		const size = JSON.stringify(saved).length;
		if (size > 2_000 + 80 * this.world.store.history.length)
			throw new Error(`${size} characters of state`);
		// A new start date is saved with the first poll that reaches the mailbox.
		const since = this.world.beginning.start?.since ?? null;
		if (since !== null && state.startKey !== `date:${since}`) return;
		for (const message of this.world.store.present()) {
			const cursor = state.folders[message.folder];
			if (cursor?.uidValidity !== String(message.uidValidity)) continue;
			const { lastUid, known, retries } = cursor;
			const isPassed =
				known.includes(message.uid) ||
				(message.uid <= lastUid - LATE_WINDOW && !(message.uid in retries));
			if (isPassed && message.isVisible && this.isMissing(message))
				throw new Error(`Passed over: ${JSON.stringify(message)}`);
		}
	}
}

const LONGEST_PERIOD_S = 365 * 86_400;

/** Late mail may go unseen as long as UIDNEXT and the number of messages stay the same. */
function canBeRead({ isVisible, isLate, unreadFor }: Message): boolean {
	return isVisible && !isLate && unreadFor <= 0;
}
