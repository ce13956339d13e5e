import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder, readManifest } from './packages.mjs';

/** Licences that allow passing on the code inside our MIT package when their text goes with it. */
const ALLOWED = ['MIT', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0'];
const TEXT_FILE = /^(licen[cs]e|copying|notice)/i;

/** Returns name, version, licence and licence text of every package whose code is in the bundles. */
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
	const { name, version, license } = readManifest(folder);
	const choices = String(license).replace(/[()]/g, '').split(' OR ');
	const chosen = choices.find((choice) => ALLOWED.includes(choice));
	if (!chosen) throw new Error(`${name} ${version} has licence ${license}: may it be bundled?`);
	const texts = readdirSync(folder)
		.filter((file) => TEXT_FILE.test(file))
		.map((file) => readFileSync(join(folder, file), 'utf8').trim());
	if (texts.length === 0) throw new Error(`${name} ${version} carries no licence text`);
	return { title: `${name} ${version} (${chosen})`, text: texts.join('\n\n') };
}
