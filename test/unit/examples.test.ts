import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode, INodeTypeDescription } from 'n8n-workflow';
import { EmailInquiry } from '../../nodes/EmailInquiry/EmailInquiry.node';
import { EmailInquiryTrigger } from '../../nodes/EmailInquiryTrigger/EmailInquiryTrigger.node';
import { codeOf, expressionsOf, usesOf } from '../support/examples/expressions';
import { fieldsAfter, fieldsBefore, nodeNamed } from '../support/examples/fields';
import { EXAMPLES, type ExampleFile } from '../support/examples/files';
import { credentialOf } from '../support/examples/credentials';
import { boxOf, framedBy, isNote, overlap, stepsOf, textHeightOf } from '../support/examples/notes';
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

		test('the Russian note has the same steps', () => {
			const { content } = nodeNamed(example, 'О рабочем процессе').parameters;
			expect(content).toMatch(/^## .+\n\n[\s\S]+\n### Настройка\n1\. /);
			const english = nodeNamed(example, 'About this workflow').parameters['content'];
			expect(setUpOf(content)).toHaveLength(setUpOf(english).length);
		});

		test('the frames are numbered like the steps, and each step names what its frame holds', () => {
			const { content } = nodeNamed(example, 'About this workflow').parameters;
			const frames = [...stepsOf(example)].sort((a, b) => numberOf(a) - numberOf(b));
			expect(frames.map(numberOf)).toEqual(frames.map((_, index) => index + 1));
			for (const frame of frames) {
				const step = setUpOf(content)[numberOf(frame) - 1] ?? '';
				const named = framedBy(frame, example).filter(({ name }) => step.includes(`**${name}**`));
				expect([frame.name, named]).not.toEqual([frame.name, []]);
				expect(frame.parameters['content']).toMatch(/[а-я]/);
			}
		});

		test('every note can be read: nothing hides its text', () => {
			const notes = example.nodes.filter(isNote);
			for (const note of notes) {
				const { left, top, right } = boxOf(note);
				const text = { left, top, right, bottom: top + textHeightOf(note) };
				const others = example.nodes.filter((node) => node !== note);
				const hiding = others.filter((node) => overlap(text, boxOf(node)));
				expect([note.name, hiding.map(({ name }) => name)]).toEqual([note.name, []]);
				expect(text.bottom).toBeLessThanOrEqual(boxOf(note).bottom);
			}
		});

		test('services are called at their address, or at that of the account in one node', () => {
			const urls = requestsOf(example).map(({ parameters }) => parameters['url']);
			const known =
				/^=?https:\/\/[\w.-]+\/|^=\{\{ (\$json|\$\('Settings'\)\.item\.json)\.settings\.\w+ \}\}/;
			expect(urls.filter((url) => !known.test(String(url)))).toEqual([]);
		});

		test('secrets are kept in credentials of n8n', () => {
			const open = requestsOf(example).filter((node) => credentialOf(node) === null);
			expect(open.length === 0 || file in WITHOUT_CREDENTIAL).toBe(true);
			const secret = /authorization|token|password|api.?key|webhook/i;
			const names = example.nodes.flatMap(({ parameters }) => namesIn(parameters));
			const shown = new Set(names.filter((name) => secret.test(name)));
			expect([...shown]).toEqual(WITHOUT_CREDENTIAL[file] ?? []);
		});

		test('is explained in examples/README.md', () => {
			expect(guide).toContain(`](${file})`);
		});
	},
);

const ALLOWED = ['name', 'active', 'settings'];

/** Services that take their secret only in the address or inside the request, where no credential can put it. */
const WITHOUT_CREDENTIAL: Readonly<Record<string, readonly string[]>> = {
	'bitrix24-lead.json': ['settings.webhook'],
	'several-mailboxes.json': ['settings.webhook'],
	'uis-upload-emails.json': ['settings.apiKey'],
};

function requestsOf({ nodes: all }: ExampleFile): readonly INode[] {
	return all.filter(({ type }) => type === 'n8n-nodes-base.httpRequest');
}

/** What headers, query parameters and assignments are called. */
function namesIn(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, one]) =>
		key === 'name' && typeof one === 'string' ? [one] : namesIn(one),
	);
}

/** The numbered steps of a note. */
function setUpOf(content: unknown): readonly string[] {
	return String(content).match(/^\d+\. .+$/gm) ?? [];
}

function numberOf({ parameters: { content } }: INode): number {
	return Number(/^### (\d+)\. /.exec(String(content))?.[1]);
}
