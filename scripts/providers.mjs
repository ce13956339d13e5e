import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureDependencies } from './lib/dependencies.mjs';

process.chdir(join(import.meta.dirname, '..'));
await ensureDependencies();
// Only now: this file needs the dependencies.
const { importTypeScript } = await import('./lib/typescript.mjs');
const { providersPage } = await importTypeScript('test/docs/providers-page.ts');
await writeFile('docs/providers.md', providersPage('en'));
await writeFile('docs/ru/providers.md', providersPage('ru'));
