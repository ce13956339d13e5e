import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

interface Manifest {
	readonly name: string;
	readonly keywords: readonly string[];
	readonly license: string;
	readonly files: readonly string[];
	readonly engines: Readonly<Record<string, string>>;
	readonly n8n: {
		readonly n8nNodesApiVersion: number;
		readonly strict: boolean;
		readonly nodes: readonly string[];
		readonly credentials: readonly string[];
	};
	readonly scripts: Readonly<Record<string, string>>;
	readonly dependencies?: unknown;
	readonly peerDependencies: Readonly<Record<string, string>>;
	readonly devDependencies: Readonly<Record<string, string>>;
}

interface Lock {
	readonly packages: Readonly<
		Record<string, { readonly optionalDependencies?: Readonly<Record<string, string>> }>
	>;
}

interface Codex {
	readonly node: string;
	readonly categories: readonly string[];
	readonly alias: readonly string[];
	readonly resources: Readonly<Record<string, ReadonlyArray<{ readonly url: string }>>>;
}

const root = join(__dirname, '..', '..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const manifest: Manifest = JSON.parse(read('package.json'));
const { nodes, credentials } = manifest.n8n;

const toSource = (built: string): string => built.replace(/^dist\//, '').replace(/\.js$/, '.ts');

const findSources = (folder: string, ending: string): string[] =>
	readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith(ending))
		.map((file) => join(folder, file));

describe('package.json', () => {
	test('is found and loaded by n8n as a community package', () => {
		expect(manifest.name).toMatch(/^n8n-nodes-/);
		expect(manifest.keywords).toContain('n8n-community-node-package');
		expect(manifest.n8n.n8nNodesApiVersion).toBe(1);
	});

	test('names every node and credential there is, and no other', () => {
		expect(nodes.map(toSource).sort()).toEqual(findSources('nodes', '.node.ts').sort());
		expect(credentials.map(toSource).sort()).toEqual(
			findSources('credentials', '.credentials.ts').sort(),
		);
	});

	test.each([...nodes, ...credentials])('%s exports a class named like its file', (file) => {
		const [className] = basename(file).split('.');
		expect(read(toSource(file))).toMatch(new RegExp(`^export class ${className} `, 'm'));
	});

	test('brings nothing to install but n8n itself', () => {
		expect(manifest).not.toHaveProperty('dependencies');
		expect(manifest).not.toHaveProperty('optionalDependencies');
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});

	test('runs nothing at installation', () => {
		const hooks = ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish'];
		expect(Object.keys(manifest.scripts)).not.toEqual(
			expect.arrayContaining([expect.stringMatching(new RegExp(`^(${hooks.join('|')})$`))]),
		);
	});

	test('publishes the build and the texts, nothing else', () => {
		// npm adds package.json, README.md and LICENSE by itself.
		expect(manifest.files).toEqual(['dist', 'CHANGELOG.md']);
	});

	test('pins every development package to one version', () => {
		const ranges = Object.entries(manifest.devDependencies).filter(
			([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
		);
		expect(ranges).toEqual([]);
	});
});

describe('package-lock.json', () => {
	test('holds no download addresses, so that any registry serves', () => {
		expect(read('package-lock.json')).not.toContain('"resolved"');
	});

	test('lists the packages of every platform, or npm ci refuses it', () => {
		const { packages }: Lock = JSON.parse(read('package-lock.json'));
		const listed = new Set(Object.keys(packages).map((path) => path.split('node_modules/').pop()));
		const wanted = Object.values(packages).flatMap((entry) =>
			Object.keys(entry.optionalDependencies ?? {}),
		);
		expect(wanted.filter((name) => !listed.has(name))).toEqual([]);
	});

	test('belongs to package.json', () => {
		const { packages } = JSON.parse(read('package-lock.json'));
		expect(packages['']).toMatchObject({ devDependencies: manifest.devDependencies });
	});
});

describe.each(nodes.map(toSource))('the codex of %s', (source) => {
	const codex: Codex = JSON.parse(read(source.replace(/\.ts$/, '.json')));

	test('belongs to this node', () => {
		const [className = ''] = basename(source).split('.');
		const nodeName = className.charAt(0).toLowerCase() + className.slice(1);
		expect(codex.node).toBe(`${manifest.name}.${nodeName}`);
	});

	test('lets the node be found by what people call it, in English and Russian', () => {
		expect(codex.categories).toContain('Communication');
		expect(codex.alias).toEqual(
			expect.arrayContaining(['imap', 'inquiry', 'lead', 'почта', 'заявка', 'обращение']),
		);
	});
});

describe('icons', () => {
	test.each(['inquiry.svg', 'inquiry.dark.svg'])('%s is square and stands alone', (file) => {
		const icon = read(join('nodes', 'icons', file));
		expect(icon).toMatch(/^<svg [^>]*width="60" height="60" viewBox="0 0 60 60"/);
		expect(icon).not.toMatch(/<(script|image|style|foreignObject)|href=/);
	});
});

describe('README.md', () => {
	test.each([
		'n8n-nodes-email-inquiry',
		'Email Inquiry Trigger',
		'npm test',
		'npm run demo',
		'MIT',
	])('mentions %s', (words) => {
		expect(read('README.md')).toContain(words);
	});
});
