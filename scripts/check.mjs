import { join } from 'node:path';
import { ensureDependencies } from './lib/dependencies.mjs';
import { checkPackage } from './lib/package-check.mjs';
import { runNode, runNpm } from './lib/program.mjs';

const INTERRUPTED = 130;

const STEPS = {
	format: npmScript('format:check'),
	lint: npmScript('lint'),
	types: npmScript('typecheck'),
	structure: structureStep,
	exports: exportsStep,
	test: npmScript('test'),
	build: npmScript('build'),
	package: packageStep,
};

process.chdir(join(import.meta.dirname, '..'));
await ensureDependencies();
process.exitCode = await check(process.argv.slice(2));

/** Runs the named steps, or all; a failed step does not keep the next one from telling its result. */
async function check(names) {
	const unknown = names.filter((name) => !(name in STEPS));
	if (unknown.length > 0) {
		console.error(`${unknown.join(', ')}: not one of ${Object.keys(STEPS).join(', ')}`);
		return 2;
	}
	const results = [];
	for (const name of names.length > 0 ? names : Object.keys(STEPS)) {
		console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`);
		const started = Date.now();
		const code = await STEPS[name]();
		if (code === INTERRUPTED) return INTERRUPTED;
		results.push({ name, passed: code === 0, seconds: (Date.now() - started) / 1000 });
	}
	console.log('');
	for (const { name, passed, seconds } of results) {
		console.log(`${passed ? '✓' : '✗'} ${name.padEnd(9)} ${seconds.toFixed(1).padStart(6)} s`);
	}
	return results.every(({ passed }) => passed) ? 0 : 1;
}

function npmScript(name) {
	return () => runNpm(['run', '--silent', name]);
}

async function structureStep() {
	// Only now: it needs the dependencies.
	const { checkStructure } = await import('./lib/structure-check.mjs');
	return tell(checkStructure());
}

/** What is exported for nobody is dead, or only looks as if somebody needed it. Test seams say `@internal`. */
function exportsStep() {
	const what = ['files', 'exports', 'types', 'duplicates'];
	return runNode(['node_modules/knip/bin/knip.js', '--production', '--include', what.join(',')]);
}

async function packageStep() {
	return tell(await checkPackage());
}

function tell(complaints) {
	for (const complaint of complaints) console.error(complaint);
	return complaints.length === 0 ? 0 : 1;
}
