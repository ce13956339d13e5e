import type { EngineKind } from '../engine';
import { Beginning } from './beginning';
import { LightEngine, settled, type Run } from './n8n';
import { WEBSITE_FORM } from './mails';
import { Oracle } from './oracle';
import { Outside } from './outside';
import { MailStore } from './server';
import { visitStore, type Conduct } from './session';
import type { Setting, Step } from './steps';
import { DAY, HOUR, MINUTE } from './times';
import { Watch } from './watch';

const FOLDERS = ['INBOX', 'Leads'];

/** A mailbox, n8n and the oracle, on one clock. */
export class World {
	/** Not on a full second. */
	readonly clock = { now: Date.parse('2026-05-12T09:00:00.250Z') };
	readonly store: MailStore;
	readonly conduct: Conduct = {
		isDown: false,
		interruptions: [],
		refused: new Map(),
		hadFault: false,
	};
	readonly engine: LightEngine;
	readonly beginning = new Beginning();
	readonly oracle: Oracle;
	readonly watch: Watch;
	private readonly outside: Outside;
	constructor(
		kind: EngineKind,
		private readonly setting: Setting,
	) {
		const folders = FOLDERS.slice(0, setting.folders);
		this.store = new MailStore(folders, this.clock);
		this.oracle = new Oracle(this.store, this.beginning, {
			...setting.rules,
			warmStart: setting.startDate === null,
		});
		this.engine = new LightEngine(
			this.clock,
			kind,
			{
				folders,
				repeatPeriod: 'custom',
				customPeriod: setting.period,
				customPeriodUnit: 'hours',
				additionalOutputs: [...setting.outputs],
				simplify: false,
				running: { batchSize: setting.batchSize, instantCollection: setting.isInstant },
				whoWrites: { websiteForms: WEBSITE_FORM, employeeForwards: true },
				whatCounts: { ...setting.rules },
				...this.startParameters(setting.startDate),
			},
			(use) => visitStore(this.store, this.conduct, use),
		);
		this.oracle.noteSettings(this.engine.parameters);
		this.watch = new Watch(this);
		this.outside = new Outside(this);
		for (const { folder, plan, ago } of setting.mails) this.store.arrive(folder, plan, ago * HOUR);
	}

	/** Activates the workflow; what the server does meanwhile is part of the setting. */
	async begin(): Promise<void> {
		for (const step of this.setting.beginning) await this.apply(step);
		for (const { mail, isVisible } of this.store.present()) {
			this.beginning.before.add(mail);
			if (!isVisible) this.beginning.open.add(mail);
		}
		let isActive = false;
		while (!isActive) {
			const { now } = this.clock;
			isActive = await this.engine.activate('activate').then(
				() => true,
				() => false,
			);
			const since = this.sinceOf();
			this.beginning.start = { at: now, isAnswered: !this.conduct.hadFault, since };
			// An activation that throws ends there: its user repairs the cause and tries again.
			if (!isActive) this.repair();
		}
		const { start } = this.beginning;
		const isCalm = this.setting.beginning.length === 0 && this.setting.startDate === null;
		if (this.setting.period > 0 && isCalm && start !== null)
			this.oracle.noteWarmStart(this.store.present(), start.at);
		this.outside.isBeginning = false;
		this.watch.afterPoll();
	}

	async apply(step: Step): Promise<void> {
		await this.perform(step);
		this.store.wake();
		await settled();
		this.watch.betweenTicks(this.setting.isInstant);
	}

	private async perform(step: Step): Promise<void> {
		const { engine, conduct } = this;
		switch (step.do) {
			case 'tick':
				for (let tick = 0; tick < step.times; tick++) {
					this.clock.now += MINUTE;
					// The classic engine may come while the last tick still listens.
					if (engine.kind !== 'classic') {
						this.store.wake();
						await settled();
					}
					await engine.tick();
					this.watch.afterPoll();
				}
				return;
			case 'wait':
				this.clock.now += step.seconds * 1000;
				return;
			case 'down':
			case 'up':
				conduct.isDown = step.do === 'down';
				return;
			case 'interrupt': {
				const { at, what } = step;
				const isFault = what === 'lost' || what === 'deadline';
				const apply = () => {
					if (!isFault) this.outside.change(what);
				};
				conduct.interruptions.push(isFault ? { at, what } : { at, what: 'change', apply });
				return;
			}
			case 'refuse': {
				const { polls, isSettled } = step;
				conduct.refused.set(this.store.folder(step.folder).name, { polls, isSettled });
				return;
			}
			case 'restart':
				if (step.kind !== null) engine.kind = step.kind;
				await this.restart(step.polls || engine.kind === 'classic');
				return;
			case 'rollback':
				engine.rollBack(step.pick);
				this.oracle.isRolledBack = true;
				return;
			case 'publish':
				await this.publish(step);
				return;
			case 'arrive':
			case 'expunge':
			case 'move':
			case 'copy':
			case 'recreate':
			case 'jump':
			case 'reveal':
				this.outside.change(step);
		}
	}

