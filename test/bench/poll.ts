import { execFile, spawnSync } from 'node:child_process';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { ImapFlow } from 'imapflow';
import { simpleParser } from 'mailparser';
import { MAX_TEXT_LENGTH } from '../../nodes/core/mail/item-limits';
import { HEADER_FIELDS } from '../../nodes/mime/head';
import { newEnvironment } from '../../nodes/EmailInquiryTrigger/environment';
import { startEngine, type Engine } from '../support/engine';
import { connectClient } from '../support/imap/client';
import { startProxy } from '../support/imap/proxy';
import type { SeedMail, TestServer } from '../support/imap/server';
import { mail } from '../support/mail';
import { markdownTable } from '../support/markdown-table';

/**
 * What a poll costs our process, warm, on n8n-core's poll context: for each of 1,000 small messages that arrived in a
 * mailbox of 100,000, and when there is none. Beside other ways to read the same mail, in the same run. The mail
 * server is a process of its own.
 */
export async function bench(): Promise<void> {
	const server = await startServer();
	try {
		await fill(server);
		const rows: string[][] = [];
		for (const [name, read] of READERS) {
			// What it reads first warms it up.
			await read(server, WARM_UP);
			rows.push([name, (await read(server, NEW)).toFixed(3)]);
		}
		for (const [index, [name, trigger]] of TRIGGERS.entries())
			rows.push([name, await costOfNews(server, userOf(index), trigger)]);
		const head = ['Reader', 'CPU ms a message'];
		console.log(`${markdownTable([head, ...rows]).join('\n')}\n`);
		const idle = [await idleRow(server, true), await idleRow(server, false)];
		idle.push(await idlePeer(server), await idlePython(server));
		const title = ['Poll that finds nothing', 'CPU ms', 'Duration ms', 'Greeting and commands'];
		console.log(markdownTable([title, ...idle]).join('\n'));
	} finally {
		await server.stop();
	}
}

const OLD = Number(process.env['BENCH_OLD'] ?? 100_000);
const NEW_MESSAGES = 1_000;
const WARM_UP_MESSAGES = 2_000;
const WARM_UP_ROUNDS = 3;
/** The median of those behind the warm-up is told. */
const ROUNDS = WARM_UP_ROUNDS + 3;
const POLLS = 300;
/** The mailbox that the readers read: its last messages. */
const READ_USER = 'read@firm.example';
const WARM_UP = { first: 1, last: WARM_UP_MESSAGES };
const NEW = { first: OLD + 1, last: OLD + NEW_MESSAGES };

/** UIDs of the messages to read. */
type Range = typeof NEW;
/** Returns the processor time of a message, in ms. */
type Read = (server: TestServer, range: Range) => Promise<number>;

const READERS: ReadonlyArray<readonly [name: string, read: Read]> = [
	['raw socket, nothing parsed', readRaw],
	['Python imaplib and email', readByPython],
	["imapflow and simpleParser, as n8n's Email Trigger (Resolved)", readWhole],
	["imapflow, a part at a time, as n8n's Email Trigger (Simple)", readParts],
	['imapflow, the commands of the Email Inquiry Trigger', readHeadsAndTexts],
];

interface Trigger {
	readonly parameters: Record<string, unknown>;
	/** Of ten messages, those of a client who has written before. */
	readonly repeats: number;
}
const WITHOUT_REPEATS = { additionalOutputs: ['status', 'ignored'] };

const TRIGGERS: ReadonlyArray<readonly [name: string, trigger: Trigger]> = [
	['Email Inquiry Trigger', { parameters: {}, repeats: 0 }],
	['the same, Simplify off', { parameters: { simplify: false }, repeats: 0 }],
	['the same, nine of ten are repeats, Repeats off', { parameters: WITHOUT_REPEATS, repeats: 9 }],
];

async function startServer(): Promise<TestServer> {
	if (spawnSync('dovecot', ['--version']).status !== 0)
		throw new Error('This benchmark needs Dovecot: sudo apt-get install dovecot-imapd');
	const { startDovecot } = await import('../support/imap/dovecot');
	return await startDovecot();
}

const userOf = (index: number) => `office${index}@firm.example`;

async function fill(server: TestServer): Promise<void> {
	for (const user of [READ_USER, ...TRIGGERS.map((_, index) => userOf(index))])
		await server.appendMany(user, 'INBOX', messages('old', OLD, 0));
	await server.appendMany(READ_USER, 'INBOX', messages('new', NEW_MESSAGES, 0));
}

