import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import ts from 'typescript';
import { NO_ROOMS, ROOMS } from './rooms.mjs';

/**
 * Returns what is wrong with the rooms of `nodes`, in words; empty when nothing is. ESLint says which room may
 * import which; this checks what it cannot see: the table itself, cycles that are made of types alone, names.
 */
export function checkStructure() {
	const files = ['nodes', 'credentials'].flatMap((folder) =>
		readdirSync(folder, { recursive: true })
			.map((file) => join(folder, file).replaceAll('\\', '/'))
			.filter((file) => file.endsWith('.ts')),
	);
	return [
		...wrongOrder(),
		...homeless(files),
		...withoutReadme(),
		...twins(files),
		...cycles(new Map(files.map((file) => [file, importsOf(file)]))),
	];
}

function wrongOrder() {
	const rooms = Object.keys(ROOMS);
	return rooms.flatMap((room, place) =>
		ROOMS[room]
			.filter((other) => !rooms.slice(0, place).some((earlier) => isIn(earlier, other)))
			.map(
				(other) =>
					`scripts/lib/rooms.mjs: ${room} may not import ${other}, which is not listed before it`,
			),
	);
}

/** True when a room is the named one, or one of the rooms in it. */
function isIn(room, name) {
	return room === name || room.startsWith(`${name}/`);
}

function homeless(files) {
	const folders = [...Object.keys(ROOMS), ...NO_ROOMS].map((room) => `nodes/${room}/`);
	return files
		.filter((file) => file.startsWith('nodes/') && !folders.some((room) => file.startsWith(room)))
		.map((file) => `${file} is in no room of scripts/lib/rooms.mjs`);
}

function withoutReadme() {
	return Object.keys(ROOMS)
		.filter((room) => !existsSync(`nodes/${room}/README.md`))
		.map((room) => `nodes/${room} has no README.md that says what it is for`);
}

/** A file is spoken of by its name, so no two of `nodes` have the same. */
function twins(files) {
	const places = new Map();
	for (const file of files) {
		const name = basename(file);
		places.set(name, [...(places.get(name) ?? []), file]);
	}
	return [...places.values()]
		.filter((same) => same.length > 1)
		.map((same) => `${same.join(' and ')} have the same name`);
}

function importsOf(file) {
	const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'), true, true);
	return importedFiles
		.filter(({ fileName }) => fileName.startsWith('.'))
		.map(({ fileName }) => join(dirname(file), fileName).replaceAll('\\', '/'))
		.map((path) => [`${path}.ts`, `${path}.d.ts`, path].find(existsSync) ?? path);
}

/** Types count: files that need each other's types cannot be understood one by one. */
function cycles(imports) {
	const found = [];
	const done = new Set();
	const path = [];
	const walk = (file) => {
		if (path.includes(file)) {
			found.push(`An import cycle: ${[...path.slice(path.indexOf(file)), file].join(' → ')}`);
			return;
		}
		if (done.has(file)) return;
		path.push(file);
		for (const other of imports.get(file) ?? []) walk(other);
		path.pop();
		done.add(file);
	};
	for (const file of imports.keys()) walk(file);
	return found;
}
