import tls from 'node:tls';
import type { NodeOperationError } from 'n8n-workflow';
import { certificate } from '../../support/imap/certificate';
import { startScripted, type Script, type ScriptedServer } from '../../support/imap/scripted';
import {
	breakAt,
	bye,
	refuse,
	replace,
	rows,
	when,
	type Change,
} from '../../support/imap/scripted/answers';
import { letter } from '../../support/imap/scripted/mails';
import { startTrigger, triggerOn, type ScriptedTrigger } from '../../support/imap/scripted/trigger';

/** A poll that a server keeps waiting ends after so long. */
const SHORT_MS = 400;

const servers: ScriptedServer[] = [];
/** Jest itself fails a test in which anything is thrown or rejected that nobody catches. */
afterEach(async () => {
	jest.restoreAllMocks();
	for (const server of servers.splice(0)) {
		while (server.openSockets > 0) await new Promise((resolve) => setImmediate(resolve));
		await server.stop();
	}
});

async function begin(...args: Parameters<typeof startTrigger>): Promise<ScriptedTrigger> {
	const trigger = await startTrigger(...args);
	servers.push(trigger.server);
	return trigger;
}

/** A mailbox with two old messages that is connected, and three new messages. */
async function connected(...args: Parameters<typeof startTrigger>): Promise<ScriptedTrigger> {
	const server = await startScripted(args[0]);
	servers.push(server);
	server.folder.mails = [letter(1), letter(2)];
	const trigger = triggerOn(server, args[1]);
	await trigger.engine.activate();
	expect(trigger.engine.errors).toEqual([]);
	for (let mail = 0; mail < 3; mail++) trigger.receive();
	return trigger;
}

async function pollWith(trigger: ScriptedTrigger, script: Script, limit = SHORT_MS): Promise<void> {
	const ample = trigger.limit;
	trigger.server.script = script;
	trigger.limit = limit;
	await trigger.engine.tick();
	trigger.limit = ample;
	trigger.server.script = {};
	expect(trigger.lost()).toEqual([]);
}

/** The fault is gone: one poll collects the rest, and everything once. */
async function expectAllCollected(trigger: ScriptedTrigger, uids = [3, 4, 5]): Promise<void> {
	const later = trigger.receive();
	await trigger.engine.tick();
	await trigger.engine.tick();
	expect([...trigger.handedOn()].sort((a, b) => a - b)).toEqual([...uids, later]);
	expect(trigger.lost()).toEqual([]);
}

const LATER = /is temporarily unavailable/;
const SLOWER = /is limiting connections/;
const AWAY =
	/could not be reached|did not answer in time|(refused|closed) the connection|stopped answering|sent nothing|encryption in time/;
const REJECTED = /did not accept 'Address' and 'App Password'/;

/** What the user is told, and whether at once also of a mailbox that worked before. */
interface Fault {
	readonly what: string;
	readonly script: Script;
	readonly says: RegExp;
	readonly isTheUsers?: boolean;
	readonly limit?: number;
}

const login = (end: string): Script => ({ on: { AUTHENTICATE: refuse(end) } });

