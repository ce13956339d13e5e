import type { IPollFunctions } from 'n8n-workflow';
import type { Claim } from '../../../nodes/core/account/claim';
import { claimMailbox, releaseMailbox } from '../../../nodes/EmailInquiryTrigger/claims';
import { STARTED_AT } from '../../support/poll-state';
import { settings } from '../../support/poller';

const MINUTE = 60_000;

const trigger = (workflowId: string, nodeName = 'Inquiry') =>
	({
		getWorkflow: () => ({ id: workflowId, name: `Flow ${workflowId}` }),
		getNode: () => ({ id: `node of ${workflowId}`, name: nodeName }),
		getChildNodes: () => [{}],
	}) as unknown as IPollFunctions;

interface Choices {
	readonly now?: number;
	readonly mayRefuse?: boolean;
	readonly folders?: readonly [string, ...string[]];
}

function claim(claims: Map<string, Claim>, context: IPollFunctions, choices: Choices = {}) {
	const { now = STARTED_AT, mayRefuse = false, folders = ['INBOX'] } = choices;
	return claimMailbox(claims, context, settings({ folders }), {
		...{ kind: { isActivation: mayRefuse }, mayRefuse, now },
		memory: { intervalMs: MINUTE },
	});
}

test('the first trigger on a mailbox meets no other, however often it polls', () => {
	const claims = new Map<string, Claim>();
	expect(claim(claims, trigger('w1'))).toBeNull();
	expect(claim(claims, trigger('w1'))).toBeNull();
	expect(claims.size).toBe(1);
});

test('a second one that runs already is told of the first', () => {
	const claims = new Map<string, Claim>();
	claim(claims, trigger('w1'));
	expect(claim(claims, trigger('w2'))).toMatchObject({ workflowName: 'Flow w1' });
	expect(claims.size).toBe(2);
});

test('a second one that is being switched on is refused by name, and notes nothing', () => {
	const claims = new Map<string, Claim>();
	claim(claims, trigger('w1', 'Sales Inbox'));
	expect(() => claim(claims, trigger('w2'), { mayRefuse: true })).toThrow(
		/'Sales Inbox' in the workflow 'Flow w1'/,
	);
	expect(claims.size).toBe(1);
});

test.each<[string, Choices, (claims: Map<string, Claim>) => void]>([
	['collects from another folder', { folders: ['Leads'] }, () => {}],
	['comes two polls after the last of the first one', { now: STARTED_AT + 2 * MINUTE }, () => {}],
	['comes after the first one was released', {}, (claims) => releaseMailbox(claims, trigger('w1'))],
])('a second one is free that %s', (_, choices, change) => {
	const claims = new Map<string, Claim>();
	claim(claims, trigger('w1'));
	change(claims);
	expect(claim(claims, trigger('w2'), { mayRefuse: true, ...choices })).toBeNull();
});
