import {
	NodeHelpers,
	Workflow,
	type INode,
	type INodeProperties,
	type INodeTypes,
} from 'n8n-workflow';
import { REPORT_FIELDS } from '../../../nodes/core/report/fields';
import { DIMENSIONS } from '../../../nodes/core/report/grouping';
import { PERIOD_KINDS } from '../../../nodes/core/report/period';
import { LANGUAGES } from '../../../nodes/core/text/wording';
import { EmailInquiry } from '../../../nodes/EmailInquiry/EmailInquiry.node';
import { OPERATIONS } from '../../../nodes/EmailInquiry/execute';
import { MESSAGE_FIELDS } from '../../../nodes/EmailInquiry/message/message-output';
import { messageProperties } from '../../../nodes/EmailInquiry/message/message-properties';
import { reportProperties } from '../../../nodes/EmailInquiry/report/report-properties';

const nodeType = new EmailInquiry();
const { properties, credentials = [] } = nodeType.description;

const valuesOf = ({ options = [] }: INodeProperties) =>
	options.flatMap((option) => ('value' in option ? [String(option.value)] : []));
const resources = valuesOf(properties.find(({ name }) => name === 'resource') ?? never());
const choices = resources.flatMap((resource) =>
	properties
		.filter(({ name }) => name === 'operation')
		.filter((property) => NodeHelpers.displayParameter({ resource }, property, null, null))
		.flatMap((property) => valuesOf(property).map((operation) => ({ resource, operation }))),
);

function never(): never {
	throw new Error('There is no such property');
}

/** The node as the editor saves it. */
function nodeWith(parameters: INode['parameters']): INode {
	return {
		...{ id: '1', name: 'Email Inquiry', type: 'emailInquiry', typeVersion: 1 },
		...{ position: [0, 0], parameters },
	};
}

function outputsOf(parameters: INode['parameters']): string[] {
	const node = nodeWith(parameters);
	const workflow = new Workflow({
		...{ nodes: [node], connections: {}, active: false },
		nodeTypes: { getByNameAndVersion: () => nodeType } as unknown as INodeTypes,
	});
	return NodeHelpers.getNodeOutputs(workflow, node, nodeType.description).map((output) =>
		typeof output === 'string' ? output : `${output.type} ${output.displayName ?? ''}`.trim(),
	);
}

test('every operation on offer is one that runs, and the other way round', () => {
	const offered = choices.map(({ resource, operation }) => `${resource}.${operation}`);
	expect(offered.sort()).toEqual([...OPERATIONS].sort());
});

test.each([
	['message', 'createDraft', ['main']],
	['message', 'get', ['main']],
	['message', 'move', ['main']],
	['mailbox', 'audit', ['main']],
	['mailbox', 'explain', ['main']],
	['mailbox', 'simulate', ['main Summary', 'main Periods']],
	['report', 'build', ['main Report', 'main Rows']],
	['answer', 'check', ['main Checked', 'main Unanswered']],
])('%s → %s has its outputs', (resource, operation, expected) => {
	expect(outputsOf({ resource, operation })).toEqual(expected);
});

test.each(choices)('$resource → $operation asks for few things and never twice', (choice) => {
	const shown = properties.filter((property) =>
		NodeHelpers.displayParameter(
			{ authentication: 'password', output: 'simplified', ...choice },
			property,
			null,
			null,
		),
	);
	const names = shown.map(({ name }) => name);
	expect(names).toEqual([...new Set(names)]);
	expect(names.length).toBeLessThanOrEqual(10);
});

test.each(choices)('$resource → $operation has the credentials it needs', (choice) => {
	for (const authentication of ['password', 'google', 'microsoft', 'yandex']) {
		const shown = credentials.filter((credential) =>
			NodeHelpers.displayParameter({ authentication, ...choice }, credential, null, null),
		);
		expect(shown).toHaveLength(choice.resource === 'report' ? 0 : 1);
	}
});

test('n8n adds no operation that leads nowhere', () => {
	const { version, defaultVersion } = nodeType.description;
	// The condition of its injectCustomApiCallOptions, in 1.123 and 2.41.
	expect(defaultVersion === undefined || defaultVersion === version).toBe(false);
	expect([version].flat()).toContain(defaultVersion);
});

test('an untouched step behind the trigger takes the mail of the inquiry', () => {
	const parameters = { resource: 'message', operation: 'mark' };
	const stored = NodeHelpers.getNodeParameters(properties, parameters, true, false, null, null);
	expect(stored).toMatchObject({
		...{ message: '={{ $json.message }}', markAs: 'read' },
	});
});

test('may be used by an AI agent', () => {
	expect(nodeType.description.usableAsTool).toBe(true);
	expect(properties.filter(({ name }) => name === 'operation').length).toBe(resources.length);
});

test('Get offers every field of a message, and what is flat and short first', () => {
	const get = (name: string) => messageProperties.find((property) => property.name === name);
	expect(valuesOf(get('fields') ?? never()).sort()).toEqual([...MESSAGE_FIELDS].sort());
	expect(valuesOf(get('output') ?? never())).toEqual([
		...['full', 'original', 'selected', 'simplified'],
	]);
	expect(get('output')?.default).toBe('simplified');
});

test.each([
	['simplified', ['Options'], false],
	['selected', ['Fields', 'Options'], true],
	['full', ['Options'], true],
	['original', ['Put Output File in Field'], false],
])('Get with the output %s asks for %j', (output, expected, hasHtml) => {
	const parameters = { resource: 'message', operation: 'get', output };
	const shown = messageProperties.filter((property) =>
		NodeHelpers.displayParameter(parameters, property, null, null),
	);
	expect(shown.map(({ displayName }) => displayName).slice(3)).toEqual(expected);
	const options = shown.find(({ name }) => name === 'options')?.options ?? [];
	const sanitizing = options.filter(
		(option) =>
			'type' in option &&
			option.name === 'sanitizeHtml' &&
			NodeHelpers.displayParameter({}, option, null, null, parameters),
	);
	expect(sanitizing).toHaveLength(hasHtml ? 1 : 0);
});

test.each(['targetFolder', 'sentFolder', 'spamFolder', 'draftsFolder'])(
	'one folder is chosen in a list that can be searched (%s)',
	(name) => {
		const found = everyProperty(properties).filter((property) => property.name === name);
		expect(found.length).toBeGreaterThan(0);
		expect(new Set(found.map(({ type }) => type))).toEqual(new Set(['resourceLocator']));
	},
);

test.each([
	['field', REPORT_FIELDS],
	['groupBy', DIMENSIONS],
	['period', PERIOD_KINDS],
	['language', ['auto', ...LANGUAGES]],
])('a report offers every %s there is', (name, known) => {
	const offered = everyProperty(reportProperties).find((property) => property.name === name);
	expect(valuesOf(offered ?? never()).sort()).toEqual([...known].sort());
});

/** Those within collections too. */
function everyProperty(list: readonly INodeProperties[]): INodeProperties[] {
	return list.flatMap((property) => [
		property,
		...(property.options ?? []).flatMap((option) => {
			if ('values' in option) return everyProperty(option.values);
			return 'type' in option ? everyProperty([option as INodeProperties]) : [];
		}),
	]);
}
