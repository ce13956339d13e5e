import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder, readManifest } from './packages.mjs';

/** Licences that allow passing on the code inside our MIT package when their text goes with it. */
const ALLOWED = [
	...['MIT', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0'],
	// With its NOTICE file.
	'Apache-2.0',
	// A font, unchanged and not sold by itself.
	'OFL-1.1',
	// Unchanged, and told where its source is (section 3.2).
	'MPL-2.0',
];
const TEXT_FILE = /^(licen[cs]e|copying|notice)/i;
/** Where ECharts keeps the licences of code it took in. */
const TEXT_FOLDERS = ['.', 'licenses'];

/** Returns name, version, license and license text of every package whose code is in the bundles. */
export function thirdPartyLicences({ outputs }) {
	const files = Object.values(outputs).flatMap(({ inputs }) =>
		Object.keys(inputs).filter((file) => inputs[file].bytesInOutput > 0),
	);
	const folders = new Set(files.map(packageFolder).filter(Boolean));
	const entries = [...folders].map(toEntry).sort((a, b) => a.title.localeCompare(b.title, 'en'));
	const rule = '-'.repeat(80);
	const intro = 'This package contains code of the following packages.';
	return `${[intro, ...entries.map(({ title, text }) => `${title}\n\n${text}`)].join(`\n\n${rule}\n\n`)}\n`;
}

function toEntry(folder) {
	const { name, version, license, repository } = readManifest(folder);
	const choices = String(license).replace(/[()]/g, '').split(' OR ');
	const chosen = choices.find((choice) =>
		choice.split(' AND ').every((part) => ALLOWED.includes(part)),
	);
	if (!chosen) throw new Error(`${name} ${version} has licence ${license}: may it be bundled?`);
	const texts = TEXT_FOLDERS.flatMap((place) => textsIn(join(folder, place)));
	const standard = join('scripts', 'licences', `${chosen}.txt`);
	// Some packages name their license only.
	if (texts.length === 0 && existsSync(standard)) texts.push(readFileSync(standard, 'utf8').trim());
	if (texts.length === 0) throw new Error(`${name} ${version} carries no licence text`);
	const source = chosen === 'MPL-2.0' ? [`Source code: ${toUrl(repository)}`] : [];
	return {
		title: `${name} ${version} (${chosen})`,
		text: [...source, ...texts].join('\n\n'),
	};
}

function textsIn(folder) {
	if (!existsSync(folder)) return [];
	return readdirSync(folder, { withFileTypes: true })
		.filter((entry) => entry.isFile() && TEXT_FILE.test(entry.name))
		.map(({ name }) => readFileSync(join(folder, name), 'utf8').trim());
}

/** npm allows an object, and git's own way to write addresses. */
function toUrl(repository) {
	const address = repository?.url ?? repository;
	if (!address) throw new Error('A package under MPL-2.0 does not say where its source is');
	return address.replace(/^git@([^:]+):/, 'https://$1/').replace(/^git\+|\.git$/g, '');
}
