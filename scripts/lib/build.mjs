import { runNpm } from './program.mjs';

/** Builds the package and returns npm's exit code; with `E2E_BUILT=1` it was built already. */
export async function buildPackage() {
	return process.env.E2E_BUILT === '1' ? 0 : await runNpm(['run', '--silent', 'build']);
}
