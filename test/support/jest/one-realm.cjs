const asyncHooks = require('node:async_hooks');
const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');

/**
 * Where test files run: all of a process in its own realm, one after the other. So they can share the packages they
 * load (shared-packages.cjs), and globals are read at full speed, which halves the time of all tests. Each file still
 * loads our own modules for itself. Put back behind a file are the environment and what jest itself changes.
 */
module.exports = class OneRealm {
	constructor({ projectConfig: config }) {
		this.global = globalThis;
		this.moduleMocker = new ModuleMocker(globalThis);
		this.fakeTimers = null;
		this.fakeTimersModern = new ModernFakeTimers({ config, global: globalThis });
		const { exit, getBuiltinModule } = process;
		this.before = { env: { ...process.env }, exit, getBuiltinModule, console };
	}

	async setup() {
		Error.stackTraceLimit = 100;
	}

	async teardown() {
		this.fakeTimersModern.dispose();
		const { env, exit, getBuiltinModule, console } = this.before;
		for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
		Object.assign(process.env, env);
		Object.assign(process, { exit, getBuiltinModule });
		globalThis.console = console;
		for (const key of Object.getOwnPropertySymbols(globalThis))
			if (OF_A_FILE.has(key.description)) delete globalThis[key];
		for (const storage of storages) storage.disable();
		storages.clear();
	}

	exportConditions() {
		return ['node', 'node-addons'];
	}

	/** Nothing is compiled in it: see shared-packages.cjs. */
	getVmContext() {
		return globalThis;
	}
};

/** What jest-circus keeps of a test file on `globalThis`: left there, it would also be told of the next file's tests. */
const OF_A_FILE = new Set([
	...['EVENT_HANDLERS', 'JEST_STATE_SYMBOL', 'TEST_TIMEOUT_SYMBOL', 'RETRY_TIMES'],
	...['RETRY_IMMEDIATELY', 'WAIT_BEFORE_RETRY', 'LOG_ERRORS_BEFORE_RETRY'],
]);

/** Jest-circus makes one for each file: each that stays enabled makes every promise of the files behind it slower. */
const storages = new Set();

const { AsyncLocalStorage } = asyncHooks;
asyncHooks.AsyncLocalStorage = class extends AsyncLocalStorage {
	constructor(...args) {
		super(...args);
		storages.add(this);
	}
};
