import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { transform } from 'esbuild';

/** The folder of the build that holds the chunks which several files load, or one loads only at work. */
const SHARED = 'shared';

/**
 * Writes the ES modules that esbuild splits as CommonJS, the one kind n8n loads. `import()` becomes a
 * `require` that waits: n8n empties the cache of `require` alone when it reloads a package.
 */
export const asCommonJs = {
	name: 'as-common-js',
	setup({ initialOptions: { outdir }, onEnd }) {
		onEnd(async ({ outputFiles, metafile, errors }) => {
			if (errors.length > 0) return;
			const files = await Promise.all(outputFiles.map(toCommonJs));
			for (const { path, code } of files) {
				metafile.outputs[nameInMetafile(path)].bytes = Buffer.byteLength(code);
			}
			const folder = join(outdir, SHARED);
			const isShared = ({ path }) => dirname(relative(outdir, path)) === SHARED;
			const shared = files.filter(isShared);
			// Last what n8n looks for: in development it loads a node as soon as its file changes.
			await Promise.all(shared.map(write));
			await Promise.all(files.filter((file) => !isShared(file)).map(write));
			await removeOthers(folder, new Set(shared.map(({ path }) => basename(path))));
		});
	},
};

async function toCommonJs({ path, text }) {
	const { code } = await transform(text, {
		format: 'cjs',
		platform: 'node',
		target: 'node20',
		supported: { 'dynamic-import': false },
		legalComments: 'eof',
		logLevel: 'warning',
	});
	return { path, code };
}

function nameInMetafile(path) {
	return relative('.', path).split(sep).join('/');
}

async function write({ path, code }) {
	await mkdir(dirname(path), { recursive: true });
	await writeFile(path, code);
}

/** A chunk is named by its content: what a change replaced stays behind. */
async function removeOthers(folder, names) {
	for (const name of await readdir(folder)) {
		if (!names.has(name)) await rm(join(folder, name));
	}
}
