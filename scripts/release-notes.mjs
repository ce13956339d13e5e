import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { notesOf } from './lib/release-notes.mjs';

// Prints what CHANGELOG.md says of a version, for the page of its release. Fails when tag and package disagree.
const [tag = ''] = process.argv.slice(2);
const root = join(import.meta.dirname, '..');
const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
if (tag !== `v${version}`) {
	console.error(
		`The tag is ${tag}, the version in package.json is ${version}: they must be the same`,
	);
	process.exit(1);
}
console.log(notesOf(await readFile(join(root, 'CHANGELOG.md'), 'utf8'), version));
