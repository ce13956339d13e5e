import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Outside the build, which is published as it is. */
const FILE = join('node_modules', '.cache', 'n8n-nodes-email-inquiry', 'metafile.json');

/** Keeps what esbuild tells of a build for the check of the package. */
export async function keepMetafile(metafile) {
	await mkdir(dirname(FILE), { recursive: true });
	await writeFile(FILE, JSON.stringify(metafile));
}

/** Returns what esbuild told of the last build, or undefined when there was none. */
export async function readMetafile() {
	try {
		return JSON.parse(await readFile(FILE, 'utf8'));
	} catch (error) {
		if (error.code === 'ENOENT') return undefined;
		throw error;
	}
}
