import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build, context } from 'esbuild';
import { assets } from './assets.mjs';
import { asCommonJs } from './common-js.mjs';
import { packageFolder, readManifest } from './packages.mjs';

const onePackageOnce = {
	name: 'one-package-once',
	setup({ onResolve, resolve }) {
		const firstCopy = new Map();
		const again = Symbol('resolved by this plug-in');

		onResolve({ filter: /^[^./]/ }, async ({ path, kind, pluginData, ...place }) => {
			if (kind === 'entry-point' || pluginData === again) return undefined;
			const { importer, namespace, resolveDir } = place;
			// `import` and `require` lead to different files of a package: without one kind both would be
			// bundled. `require` is what the tests run.
			const asRequire = {
				importer,
				namespace,
				resolveDir,
				kind: 'require-call',
				pluginData: again,
			};
			const found = await resolve(path, asRequire);
			const folder = found.namespace === 'file' && !found.external && packageFolder(found.path);
			if (!folder) return found;
			const { name, version } = readManifest(folder);
			const id = `${name}@${version}`;
			// npm repeats a version under each package that needs it when the top level holds another one.
			if (!firstCopy.has(id)) firstCopy.set(id, folder);
			return { ...found, path: firstCopy.get(id) + found.path.slice(folder.length) };
		});
	},
};

const options = (outdir) => ({
	entryPoints: entryPoints(),
	outbase: '.',
	outdir,
	bundle: true,
	platform: 'node',
	target: 'node20',
	// Each module is in one chunk, whoever needs it: it is loaded once, and there is one of each class.
	// esbuild splits ES modules only.
	format: 'esm',
	splitting: true,
	chunkNames: 'shared/[name]-[hash]',
	write: false,
	// n8n hands its own copy to every node, and errors must be instances of its classes.
	external: ['n8n-workflow'],
	// Errors and loggers show class names, which esbuild renames where two modules use the same one.
	keepNames: true,
	// What a library prints might hold a name or an address, and nobody reads it.
	drop: ['console'],
	legalComments: 'eof',
	metafile: true,
	logLevel: 'warning',
	plugins: [assets, onePackageOnce, asCommonJs],
});

/** Bundles every node and credential with all it imports, so that the package needs no dependencies. */
export async function bundle(outdir) {
	const { metafile } = await build(options(outdir));
	return metafile;
}

/** Bundles again at every change until the returned function is called. */
export async function watchBundle(outdir, onBuilt) {
	const report = { name: 'report', setup: ({ onEnd }) => onEnd(onBuilt) };
	const base = options(outdir);
	const watcher = await context({ ...base, plugins: [...base.plugins, report] });
	await watcher.watch();
	return () => watcher.dispose();
}

function entryPoints() {
	return ['nodes', 'credentials'].flatMap((folder) =>
		readdirSync(folder, { recursive: true })
			.filter((file) => /\.(node|credentials)\.ts$/.test(file))
			.map((file) => join(folder, file)),
	);
}