const connectionFaults: readonly Fault[] = [
	{ what: 'no greeting', script: { greeting: null }, says: AWAY },
	{ what: 'BYE as greeting', script: { greeting: '* BYE closed for today' }, says: AWAY },
	{ what: 'a greeting that is no IMAP', script: { greeting: 'HTTP/1.1 400 Bad' }, says: /./ },
	{ what: 'an empty greeting', script: { greeting: '' }, says: /./ },
	{ what: 'a connection that ends at once', script: { wire: () => () => null }, says: AWAY },
	{
		what: 'megabytes without a line end',
		script: { greeting: 'x'.repeat(34_000_000), delivery: 'burst' },
		says: /sent more than was requested/,
		limit: 10_000,
	},
	{
		what: 'megabytes of lines',
		script: { greeting: '* OK hi\r\n'.repeat(500_000), delivery: 'burst' },
		says: /./,
	},
	...['AUTHENTICATIONFAILED', 'AUTHORIZATIONFAILED', 'EXPIRED'].map((code) => ({
		what: `a login rejected by ${code}`,
		script: login(`NO [${code}] no`),
		says: REJECTED,
		isTheUsers: true,
	})),
	{
		what: 'a login rejected without a code',
		script: login('NO invalid credentials'),
		says: REJECTED,
		isTheUsers: true,
	},
	{
		what: 'a rejected LOGIN command',
		script: {
			on: { CAPABILITY: replace(' AUTH=PLAIN', ''), LOGIN: refuse('NO [AUTHENTICATIONFAILED] no') },
		},
		says: REJECTED,
		isTheUsers: true,
	},
	...['UNAVAILABLE', 'INUSE', 'LIMIT', 'SERVERBUG', 'CONTACTADMIN'].map((code) => ({
		what: `a login refused for now by ${code}`,
		script: login(`NO [${code}] not now`),
		says: LATER,
	})),
	{
		what: 'a LOGIN command refused for now',
		script: {
			on: { CAPABILITY: replace(' AUTH=PLAIN', ''), LOGIN: refuse('NO [UNAVAILABLE] not now') },
		},
		says: LATER,
	},
	{
		what: 'a login refused by OVERQUOTA',
		script: login('NO [OVERQUOTA] Account exceeded bandwidth limits'),
		says: SLOWER,
	},
	{
		what: 'a login refused for too many connections in words only',
		script: login('NO Too many simultaneous connections'),
		says: /has too many connections to this mailbox/,
	},
	{
		what: 'a login that is throttled inside the library',
		script: login('BAD Request is throttled. Suggested Backoff Time: 92415 milliseconds'),
		says: /is limiting connections|did not answer in time/,
	},
	{
		what: 'a login that is not answered',
		script: { on: { AUTHENTICATE: breakAt(0, 'silence') } },
		says: AWAY,
	},
	{
		what: 'a connection lost in the login',
		script: { on: { AUTHENTICATE: breakAt(0.5, 'close') } },
		says: AWAY,
	},
	{
		what: 'a password not taken in clear text',
		script: { on: { CAPABILITY: replace('AUTH=PLAIN', 'LOGINDISABLED') } },
		says: /does not accept a password without encryption/,
		isTheUsers: true,
	},
];

describe.each(connectionFaults)('$what', ({ script, says, isTheUsers = false, limit }) => {
	test('before the first success it is said, and mail since then is collected', async () => {
		const trigger = await begin(script);
		const { server, engine } = trigger;
		server.folder.mails = [letter(1, { receivedAt: new Date(Date.now() - 86_400_000) })];
		trigger.limit = limit ?? SHORT_MS;
		await engine.activate();
		expect(engine.errors).toHaveLength(1);
		expect(engine.errors[0]?.message).toMatch(says);
		expect(engine.items('status').map(({ event }) => event)).toEqual(['waiting']);
		trigger.receive();
		server.script = {};
		trigger.limit = 20_000;
		await engine.tick();
		trigger.receive();
		await engine.tick();
		expect(trigger.handedOn()).toEqual([2, 3]);
		expect(engine.errors).toHaveLength(1);
	});

	test('after a success nothing is lost, doubled or repeated', async () => {
		const trigger = await connected();
		await pollWith(trigger, script, limit);
		await pollWith(trigger, script, limit);
		expect(trigger.handedOn()).toEqual([]);
		// A rejected login is not tried again at once, but a new password is.
		trigger.credential['password'] = 'renewed';
		await expectAllCollected(trigger);
		expect(trigger.engine.errors).toHaveLength(isTheUsers ? 1 : 0);
	});
});

test("the server's words reach the user without address, password and 'Authorization'", async () => {
	const trigger = await begin(
		login('NO [AUTHORIZATIONFAILED] Authorization of office@firm.example by "secret" failed'),
	);
	await trigger.engine.activate();
	const [error] = trigger.engine.errors as NodeOperationError[];
	expect(error?.description).toContain('The server says: “login permission of … by "…" failed”');
	const all = [error?.message, error?.description, JSON.stringify(error), error?.stack].join('\n');
	expect(all).not.toMatch(/Authorization|office@|secret/);
});

