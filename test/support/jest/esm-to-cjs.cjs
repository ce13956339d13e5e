const { transformSync } = require('esbuild');

/** Packages that come as ES modules only, which Jest cannot `require` before Node 24.9. */
module.exports = {
	process: (source, path) => ({
		code: transformSync(source, { format: 'cjs', target: 'node20', sourcefile: path }).code,
	}),
};
