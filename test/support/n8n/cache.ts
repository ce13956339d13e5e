import { homedir, platform } from 'node:os';
import { join } from 'node:path';

/** The folder that keeps downloads between runs, inside the user's own cache. */
export function cacheFolder(): string {
	return join(userCache(), 'n8n-nodes-email-inquiry');
}

function userCache(): string {
	const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
	if (XDG_CACHE_HOME) return XDG_CACHE_HOME;
	if (platform() === 'darwin') return join(homedir(), 'Library', 'Caches');
	if (platform() === 'win32' && LOCALAPPDATA) return LOCALAPPDATA;
	return join(homedir(), '.cache');
}