describe('encryption', () => {
	const spoilt: ReadonlyArray<[what: string, script: Script, facts: object, says: RegExp]> = [
		['a self-signed certificate', {}, { tls: true, security: 'tls' }, /certificate of .* verified/],
		[
			'TLS to a plain port',
			{},
			{ security: 'tls' },
			/'Port' and 'Security' do not match|could not be reached/,
		],
		['no encryption to a TLS port', {}, { tls: true }, AWAY],
		['STARTTLS that is not offered', {}, { security: 'starttls' }, /does not offer STARTTLS/],
		[
			'STARTTLS that is refused',
			{
				on: { CAPABILITY: replace('ID', 'ID STARTTLS'), STARTTLS: refuse('NO not today') },
			},
			{ security: 'starttls' },
			/does not offer STARTTLS/,
		],
		[
			'STARTTLS with a stowaway',
			{
				on: {
					CAPABILITY: replace('ID', 'ID STARTTLS'),
					STARTTLS: refuse('OK go\r\n* CAPABILITY IMAP4rev1'),
				},
				delivery: 'burst',
			},
			{ security: 'starttls' },
			/before the encryption was set up/,
		],
		['a handshake that is cut', { wire: () => () => null }, { security: 'tls' }, AWAY],
		['a handshake that is not answered', { greeting: null }, { security: 'tls' }, AWAY],
	];

	test.each(spoilt)('%s is said, and no password is sent', async (_what, script, facts, says) => {
		const { tls: isTls = false, ...credential } = facts as { tls?: boolean };
		const trigger = await begin(script, { tls: isTls, credential });
		trigger.limit = SHORT_MS;
		await trigger.engine.activate();
		expect(trigger.engine.errors).toHaveLength(1);
		expect(trigger.engine.errors[0]?.message).toMatch(says);
		expect(trigger.server.commands.filter((line) => /^(AUTH|LOGIN)/.test(line))).toEqual([]);
	});

	test('a trusted certificate for another name is said, and mail comes in once the name is right', async () => {
		const { connect } = tls;
		const names = ['mail.other.example', 'localhost'];
		const trusting = (options: tls.ConnectionOptions, ...rest: [() => void]) =>
			connect({ ...options, ca: certificate(), servername: names[0] ?? '' }, ...rest);
		jest.spyOn(tls, 'connect').mockImplementation(trusting as typeof connect);
		const trigger = await begin({}, { tls: true, credential: { security: 'tls' } });
		await trigger.engine.activate();
		expect(trigger.engine.errors).toMatchObject([
			{
				message: expect.stringMatching(/certificate of .* was issued for another name/) as string,
				description: expect.stringContaining('ERR_TLS_CERT_ALTNAME_INVALID') as string,
			},
		]);
		names.shift();
		trigger.receive();
		await trigger.engine.tick();
		expect(trigger.handedOn()).toEqual([1]);
	});
});

describe('at every stage of a poll', () => {
	const anyFetch = (items: RegExp, change: Change) => ({ FETCH: when(items, change) });
	const stages: ReadonlyArray<[stage: string, on: (change: Change) => Script['on']]> = [
		...['CAPABILITY', 'ID', 'AUTHENTICATE', 'NAMESPACE', 'STATUS', 'LIST', 'LSUB'].map(
			(name) => [name, (change: Change) => ({ [name]: change })] as const,
		),
		...['EXAMINE', 'SEARCH'].map(
			(name) => [name, (change: Change) => ({ [name]: change })] as const,
		),
		['FETCH of headers', (change) => anyFetch(/HEADER/, change)],
		['FETCH of texts', (change) => anyFetch(/\[1\]/, change)],
		['LOGOUT', (change) => ({ LOGOUT: change })],
	] as ReadonlyArray<[string, (change: Change) => Script['on']]>;
	const ends: ReadonlyArray<[end: string, change: Change]> = [
		['a connection that ends before the answer', breakAt(0, 'close')],
		['a connection that ends within the answer', breakAt(0.45, 'close')],
		['a connection that ends near the end of the answer', breakAt(0.9, 'close')],
		['BYE', bye('shutting down')],
		['a tagged BYE', refuse('BYE shutting down')],
		['silence', breakAt(0, 'silence')],
		['silence within the answer', breakAt(0.45, 'silence')],
		['NO', refuse('NO no')],
		['NO [UNAVAILABLE]', refuse('NO [UNAVAILABLE] not now')],
		['BAD', refuse('BAD what?')],
		['a throttle text', refuse('BAD Request is throttled. Suggested Backoff Time: 3000 ms')],
		['garbage', (answer) => ({ ...answer, rows: ['\0{99}(((\r\n', '}{ "\r\n'] })],
		['an answer to another command', (answer) => ({ ...answer, rows: ['X99 OK done\r\n'] })],
	];
	const table = stages.flatMap(([stage, on]) =>
		ends.map(([end, change]) => [end, stage, on(change)] as const),
	);

	test.each(table)('%s at %s costs nothing but the poll', async (_end, _stage, on = {}) => {
		const trigger = await connected();
		await pollWith(trigger, { on }, 200);
		// A NO to the login or to EXAMINE is the user's to mend, and said at once.
		const isTheUsers = ({ message }: Error) =>
			REJECTED.test(message) || message === "The folder 'INBOX' cannot be opened";
		expect(trigger.engine.errors.filter((error) => !isTheUsers(error))).toEqual([]);
		await expectAllCollected(trigger);
	});
});

