import { existsSync, readFileSync } from 'node:fs';

// Prints "PASSED FAILED" of a jest result file; a file of tests that could not run counts as one failed.
const file = process.argv[2];
const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = existsSync(file)
	? JSON.parse(readFileSync(file, 'utf8'))
	: { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 0 };
console.log(`${numPassedTests} ${numFailedTests + numRuntimeErrorTestSuites}`);
