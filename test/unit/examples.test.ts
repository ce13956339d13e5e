import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode, INodeTypeDescription } from 'n8n-workflow';
import { EmailInquiry } from '../../nodes/EmailInquiry/EmailInquiry.node';
import { EmailInquiryTrigger } from '../../nodes/EmailInquiryTrigger/EmailInquiryTrigger.node';
import { codeOf, expressionsOf, usesOf } from '../support/examples/expressions';
import { fieldsAfter, fieldsBefore, nodeNamed } from '../support/examples/fields';
import { EXAMPLES, type ExampleFile } from '../support/examples/files';
import { keptParameters, parameterIssues } from '../support/examples/parameters';
import { exampleIn, page } from '../support/manual';

const root = join(__dirname, '..', '..');
const guide = readFileSync(join(root, 'examples', 'README.md'), 'utf8');
const PACKAGE = 'n8n-nodes-email-inquiry';

const ours = new Map<string, INodeTypeDescription>(
	[new EmailInquiry(), new EmailInquiryTrigger()].map(
		({ description }) => [`${PACKAGE}.${description.name}`, description] as const,
	),
);

function documentedFields(path: string, name: string): string[] {
	return Object.keys(exampleIn(page(path), name) as object);
}

const documented = {
	simplified: documentedFields('docs/outputs.md', 'simplified'),
	details: documentedFields('docs/outputs.md', 'details'),
	answer: documentedFields('docs/answer.md', 'answer'),
};

const nodes = EXAMPLES.flatMap((example) =>
	example.nodes.map((node) => [example.file, node.name, example, node] as const),
);

const ourNodes = nodes.filter(([, , , { type }]) => type.startsWith(`${PACKAGE}.`));

test.each(ourNodes)('%s: n8n keeps every parameter of %s', (_file, _name, _example, node) => {
	const description = ours.get(node.type);
	// n8n adds this one to every polling trigger.
	const { pollTimes, ...parameters } = node.parameters;
	const own = { ...node, parameters };
	expect(description).toBeDefined();
	if (description === undefined) return;
	const kept = keptParameters(own, description);
	expect(kept).toMatchObject(parameters);
	expect(parameterIssues({ ...own, parameters: kept }, description)).toEqual([]);
});

const scripted = nodes.filter(([, , , node]) => expressionsOf(node).length > 0);

test.each(scripted)('%s: the expressions of %s parse', (_file, _name, _example, node) => {
	for (const expression of expressionsOf(node)) {
		expect(codeOf(expression)).not.toEqual([]);
		for (const code of codeOf(expression)) {
			expect(() => new Function(`return (${code}\n)`)).not.toThrow();
		}
	}
});

test.each(scripted)('%s: %s reads only fields that are there', (_file, _name, example, node) => {
	const uses = expressionsOf(node).flatMap(codeOf).flatMap(usesOf);
	const missing = uses.filter(
		({ node: name, field }) => fieldsOf(example, node, name)?.has(field) === false,
	);
	expect(missing).toEqual([]);
});

function fieldsOf(example: ExampleFile, node: INode, name: string | null) {
	if (name === null) return fieldsBefore(example, node, documented);
	return fieldsAfter(example, nodeNamed(example, name), 0, documented);
}

describe.each(EXAMPLES.map((example) => [example.file, example] as const))(
	'%s',
	(file, example) => {
		test('every wire leads to a node that is there', () => {
			const ends = Object.entries(example.connections).flatMap(([from, { main = [] }]) => [
				from,
				...main.flatMap((wires) => (wires ?? []).map(({ node }) => node)),
			]);
			expect(ends.filter((name) => nodeNamed(example, name) === undefined)).toEqual([]);
		});

		test('nodes are named for their purpose, once each', () => {
			const names = example.nodes.map(({ name }) => name);
			expect(new Set(names).size).toBe(names.length);
			expect(
				names.filter((name) => /^(Sticky Note|HTTP Request|Edit Fields|If)\d*$/.test(name)),
			).toEqual([]);
		});

		test('a note says what it does and how to set it up', () => {
			const { content } = nodeNamed(example, 'About this workflow').parameters;
			expect(content).toMatch(/^## .+\n\n[\s\S]+\n### Set up\n1\. /);
		});

		test('brings no credential, data, state or address of a real person', () => {
			const { nodes: _nodes, connections, file: _file, ...rest } = example;
			expect(Object.keys(rest).filter((key) => !ALLOWED.includes(key))).toEqual([]);
			expect(example.active ?? false).toBe(false);
			expect(connections).toBeDefined();
			expect(example.nodes.filter((node) => node.credentials ?? node.webhookId)).toEqual([]);
			const addresses = JSON.stringify(example).match(/[\w.+-]+@[\w-]+\.[\w.]+/g) ?? [];
			expect(addresses.filter((address) => !/@(.+\.)?example(\.com)?$/.test(address))).toEqual([]);
		});

		test('services are called at the addresses of one node', () => {
			const urls = example.nodes
				.filter(({ type }) => type === 'n8n-nodes-base.httpRequest')
				.map(({ parameters }) => parameters['url']);
			const fromSettings = /^=\{\{ (\$json|\$\('Settings'\)\.item\.json)\.settings\.\w+ \}\}/;
			expect(urls.filter((url) => !fromSettings.test(String(url)))).toEqual([]);
		});

		test('is explained in examples/README.md', () => {
			expect(guide).toContain(`](${file})`);
		});
	},
);

const ALLOWED = ['name', 'active', 'settings'];
