import { newEnvironment, type Environment } from '../../../nodes/EmailInquiryTrigger/environment';
import { startScripted, type ScriptedServer } from '../../support/imap/scripted';
import { refuse, replace, type Change } from '../../support/imap/scripted/answers';
import { letter } from '../../support/imap/scripted/mails';
import { triggerOn } from '../../support/imap/scripted/trigger';
import { isNightly } from '../../support/searches';
import { until } from '../../support/until';

let server: ScriptedServer;
let environment: Environment;
let stopListening: () => Promise<void>;
/** How often the server did what is odd. */
let met = 0;
beforeEach(async () => {
	server = await startScripted();
	environment = newEnvironment({ pause: async () => {} });
	stopListening = async () => {};
	met = 0;
});
afterEach(async () => {
	await stopListening();
	environment.clients.dropAll();
	await until(() => server.openSockets === 0, 'an end of all connections');
	await server.stop();
});

const LISTENS = { CAPABILITY: replace('NAMESPACE', 'NAMESPACE IDLE') };

const says =
	(...lines: string[]): Change =>
	(answer) => ({ ...answer, rows: [...answer.rows, ...lines.map((line) => `${line}\r\n`)] });
const then =
	(what: 'close' | 'silence', ...lines: string[]): Change =>
	(answer, command) => ({ ...says(...lines)(answer, command), then: what });
const nothing: Change = () => ({ rows: [], end: null, then: 'silence' });

/** What n8n's classic engine gives a poll: with less, the poll itself would wait for mail. */
const CLASSIC_MS = 300_000;

/** What a server does while it is listened to. */
const FAULTS: ReadonlyArray<readonly [what: string, on: Readonly<Record<string, Change>>]> = [
	['says BYE and ends the connection', { IDLE: then('close', '* BYE maintenance') }],
	['ends the connection without a word', { IDLE: then('close') }],
	['refuses to be listened to', { IDLE: refuse('NO not now') }],
	['does not know IDLE though it offers it', { IDLE: refuse('BAD what') }],
	['ends the listening by itself', { IDLE: (answer) => ({ ...answer, end: 'OK enough' }) }],
	['refuses to end it', { DONE: refuse('NO more of it') }],
	['tells of mail that is not there', { IDLE: says('* 99 EXISTS', '* 99 RECENT') }],
	['tells of fewer messages than there are', { IDLE: says('* 1 EXISTS') }],
	['tells of none', { IDLE: says('* 0 EXISTS') }],
	[
		'tells of the deletion of messages by the thousand',
		{ IDLE: says(...Array.from({ length: 3_000 }, () => '* 1 EXPUNGE')) },
	],
	['says what is no IMAP', { IDLE: says('??', '* ', '* 5', '+ more', '* 1 FETCH (', ')') }],
	[
		'never stops saying that it is there',
		{ IDLE: says(...Array.from({ length: 20_000 }, () => '* OK still here')) },
	],
];

/** A tick waits five seconds for the answer of a connection that was kept. */
const SILENCES: typeof FAULTS = [
	['never says that it listens', { IDLE: nothing }],
	['does not answer when the listening ends', { DONE: nothing }],
];

test.each(isNightly ? [...FAULTS, ...SILENCES] : FAULTS)(
	'a server that %s loses and doubles nothing, and no execution fails',
	async (_what, on) => {
		server.folder.mails = [letter(1), letter(2)];
		server.script = { on: LISTENS };
		const trigger = triggerOn(server, {
			environment,
			parameters: { running: { instantCollection: true } },
		});
		const { engine } = trigger;
		trigger.limit = CLASSIC_MS;
		stopListening = async () => await engine.activate('update');
		await engine.activate();
		server.script = { on: { ...LISTENS, ...counted(on) } };
		await engine.tick();
		await until(() => server.commands.includes('IDLE'), 'IDLE');
		const received = [trigger.receive(), trigger.receive()];
		await engine.tick();
		expect(met).toBeGreaterThan(0);
		server.script = { on: LISTENS };
		await engine.tick();
		received.push(trigger.receive());
		await engine.tick();
		expect([...trigger.handedOn()].sort((a, b) => a - b)).toEqual(received);
		expect(trigger.lost()).toEqual([]);
		expect(engine.errors).toEqual([]);
	},
);

function counted(on: Readonly<Record<string, Change>>): Record<string, Change> {
	return Object.fromEntries(
		Object.entries(on).map(([name, change]) => [
			name,
			(answer, command) => {
				met++;
				return change(answer, command);
			},
		]),
	);
}
