import { randomInt } from 'node:crypto';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Importing n8n-core writes an encryption key into the user's n8n folder: here into a temporary one, where
 * it is ready because test processes that start together would read each other's half-written file.
 */
export default async function globalSetup(): Promise<void> {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-email-inquiry-test-'));
	const encryptionKey = 'a key for tests only';
	await mkdir(join(folder, '.n8n'));
	await writeFile(join(folder, '.n8n', 'config'), JSON.stringify({ encryptionKey }), {
		mode: 0o600,
	});
	process.env['N8N_USER_FOLDER'] = folder;
	process.env['N8N_LOG_LEVEL'] = 'silent';
	process.env['N8N_ENCRYPTION_KEY'] = encryptionKey;
	process.env['NIGHTLY_ROWS'] = join(folder, 'searches.jsonl');
	const seeds = ['MODEL_SEED', 'FUZZ_SEED'].map((name) => `${name}=${drawn(name)}`);
	process.stderr.write(`Random tests of this run: ${seeds.join(' ')}\n`);
}

/** All test processes of a run take the same seed, which another run can be given. */
function drawn(name: string): string {
	return (process.env[name] ??= String(randomInt(1, 1_000_000_000)));
}
