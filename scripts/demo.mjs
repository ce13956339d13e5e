import { join } from 'node:path';
import { buildPackage } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';

const INTERRUPTED = 130;

process.chdir(join(import.meta.dirname, '..'));
process.exitCode = await demo(process.argv.slice(2)).catch((error) => {
	console.error(`demo: ${error.message}`);
	return 1;
});

async function demo(args) {
	const unknown = args.filter((arg) => arg !== '--check');
	if (unknown.length > 0) throw new Error(`${unknown.join(' ')}: only --check is known`);
	await ensureDependencies();
	const code = await buildPackage();
	if (code === INTERRUPTED) return INTERRUPTED;
	if (code !== 0) throw new Error('The build failed, see above');
	// Only now: this file needs the dependencies.
	const { importTypeScript } = await import('./lib/typescript.mjs');
	const { runDemo } = await importTypeScript('test/demo/main.ts');
	const stop = new AbortController();
	const signal = stop.signal;
	onSignal(() => stop.abort());
	try {
		return await runDemo({ packageFolder: process.cwd(), check: args.includes('--check'), signal });
	} catch (error) {
		if (signal.aborted) return INTERRUPTED;
		throw error;
	}
}

/** The first signal ends the demo properly, a second one at once. */
function onSignal(stop) {
	for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
		process.once(name, () => {
			console.log('\nStopping …');
			stop();
			process.once(name, () => process.exit(INTERRUPTED));
		});
	}
}
