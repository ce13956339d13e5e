import { setTimeout as delay } from 'node:timers/promises';
import type { Fault } from '../../support/imap/faulty-proxy';
import type { WorkflowJson } from '../../support/n8n/api';
import { TRIGGER, withTriggerNamed } from '../../support/n8n/example';
import type { Json } from '../../support/n8n/json';
import type { N8n } from '../../support/n8n/server';
import { SECOND_TRIGGER, type Office } from './office';

/** One thing that happens to a mailbox, its network or its workflow while mail keeps arriving. */
export interface Scenario {
	/** In addresses, so short. */
	readonly id: string;
	readonly name: string;
	/** From the end of n8n's restart until the outage is over. */
	readonly fault?: Fault;
	/** The fault holds while n8n starts, too. */
	readonly isDownAtStart?: boolean;
	/** Each with a trigger; 1 if not said. */
	readonly mailboxes?: number;
	/** INBOX if not said. */
	readonly folder?: string;
	readonly flags?: readonly string[];
	/** Of the trigger. */
	readonly running?: Json;
	/** Failed executions that are in order. */
	readonly errors: number;
	/** Status has to say once that the mailbox is gone and once that it is back. */
	readonly isAnnounced?: boolean;
	/** Happens after the first, second and third quarter of the outage. */
	readonly atQuarter?: (n8n: N8n, office: Office, quarter: number) => Promise<void>;
}

export const BLACK_HOLE: Scenario = {
	id: 'hole',
	name: 'Black hole: connections stay silent',
	fault: 'blackHole',
	errors: 1,
	isAnnounced: true,
};

export const RESETS: Scenario = {
	id: 'resets',
	name: 'Reset storm: every connection breaks at a random byte',
	fault: 'resets',
	errors: 1,
};

export const REFUSED: Scenario = {
	id: 'refused',
	name: 'Server refuses connections',
	fault: 'refuse',
	errors: 1,
	isAnnounced: true,
};

export const DOWN_AT_START: Scenario = {
	id: 'restart',
	name: 'Server down while n8n restarts, and on',
	fault: 'refuse',
	isDownAtStart: true,
	errors: 1,
	isAnnounced: true,
};

export const RENAMED: Scenario = {
	id: 'rename',
	name: 'Node renamed, back, and again',
	errors: 0,
	atQuarter: async (n8n, { workflow, workflowId }, quarter) => {
		const name = quarter === 2 ? TRIGGER : 'Client mail';
		await n8n.updateWorkflow(workflowId, withTriggerNamed(workflow, name));
	},
};

export const RECREATED: Scenario = {
	id: 'recreate',
	name: 'New UIDVALIDITY, old mail put back',
	folder: 'Orders',
	// A poll between the end of the old folder and the beginning of the new one says that it is missing.
	errors: 1,
	atQuarter: async (_n8n, { mailboxes }, quarter) => {
		if (quarter === 2) await Promise.all(mailboxes.map((mailbox) => mailbox.recreate()));
	},
};

export const READ_FIRST: Scenario = {
	id: 'human',
	name: 'A person reads every mail first',
	flags: ['\\Seen'],
	errors: 0,
};

export const TWO_TRIGGERS: Scenario = {
	id: 'two',
	name: 'Two triggers in one workflow, names swapped',
	mailboxes: 2,
	errors: 0,
	atQuarter: async (n8n, { workflow, workflowId }, quarter) => {
		if (quarter === 2) await n8n.updateWorkflow(workflowId, withNamesSwapped(workflow));
	},
};

export const PLAIN: Scenario = {
	id: 'plain',
	name: 'Instant Collection off, server refuses connections',
	fault: 'refuse',
	running: { instantCollection: false },
	errors: 1,
	isAnnounced: true,
};

/** Alone in its n8n, which sleeps as a whole. */
export const ASLEEP: Scenario = {
	id: 'sleep',
	name: 'The machine sleeps, and its connections are dead when it wakes',
	errors: 1,
	atQuarter: async (n8n, { mailboxes, send }) => {
		n8n.sleep();
		// What was open stays silent for ever.
		for (const { proxy } of mailboxes) await proxy.become('blackHole');
		await send(1);
		await delay(ASLEEP_MS);
		for (const { proxy } of mailboxes) await proxy.become('none');
		n8n.wake();
	},
};

/** More than a poll. */
const ASLEEP_MS = 20_000;

/** In small batches, so that one collection is several executions. */
export const KILLED: Scenario = {
	id: 'kill',
	name: 'kill -9 of n8n while it collects',
	running: { batchSize: 5 },
	errors: 0,
};

export const AROUND_AN_OUTAGE: readonly Scenario[] = [
	BLACK_HOLE,
	RESETS,
	REFUSED,
	DOWN_AT_START,
	RENAMED,
	RECREATED,
	READ_FIRST,
	TWO_TRIGGERS,
	PLAIN,
];

function withNamesSwapped(workflow: WorkflowJson): WorkflowJson {
	const swapped: Record<string, string> = {
		[TRIGGER]: SECOND_TRIGGER,
		[SECOND_TRIGGER]: TRIGGER,
	};
	const nodes = workflow.nodes.map((node) => {
		const name = String(node['name']);
		return { ...node, name: swapped[name] ?? name };
	});
	return { ...workflow, nodes };
}
