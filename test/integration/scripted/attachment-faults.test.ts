import type { ScriptedServer } from '../../support/imap/scripted';
import { breakAt, refuse, rows, when, type Change } from '../../support/imap/scripted/answers';
import { startTrigger, type ScriptedTrigger } from '../../support/imap/scripted/trigger';

const servers: ScriptedServer[] = [];
afterEach(async () => {
	for (const server of servers.splice(0)) await server.stop();
});

const TEXT = '"TEXT" "PLAIN" NIL NIL NIL "8BIT" 24 1 NIL NIL NIL NIL';
const file = (size: number, name = 'a.pdf') =>
	`"APPLICATION" "PDF" NIL NIL NIL "8BIT" ${size} NIL ("ATTACHMENT" ("FILENAME" "${name}")) NIL NIL`;
/** A text and files of that many octets. */
const withFiles = (...sizes: number[]) =>
	`((${TEXT})${sizes.map((size) => `(${file(size)})`).join('')} "MIXED" NIL NIL NIL NIL)`;

/** A connected trigger that downloads files, with one old message. */
async function connected(): Promise<ScriptedTrigger> {
	const trigger = await startTrigger({}, { parameters: { files: { download: ['attachments'] } } });
	servers.push(trigger.server);
	await trigger.engine.activate();
	return trigger;
}

/** How the files of all inquiries fared: the binary's name or the reason. */
const fates = ({ engine }: ScriptedTrigger) =>
	engine
		.items('inquiry')
		.map(({ attachments }) =>
			(attachments as Array<{ binary?: string; leftOut?: string }>).map(
				({ binary, leftOut }) => binary ?? leftOut,
			),
		);

const onFile = (change: Change) => ({ on: { FETCH: when(/BODY\.PEEK\[2\]/i, change) } });

test.each<[what: string, change: Change, reason: string]>([
	['refuses', refuse('NO not this one'), 'the server refused to send it'],
	['sends nothing of', rows(() => []), 'the server did not send it'],
	[
		'sends NIL for',
		rows((lines) =>
			lines.map((line) => line.replace(/(BODY\[2\](?:<0>)?) \{[\s\S]*/i, '$1 NIL)\r\n')),
		),
		'the server did not send it',
	],
])('a file that a server %s is left out, and the mail goes out', async (_what, change, reason) => {
	const trigger = await connected();
	trigger.receive({ structure: withFiles(24, 24) });
	trigger.receive();
	trigger.server.script = onFile(change);
	await trigger.engine.tick();
	expect(trigger.engine.errors).toEqual([]);
	expect(fates(trigger)).toEqual([[reason, 'attachment_1'], []]);
	expect(trigger.lost()).toEqual([]);
});

test('a file that is larger than announced and allowed is left out', async () => {
	const trigger = await connected();
	trigger.engine.edit({
		parameters: { files: { download: ['attachments'], maxAttachmentSize: 1 } },
	});
	await trigger.engine.activate('update');
	trigger.receive({ structure: withFiles(24), body: 'x'.repeat(3 * 1024 * 1024) });
	await trigger.engine.tick();
	expect(fates(trigger)).toEqual([['larger than allowed']]);
	trigger.receive();
	await trigger.engine.tick();
	expect(trigger.engine.items('inquiry')).toHaveLength(2);
	expect(trigger.engine.errors).toEqual([]);
});

test('a connection that breaks over a file once costs nothing but a poll', async () => {
	const trigger = await connected();
	trigger.receive({ structure: withFiles(24) });
	trigger.server.script = onFile(breakAt(0.5, 'close'));
	await trigger.engine.tick();
	expect(fates(trigger)).toEqual([]);
	trigger.server.script = {};
	await trigger.engine.tick();
	expect(fates(trigger)).toEqual([['attachment_0']]);
	expect(trigger.lost()).toEqual([]);
});

test('a message over whose files the connection breaks each time goes out without them', async () => {
	const trigger = await connected();
	trigger.receive({ structure: withFiles(24, 24) });
	trigger.receive();
	trigger.server.script = onFile(breakAt(0.5, 'close'));
	for (let poll = 0; poll < 3; poll++) await trigger.engine.tick();
	const reason = 'the connection ended each time';
	expect(fates(trigger)).toEqual([[reason, reason], []]);
	expect(trigger.engine.errors).toEqual([]);
	expect(trigger.lost()).toEqual([]);
});

test('a server that breaks over every file holds up the mail for four polls at most', async () => {
	const trigger = await connected();
	for (let mail = 0; mail < 10; mail++) trigger.receive({ structure: withFiles(24) });
	trigger.server.script = onFile(breakAt(0.5, 'close'));
	for (let poll = 0; poll < 5; poll++) await trigger.engine.tick();
	expect(fates(trigger)).toHaveLength(10);
	expect(trigger.lost()).toEqual([]);
});

test('a server that falls silent over a file takes half of the time, and the mail goes out', async () => {
	const trigger = await connected();
	trigger.receive({ structure: withFiles(24, 24) });
	trigger.receive();
	trigger.server.script = onFile(breakAt(0.5, 'silence'));
	trigger.limit = 2_000;
	await trigger.engine.tick();
	const reason = 'there was no time left to download it';
	expect(fates(trigger)).toEqual([[reason, reason], []]);
	expect(trigger.engine.errors).toEqual([]);
	expect(trigger.lost()).toEqual([]);
});

/** Cuts what a server sends of the file, as `change` says for each place it was asked from. */
const sends = (change: (content: string, start: number) => string): Change =>
	rows((lines) =>
		lines.map((line) =>
			line.replace(/<(\d+)> \{\d+\}\r\n([^]*)\)/, (_, start: string, content: string) => {
				const sent = change(content, Number(start));
				return `<${start}> {${sent.length}}\r\n${sent})`;
			}),
		),
	);

