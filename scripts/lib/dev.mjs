import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { watchBundle } from './bundle.mjs';
import { runProgram } from './program.mjs';
import { importTypeScript } from './typescript.mjs';

/**
 * Runs n8n with this package installed and reloaded at every change. `watchAssets(folder)` keeps icons and
 * codex up to date there. `n8n-node dev` cannot do this: it compiles file by file, and our build bundles.
 */
export async function dev(watchAssets) {
	const { ensureN8n, N8N_VERSION } = await importTypeScript('test/support/n8n/install.ts');
	const { cacheFolder } = await importTypeScript('test/support/n8n/cache.ts');
	const n8n = await ensureN8n(N8N_VERSION, console.log);
	const home = join(cacheFolder(), 'dev');
	// A real folder where n8n keeps installed packages, away from this repository: a link would hide changes
	// from n8n's module cache, and from inside the repository `n8n-workflow` would be our copy, not n8n's.
	const installed = join(home, '.n8n', 'nodes', 'node_modules', 'n8n-nodes-email-inquiry');
	const dist = join(installed, 'dist');
	await mkdir(dist, { recursive: true });
	await copyFile('package.json', join(installed, 'package.json'));
	const assets = watchAssets(dist);
	const stopBundling = await watchBundle(dist, ({ errors }) => {
		console.log(errors.length === 0 ? 'Bundled' : 'Not bundled, see above');
	});
	try {
		const start = [join(n8n.folder, 'node_modules', 'n8n', 'bin', 'n8n'), 'start'];
		await runProgram(n8n.node, start, { env: environment(home) });
	} finally {
		await Promise.all([stopBundling(), assets.close()]);
	}
}

function environment(home) {
	return {
		N8N_USER_FOLDER: home,
		N8N_DEV_RELOAD: 'true',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	};
}
