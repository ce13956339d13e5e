import { mkdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { assets } from './assets.mjs';

/** Lets a bundled module find the files beside its source by `__dirname`, as it does unbundled. */
const ownFolder = {
	name: 'own-folder',
	setup({ onLoad }) {
		onLoad({ filter: /\.ts$/ }, async ({ path }) => {
			const folder = JSON.stringify(dirname(path));
			const contents = `const __dirname = ${folder};${await readFile(path, 'utf8')}`;
			return { contents, loader: 'ts' };
		});
	},
};

/** Imports a TypeScript module of this repository into a script: Node 20 cannot do that by itself. */
export async function importTypeScript(file) {
	const folder = join('node_modules', '.cache', 'n8n-nodes-email-inquiry');
	await mkdir(folder, { recursive: true });
	// Its own file for each process: two scripts may start at the same moment.
	const outfile = join(folder, `${basename(file, '.ts')}.${process.pid}.cjs`);
	await build({
		entryPoints: [file],
		outfile,
		bundle: true,
		platform: 'node',
		target: 'node20',
		packages: 'external',
		logLevel: 'warning',
		plugins: [ownFolder, assets],
	});
	const module = await import(pathToFileURL(outfile).href);
	await rm(outfile);
	return module.default;
}
