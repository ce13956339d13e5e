import { appendCommand, connectClient, folderName } from './client';
import type { Client } from './client';
import { LOOPBACK } from './listen';
import type { SeedMail, TestServer } from './server';

const MESSAGES_PER_APPEND = 500;
const BYTES_PER_APPEND = 8 * 1024 * 1024;
// Keeps the server busy while the next batch is built, without queueing a whole mailbox in memory.
const APPENDS_IN_FLIGHT = 3;

/** A program that serves mail on the loopback interface. */
type RunningServer = Pick<TestServer, 'port' | 'tlsPort' | 'stop'>;

/** Returns a running mail server with its accounts filled and inspected over IMAP; `password` is that of all of them. */
export function serverOverImap(
	name: TestServer['name'],
	{ port, tlsPort, stop }: RunningServer,
	password: string,
): TestServer {
	const { close, ...filling } = filledOverImap({ host: LOOPBACK, port }, password);
	return {
		...{ name, host: LOOPBACK, port, tlsPort, password },
		...filling,
		async stop() {
			await close();
			await stop();
		},
	};
}

type Filling = Omit<TestServer, 'name' | 'host' | 'port' | 'tlsPort' | 'password' | 'stop'> & {
	close(): Promise<void>;
};

function filledOverImap(
	server: { readonly host: string; readonly port: number },
	password: string,
): Filling {
	const accounts = accountQueues(server, password);
	return {
		append: (user, folder, raw, options = {}) =>
			accounts.use(user, async (client) => {
				await ensureFolder(client, folder);
				const answer = await client.command(appendCommand(folder, [{ raw, ...options }]));
				return Number(/\[APPENDUID \d+ (\d+)\]/.exec(answer.join('\n'))?.[1]);
			}),
		appendMany: (user, folder, mails) =>
			accounts.use(user, async (client) => {
				await ensureFolder(client, folder);
				const inFlight: Array<Promise<unknown>> = [];
				for (const batch of batches(mails)) {
					inFlight.push(client.command(appendCommand(folder, batch)));
					if (inFlight.length >= APPENDS_IN_FLIGHT) await inFlight.shift();
				}
				await Promise.all(inFlight);
			}),
		createFolder: (user, folder) =>
			accounts.use(user, async (client) => {
				await client.command(`CREATE ${folderName(folder)}`);
			}),
		deleteFolder: (user, folder) =>
			accounts.use(user, async (client) => {
				await client.command(`DELETE ${folderName(folder)}`);
			}),
		expunge: (user, folder, uid) =>
			accounts.use(user, async (client) => {
				await client.command(`SELECT ${folderName(folder)}`);
				await client.command(`UID STORE ${uid} +FLAGS.SILENT (\\Deleted)`);
				await client.command(`UID EXPUNGE ${uid}`);
				await client.command('UNSELECT');
			}),
		flags: (user, folder) =>
			accounts.use(user, async (client) => {
				await client.command(`EXAMINE ${folderName(folder)}`);
				const answer = await client.command('UID FETCH 1:* (FLAGS)');
				await client.command('UNSELECT');
				return Object.fromEntries(answer.flatMap(flagsOfLine));
			}),
		close: () => accounts.close(),
	};
}

/** One connection per account, used by one caller at a time. */
function accountQueues(server: { readonly host: string; readonly port: number }, password: string) {
	const clients = new Map<string, Promise<Client>>();
	const queues = new Map<string, Promise<unknown>>();
	const connected = (user: string): Promise<Client> => {
		const client = clients.get(user) ?? connectClient(server, user, password);
		clients.set(user, client);
		return client;
	};
	return {
		use<T>(user: string, action: (client: Client) => Promise<T>): Promise<T> {
			const before = queues.get(user) ?? Promise.resolve();
			const result = before.then(async () => action(await connected(user)));
			queues.set(
				user,
				result.catch(() => undefined),
			);
			return result;
		},
		async close(): Promise<void> {
			for (const client of await Promise.allSettled(clients.values())) {
				if (client.status === 'fulfilled') client.value.close();
			}
		},
	};
}

async function ensureFolder(client: Client, folder: string): Promise<void> {
	const name = folderName(folder);
	await client.command(`STATUS ${name} (UIDNEXT)`).catch(() => client.command(`CREATE ${name}`));
}

function* batches(mails: Iterable<SeedMail>): Generator<SeedMail[]> {
	let batch: SeedMail[] = [];
	let bytes = 0;
	for (const mail of mails) {
		batch.push(mail);
		bytes += mail.raw.length;
		if (batch.length < MESSAGES_PER_APPEND && bytes < BYTES_PER_APPEND) continue;
		yield batch;
		batch = [];
		bytes = 0;
	}
	if (batch.length > 0) yield batch;
}

function flagsOfLine(line: string): Array<[number, string[]]> {
	const uid = /UID (\d+)/.exec(line)?.[1];
	const flags = /FLAGS \(([^)]*)\)/.exec(line)?.[1];
	if (uid === undefined || flags === undefined) return [];
	const kept = flags.split(' ').filter((flag) => flag !== '' && flag !== '\\Recent');
	return [[Number(uid), kept]];
}
