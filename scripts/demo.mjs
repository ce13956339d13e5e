import { join } from 'node:path';
import { buildPackage } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';

const INTERRUPTED = 130;
const OLDEST_NODE = [20, 19];

const ABOUT = `The demo starts a real n8n with this package and a mail server with sample mail, and shows both nodes.
It needs Node ${OLDEST_NODE.join('.')} or newer, a C++ compiler and, the first time, 4.3 GB of disk and 5 to 10 minutes: n8n is
installed into your user cache. After that it starts in about a minute. No mail leaves this machine.
`;

process.exitCode = await demo(process.argv.slice(2)).catch((error) => {
	console.error(`demo: ${error.message}`);
	return 1;
});

async function demo(args) {
	const unknown = args.filter((arg) => arg !== '--check');
	if (unknown.length > 0) throw new Error(`${unknown.join(' ')}: only --check is known`);
	if (!isNewEnough()) {
		throw new Error(
			`Node ${process.versions.node} is too old, it needs ${OLDEST_NODE.join('.')} or newer`,
		);
	}
	process.chdir(join(import.meta.dirname, '..'));
	console.log(ABOUT);
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

function isNewEnough() {
	const [major, minor] = process.versions.node.split('.').map(Number);
	return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
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
