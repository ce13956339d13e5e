import { join } from 'node:path';
import { buildPackage } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';

// Takes the pictures of the manual anew: both nodes in a real n8n, and the pages they make.
const FOLDER = 'docs/images';

process.chdir(join(import.meta.dirname, '..'));
await ensureDependencies();
const code = await buildPackage();
if (code !== 0) process.exit(code);
// Only now: this file needs the dependencies.
const { importTypeScript } = await import('./lib/typescript.mjs');
const { takePictures } = await importTypeScript('test/screens/pictures.ts');
const stop = new AbortController();
process.once('SIGINT', () => stop.abort());
await takePictures(process.cwd(), FOLDER, stop.signal);
console.log(`The pictures are in ${FOLDER}`);
