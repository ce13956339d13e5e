const transform = {
	// Only strips types: `npm run typecheck` checks them, once for all tests instead of at every run.
	'^.+\\.ts$': ['ts-jest', { tsconfig: 'test/tsconfig.json', transpilation: true }],
};

// Long searches for rare faults, still growing: see CONTRIBUTING.md.
const onRequest = [
	...(process.env.MODEL_RUNS ? [] : ['/test/unit/model/']),
	...(process.env.FUZZ_CASES ? [] : ['/test/integration/fuzz']),
	...(process.env.E2E_RELIABILITY || process.env.E2E_NIGHTLY ? [] : ['/test/e2e/reliability']),
];

const project = (displayName) => ({
	displayName,
	testMatch: [`<rootDir>/test/${displayName}/**/*.test.ts`],
	testEnvironment: 'node',
	transform,
	globalSetup: '<rootDir>/test/support/jest/global-setup.ts',
	globalTeardown: '<rootDir>/test/support/jest/global-teardown.ts',
	testPathIgnorePatterns: onRequest,
	// A build made while tests run must not be taken for a second copy of the sources.
	modulePathIgnorePatterns: ['<rootDir>/dist/'],
});

module.exports = {
	// Jest ignores a limit of a project. Servers and whole polls need more than 5 s on a busy machine.
	testTimeout: 30_000,
	projects: [project('unit'), project('integration'), project('e2e')],
};
