import { execFileSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Packs the package into a folder as npm would publish it; returns the tarball and the folder it is unpacked in. */
export async function packTarball(folder) {
	const shell = process.platform === 'win32';
	const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
		...{ encoding: 'utf8', shell },
	});
	const [{ filename }] = JSON.parse(packed);
	const file = join(folder, filename);
	const unpacked = join(folder, 'unpacked');
	await mkdir(unpacked);
	execFileSync('tar', ['-xzf', file, '-C', unpacked, '--strip-components=1']);
	return { file, folder: unpacked };
}
