import { join, resolve } from 'node:path';
import { ensureDependencies } from './lib/dependencies.mjs';

// Writes sample reports, and what Chromium makes of them, into the folder named, to be looked at.
const folder = resolve(process.argv[2] ?? '.cache/report-sample');
process.chdir(join(import.meta.dirname, '..'));
await ensureDependencies();
// Only now: this file needs the dependencies.
const { importTypeScript } = await import('./lib/typescript.mjs');
const { takeReportScreens } = await importTypeScript('test/support/report/screens.ts');
await takeReportScreens(folder);
console.log(`The reports are in ${folder}`);