describe('a message in pieces', () => {
	test('rows that came before the connection was lost are read again, and nothing is doubled', async () => {
		const trigger = await connected();
		for (let mail = 0; mail < 300; mail++) trigger.receive();
		const dropLater = when(/FETCH/, (answer, command) =>
			command.includes('203') ? breakAt(0.5, 'close')(answer, command) : answer,
		);
		await pollWith(trigger, { on: { FETCH: dropLater } }, 5_000);
		const uids = Array.from({ length: 303 }, (_, index) => index + 3);
		await expectAllCollected(trigger, uids);
	});

	test.each(['rows', 'burst', 'bytes', 'drips'] as const)(
		'bytes that arrive as %s make no difference',
		async (delivery) => {
			const trigger = await connected();
			await pollWith(trigger, { delivery }, 20_000);
			expect(trigger.handedOn()).toEqual([3, 4, 5]);
			expect(trigger.engine.items('inquiry')).toMatchObject([
				{ subject: 'mail 3', text: 'Please send me offer 3.' },
				{ subject: 'mail 4', text: 'Please send me offer 4.' },
				{ subject: 'mail 5', text: 'Please send me offer 5.' },
			]);
		},
	);

	test('megabytes in the middle of an answer end the poll and nothing else', async () => {
		const trigger = await connected();
		const flood = rows(([first = '']) => [first, 'x'.repeat(34_000_000)]);
		await pollWith(trigger, { on: { FETCH: flood } }, 10_000);
		expect(trigger.handedOn()).toEqual([]);
		expect(trigger.engine.errors).toEqual([]);
		await expectAllCollected(trigger);
	});

	test('a mute LOGOUT holds up nothing', async () => {
		const trigger = await connected();
		await pollWith(trigger, { on: { LOGOUT: breakAt(0, 'silence') } });
		expect(trigger.handedOn()).toEqual([3, 4, 5]);
		expect(trigger.engine.errors).toEqual([]);
	});
});

const inGroups = (change: Change) => when(/FETCH \d+[:,]/, change);
const withoutMail4 = rows((lines) => lines.filter((line) => !line.includes('UID 4 ')));
const structure = (text: string): Script => ({
	on: { FETCH: replace(/BODYSTRUCTURE \(.*?\) (?=INTERNALDATE)/, `BODYSTRUCTURE ${text} `) },
});

