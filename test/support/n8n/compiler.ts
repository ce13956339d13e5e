import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

export const NO_COMPILER = [
	'n8n needs its database driver (sqlite3), which could be neither downloaded nor compiled here.',
	'Install Python 3, make and a C++ compiler, then start this again:',
	'  Debian, Ubuntu   sudo apt-get install build-essential python3',
	'  Fedora           sudo dnf install gcc-c++ make python3',
	'  Alpine           apk add build-base python3',
	'  macOS            xcode-select --install',
].join('\n');

const TOOLS = [['python3', 'python'], ['make'], ['c++', 'g++', 'clang++']];

/** Whether this machine has what node-gyp needs; on Windows it finds Visual Studio by itself or not. */
export async function hasCompiler(): Promise<boolean> {
	if (process.platform === 'win32') return false;
	const found = await Promise.all(TOOLS.map(isAnyOnPath));
	return found.every(Boolean);
}

async function isAnyOnPath(names: readonly string[]): Promise<boolean> {
	const folders = (process.env['PATH'] ?? '').split(delimiter);
	const files = folders.flatMap((folder) => names.map((name) => join(folder, name)));
	const executable = await Promise.all(files.map(isExecutable));
	return executable.includes(true);
}

async function isExecutable(file: string): Promise<boolean> {
	return await access(file, constants.X_OK).then(
		() => true,
		() => false,
	);
}
