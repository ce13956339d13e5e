const { isBuiltin } = require('node:module');
const { compileFunction } = require('node:vm');
const { default: Runtime } = require('jest-runtime');

/** How test files load modules: packages by Node, once for all files of a process, everything else as jest does. */
module.exports = class SharedPackages extends Runtime {
	constructor(...args) {
		super(...args);
		this.asPublished = this._config.transformIgnorePatterns.map((pattern) => new RegExp(pattern));
		const { executor } = this;
		if (typeof executor.compile !== 'function')
			throw new Error('Jest compiles modules elsewhere now');
		executor.compile = (source, filename) => compiled(source, filename, executor);
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
		const isAsPublished = this.asPublished.some((pattern) => pattern.test(path));
		return isAsPublished && !STARTED_ONCE.test(path) ? path : null;
	}
};

/** A second start of its WebAssembly throws, so each file loads it for itself. */
const STARTED_ONCE = /\/node_modules\/@resvg\//;

/** By path: what a module is compiled to, which makes a new module at each call. */
const modules = new Map();

/** Jest compiles a module in a context of each test file, which one-realm.cjs does without. */
function compiled(source, filename, { injectedModuleParameters }) {
	const known = modules.get(filename);
	if (known?.source === source) return known.make;
	const make = compileFunction(source, injectedModuleParameters, { filename });
	modules.set(filename, { source, make });
	return make;
}
