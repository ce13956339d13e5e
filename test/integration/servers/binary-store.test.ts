import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BinaryDataConfig, BinaryDataService } from 'n8n-core';
import { asRecord, fieldOf } from '../../../nodes/core/text/unknown';
import { startServer, type TestServer } from '../../support/imap/server';
import { newOffice } from '../../support/office';

/** n8n-core brings a container of its own. */
const ofN8n = createRequire(require.resolve('n8n-core'));

let server: TestServer;
let folder: string;
let putBack: () => void;
beforeAll(async () => {
	server = await startServer();
	folder = await mkdtemp(join(tmpdir(), 'binary-'));
	putBack = await keepFilesIn(folder);
});
afterAll(async () => {
	putBack();
	await server.stop();
	await rm(folder, { recursive: true });
});

/** Returns what puts n8n-core back as it was: test files of one process share it. */
async function keepFilesIn(localStoragePath: string): Promise<() => void> {
	const { Container } = ofN8n('@n8n/di') as {
		Container: { get<T>(of: new (...args: never[]) => T): T };
	};
	const config = Container.get(BinaryDataConfig);
	const service = Container.get(BinaryDataService);
	const stores = asRecord(fieldOf(service, 'managers'));
	const before = { config: { ...config }, service: { ...service, managers: { ...stores } } };
	Object.assign(config, { mode: 'filesystem', localStoragePath });
	await service.init();
	return () => {
		Object.assign(config, before.config);
		Object.assign(service, before.service);
	};
}

test('n8n in file-system mode keeps a file where the manual says it is to be cleaned up', async () => {
	const parameters = { files: { download: ['attachments'] } };
	const ids = { workflowId: 'workflow-of-files', nodeId: 'node-of-files' };
	const { engine, receive } = newOffice(server, { parameters, ids });
	await engine.activate();
	const content = Buffer.alloc(3_000_000, 'plan ');
	await receive({ attachments: [{ name: 'plan.pdf', type: 'application/pdf', content }] });
	await engine.tick();

	const [files] = engine.executions.flatMap((execution) => execution.files).filter(Boolean);
	expect(files).toMatchObject({
		attachment_0: { fileName: 'plan.pdf', mimeType: 'application/pdf', data: 'filesystem-v2' },
	});
	const place = join(folder, 'workflows', ids.workflowId, 'executions', 'temp', 'binary_data');
	const [stored = ''] = (await readdir(place)).filter((name) => !name.endsWith('.metadata'));
	expect((await readFile(join(place, stored))).equals(content)).toBe(true);
});
