import { readFileSync } from 'node:fs';
import { packageFolder, readManifest } from './packages.mjs';

/** All code but what draws, in bytes. */
const MOST = 6_000_000;
/** What n8n loads of our package at its start, in bytes: descriptions, no library. */
const MOST_AT_START = 250_000;
/** Loaded when something is drawn. */
const DRAWING = 'nodes/drawing/';

/**
 * Returns what is wrong with a build by what esbuild told of it: files changed since, a module or package
 * that is there twice, too much code; empty when it is sound.
 */
export function checkBundles({ outputs }, published) {
	const scripts = published.filter((file) => file.endsWith('.js'));
	const built = Object.keys(outputs);
	const entries = built.filter((file) => outputs[file].entryPoint !== undefined);
	const waiting = new Set(built.flatMap((file) => importsOf(outputs, file, 'dynamic-import')));
	const atStart = reachable(
		outputs,
		entries.filter((file) => !waiting.has(file)),
	);
	const undrawn = entries.filter((file) => !outputs[file].entryPoint.startsWith(DRAWING));
	return [
		...scripts
			.filter((file) => outputs[file]?.bytes !== readFileSync(file).length)
			.map((file) => `${file} is not of the last build`),
		...built.filter((file) => !scripts.includes(file)).map((file) => `${file} is not published`),
		...repeated(modulesOf(outputs)).map(([module, files]) => `${module} is in ${files}`),
		...repeated(copiesOf(outputs)).map(([name, folders]) => `${name} is bundled from ${folders}`),
		...checkSize(outputs, 'loaded at the start of n8n', atStart, MOST_AT_START),
		...checkSize(outputs, 'without charts', reachable(outputs, undrawn), MOST),
	];
}

/** Returns `files` and all they load at once. */
function reachable(outputs, files) {
	const found = new Set(files);
	for (const file of found) {
		for (const imported of importsOf(outputs, file, 'import-statement')) found.add(imported);
	}
	return [...found];
}

function importsOf(outputs, file, wanted) {
	return outputs[file].imports
		.filter(({ kind, external }) => kind === wanted && !external)
		.map(({ path }) => path);
}

/** Pairs of each module and a file that holds code of it. */
function modulesOf(outputs) {
	return Object.entries(outputs).flatMap(([file, { inputs }]) =>
		Object.keys(inputs)
			.filter((module) => inputs[module].bytesInOutput > 0)
			.map((module) => [module, file]),
	);
}

/** Pairs of each version of a package and a folder it is bundled from. */
function copiesOf(outputs) {
	const folders = new Set(modulesOf(outputs).map(([module]) => packageFolder(module)));
	return [...folders].filter(Boolean).map((folder) => {
		const { name, version } = readManifest(folder);
		return [`${name}@${version}`, folder];
	});
}

function repeated(pairs) {
	const places = new Map();
	for (const [key, place] of pairs) places.set(key, [...(places.get(key) ?? []), place]);
	return [...places]
		.filter(([, found]) => found.length > 1)
		.map(([key, found]) => [key, found.join(' and ')]);
}

function checkSize(outputs, words, files, most) {
	const bytes = files.reduce((sum, file) => sum + outputs[file].bytes, 0);
	const size = `${(bytes / 1e6).toFixed(2)} MB of code ${words}`;
	console.log(size);
	return bytes <= most ? [] : [`${size}: more than ${most / 1e6} MB`];
}
