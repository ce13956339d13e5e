import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureDependencies } from './lib/dependencies.mjs';

// Prints tables and asserts nothing: figures of a machine are compared within one run only.
process.chdir(join(import.meta.dirname, '..'));
await ensureDependencies();
// Only now: this file needs the dependencies.
const { importTypeScript } = await import('./lib/typescript.mjs');
const wanted = process.argv.slice(2);
const names = (await readdir('test/bench'))
	.filter((file) => file.endsWith('.ts'))
	.map((file) => file.slice(0, -'.ts'.length))
	.filter((name) => wanted.length === 0 || wanted.includes(name));
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) throw new Error(`There is no benchmark ${unknown.join(', ')}`);
for (const name of names) {
	const { bench } = await importTypeScript(`test/bench/${name}.ts`);
	console.log(`\n${name}`);
	await bench();
}
