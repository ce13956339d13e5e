import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { buildPackage } from './lib/build.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { runNode } from './lib/program.mjs';

const LEVELS = {
	fast: { projects: ['unit', 'port', 'integration'] },
	servers: {
		projects: ['integration'],
		env: { IMAP_SERVER: process.env.IMAP_SERVER ?? 'dovecot' },
		prepare: requireServer,
	},
	// One after the other: each test runs an n8n of its own.
	e2e: { projects: ['e2e'], flags: ['--runInBand'], prepare: build },
};

/** Most objects of a test are short-lived: with more room for them a tenth less of the time goes into garbage collection. */
const NODE_FLAGS = ['--max-semi-space-size=64'];

const [level, args] = choose(process.argv.slice(2));
process.chdir(join(import.meta.dirname, '..'));
process.exitCode = await test(LEVELS[level], args).catch((error) => {
	console.error(error.message);
	return 1;
});

/** The first word may be a level; everything after it goes to jest. */
function choose([first, ...rest]) {
	return first in LEVELS ? [first, rest] : ['fast', [first, ...rest].filter(Boolean)];
}

async function test({ projects, flags = [], env = {}, prepare }, extra) {
	await ensureDependencies();
	await prepare?.();
	const nightly = extra.includes('--nightly') ? { NIGHTLY: '1' } : {};
	const jestArgs = [...extra.filter((arg) => arg !== '--nightly'), ...flags];
	// Last, because --selectProjects takes every word that follows.
	jestArgs.push('--selectProjects', ...projects);
	return await runNode([...NODE_FLAGS, 'node_modules/jest/bin/jest.js', ...jestArgs], {
		env: { ...env, ...nightly },
	});
}

/** Dovecot has to be installed; the tests unpack Cyrus themselves. */
function requireServer() {
	if ((process.env.IMAP_SERVER ?? 'dovecot') !== 'dovecot') return;
	const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
	if (folders.some((folder) => existsSync(join(folder, 'dovecot')))) return;
	throw new Error(
		'These tests run against Dovecot, which is not installed.\n' +
			'Debian and Ubuntu: sudo apt-get install dovecot-imapd',
	);
}

async function build() {
	const code = await buildPackage();
	if (code !== 0) throw new Error('The end-to-end tests need the build, which failed');
}
