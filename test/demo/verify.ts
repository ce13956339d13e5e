import type { Collected } from '../support/n8n/collected';
import { differences } from './differences';
import { follow } from './follow';
import { FIRST_LIVE } from './letters';
import { show } from './screen';
import type { Stage } from './stage';

/** Waits until every letter was collected as what it is, and nothing else; returns what went wrong. */
export async function verify(stage: Stage): Promise<string | undefined> {
	const collected: Collected[] = [];
	let live = [...FIRST_LIVE];
	for await (const items of follow(stage)) {
		for (const item of items) show(item);
		collected.push(...items);
		const { missing, unexpected } = differences(stage.sent, collected);
		if (unexpected.length > 0) return lines('Collected, but not expected:', unexpected);
		if (missing.length > 0) continue;
		if (live.length === 0) return undefined;
		// These come with a later poll, which would also show whether anything is collected twice.
		for (const letter of live) await stage.send(letter);
		live = [];
	}
	const trigger = await stage.n8n.triggerStatus(stage.workflowId);
	return lines('Not collected in time:', [
		...differences(stage.sent, collected).missing,
		`(the trigger is ${trigger?.status ?? 'unknown to n8n'} ${trigger?.error ?? ''})`,
	]);
}

function lines(title: string, list: readonly string[]): string {
	return [title, ...list.map((line) => `  ${line}`)].join('\n');
}
