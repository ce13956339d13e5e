import type { IPollFunctions } from 'n8n-workflow';
import { claimedUntil, conflictWith, mailboxNames, type Claim } from '../core/account/claim';
import { SettingError } from '../core/errors/advised-error';
import { keyOf } from '../core/account/trigger-id';
import type { PollKind } from './engine';
import type { PollMemory } from '../collect/poll-memory';
import type { Settings } from '../collect/settings';
import { nodeOf, triggerIdOf } from './node-of';
import { MINUTE_MS } from '../core/time/lengths';

/**
 * Notes in `claims` that a trigger collects from its mailbox, and returns another running one that does so too, or null.
 * Throws `SettingError` instead, and notes nothing, when `mayRefuse`: the other one was there before.
 */
export function claimMailbox(
	claims: Map<string, Claim>,
	context: IPollFunctions,
	{ account, folders }: Pick<Settings, 'account' | 'folders'>,
	poll: {
		readonly kind: Pick<PollKind, 'isActivation'>;
		readonly mayRefuse: boolean;
		readonly memory: Pick<PollMemory, 'intervalMs'>;
		readonly now: number;
	},
): Claim | null {
	const { kind, memory, mayRefuse, now } = poll;
	const id = triggerIdOf(context);
	const key = keyOf(id);
	const mine: Claim = {
		...id,
		workflowName: context.getWorkflow().name ?? '',
		nodeName: nodeOf(context).name,
		mailbox: mailboxNames(account),
		folders,
		activatedAt: kind.isActivation ? now : (claims.get(key)?.activatedAt ?? 0),
		until: claimedUntil(now, memory.intervalMs),
	};
	const isStillThere = (name: string) => context.getChildNodes(name).length > 0;
	const other = conflictWith(mine, claims.values(), { now, mayRefuse, isStillThere });
	if (other !== null && mayRefuse) throw alreadyConnected(other, mine, now);
	claims.set(key, mine);
	return other;
}

/** Gives the mailbox free: the activation failed, so nothing of this trigger runs. */
export function releaseMailbox(claims: Map<string, Claim>, context: IPollFunctions): void {
	claims.delete(keyOf(triggerIdOf(context)));
}

function alreadyConnected(other: Claim, mine: Claim, now: number): SettingError {
	const place = other.workflowId === mine.workflowId ? 'of this workflow' : inWorkflow(other);
	const minutes = Math.max(1, Math.ceil((other.until - now) / MINUTE_MS));
	return new SettingError(
		'Credential',
		`This mailbox is already connected by the trigger '${other.nodeName}' ${place}`,
		`Put your next steps behind that trigger, choose other 'Folders' here, or switch that workflow off. Otherwise each message would become two inquiries. If you have just done so, try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
	);
}

function inWorkflow({ workflowName }: Claim): string {
	return workflowName === '' ? 'of another workflow' : `in the workflow '${workflowName}'`;
}
