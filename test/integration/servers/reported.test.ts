import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { startEngine } from '../../support/engine';
import { startServer, type TestServer } from '../../support/imap/server';

/** What a case says: the mail in order of arrival (default: the file of its name), and a part of each item. */
interface Case {
	readonly parameters?: IDataObject;
	readonly mails?: readonly string[];
	readonly expect: Readonly<
		Partial<Record<'inquiry' | 'repeats' | 'ignored', readonly IDataObject[]>>
	>;
}

const FOLDER = join(__dirname, '../../fixtures/reported');
const USER = 'office@firm.example';

let server: TestServer;
beforeAll(async () => {
	server = await startServer();
});
afterAll(async () => {
	await server.stop();
});

test.each(
	readdirSync(FOLDER)
		.filter((file) => file.endsWith('.json'))
		.map((file) => file.replace(/\.json$/, '')),
)('%s', async (name) => {
	const {
		parameters,
		mails,
		expect: expected,
	}: Case = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8'));
	// Each in a folder of its own, as all are mail to one address.
	await server.createFolder(USER, name);
	const engine = startEngine({
		server,
		user: USER,
		parameters: { simplify: false, folders: [name], ...parameters },
	});
	await engine.activate();
	for (const file of mails ?? [`${name}.eml`]) {
		await server.append(USER, name, asSent(readFileSync(join(FOLDER, file))));
	}
	await engine.tick();
	expect(engine.errors).toEqual([]);
	for (const output of ['inquiry', 'repeats', 'ignored'] as const) {
		const items = expected[output];
		if (items !== undefined) expect(engine.items(output)).toMatchObject(items);
	}
});

/** A message kept with the line ends of a text file has those of mail on the wire; Cyrus takes no others. */
function asSent(kept: Buffer): Buffer {
	const text = kept.toString('latin1');
	return text.includes('\r\n') ? kept : Buffer.from(text.replaceAll('\n', '\r\n'), 'latin1');
}
