const { isBuiltin } = require('node:module');
const { compileFunction } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

/** How test files load modules: packages by Node, once for all files of a process, everything else as jest does. */
module.exports = class SharedPackages extends Runtime {
	constructor(...args) {
		super(...args);
		const { executor } = this;
		// Jest compiles in a context of each file, which one-realm.cjs does without.
		executor.compile = (source, filename) =>
			compileFunction(source, executor.injectedModuleParameters, { filename });
	}

	requireModuleOrMock(from, name) {
		const path = this.sharedPath(from, name);
		return path === null ? super.requireModuleOrMock(from, name) : require(path);
	}

	/** Returns the path of what Node can load, or null. */
	sharedPath(from, name) {
		if (name.startsWith('.') || isBuiltin(name) || name === '@jest/globals') return null;
		if (this.mockState.shouldMockCjs(from, name).shouldMock) return null;
		const path = this._resolution.resolveCjs(from, name);
		const isAsPublished = this._config.transformIgnorePatterns.some((pattern) =>
			new RegExp(pattern).test(path),
		);
		return isAsPublished && !STARTED_ONCE.test(path) ? path : null;
	}
};

/** Their WebAssembly can be started only once for each time they are loaded. */
const STARTED_ONCE = /\/node_modules\/@resvg\//;
