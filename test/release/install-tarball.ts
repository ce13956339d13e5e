import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PACKAGE_NAME } from '../support/n8n/package-folder';

const run = promisify(execFile);

/**
 * Installs a tarball by the steps of n8n's own installer (`downloadPackage` in community-packages.service.js). Throws
 * when they bring in anything but the package itself.
 */
export async function installTarball(tarball: string, userFolder: string): Promise<void> {
	const modules = join(userFolder, '.n8n', 'nodes', 'node_modules');
	const folder = join(modules, PACKAGE_NAME);
	await mkdir(folder, { recursive: true });
	await run('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
	const manifestFile = join(folder, 'package.json');
	const manifest: Record<string, unknown> = JSON.parse(await readFile(manifestFile, 'utf8'));
	for (const field of ['devDependencies', 'peerDependencies', 'optionalDependencies'])
		delete manifest[field];
	await writeFile(manifestFile, JSON.stringify(manifest, null, 2));
	await run('npm', ['install', ...FLAGS], { cwd: folder });
	const others = (await readdir(folder)).filter((name) => name === 'node_modules');
	if (others.length > 0) throw new Error('The package brings others with it');
}

const FLAGS = [
	...['--audit=false', '--fund=false', '--bin-links=false', '--install-strategy=shallow'],
	...['--ignore-scripts=true', '--package-lock=false'],
];