/** The first of ten is of a client of its own, and so are all when none repeats. */
function* messages(kind: string, count: number, repeats: number): Generator<SeedMail> {
	for (let number = 0; number < count; number++) {
		const client = number % 10 < 10 - repeats ? `${kind}${number}` : 'regular';
		yield {
			raw: mail({
				from: `Ann Client <${client}@client.example>`,
				to: 'office@firm.example',
				subject: `Question ${number} about your offer`,
				text: `Hello,\n\nplease send me your price list ${number}.\n\nBest regards\nAnn Client\n`,
			}),
			receivedAt: new Date(),
		};
	}
}

/** Returns the processor time of this process that something takes, in ms. */
async function cpuOf(something: () => Promise<unknown>): Promise<number> {
	const begun = process.cpuUsage();
	await something();
	const { user, system } = process.cpuUsage(begun);
	return (user + system) / 1000;
}

async function costOfNews(
	server: TestServer,
	user: string,
	{ parameters, repeats }: Trigger,
): Promise<string> {
	const engine = startEngine({ server, user, parameters: parameters as never });
	await engine.activate();
	await engine.tick();
	const costs: number[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		await server.appendMany(user, 'INBOX', messages(`round${round}`, NEW_MESSAGES, repeats));
		const wanted = inquiriesOf(engine) + (NEW_MESSAGES * (10 - repeats)) / 10;
		const cpuMs = await cpuOf(async () => {
			while (inquiriesOf(engine) < wanted) await engine.tick();
			// What stands behind the last inquiry.
			await engine.tick();
		});
		costs.push(cpuMs / NEW_MESSAGES);
	}
	return (costs.slice(WARM_UP_ROUNDS).sort((a, b) => a - b)[1] ?? NaN).toFixed(3);
}

function inquiriesOf(engine: Engine): number {
	return engine.items('inquiry').length;
}

async function idleRow(server: TestServer, instantCollection: boolean): Promise<string[]> {
	const proxy = await startProxy(server);
	const environment = newEnvironment();
	try {
		const parameters = { running: { instantCollection } };
		const open = (port: number, user: string) =>
			startEngine({ server: { ...server, port }, user, environment, parameters });
		const watched = open(proxy.port, `watched${instantCollection}@firm.example`);
		for (let poll = 0; poll < 3; poll++) await (poll === 0 ? watched.activate() : watched.tick());
		proxy.reset();
		await watched.tick();
		const greeting = proxy.connections;
		const names = proxy.commands.map(({ name }) => name).filter((name) => name !== 'IDLE');
		environment.clients.dropAll();
		// What is measured has nothing in between.
		const engine = open(server.port, `measured${instantCollection}@firm.example`);
		await engine.activate();
		return [
			`Email Inquiry Trigger, ${instantCollection ? 'on a kept connection' : 'Instant Collection off'}`,
			...(await costOfPolls(() => engine.tick())),
			`${names.length + greeting} (${[...(greeting > 0 ? ['greeting'] : []), ...names].join(', ')})`,
		];
	} finally {
		environment.clients.dropAll();
		await proxy.stop();
	}
}

function imapflowOf(server: TestServer, user: string): ImapFlow {
	const { host, port, password: pass } = server;
	return new ImapFlow({
		host,
		port,
		secure: false,
		doSTARTTLS: false,
		logger: false,
		auth: { user, pass },
	});
}

async function idlePeer(server: TestServer): Promise<string[]> {
	const poll = async () => {
		const client = imapflowOf(server, userOf(0));
		await client.connect();
		await client.status('INBOX', { messages: true, uidNext: true, uidValidity: true });
		await client.logout();
	};
	return ['imapflow: login, STATUS, logout', ...(await costOfPolls(poll)), ''];
}

/** Returns the processor time and the duration of a poll, warm, in ms. */
async function costOfPolls(poll: () => Promise<unknown>): Promise<string[]> {
	const polls = async () => {
		for (let count = 0; count < POLLS; count++) await poll();
	};
	await polls();
	const begun = performance.now();
	const cpuMs = await cpuOf(polls);
	const durationMs = performance.now() - begun;
	return [(cpuMs / POLLS).toFixed(2), (durationMs / POLLS).toFixed(1)];
}

