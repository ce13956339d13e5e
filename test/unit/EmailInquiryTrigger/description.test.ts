import {
	NodeHelpers,
	Workflow,
	type INode,
	type INodeParameters,
	type INodeTypes,
} from 'n8n-workflow';
import { EmailInquiryTrigger } from '../../../nodes/EmailInquiryTrigger/EmailInquiryTrigger.node';

const nodeType = new EmailInquiryTrigger();
const { properties, hints: allHints = [] } = nodeType.description;
const COLLECTIONS = new Set(['collection', 'fixedCollection']);

test.each([
	[{ repeatPeriod: 1, collectFrom: 'now' }, 6],
	[{ repeatPeriod: 1, collectFrom: 'date' }, 7],
])('with %j the form has %i fields besides its collections', (parameters, count) => {
	const shown = properties.filter(
		(property) =>
			property.type !== 'hidden' &&
			NodeHelpers.displayParameter(parameters, property, null, null) &&
			// n8n shows it as the list at the top of the credential.
			property.name !== 'authentication',
	);
	expect(shown.filter(({ type }) => !COLLECTIONS.has(type))).toHaveLength(count);
});

test('n8n’s list of triggers names what it waits for', () => {
	const event = properties.find(({ displayName }) => displayName === 'Event');
	expect(event?.options).toMatchObject([{ action: 'On new inquiry', value: event?.default }]);
	expect(event?.type).toBe('hidden');
});

const SAMPLES = expect.stringContaining('Nothing is counted');
const INSTANT = expect.stringContaining('within seconds');
const SEVERAL = expect.stringContaining('several inquiries');

test.each<[string, INodeParameters, unknown[]]>([
	['nobody changed', {}, [SAMPLES, INSTANT, SEVERAL]],
	['with no setting', { running: {} }, [SAMPLES, INSTANT, SEVERAL]],
	['set to poll', { running: { instantCollection: false } }, [SAMPLES, SEVERAL]],
])('a trigger %s says before its first test event what to expect', (_, parameters, expected) => {
	const node: INode = {
		...{ id: '1', name: 'Trigger', type: 'emailInquiryTrigger', typeVersion: 1 },
		...{ position: [0, 0], parameters },
	};
	const workflow = new Workflow({
		...{ nodes: [node], connections: {}, active: false },
		nodeTypes: { getByNameAndVersion: () => nodeType } as unknown as INodeTypes,
	});
	// As n8n's editor decides it.
	const hints = allHints.filter(
		({ displayCondition }) =>
			displayCondition === undefined ||
			workflow.expression.getSimpleParameterValue(node, displayCondition, 'internal', {}) === true,
	);
	expect(hints.map(({ message }) => message)).toEqual(expected);
	for (const hint of hints) {
		expect(hint).toMatchObject({ location: 'outputPane', whenToDisplay: 'beforeExecution' });
	}
});