describe('answers that are odd but can be borne', () => {
	const oddities: ReadonlyArray<[what: string, script: Script]> = [
		[
			'NO in the middle of a FETCH',
			{
				on: {
					FETCH: inGroups((answer) => ({ rows: answer.rows.slice(0, 1), end: 'NO it broke' })),
				},
			},
		],
		['OK with rows missing', { on: { FETCH: inGroups(withoutMail4) } }],
		[
			'NO for a FETCH whose messages are partly gone',
			{
				on: {
					FETCH: inGroups((answer, command) => ({
						...withoutMail4(answer, command),
						end: 'NO Some of the requested messages no longer exist',
					})),
				},
			},
		],
		[
			'rows without UID between the others',
			{
				on: { FETCH: rows((lines) => lines.flatMap((line) => ['* 3 FETCH (FLAGS ())\r\n', line])) },
			},
		],
		[
			'rows of UID 0',
			{
				on: {
					FETCH: rows((lines) => ['* 9 FETCH (UID 0 RFC822.SIZE 5)\r\n', ...lines]),
					SEARCH: replace('* SEARCH', '* SEARCH 0'),
				},
			},
		],
		['every row twice', { on: { FETCH: rows((lines) => lines.flatMap((line) => [line, line])) } }],
		[
			'rows nobody asked for',
			{
				on: {
					FETCH: rows((lines) => [
						...lines.map((line) => line.replace(/UID \d+/, 'UID 1')),
						...lines.map((line) => line.replace(/UID \d+/, 'UID 77')),
						...lines,
					]),
				},
			},
		],
		['rows in reverse order', { on: { FETCH: rows((lines) => [...lines].reverse()) } }],
		[
			'news of other things everywhere',
			{
				on: Object.fromEntries(
					['STATUS', 'EXAMINE', 'SEARCH', 'FETCH'].map((name) => [
						name,
						rows((lines) =>
							lines.flatMap((line) => ['* OK still here\r\n', line, '* 9 EXISTS\r\n']),
						),
					]),
				),
			},
		],
		['a row that cannot be read', { on: { FETCH: inGroups(replace('(UID 4', '(UID 4 ("')) } }],
		['no BODYSTRUCTURE', { on: { FETCH: replace(/BODYSTRUCTURE \(.*?\) (?=INTERNALDATE)/, '') } }],
		['NIL as BODYSTRUCTURE', structure('NIL')],
		['an empty BODYSTRUCTURE', structure('()')],
		['a BODYSTRUCTURE of NIL', structure('(NIL NIL NIL NIL NIL NIL NIL)')],
		['a BODYSTRUCTURE of nothing but a type', structure('("TEXT")')],
		['a BODYSTRUCTURE of numbers', structure('(1 2 3)')],
		['a BODYSTRUCTURE that is a word', structure('TEXT')],
		['a multipart BODYSTRUCTURE without parts', structure('("MIXED")')],
		['a BODYSTRUCTURE with a part that is not there', structure('(NIL "MIXED")')],
		['a BODYSTRUCTURE 5,000 deep', structure(`${'('.repeat(5_000)}${')'.repeat(5_000)}`)],
		['a BODYSTRUCTURE that is not closed', structure('("TEXT" "PLAIN" (')],
		[
			'NIL as text though it has a size',
			{ on: { FETCH: replace(/BODY\[1\]<0> \{\d+\}\r\n[^]*\)\r\n$/, 'BODY[1]<0> NIL)\r\n') } },
		],
		[
			'an empty text though it has a size',
			{ on: { FETCH: replace(/BODY\[1\]<0> \{\d+\}\r\n[^]*\)\r\n$/, 'BODY[1]<0> "")\r\n') } },
		],
		['no size', { on: { FETCH: replace(/ RFC822.SIZE \d+/, '') } }],
		['a size of nothing', { on: { FETCH: replace(/RFC822.SIZE \d+/, 'RFC822.SIZE 0') } }],
		['UIDs in no order and twice', { on: { SEARCH: replace(/SEARCH.*/, 'SEARCH 5 3 4 3 5 1 2') } }],
		[
			'UIDs in several answers',
			{ on: { SEARCH: rows(() => ['* SEARCH 3\r\n', '* SEARCH\r\n', '* SEARCH 4 5\r\n']) } },
		],
		['UIDs that are none', { on: { SEARCH: replace(/ 3/, ' x -1 1e9 99999999999 3') } }],
		['UIDs as ESEARCH', { on: { SEARCH: replace(/SEARCH.*/, 'ESEARCH (TAG "A") UID ALL 3:5') } }],
		[
			'4294967295 answered with BAD',
			{ on: { SEARCH: when(/4294967295/, refuse('BAD invalid UID')) } },
		],
		[
			'4294967295 answered with NO',
			{ on: { SEARCH: when(/4294967295/, refuse('NO invalid UID')) } },
		],
		['NO to STATUS', { on: { STATUS: refuse('NO not that one') } }],
		['STATUS without facts', { on: { STATUS: rows(() => []) } }],
		['STATUS without UIDNEXT', { on: { STATUS: replace(/UIDNEXT \d+ /, '') } }],
		['STATUS without UIDVALIDITY', { on: { STATUS: replace(/UIDVALIDITY \d+ /, '') } }],
		['UIDNEXT 0', { on: { STATUS: replace(/UIDNEXT \d+/, 'UIDNEXT 0') } }],
		[
			'no UIDNEXT at all',
			{
				on: {
					STATUS: replace(/UIDNEXT \d+ /, ''),
					EXAMINE: rows((lines) => lines.filter((line) => !line.includes('UIDNEXT'))),
				},
			},
		],
		[
			'no UIDVALIDITY at all',
			{
				on: {
					STATUS: replace(/UIDVALIDITY \d+ /, ''),
					EXAMINE: rows((lines) => lines.filter((line) => !line.includes('UIDVALIDITY'))),
				},
			},
		],
		['EXAMINE without facts', { on: { EXAMINE: rows(() => []) } }],
	];

	test.each(oddities)('%s', async (_what, script) => {
		const trigger = await connected();
		await pollWith(trigger, script, 10_000);
		expect(trigger.engine.errors).toEqual([]);
		expect(trigger.handedOn()).toEqual([3, 4, 5]);
		expect(trigger.engine.items('inquiry').map(({ text }) => text)).toEqual([
			'Please send me offer 3.',
			'Please send me offer 4.',
			'Please send me offer 5.',
		]);
		await expectAllCollected(trigger);
	});

	test.each(oddities)('%s, from the first contact on', async (_what, script) => {
		const trigger = await begin(script);
		trigger.server.folder.mails = [letter(1), letter(2)];
		const { server, engine } = trigger;
		// What they say of mail 3 to 5 they say of a mailbox that has none as well.
		server.script = { ...script, on: { ...script.on, SEARCH: (answer) => answer } };
		await engine.activate();
		for (let mail = 0; mail < 3; mail++) trigger.receive();
		server.script = script;
		await engine.tick();
		await engine.tick();
		expect(trigger.handedOn().filter((uid) => uid > 2)).toEqual([3, 4, 5]);
		expect(engine.errors).toEqual([]);
	});
});

