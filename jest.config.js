const { availableParallelism } = require('node:os');

/** The parser of sanitize-html, and ECharts: packages of ES modules alone, which jest cannot load as they are. */
const ESM_ONLY =
	'(htmlparser2|dom-serializer|domelementtype|domhandler|domutils|entities|echarts|zrender)';

const transform = {
	'^.+\\.ts$': '<rootDir>/test/support/jest/typescript.cjs',
	[`/node_modules/${ESM_ONLY}/.+\\.js$|\\.(wasm|ttf)$`]: '<rootDir>/test/support/jest/bundled.cjs',
};

const { IMAP_SERVER, E2E_RELIABILITY, NIGHTLY } = process.env;
const leftOut = [
	// Many minutes of a real n8n whose network fails: see CONTRIBUTING.md.
	...(E2E_RELIABILITY || NIGHTLY ? [] : ['/test/e2e/reliability']),
	...(NIGHTLY ? [] : ['/test/e2e/queue-mode']),
	// What plays the server itself is the same with another server beside it.
	...(IMAP_SERVER ? ['/test/integration/scripted/'] : []),
];

const FAST = {
	testEnvironment: '<rootDir>/test/support/jest/one-realm.cjs',
	runtime: '<rootDir>/test/support/jest/shared-packages.cjs',
};

const project = (displayName, options) => ({
	displayName,
	testMatch: [`<rootDir>/test/${displayName}/**/*.test.ts`],
	testEnvironment: 'node',
	transform,
	transformIgnorePatterns: [`/node_modules/(?!(.+/)?${ESM_ONLY}/).+\\.c?js$`],
	globalSetup: '<rootDir>/test/support/jest/global-setup.ts',
	globalTeardown: '<rootDir>/test/support/jest/global-teardown.ts',
	testPathIgnorePatterns: leftOut,
	// A build made while tests run must not be taken for a second copy of the sources.
	modulePathIgnorePatterns: ['<rootDir>/dist/'],
	...options,
});

module.exports = {
	// Jest ignores a limit of a project. Servers and whole polls need more than 5 s on a busy machine.
	testTimeout: 120_000,
	// Servers are waited for now and then. By default it is one less than there are cores.
	maxWorkers: availableParallelism() + 1,
	projects: [
		project('unit', FAST),
		project('port', { ...FAST, setupFiles: ['<rootDir>/test/support/port/no-connection.ts'] }),
		project('integration', FAST),
		project('e2e'),
	],
};
