import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder } from '../n8n/cache';
import { installOnce } from '../n8n/install-once';

const run = promisify(execFile);

/**
 * Returns a folder of the user's cache that holds what is in packages of Debian. Mail servers are unpacked
 * instead of installed: Debian's exclude each other, and installing one starts it.
 */
export async function unpackedPackages(name: string, packages: readonly string[]): Promise<string> {
	const target = join(cacheFolder(), name);
	await installOnce(target, report, async (folder) => {
		report(`Unpacking Debian's ${packages.join(' and ')} into ${target} (once) …`);
		await run('apt-get', ['-qq', 'download', ...packages], { cwd: folder }).catch(refused);
		for (const file of await readdir(folder)) {
			if (file.endsWith('.deb')) await run('dpkg', ['-x', join(folder, file), folder]);
		}
	});
	return target;
}

function refused(error: unknown): never {
	throw new Error(
		'The packages could not be downloaded: this needs Debian and "apt-get update" before',
		{ cause: error },
	);
}

function report(line: string): void {
	process.stderr.write(`${line}\n`);
}
