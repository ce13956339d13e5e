import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface PackageCopy {
	readonly folder: string;
	remove(): Promise<void>;
}

/** Copies the build, so that one made meanwhile does not give half of the engines another node. */
export async function copyOfPackage(repository: string): Promise<PackageCopy> {
	const folder = await mkdtemp(join(tmpdir(), 'package-'));
	await cp(join(repository, 'package.json'), join(folder, 'package.json'));
	await cp(join(repository, 'dist'), join(folder, 'dist'), { recursive: true });
	return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