	/** Removes all faults and lets everything be collected; then checks what must have come. */
	async end(): Promise<void> {
		this.conduct.isDown = false;
		this.conduct.interruptions = [];
		this.conduct.refused.clear();
		this.store.reveal();
		const ticks = this.store.present().length + 12;
		await this.apply({ do: 'tick', times: ticks });
		await this.restart(true);
		await this.apply({ do: 'tick', times: 6 });
		await this.prove();
		const lost = this.store.present().find((message) => this.watch.isMissing(message));
		if (lost !== undefined) throw new Error(`Lost: ${JSON.stringify(lost)}`);
		const { length } = this.engine.runs;
		await this.restart(true);
		await this.apply({ do: 'tick', times: 2 });
		const idle = this.engine.runs.slice(length).filter((run) => !isToldByTheClock(run));
		if (idle.length > 0) throw new Error(`Executions without a cause: ${JSON.stringify(idle)}`);
	}

	/** Switches the workflow on again, which makes a proof at once. */
	private async prove(): Promise<void> {
		this.clock.now += MINUTE;
		await this.engine.activate('activate');
		this.watch.afterPoll();
		await this.apply({ do: 'tick', times: 2 });
	}

	private async restart(polls: boolean): Promise<void> {
		this.store.deafen();
		this.engine.restart();
		this.clock.now += MINUTE;
		if (!polls) return;
		await this.engine.activate('init');
		this.watch.afterPoll();
	}

	private async publish(step: Step & { do: 'publish' }): Promise<void> {
		const { engine, oracle, clock } = this;
		if (step.isRenamed) engine.nodeName += "'";
		// The durable engines read the published workflow at each tick. What goes to a former name is missing until then.
		const late = step.isRenamed && engine.kind === 'classic' ? step.late : 0;
		for (let tick = 0; tick < late; tick++) {
			clock.now += MINUTE;
			await engine.tick();
		}
		const parameters = { ...engine.parameters };
		if (step.period !== null) parameters.customPeriod = step.period;
		if (step.outputs !== null) parameters.additionalOutputs = [...step.outputs];
		if (step.startDate !== null) Object.assign(parameters, this.startParameters(step.startDate));
		engine.parameters = parameters;
		const since = this.sinceOf();
		if (since !== null && this.beginning.startOver(since, this.store.present()))
			oracle.noteStartOver();
		oracle.noteSettings(parameters);
		clock.now += 1000;
		const error = await engine.activate('update').catch((thrown: unknown) => thrown);
		this.watch.afterPoll();
		if (error !== undefined) {
			// Only a mailbox that was never reached may end an activation; its user tries again.
			this.repair();
			await engine.activate('update');
			this.watch.afterPoll();
		}
	}

	/** A minute later the cached verdict is forgotten. */
	private repair(): void {
		this.conduct.refused.clear();
		this.clock.now += MINUTE;
	}

	private startParameters(days: number | null): { collectFrom: string; startDate?: string } {
		if (days === null) return { collectFrom: 'now' };
		return { collectFrom: 'date', startDate: new Date(this.clock.now - days * DAY).toISOString() };
	}

	private sinceOf(): number | null {
		const { collectFrom, startDate } = this.engine.parameters;
		return collectFrom === 'date' ? Date.parse(String(startDate)) : null;
	}
}

/** Withheld mail is counted after an hour or a day, and an outage that came and went is over after a while. */
function isToldByTheClock({ outputs }: Run): boolean {
	const items = outputs.flat();
	return items.length > 0 && items.every(({ event }) => TOLD_BY_THE_CLOCK.has(event));
}

const TOLD_BY_THE_CLOCK = new Set<unknown>(['withheldCounts', 'proved', 'recovered']);
