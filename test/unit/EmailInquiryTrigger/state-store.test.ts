import type { IDataObject, IPollFunctions } from 'n8n-workflow';
import { stateStore, type EmittedStates } from '../../../nodes/EmailInquiryTrigger/state-store';

/** Static data as n8n hands it out: an observing proxy in the classic engine, a plain object with durable cursors. */
function n8n(isDurable: boolean, node: IDataObject = {}, global: IDataObject = {}) {
	const emitted: EmittedStates = new Map();
	const storeOf = (nodeId: string) =>
		stateStore(
			{
				getNode: () => ({ id: nodeId }),
				getWorkflow: () => ({ id: 'w1' }),
				getWorkflowStaticData: (type: string) => {
					if (type === 'global') return new Proxy(global, {});
					return isDurable ? node : new Proxy(node, {});
				},
			} as unknown as IPollFunctions,
			emitted,
			() => undefined,
		);
	return { storeOf, node, global };
}

const states = (global: IDataObject) => global.emailInquiry as Record<string, { seq: number }>;

test('the classic engine keeps state under the id of the node, whatever its name', () => {
	const { storeOf, node, global } = n8n(false);
	const store = storeOf('n1');
	expect([store.isDurable, store.load(), store.lastSeq()]).toEqual([false, undefined, 0]);
	store.save({ seq: 1 });
	expect({ node, global }).toEqual({ node: {}, global: { emailInquiry: { n1: { seq: 1 } } } });
	expect([storeOf('n1').load(), storeOf('n1').lastSeq()]).toEqual([{ seq: 1 }, 1]);
});

test('durable cursors keep state in the data of the node', () => {
	const { storeOf, node, global } = n8n(true);
	storeOf('n1').save({ seq: 1 });
	expect({ node, global }).toEqual({ node: { emailInquiry: { seq: 1 } }, global: {} });
	expect(storeOf('n1').isDurable).toBe(true);
});

test.each([
	['the cursor', { emailInquiry: { seq: 5 } }, { emailInquiry: { n1: { seq: 4 } } }],
	['the global place', { emailInquiry: { seq: 4 } }, { emailInquiry: { n1: { seq: 5 } } }],
])('after the engine was switched the newer state wins: that of %s', (_, node, global) => {
	for (const isDurable of [true, false]) {
		const store = n8n(isDurable, node, global).storeOf('n1');
		expect([store.load(), store.lastSeq()]).toEqual([{ seq: 5 }, 5]);
	}
});

test('a save carries the newest emitted state of each trigger of the workflow along', () => {
	const { storeOf, global } = n8n(false, {}, { emailInquiry: { n2: { seq: 1 } } });
	const sibling = storeOf('n2');
	sibling.emitted({ seq: 3 });
	// What n2 saved is lost: the column was written from the snapshot of another trigger.
	const store = storeOf('n1');
	store.save({ seq: 1 });
	expect(states(global)).toEqual({ n1: { seq: 1 }, n2: { seq: 3 } });
});

test('an emitted state is known though the column lost it', () => {
	const { storeOf } = n8n(false);
	storeOf('n1').emitted({ seq: 7 });
	expect([storeOf('n1').load(), storeOf('n1').lastSeq()]).toEqual([{ seq: 7 }, 7]);
});

test.each([null, 'text', 7, [], { emailInquiry: 'text' }])(
	'%j as stored data is not a state',
	(odd) => {
		const store = n8n(false, {}, { emailInquiry: odd as IDataObject }).storeOf('n1');
		expect(store.lastSeq()).toBeLessThanOrEqual(0);
		expect(() => store.save({ seq: 1 })).not.toThrow();
		expect(store.load()).toEqual({ seq: 1 });
	},
);
