import { join } from 'node:path';
import { ensureDependencies } from './lib/dependencies.mjs';

process.chdir(join(import.meta.dirname, '..'));
await ensureDependencies();
// Only now: this file needs the dependencies.
const { importTypeScript } = await import('./lib/typescript.mjs');
const { takeScreens } = await importTypeScript('test/e2e/screens.ts');
const stop = new AbortController();
process.once('SIGINT', () => stop.abort());
const folder = await takeScreens(process.cwd(), stop.signal);
console.log(`The pictures are in ${folder}`);
