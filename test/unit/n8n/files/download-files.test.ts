import { buffer } from 'node:stream/consumers';
import type { IBinaryData, Logger } from 'n8n-workflow';
import { MailboxError } from '../../../../nodes/core/errors/mailbox-error';
import { downloadFile } from '../../../../nodes/n8n/files/download-files';
import { canariesIn, CANARY, CARRIERS } from '../../../support/canaries';
import { head } from '../../../support/head';

const FILE = {
	...{ part: '2', name: 'plan.pdf', type: 'application/pdf', size: 4, inline: false },
	binary: 'attachment_0',
};

async function download(
	prepareBinaryData: () => Promise<IBinaryData>,
	readAttachment: () => AsyncIterable<Buffer> = plan,
	signal?: AbortSignal,
) {
	const log: string[] = [];
	const note = (line: string) => log.push(line);
	const logger = { error: note, warn: note } as unknown as Logger;
	const context = {
		logger,
		helpers: {
			// As every binary store of n8n, it reads what it is given.
			prepareBinaryData: async (stream: unknown) => {
				await buffer(stream as AsyncIterable<Buffer>);
				return await prepareBinaryData();
			},
		},
	};
	const limits = { maxBytes: 1_000_000, until: Date.now() + 60_000, signal };
	const taken = await downloadFile(context, { readAttachment }, head({}), FILE, limits);
	return { taken, log };
}

async function* plan(): AsyncGenerator<Buffer> {
	yield await Promise.resolve(Buffer.from('plan'));
}

async function* failing(error: unknown): AsyncGenerator<Buffer> {
	yield* plan();
	throw error;
}

test('a full disk is named', async () => {
	const full = Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' });
	const { taken, log } = await download(() => Promise.reject(full));
	expect(taken).toBe('n8n could not store it (ENOSPC)');
	expect(log).toEqual([]);
});

test.each(Object.entries(CARRIERS))(
	'a store that fails with what it was given %s: only a reference is said',
	async (_, thrown) => {
		const { taken, log } = await download(() => Promise.reject(thrown() as Error));
		expect(taken).toMatch(/^n8n could not store it \(reference [0-9A-Z]{6}\)$/);
		expect(canariesIn([taken, log])).toEqual([]);
	},
);

test.each(Object.entries(CARRIERS))(
	'reading that fails with what it read %s: only a reference is said',
	async (_, thrown) => {
		const data: IBinaryData = { data: '', mimeType: '' };
		const reading = () => failing(thrown());
		const { taken, log } = await download(() => Promise.resolve(data), reading);
		expect(canariesIn([taken, log])).toEqual([]);
		expect(taken).toMatch(/reference/);
	},
);

test('a connection that ends ends the poll', async () => {
	const lost = new MailboxError(CANARY.subject, { kind: 'unreachable', reach: 'connection' });
	const data: IBinaryData = { data: '', mimeType: '' };
	await expect(
		download(
			() => Promise.resolve(data),
			() => failing(lost),
		),
	).rejects.toBe(lost);
});

describe('a store that hangs', () => {
	const never = () => new Promise<never>(() => {});
	afterEach(() => jest.useRealTimers());

	test('costs one file: it is left out when the time for files is over', async () => {
		jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
		const downloading = download(never);
		await jest.advanceTimersByTimeAsync(60_000);
		expect((await downloading).taken).toMatch(/no time left/);
	});

	test('is left alone when the poll is stopped', async () => {
		const stopped = new AbortController();
		const downloading = download(never, plan, stopped.signal);
		stopped.abort();
		expect((await downloading).taken).toMatch(/no time left/);
	});
});
