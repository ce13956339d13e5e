import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readMetafile } from './metafile.mjs';
import { packageFolder, readManifest } from './packages.mjs';

/** Returns the known vulnerabilities of the packages whose code is bundled; those of mere tools reach nobody. */
export async function findAdvisories() {
	const metafile = await readMetafile();
	const bundled = bundledPackages(metafile);
	const folder = await mkdtemp(join(tmpdir(), 'advisories-'));
	try {
		await writeFile(
			join(folder, 'package.json'),
			JSON.stringify({ name: 'bundled', version: '1.0.0', dependencies: bundled }),
		);
		await npm(folder, ['install', '--package-lock-only', '--ignore-scripts', '--no-audit']);
		const { vulnerabilities, message } = JSON.parse(await npm(folder, ['audit', '--json']));
		// A registry without audits must not look like one that knows of none.
		if (vulnerabilities === undefined) return [`The registry cannot be asked: ${message}`];
		console.log(`${Object.keys(bundled).length} packages`);
		return Object.values(vulnerabilities)
			.filter(({ name }) => name in bundled)
			.map(({ name, severity, via }) => {
				const titles = via.map((cause) => cause.title ?? cause).join('; ');
				return `${name} ${bundled[name]}: ${severity}, ${titles}`;
			});
	} finally {
		await rm(folder, { recursive: true });
	}
}

function bundledPackages({ outputs }) {
	const files = Object.values(outputs).flatMap(({ inputs }) =>
		Object.keys(inputs).filter((file) => inputs[file].bytesInOutput > 0),
	);
	const folders = [...new Set(files.map(packageFolder).filter(Boolean))];
	return Object.fromEntries(
		folders.map((folder) => readManifest(folder)).map(({ name, version }) => [name, version]),
	);
}

/** Returns what npm prints; `npm audit` ends with 1 when it finds something. */
async function npm(cwd, args) {
	const shell = process.platform === 'win32';
	return await new Promise((resolve, reject) => {
		execFile('npm', args, { cwd, shell, maxBuffer: 1e8 }, (error, stdout) => {
			if (error && args[0] !== 'audit') reject(error);
			else resolve(stdout);
		});
	});
}
