import { readFileSync } from 'node:fs';
import { runNpm } from './program.mjs';

/** Installs the development packages when they are missing or not those of package-lock.json. */
export async function ensureDependencies() {
	if (isInstalled()) return;
	console.log('Installing the development packages (npm ci, one to three minutes) …');
	// Warnings of packages about the running Node would hide everything else.
	const code = await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
	if (code !== 0) throw new Error(`npm ci ended with code ${code}, see above`);
}

/** Compares versions, not file times: a checkout touches package-lock.json without changing it. */
function isInstalled() {
	const installed = packagesOf('node_modules/.package-lock.json');
	const wanted = packagesOf('package-lock.json');
	return Object.entries(wanted).every(
		([folder, { version, optional }]) =>
			folder === '' || optional || installed[folder]?.version === version,
	);
}

function packagesOf(lockFile) {
	try {
		return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
	} catch (error) {
		if (error.code === 'ENOENT') return {};
		throw error;
	}
}
