import { readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** Returns the folder of the package that a file under node_modules belongs to, else undefined. */
export function packageFolder(file) {
	const parts = file.split(/[\\/]/);
	const modules = parts.lastIndexOf('node_modules');
	if (modules < 0) return undefined;
	const nameParts = parts[modules + 1].startsWith('@') ? 2 : 1;
	return parts.slice(0, modules + 1 + nameParts).join(sep);
}

export function readManifest(folder) {
	return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}
