import type { ScriptedServer } from '../support/imap/scripted';
import { breakAt, refuse, rows, when, type Change } from '../support/imap/scripted/answers';
import { startTrigger, type ScriptedTrigger } from '../support/imap/scripted/trigger';

/** Every case is a new trigger on the same mailbox, and none of them is switched off. */
jest.mock('../../nodes/EmailInquiryTrigger/claims', () => ({
	claimMailbox: () => null,
	releaseMailbox: () => undefined,
}));

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

/** A connected trigger that downloads files, with one old mail. */
async function connected(): Promise<ScriptedTrigger> {
	const trigger = await startTrigger({}, { parameters: { options: { attachments: true } } });
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
	trigger.engine.edit({ parameters: { options: { attachments: true, maxAttachmentSize: 1 } } });
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

test('a mail over whose files the connection breaks each time goes out without them', async () => {
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
	const reason = 'the time of the poll ran out';
	expect(fates(trigger)).toEqual([[reason, reason], []]);
	expect(trigger.engine.errors).toEqual([]);
	expect(trigger.lost()).toEqual([]);
});

test('mails with many large files are cut into several executions', async () => {
	const trigger = await connected();
	const announced = 12 * 1024 * 1024;
	trigger.engine.edit({ parameters: { options: { attachments: true, maxAttachmentSize: 20 } } });
	await trigger.engine.activate('update');
	for (let mail = 0; mail < 4; mail++) trigger.receive({ structure: withFiles(announced) });
	const before = trigger.engine.executions.length;
	await trigger.engine.tick();
	const executions = trigger.engine.executions.slice(before);
	expect(executions.map(({ outputs }) => outputs[0]?.length)).toEqual([3, 1]);
});
