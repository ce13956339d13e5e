const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { version } = require('esbuild/package.json');

/*
 * Only strips types: `npm run typecheck` checks them, once for all tests instead of at every run. esbuild
 * takes a tenth of TypeScript's time, which is what a first run on a fresh clone waits for.
 */
const OPTIONS = {
	loader: 'ts',
	format: 'cjs',
	target: 'node20',
	sourcemap: true,
	sourcesContent: false,
	// Jest's modules are loaded by `require` alone.
	supported: { 'dynamic-import': false },
	tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
};

/** What belongs in front of the imports is moved there by ts-jest alone. */
const HOISTED = /^\s*jest\.(mock|unmock)\(/m;

const OWN = readFileSync(__filename);

module.exports = {
	process(source, path, options) {
		if (HOISTED.test(source)) return hoisting().process(source, path, options);
		const { code, map } = esbuild().transformSync(source, { ...OPTIONS, sourcefile: path });
		return { code, map };
	},
	getCacheKey: (source, path) =>
		createHash('sha256').update(`${version} ${path}\0`).update(source).update(OWN).digest('hex'),
};

function esbuild() {
	// Without it each file starts a process.
	process.env['ESBUILD_WORKER_THREADS'] ??= '1';
	return require('esbuild');
}

let tsJest;
function hoisting() {
	tsJest ??= require('ts-jest').default.createTransformer({
		tsconfig: 'test/tsconfig.json',
		transpilation: true,
	});
	return tsJest;
}
