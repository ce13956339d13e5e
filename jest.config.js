const transform = {
	// Only strips types: `npm run typecheck` checks them, once for all tests instead of at every run.
	'^.+\\.ts$': ['ts-jest', { tsconfig: 'test/tsconfig.json', transpilation: true }],
};

const project = (displayName, testTimeout) => ({
	displayName,
	testTimeout,
	testMatch: [`<rootDir>/test/${displayName}/**/*.test.ts`],
	testEnvironment: 'node',
	transform,
	globalSetup: '<rootDir>/test/support/jest/global-setup.ts',
	globalTeardown: '<rootDir>/test/support/jest/global-teardown.ts',
	// A build made while tests run must not be taken for a second copy of the sources.
	modulePathIgnorePatterns: ['<rootDir>/dist/'],
});

module.exports = {
	projects: [project('unit', 5_000), project('integration', 30_000), project('e2e', 300_000)],
};
