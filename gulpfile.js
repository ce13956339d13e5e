const { rm, writeFile } = require('node:fs/promises');
const { dest, parallel, series, src, watch } = require('gulp');

const ASSETS = ['nodes/**/*.{png,svg}', 'nodes/**/*.node.json', 'credentials/**/*.{png,svg}'];

async function clean() {
	await rm('dist', { recursive: true, force: true });
}

async function types() {
	const { runNode } = await import('./scripts/lib/program.mjs');
	const code = await runNode(['node_modules/typescript/bin/tsc', '--noEmit']);
	if (code !== 0) throw new Error('The types do not fit, see above');
}

async function bundle() {
	const { bundle } = await import('./scripts/lib/bundle.mjs');
	const { thirdPartyLicences } = await import('./scripts/lib/licences.mjs');
	const { keepMetafile } = await import('./scripts/lib/metafile.mjs');
	const metafile = await bundle('dist');
	await keepMetafile(metafile);
	await writeFile('dist/THIRD-PARTY-LICENSES.txt', thirdPartyLicences(metafile));
	for (const [file, { bytes }] of Object.entries(metafile.outputs)) {
		console.log(`${file}  ${Math.ceil(bytes / 1024)} kB`);
	}
}

function assets() {
	return copyAssets('dist');
}

function copyAssets(folder) {
	// Without `encoding: false` gulp reads pictures as text and spoils them.
	return src(ASSETS, { base: '.', encoding: false }).pipe(dest(folder));
}

async function dev() {
	const { dev } = await import('./scripts/lib/dev.mjs');
	await dev((folder) =>
		watch(ASSETS, { ignoreInitial: false }, function assets() {
			return copyAssets(folder);
		}),
	);
}

exports.build = series(clean, types, parallel(bundle, assets));
exports.dev = dev;
