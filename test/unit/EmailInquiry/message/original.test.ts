import { LoggerProxy, type IBinaryData } from 'n8n-workflow';
import { storeOriginal } from '../../../../nodes/EmailInquiry/message/original';

/** Reads the stream to its end, as every binary store of n8n does. */
const helpers = {
	async prepareBinaryData(stream: unknown): Promise<IBinaryData> {
		const pieces: Buffer[] = [];
		for await (const piece of stream as AsyncIterable<Buffer>) pieces.push(piece);
		const data = Buffer.concat(pieces).toString();
		return { data, mimeType: 'message/rfc822' };
	},
};

async function store(sent: readonly string[], size: number) {
	async function* pieces() {
		for (const piece of sent) yield await Promise.resolve(Buffer.from(piece));
	}
	return await storeOriginal({ helpers, logger: LoggerProxy }, pieces(), {
		folder: 'INBOX',
		uid: 1,
		size,
	});
}

test('a mail comes whole, also when the server only estimates its size', async () => {
	expect(await store(['Subject: ', 'x'], 10)).toMatchObject({ data: 'Subject: x' });
	expect(await store(['Subject: ', 'x'], 2_000)).toMatchObject({ data: 'Subject: x' });
});

test.each([
	['one that is gone is no empty file', [], 2_000, 'no longer in the folder'],
	['one that ends early is no file', ['x'.repeat(50_000)], 100_000, 'did not send all'],
])('%s', async (_, sent, size, text) => {
	await expect(store(sent, size)).rejects.toThrow(text);
});
