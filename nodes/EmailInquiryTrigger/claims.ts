import type { IPollFunctions } from 'n8n-workflow';
import { claimedUntil, conflictWith, mailboxNames, type Claim } from '../core/account/claim';
import { SettingError } from '../core/errors/advised-error';
import { keyOf } from '../core/account/trigger-id';
import type { PollKind } from './engine';
import type { Memory } from '../collect/process-memory';
import type { Settings } from './read-settings';
import { triggerIdOf } from './trigger-id-of';

/** The running triggers of this process, by workflow and node. */
const claims = new Map<string, Claim>();

/**
 * Notes that a trigger collects from its mailbox, and returns another running one that does so too, or null.
 * Throws `SettingError` instead, and notes nothing, when `mayRefuse`: the other one was there before.
 */
export function claimMailbox(
	context: IPollFunctions,
	{ account, folders }: Settings,
	facts: {
		readonly kind: PollKind;
		readonly mayRefuse: boolean;
		readonly memory: Memory;
		readonly now: number;
	},
): Claim | null {
	const { kind, memory, now } = facts;
	const id = triggerIdOf(context);
	const key = keyOf(id);
	const mine: Claim = {
		...id,
		workflowName: context.getWorkflow().name ?? '',
		nodeName: context.getNode().name,
		mailbox: mailboxNames(account),
		folders,
		activatedAt: kind.isActivation ? now : (claims.get(key)?.activatedAt ?? 0),
		until: claimedUntil(now, memory.interval),
	};
	const isStillThere = (name: string) => context.getChildNodes(name).length > 0;
	const { mayRefuse } = facts;
	const other = conflictWith(mine, claims.values(), { now, mayRefuse, isStillThere });
	if (other !== null && mayRefuse) throw alreadyConnected(other, mine, now);
	claims.set(key, mine);
	return other;
}

/** Gives the mailbox free: the activation failed, so nothing of this trigger runs. */
export function releaseMailbox(context: IPollFunctions): void {
	claims.delete(keyOf(triggerIdOf(context)));
}

function alreadyConnected(other: Claim, mine: Claim, now: number): SettingError {
	const place = other.workflowId === mine.workflowId ? 'of this workflow' : inWorkflow(other);
	const minutes = Math.max(1, Math.ceil((other.until - now) / 60_000));
	return new SettingError(
		'Credential',
		`This mailbox is connected already, by the trigger '${other.nodeName}' ${place}`,
		`One mail would become two inquiries. Use that trigger for both, choose other 'Folders', or switch that workflow off. If you have just done so: try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
	);
}

function inWorkflow({ workflowName }: Claim): string {
	return workflowName === '' ? 'of another workflow' : `in the workflow '${workflowName}'`;
}
