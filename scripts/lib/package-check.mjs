import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, realpath, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { checkBundles } from './bundle-check.mjs';
import { readMetafile } from './metafile.mjs';

const PUBLISHED = /^(dist\/.+|README(\.ru)?\.md|CHANGELOG\.md|LICENSE|package\.json)$/;
const REQUIRED = ['README.md', 'CHANGELOG.md', 'LICENSE', 'package.json'];
const NEVER_IN_DIST = /\.(map|ts|tsbuildinfo)$/;

/** Returns what is wrong with the package as npm would publish it now; empty when it is sound. */
export async function checkPackage() {
	const manifest = JSON.parse(await readFile('package.json', 'utf8'));
	const named = [...manifest.n8n.nodes, ...manifest.n8n.credentials];
	const published = listPublished();
	const metafile = await readMetafile();
	if (metafile === undefined) return ['There is no build to check: npm run build'];
	return [
		...published.filter((file) => !PUBLISHED.test(file)).map((file) => `${file} is published`),
		...published.filter((file) => NEVER_IN_DIST.test(file)).map((file) => `${file} is published`),
		...[...REQUIRED, ...named]
			.filter((file) => !published.includes(file))
			.map((file) => `${file} is not published`),
		...(await findLocalPaths(published)),
		...checkBundles(metafile, published),
		...(await loadAlone(
			published.filter((file) => file.endsWith('.js')),
			named,
		)),
	];
}

function listPublished() {
	const options = { encoding: 'utf8', shell: process.platform === 'win32' };
	const [{ files, size }] = JSON.parse(
		execFileSync('npm', ['pack', '--dry-run', '--json'], options),
	);
	console.log(`${files.length} files, ${Math.ceil(size / 1024)} kB packed`);
	return files.map(({ path }) => path);
}

async function findLocalPaths(files) {
	const places = [process.cwd(), await realpath('.')];
	const complaints = await Promise.all(
		files.map(async (file) => {
			const text = await readFile(file, 'utf8');
			return places.some((place) => text.includes(place)) ? [`${file} names this folder`] : [];
		}),
	);
	return complaints.flat();
}

/**
 * Loads the named files as n8n does and then what they load at work, in a folder where only n8n-workflow can
 * be required.
 */
async function loadAlone(scripts, named) {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-email-inquiry-package-'));
	try {
		await mkdir(join(folder, 'node_modules'));
		await symlink(
			await realpath('node_modules/n8n-workflow'),
			join(folder, 'node_modules', 'n8n-workflow'),
			'junction',
		);
		await cp('dist', join(folder, 'dist'), { recursive: true });
		const require = createRequire(join(folder, 'package.json'));
		const [first, later] = [true, false].map((isNamed) =>
			scripts.filter((file) => named.includes(file) === isNamed),
		);
		return [
			...first.flatMap((file) => load(require, folder, file, checkClass)),
			...later.flatMap((file) => load(require, folder, file, () => [])),
		];
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

function load(require, folder, file, check) {
	try {
		return check(file, require(join(folder, file)));
	} catch (error) {
		return [`${file} cannot be loaded: ${error.message}`];
	}
}

function checkClass(file, exported) {
	const [className] = basename(file).split('.');
	const instance = new exported[className]();
	const name = instance.description?.name ?? instance.name;
	if (name?.toLowerCase() === className.toLowerCase()) return [];
	return [`${file} holds ${name}, not ${className}`];
}
