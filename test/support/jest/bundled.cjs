const { readFileSync } = require('node:fs');
const { createHash } = require('node:crypto');
const { transformSync } = require('esbuild');

/** Gives tests what the build puts into the bundle: ES modules as CommonJS, other files as their bytes. */
module.exports = {
	process: (source, path) => ({ code: isScript(path) ? toCommonJs(source) : bytesOf(path) }),
	getCacheKey: (source, path) =>
		createHash('sha256').update(path).update(source).update(readFileSync(__filename)).digest('hex'),
};

function isScript(path) {
	return path.endsWith('.js');
}

function toCommonJs(source) {
	return transformSync(source, { format: 'cjs', target: 'node20' }).code;
}

function bytesOf(path) {
	const read = `() => require('node:fs').readFileSync(${JSON.stringify(path)})`;
	return `module.exports = { __esModule: true, default: ${read} };`;
}