const CUT = 'the server did not send all of it';
const same = (content: string) => content;
/** 3 MB in which no two places look the same. */
const LONG = Array.from({ length: 250_000 }, (_, line) => String(line).padStart(10, '0'))
	.map((line) => `${line}\r\n`)
	.join('');
const LINES = 'a line of a file\r\n'.repeat(100);

test.each<[what: string, body: string, announced: number, change: Change, fate: string]>([
	[
		'in pieces shorter than asked for is whole',
		LONG,
		LONG.length,
		sends((content) => content.slice(0, 400_000)),
		'attachment_0',
	],
	['with far less than announced', LONG, 12 * 1024 * 1024, sends(same), CUT],
	[
		'up to some place and then nothing',
		LONG,
		LONG.length,
		sends((content, start) => (start > 0 ? '' : content)),
		CUT,
	],
	[
		'up to some place and then refuses',
		LONG,
		LONG.length,
		when(/<1048576\.\d+>/, refuse('NO so far')),
		CUT,
	],
	[
		'with bare line feeds, though counted with CRLF',
		LINES.replaceAll('\r\n', '\n'),
		LINES.length,
		sends(same),
		'attachment_0',
	],
	[
		'with a size that is a little too large, and refuses behind the end',
		LINES,
		LINES.length + 10,
		when(/<1800\.\d+>/, refuse('BAD no such place')),
		'attachment_0',
	],
])('a file that a server sends %s', async (_what, body, announced, change, fate) => {
	const trigger = await connected();
	trigger.engine.edit({
		parameters: { files: { download: ['attachments'], maxAttachmentSize: 20 } },
	});
	await trigger.engine.activate('update');
	trigger.receive({ structure: withFiles(announced), body });
	trigger.server.script = onFile(change);
	await trigger.engine.tick();
	expect(fates(trigger)).toEqual([[fate]]);
	const [files] = trigger.engine.executions.flatMap((execution) => execution.files);
	const stored = files?.['attachment_0'];
	if (fate === 'attachment_0') expect(atob(stored?.data ?? '') === body).toBe(true);
	else expect(stored).toBeUndefined();
	expect(trigger.lost()).toEqual([]);
});

test('a server that does not mind where to begin is not taken for a longer file', async () => {
	const trigger = await connected();
	trigger.receive({ structure: withFiles(LINES.length + 10), body: LINES });
	// Whatever place it is asked for, it sends the beginning.
	const beginning = sends(() => LINES);
	trigger.server.script = onFile(beginning);
	await trigger.engine.tick();
	const [files] = trigger.engine.executions.flatMap((execution) => execution.files);
	expect(atob(files?.['attachment_0']?.data ?? '')).toBe(LINES);
});

test('a file that only the source of the mail shows is read from that', async () => {
	const trigger = await connected();
	const body = ['--b', '', 'Hello', '--b', 'Content-Type: application/pdf; name=a.pdf']
		.concat('Content-Transfer-Encoding: base64', '', btoa('%PDF-1.7 of the plan'), '--b--', '')
		.join('\r\n');
	trigger.receive({ body, structure: '("1" "2" NIL NIL NIL "7BIT" 24 1 NIL NIL NIL NIL)' });
	const { folder } = trigger.server;
	folder.mails = folder.mails.map((mail) => ({
		...mail,
		header: mail.header.replace('text/plain', 'multipart/mixed; boundary=b'),
	}));
	await trigger.engine.tick();
	expect(trigger.engine.items('inquiry')).toMatchObject([
		{
			text: 'Hello',
			attachments: [{ name: 'a.pdf', part: '/2', binary: 'attachment_0' }],
		},
	]);
	const [files] = trigger.engine.executions.flatMap((execution) => execution.files);
	expect(atob(files?.['attachment_0']?.data ?? '')).toBe('%PDF-1.7 of the plan');
});

test('messages with many large files are cut into several executions', async () => {
	const trigger = await connected();
	// 48 MB take long on a busy machine, and a poll that runs out of time leaves the rest to the next.
	trigger.limit = 300_000;
	const announced = 12 * 1024 * 1024;
	trigger.engine.edit({
		parameters: { files: { download: ['attachments'], maxAttachmentSize: 20 } },
	});
	await trigger.engine.activate('update');
	const body = 'x'.repeat(announced);
	for (let mail = 0; mail < 4; mail++) trigger.receive({ structure: withFiles(announced), body });
	const before = trigger.engine.executions.length;
	await trigger.engine.tick();
	const executions = trigger.engine.executions.slice(before);
	expect(executions.map(({ outputs }) => outputs[0]?.length)).toEqual([3, 1]);
	expect(fates(trigger)).toEqual(Array.from({ length: 4 }, () => ['attachment_0']));
});
