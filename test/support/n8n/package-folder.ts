import { access, cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

export const PACKAGE_NAME = 'n8n-nodes-email-inquiry';

/** Puts the built package where n8n keeps installed community nodes, so it loads under its real name. */
export async function installPackage(packageFolder: string, userFolder: string): Promise<void> {
	const dist = join(packageFolder, 'dist');
	await access(dist).catch(() => {
		throw new Error(`${dist} does not exist: run "npm run build" first`);
	});
	// A copy: n8n's search for packages does not follow links.
	const target = join(userFolder, '.n8n', 'nodes', 'node_modules', PACKAGE_NAME);
	await rm(target, { recursive: true, force: true });
	await mkdir(target, { recursive: true });
	await cp(join(packageFolder, 'package.json'), join(target, 'package.json'));
	await cp(dist, join(target, 'dist'), { recursive: true });
}