describe('mail that cannot be had', () => {
	test.each<[what: string, change: Change]>([
		['never comes', when(/./, withoutMail4)],
		['comes without UID', replace('UID 4 ', '')],
		['comes in rows that cannot be read', replace('(UID 4', '(UID 4 ("')],
		[
			'comes without a header',
			replace(/(UID 4 .*?)BODY\[(HEADER[^\]]*)?\](<0>)? \{[^]*/, '$1)\r\n'),
		],
		[
			'comes with NIL as header',
			replace(/(UID 4 .*?)(BODY\[(?:HEADER[^\]]*)?\](?:<0>)?) \{[^]*/, '$1$2 NIL)\r\n'),
		],
		[
			'is refused',
			(answer, command) =>
				answer.rows.some((line) => line.includes('UID 4 '))
					? refuse('NO [SERVERBUG] cannot read that one')(answer, command)
					: answer,
		],
	])(
		'a message that %s holds up no other, and is passed on with the reason',
		async (_what, FETCH) => {
			const trigger = await connected();
			await pollWith(trigger, { on: { FETCH } }, 10_000);
			expect(trigger.handedOn()).toEqual([3, 5]);
			for (let poll = 2; poll <= 4; poll++) await pollWith(trigger, { on: { FETCH } }, 10_000);
			expect(trigger.handedOn()).toEqual([3, 5]);
			await pollWith(trigger, { on: { FETCH } }, 10_000);
			expect(trigger.handedOn()).toEqual([3, 5, 4]);
			expect(trigger.engine.items('inquiry').at(-1)).toMatchObject({
				uid: 4,
				text: expect.stringContaining('could not be read') as string,
			});
			expect(trigger.engine.errors).toEqual([]);
			await expectAllCollected(trigger);
		},
	);

	test('a message that comes at the third attempt is an ordinary inquiry', async () => {
		const trigger = await connected();
		await pollWith(trigger, { on: { FETCH: withoutMail4 } }, 10_000);
		await pollWith(trigger, { on: { FETCH: withoutMail4 } }, 10_000);
		await expectAllCollected(trigger);
		expect(trigger.engine.items('inquiry')).toContainEqual(
			expect.objectContaining({ uid: 4, subject: 'mail 4' }) as object,
		);
	});

	test('mail that is gone before it is read is not an event', async () => {
		const trigger = await connected();
		const { folder } = trigger.server;
		const expunge: Change = (answer, command) => {
			folder.mails = folder.mails.filter(({ uid }) => uid !== 4);
			return withoutMail4(answer, command);
		};
		await pollWith(trigger, { on: { FETCH: expunge } }, 10_000);
		expect(trigger.handedOn()).toEqual([3, 5]);
		await expectAllCollected(trigger, [3, 5]);
		expect(trigger.engine.errors).toEqual([]);
	});

	test('mail that is gone before its text is read is passed on without', async () => {
		const trigger = await connected();
		const { folder } = trigger.server;
		const expunge = when(/\[1\]/, (answer, command) => {
			folder.mails = folder.mails.filter(({ uid }) => uid !== 4);
			return withoutMail4(answer, command);
		});
		await pollWith(trigger, { on: { FETCH: expunge } }, 10_000);
		await expectAllCollected(trigger);
	});

	const huge = 'x'.repeat(5_000_000);
	const blowUp = (pattern: RegExp) =>
		rows((lines) =>
			lines.map((line) =>
				/UID 4 /.test(line)
					? line.replace(
							pattern,
							(_literal, key: string) => `${key} {${huge.length}}\r\n${huge})\r\n`,
						)
					: line,
			),
		);

	test.each<[what: string, script: Script]>([
		['text', { on: { FETCH: blowUp(/(BODY\[1\]<0>) \{[^]*$/) } }],
		['header', { on: { FETCH: blowUp(/(BODY\[HEADER[^\]]*\]) \{[^]*$/) } }],
		['header and source', { on: { FETCH: blowUp(/(BODY\[[^\]]*\](?:<0>)?) \{[^]*$/) } }],
	])(
		'a %s above every limit does not hold up the mail behind it for ever',
		async (_what, script) => {
			const trigger = await connected();
			for (let poll = 0; poll < 40; poll++) await pollWith(trigger, script, 20_000);
			expect([...trigger.handedOn()].sort((a, b) => a - b)).toEqual([3, 4, 5]);
			trigger.server.script = script;
			trigger.receive();
			for (let poll = 0; poll < 40; poll++) await pollWith(trigger, script, 20_000);
			expect([...trigger.handedOn()].sort((a, b) => a - b)).toEqual([3, 4, 5, 6]);
		},
	);
});

describe('cursors under servers that change their mind', () => {
	test('UIDNEXT that jumps without a message is not an event, and the mail that comes under such a UID is collected', async () => {
		const trigger = await connected();
		const { server, engine } = trigger;
		await engine.tick();
		const executions = engine.executions.length;
		server.folder.uidNext = 900;
		for (let poll = 0; poll < 3; poll++) {
			server.commands.length = 0;
			await engine.tick();
			expect(server.commands.length).toBeLessThan(20);
		}
		expect(engine.executions).toHaveLength(executions);
		server.folder.mails.push(letter(700), letter(6));
		await engine.tick();
		server.folder.mails.push(letter(899));
		await engine.tick();
		server.folder.mails.push(letter(701));
		await engine.tick();
		expect(trigger.handedOn()).toEqual([3, 4, 5, 6, 700, 899, 701]);
		expect(engine.errors).toEqual([]);
	});

	test('UIDNEXT that jumps at the first contact hides no mail', async () => {
		const trigger = await begin();
		trigger.server.folder.mails = [letter(1), letter(2)];
		trigger.server.folder.uidNext = 900;
		await trigger.engine.activate();
		trigger.server.folder.mails.push(letter(900));
		trigger.server.folder.uidNext = 901;
		await trigger.engine.tick();
		expect(trigger.handedOn()).toEqual([900]);
	});

	test('UIDNEXT that falls a little is a replica that lags', async () => {
		const trigger = await connected();
		const { server, engine } = trigger;
		await engine.tick();
		const all = server.folder.mails;
		server.folder.mails = all.slice(0, 3);
		await engine.tick();
		await engine.tick();
		server.folder.mails = all;
		await expectAllCollected(trigger);
		expect(engine.items('status').map(({ event }) => event)).toEqual(['connected']);
	});

	test('UIDNEXT that falls far is a recreated folder', async () => {
		const trigger = await begin();
		const { server, engine } = trigger;
		server.folder.uidNext = 1_000;
		await engine.activate();
		server.folder.mails = [letter(1_000)];
		server.folder.uidNext = 1_001;
		await engine.tick();
		server.folder.mails = [letter(1), letter(2)];
		server.folder.uidNext = 3;
		await engine.tick();
		await engine.tick();
		expect(trigger.handedOn()).toEqual([1_000, 1, 2]);
	});

	test.each([
		['at once', () => ({})],
		[
			'between STATUS and EXAMINE',
			() => ({ on: { STATUS: replace(/UIDVALIDITY \d+/, 'UIDVALIDITY 7') } }),
		],
		[
			'between STATUS and EXAMINE, seen by STATUS only',
			() => ({
				on: {
					STATUS: replace(/UIDVALIDITY \d+/, 'UIDVALIDITY 8'),
					EXAMINE: replace(/UIDVALIDITY \d+/, 'UIDVALIDITY 7'),
				},
			}),
		],
	])('UIDVALIDITY that changes %s loses and doubles nothing', async (_when, script) => {
		const trigger = await connected();
		const { server, engine } = trigger;
		await engine.tick();
		server.folder.uidValidity = '8';
		server.folder.mails = server.folder.mails.map((mail) => ({ ...mail, uid: mail.uid + 20 }));
		trigger.receive({ subject: 'new' });
		server.script = script();
		await engine.tick();
		server.script = {};
		await engine.tick();
		await engine.tick();
		const subjects = engine.items('inquiry').map(({ subject }) => subject);
		// The two messages from before the activation are as young as the others here: they count as mail of now.
		expect(subjects.filter((subject) => !/mail [12]$/.test(String(subject)))).toEqual([
			'mail 3',
			'mail 4',
			'mail 5',
			'new',
		]);
		expect(engine.errors).toEqual([]);
	});

	test('a message that becomes visible below the cursor is collected', async () => {
		const trigger = await connected();
		const { server, engine } = trigger;
		const all = server.folder.mails;
		server.folder.mails = all.filter(({ uid }) => uid !== 4);
		await engine.tick();
		expect(trigger.handedOn()).toEqual([3, 5]);
		await engine.tick();
		server.folder.mails = all;
		await engine.tick();
		expect(trigger.handedOn()).toEqual([3, 5, 4]);
		await expectAllCollected(trigger);
	});

	test('a message that is listed, gone, and listed again is collected', async () => {
		const trigger = await connected();
		const { server, engine } = trigger;
		const all = server.folder.mails;
		const hide = when(/FETCH/, (answer, command) => {
			server.folder.mails = all.filter(({ uid }) => uid !== 4);
			return withoutMail4(answer, command);
		});
		await pollWith(trigger, { on: { FETCH: hide } }, 10_000);
		server.folder.mails = all;
		await engine.tick();
		await engine.tick();
		expect([...trigger.handedOn()].sort((a, b) => a - b)).toEqual([3, 4, 5]);
	});

	test('a UID that is listed but does not exist is not taken from the mail that gets it later', async () => {
		const trigger = await connected();
		const phantom = when(/SEARCH UID 1:4294967295/, replace(/SEARCH.*/, 'SEARCH 3 4 5 9'));
		await pollWith(trigger, { on: { SEARCH: phantom } }, 10_000);
		expect(trigger.handedOn()).toEqual([3, 4, 5]);
		for (let mail = 0; mail < 5; mail++) trigger.receive();
		await trigger.engine.tick();
		await trigger.engine.tick();
		expect([...trigger.handedOn()].sort((a, b) => a - b)).toEqual([3, 4, 5, 6, 7, 8, 9, 10]);
	});

	test('a server that refuses SINCE loses no mail of a recreated folder', async () => {
		const trigger = await connected();
		const { server, engine } = trigger;
		await engine.tick();
		server.folder.uidValidity = '8';
		const refused: Script = { on: { SEARCH: when(/SINCE/, refuse('NO Unsupported criterion')) } };
		await pollWith(trigger, refused, 10_000);
		trigger.receive();
		await pollWith(trigger, refused, 10_000);
		await engine.tick();
		await engine.tick();
		expect(trigger.handedOn().filter((uid) => uid > 2)).toEqual([3, 4, 5, 6]);
	});

	test('a server that refuses every search says so, and loses nothing', async () => {
		const trigger = await connected();
		await pollWith(trigger, { on: { SEARCH: refuse('NO no search here') } }, 10_000);
		expect(trigger.handedOn()).toEqual([]);
		await expectAllCollected(trigger);
	});
});
