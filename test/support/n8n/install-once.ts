import { access, mkdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { codeOf } from '../../../nodes/core/text/unknown';
import type { Report } from './report';

const HEARTBEAT_MS = 2_000;
/** A lock not touched for this long belongs to an installation that was interrupted. */
const ABANDONED_MS = 20_000;

/**
 * Fills `target` once for all processes of this machine. The work is done beside it and moved into place
 * when it is whole, so an interrupted installation is never mistaken for a finished one.
 */
export async function installOnce(
	target: string,
	report: Report,
	install: (folder: string) => Promise<void>,
): Promise<void> {
	if (await isInstalled(target)) return;
	const lock = `${target}.installing`;
	await mkdir(dirname(target), { recursive: true });
	await takeLock(lock, report);
	const heartbeat = setInterval(() => void touch(lock), HEARTBEAT_MS);
	try {
		if (await isInstalled(target)) return;
		const folder = join(lock, 'tree');
		await mkdir(folder);
		await install(folder);
		await writeFile(join(folder, 'complete.json'), `${JSON.stringify({ at: new Date() })}\n`);
		await rm(target, { recursive: true, force: true });
		await rename(folder, target);
	} finally {
		clearInterval(heartbeat);
		await rm(lock, { recursive: true, force: true });
	}
}

async function isInstalled(target: string): Promise<boolean> {
	return await access(join(target, 'complete.json')).then(
		() => true,
		() => false,
	);
}

async function takeLock(lock: string, report: Report): Promise<void> {
	for (let told = false; ; told = true) {
		if (await createFolder(lock)) return;
		if (await isAbandoned(lock)) {
			// Renaming first lets only one of several waiting processes clear it away.
			const away = `${lock}.${process.pid}`;
			await rename(lock, away).catch(() => undefined);
			await rm(away, { recursive: true, force: true });
			continue;
		}
		if (!told) report('Another process is installing the same thing, waiting for it …');
		await delay(HEARTBEAT_MS);
	}
}

async function createFolder(path: string): Promise<boolean> {
	try {
		await mkdir(path);
		return true;
	} catch (error) {
		// Not by instanceof: Node's own errors are of another realm than those of a test.
		if (codeOf(error) === 'EEXIST') return false;
		throw error;
	}
}

async function isAbandoned(lock: string): Promise<boolean> {
	const touched = await stat(lock).catch(() => undefined);
	return touched !== undefined && Date.now() - touched.mtimeMs > ABANDONED_MS;
}

async function touch(lock: string): Promise<void> {
	const now = new Date();
	await utimes(lock, now, now).catch(() => undefined);
}
