import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const CHECK = join(__dirname, '..', '..', 'scripts', 'lib', 'bundle-check.mjs');
const SCRIPT = `
const { checkBundles } = await import(process.argv[1]);
const { outputs, published } = JSON.parse(process.argv[2]);
console.log = () => {};
process.stdout.write(JSON.stringify(checkBundles({ outputs }, published)));
`;

interface Output {
	readonly bytes: number;
	readonly entryPoint?: string;
	readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>>;
	readonly imports: ReadonlyArray<{ readonly path: string; readonly kind: string }>;
}

const output = (change: Partial<Output>): Output => ({
	bytes: 0,
	inputs: {},
	imports: [],
	...change,
});
const holding = (...modules: string[]) =>
	Object.fromEntries(modules.map((module) => [module, { bytesInOutput: 1 }]));
const loads = (path: string) => [{ path, kind: 'import-statement' }];
const waitsFor = (path: string) => [{ path, kind: 'dynamic-import' }];

const NODE = 'dist/node.js';
const CHUNK = 'dist/shared/chunk.js';
const node = (change: Partial<Output>) => output({ entryPoint: 'nodes/N/N.node.ts', ...change });

let folder: string;

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'bundle-check-'));
	for (const place of ['node_modules/a', 'node_modules/b/node_modules/a']) {
		put(`${place}/package.json`, JSON.stringify({ name: 'a', version: '1.0.0' }));
	}
});

afterAll(() => rmSync(folder, { recursive: true }));

function put(file: string, text: string): void {
	mkdirSync(dirname(join(folder, file)), { recursive: true });
	writeFileSync(join(folder, file), text);
}

function check(
	outputs: Readonly<Record<string, Output>>,
	published = Object.keys(outputs),
): unknown {
	for (const [file, { bytes }] of Object.entries(outputs)) put(file, ' '.repeat(bytes));
	const args = ['--input-type=module', '-e', SCRIPT, CHECK, JSON.stringify({ outputs, published })];
	return JSON.parse(execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' }));
}

test.each<[string, Readonly<Record<string, Output>>, readonly string[]]>([
	[
		'a module in two chunks',
		{
			[NODE]: node({ inputs: holding('nodes/x.ts') }),
			[CHUNK]: output({ inputs: holding('nodes/x.ts') }),
		},
		['nodes/x.ts is in dist/node.js and dist/shared/chunk.js'],
	],
	[
		'one version of a package from two folders',
		{
			[NODE]: node({
				inputs: holding('node_modules/a/1.js', 'node_modules/b/node_modules/a/2.js'),
			}),
		},
		['a@1.0.0 is bundled from node_modules/a and node_modules/b/node_modules/a'],
	],
	[
		'a library that n8n would load at its start',
		{ [NODE]: node({ imports: loads(CHUNK) }), [CHUNK]: output({ bytes: 300_000 }) },
		['0.30 MB of code loaded at the start of n8n: more than 0.25 MB'],
	],
	[
		'too much code behind the first call',
		{
			[NODE]: node({ imports: waitsFor(CHUNK) }),
			[CHUNK]: output({ bytes: 6_100_000, entryPoint: 'nodes/N/poll.ts' }),
		},
		['6.10 MB of code without charts: more than 6 MB'],
	],
])('%s is found', (_what, outputs, complaints) => {
	expect(check(outputs)).toEqual(complaints);
});

test('code that waits for the first call or the first chart has room', () => {
	const outputs = {
		[NODE]: node({ imports: waitsFor(CHUNK) }),
		[CHUNK]: output({
			bytes: 400_000,
			entryPoint: 'nodes/N/poll.ts',
			imports: waitsFor('dist/shared/draw.js'),
		}),
		'dist/shared/draw.js': output({ bytes: 7_000_000, entryPoint: 'nodes/drawing/draw.ts' }),
	};
	expect(check(outputs)).toEqual([]);
});

test('a build that does not belong to what is published is found', () => {
	put('dist/old.js', 'old');
	expect(check({ [NODE]: node({}) }, ['dist/old.js', 'README.md'])).toEqual([
		'dist/old.js is not of the last build',
		'dist/node.js is not published',
	]);
});