async function idlePython({ host, port, password }: TestServer): Promise<string[]> {
	const { cpuMs, seconds } = await python(
		`
def poll():
    connection = imaplib.IMAP4(host, port)
    connection.login(user, password)
    connection.status('INBOX', '(MESSAGES UIDNEXT UIDVALIDITY)')
    connection.logout()
for each in range(polls): poll()
begin()
for each in range(polls): poll()
end()
`,
		{ host, port, password, user: userOf(0), polls: POLLS },
	);
	return [
		'Python imaplib: login, STATUS, logout',
		(cpuMs / POLLS).toFixed(2),
		((seconds * 1000) / POLLS).toFixed(1),
		'',
	];
}

const countOf = ({ first, last }: Range) => last - first + 1;

async function readRaw(server: TestServer, range: Range): Promise<number> {
	const client = await connectClient(server, READ_USER, server.password);
	await client.command('EXAMINE INBOX');
	const cpuMs = await cpuOf(() =>
		client.command(`UID FETCH ${range.first}:${range.last} (INTERNALDATE BODY.PEEK[])`),
	);
	client.close();
	return cpuMs / countOf(range);
}

async function readWhole(server: TestServer, range: Range): Promise<number> {
	return await readByImapflow(server, range, async (client) => {
		for (const uids of batchesOf(range, EMAIL_TRIGGER_BATCH)) {
			const found = await client.fetchAll(uids, { source: true }, { uid: true });
			for (const { source } of found) if (source) await simpleParser(source);
		}
	});
}

async function readParts(server: TestServer, range: Range): Promise<number> {
	const query = { headers: true, bodyStructure: true };
	return await readByImapflow(server, range, async (client) => {
		for (const uids of batchesOf(range, EMAIL_TRIGGER_BATCH)) {
			for (const { uid } of await client.fetchAll(uids, query, { uid: true })) {
				const { content } = await client.download(String(uid), '1', { uid: true });
				if (content !== undefined) await buffer(content);
			}
		}
	});
}

const EMAIL_TRIGGER_BATCH = 20;

async function readHeadsAndTexts(server: TestServer, range: Range): Promise<number> {
	const heads = { internalDate: true, size: true, headers: HEADER_FIELDS, bodyStructure: true };
	const texts = { bodyParts: [{ key: '1', maxLength: MAX_TEXT_LENGTH }] };
	return await readByImapflow(server, range, async (client) => {
		for (const uids of batchesOf(range, 200)) await client.fetchAll(uids, heads, { uid: true });
		for (const uids of batchesOf(range, 25)) await client.fetchAll(uids, texts, { uid: true });
	});
}

async function readByImapflow(
	server: TestServer,
	range: Range,
	read: (client: ImapFlow) => Promise<void>,
): Promise<number> {
	const client = imapflowOf(server, READ_USER);
	await client.connect();
	await client.mailboxOpen('INBOX', { readOnly: true });
	const cpuMs = await cpuOf(() => read(client));
	await client.logout();
	return cpuMs / countOf(range);
}

function* batchesOf(range: Range, size: number): Generator<string> {
	for (let first = range.first; first <= range.last; first += size)
		yield `${first}:${Math.min(range.last, first + size - 1)}`;
}

async function readByPython({ host, port, password }: TestServer, range: Range): Promise<number> {
	const { cpuMs } = await python(
		`
connection = imaplib.IMAP4(host, port)
connection.login(user, password)
connection.select('INBOX', True)
begin()
_, rows = connection.uid('FETCH', f'{first}:{last}', '(INTERNALDATE BODY.PEEK[])')
for row in rows:
    if isinstance(row, tuple):
        message = email.message_from_bytes(row[1], policy=email.policy.default)
        message['From'], message['Subject'], message.get_body(('plain', 'html')).get_content()
end()
connection.logout()
`,
		{ host, port, password, user: READ_USER, ...range },
	);
	return cpuMs / countOf(range);
}

async function python(
	script: string,
	names: Readonly<Record<string, string | number>>,
): Promise<{ cpuMs: number; seconds: number }> {
	const head = `
import email, email.policy, imaplib, json, sys, time
globals().update(json.loads(sys.argv[1]))
def begin():
    global cpu, wall
    cpu, wall = time.process_time(), time.perf_counter()
def end():
    print(json.dumps({'cpuMs': (time.process_time() - cpu) * 1000, 'seconds': time.perf_counter() - wall}))
`;
	const { stdout } = await promisify(execFile)('python3', [
		...['-c', head + script],
		JSON.stringify(names),
	]);
	return JSON.parse(stdout) as { cpuMs: number; seconds: number };
}
