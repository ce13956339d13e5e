import type { IDataObject } from 'n8n-workflow';
import type { EngineKind } from '../engine';
import type { Script, ScriptedServer } from '../imap/scripted';
import { CAPABILITIES, refuse } from '../imap/scripted/answers';
import { letter, type ScriptedMail } from '../imap/scripted/mails';
import { endOf, LIMIT_MS } from './stuck';
import { mutatingWire, type Mutation } from './mutations';
import { triggerOn, type ScriptedTrigger } from '../imap/scripted/trigger';

/** One kind of poll whose bytes are changed. */
interface Plan {
	readonly name: string;
	/** The trigger's state before, as stored; null: none. */
	readonly state: IDataObject | null;
	/** What is in the folder while the bytes are changed, and what comes when they no longer are. */
	readonly during: readonly ScriptedMail[];
	readonly later: readonly ScriptedMail[];
	/** Of what is there, what is not to be passed on. */
	readonly old: readonly ScriptedMail[];
	readonly uidValidity?: string;
	readonly script?: Script;
}

export interface Dialogue extends Plan {
	/** What the server sends when nothing is changed, as latin1. */
	readonly bytes: string;
	/** What must be passed on: UIDs, and the ids of the inquiries. */
	readonly ids: ReadonlyMap<number, string>;
	/** By UID, of all mail. */
	readonly messageIds: ReadonlyMap<number, string>;
	/** How the cursor ends. */
	readonly cursor: string;
}

const DAY = 86_400_000;
/** What of a Message-ID is the mail's own. */
const MESSAGE_ID = /<\d+\.\d+/;

/** A server of few words: the login takes half a poll otherwise. */
const LEAN: Script = {
	greeting: `* OK [CAPABILITY ${CAPABILITIES.replace('ID ', '')}] scripted`,
	on: { AUTHENTICATE: refuse('OK [CAPABILITY IMAP4rev1] welcome') },
};

const base64 = Buffer.from('Please call me back about offer 6.\r\n').toString('base64');
const ALTERNATIVE =
	'(("TEXT" "PLAIN" ("CHARSET" "utf-8") NIL NIL "8BIT" 27 1 NIL NIL NIL NIL)' +
	'("TEXT" "HTML" ("CHARSET" "utf-8") NIL NIL "8BIT" 27 1 NIL NIL NIL NIL)' +
	'("APPLICATION" "PDF" ("NAME" "plan.pdf") NIL NIL "BASE64" 4000 NIL ("ATTACHMENT" ("FILENAME" "plan.pdf")) NIL NIL)' +
	' "MIXED" ("BOUNDARY" "b") NIL NIL NIL)';

const old = () =>
	[1, 2, 3].map((uid) => letter(uid, { receivedAt: new Date(Date.now() - 3 * DAY) }));
const fresh = () => [
	letter(4),
	letter(5, { type: 'html', body: '<p>Please send me <b>offer 5</b>.</p>\r\n' }),
	letter(6, {
		body: base64,
		structure: `("TEXT" "PLAIN" ("CHARSET" "utf-8") NIL NIL "BASE64" ${base64.length} 1 NIL NIL NIL NIL)`,
	}),
	letter(7, { structure: ALTERNATIVE }),
];

/** Runs each dialogue once as it is, for its bytes and for the ids its mail is passed on with. */
export async function recordDialogues(server: ScriptedServer): Promise<readonly Dialogue[]> {
	const before = old();
	const news = fresh();
	const [first, rest] = [news.slice(0, 2), news.slice(2)];
	const connected = await stateAfter(server, null, before);
	const counting = await stateAfter(server, connected, [...before, ...first]);
	const plans: readonly Plan[] = [
		{
			name: 'new mail',
			script: LEAN,
			state: connected,
			old: before,
			during: [...before, ...news],
			later: [],
		},
		{ name: 'first contact', state: null, old: before, during: before, later: news },
		{
			name: 'another UIDVALIDITY',
			script: LEAN,
			state: counting,
			old: renumbered([...before, ...first]),
			during: renumbered([...before, ...first]),
			later: renumbered(rest),
			uidValidity: '8',
		},
		{
			name: 'nothing new',
			state: counting,
			old: [...before, ...first],
			during: [...before, ...first],
			later: rest,
		},
	];
	const dialogues: Dialogue[] = [];
	for (const plan of plans) {
		let bytes = '';
		const trigger = begin(server, plan, 'classic');
		server.script = {
			...plan.script,
			wire: () => (sent) => ((bytes += sent.toString('latin1')), sent),
		};
		await trigger.engine.activate('init');
		server.script = {};
		server.folder.mails.push(...arrivingNow(plan.later));
		await trigger.engine.tick();
		const ids = trigger.engine.items('inquiry').map(({ uid, inquiryId }) => [uid, inquiryId]);
		const messageIds = server.folder.mails.map(({ uid, header }) => {
			return [uid, MESSAGE_ID.exec(header)?.[0] ?? ''] as const;
		});
		dialogues.push({
			...plan,
			bytes,
			ids: new Map(ids as Array<[number, string]>),
			messageIds: new Map(messageIds),
			cursor: cursorOf(trigger),
		});
	}
	return dialogues;
}

function arrivingNow(mails: readonly ScriptedMail[]): ScriptedMail[] {
	return mails.map((mail) => ({ ...mail, receivedAt: new Date() }));
}

function renumbered(mails: readonly ScriptedMail[]): ScriptedMail[] {
	return mails.map((mail) => ({ ...mail, uid: mail.uid + 50 }));
}

/** Returns what went wrong in one case, or null. */
export async function runCase(
	server: ScriptedServer,
	dialogue: Dialogue,
	mutations: readonly Mutation[],
	kind: EngineKind,
): Promise<string | null> {
	const trigger = begin(server, dialogue, kind);
	const { engine } = trigger;
	let sent = '';
	server.script = { ...dialogue.script, wire: () => withCopy(mutatingWire(mutations)) };
	const end = await endOf(server, engine.activate('init'));
	if (end !== null) return `the poll with changed bytes ${end}`;
	const mixedUp = mixedUpUids(sent, dialogue);
	const isMissing = (uid: number) => !mixedUp.has(uid) && !isHandedOn(trigger, dialogue, uid);
	const lost = trigger.lost().filter(isMissing);
	if (lost.length > 0) return `the cursor passed ${lost.join()}`;

	if (kind !== 'cursors' && isDone(trigger, dialogue)) return null;

	server.script = LEAN;
	server.folder.mails.push(...arrivingNow(dialogue.later));
	for (let poll = 0; poll < pollsFor(dialogue, kind); poll++) {
		const cleanEnd = await endOf(server, engine.tick());
		if (cleanEnd !== null) return `the poll after it ${cleanEnd}`;
	}
	const missing = [...dialogue.ids.keys()].filter(isMissing);
	if (missing.length > 0) return `mail ${missing.join()} was not handed on`;
	const ids = handedOn(trigger).map(({ inquiryId }) => inquiryId);
	const doubled = [...dialogue.ids].filter(([, id]) => ids.indexOf(id) !== ids.lastIndexOf(id));
	if (doubled.length > 0) return `mail ${doubled.map(([uid]) => uid).join()} was handed on twice`;
	return null;

	function withCopy(wire: (bytes: Buffer) => Buffer | null): (bytes: Buffer) => Buffer | null {
		return (bytes) => {
			const changed = wire(bytes);
			sent += changed?.toString('latin1') ?? '';
			return changed;
		};
	}
}

/** How many ordinary polls collect the rest. */
function pollsFor({ ids, uidValidity }: Dialogue, kind: EngineKind): number {
	// One poll passes on one batch, and it may be a small one after trouble.
	if (kind === 'cursors') return ids.size + 1;
	// What a recreated folder holds comes first.
	return uidValidity === undefined ? 1 : 2;
}

/** All came through unspoilt: the next poll is the one that finds nothing. */
function isDone(trigger: ScriptedTrigger, { later, ids, cursor }: Dialogue): boolean {
	const found = handedOn(trigger).map(({ inquiryId }) => String(inquiryId));
	return (
		later.length === 0 &&
		found.sort().join() === [...ids.values()].sort().join() &&
		cursorOf(trigger) === cursor
	);
}

/** What of a cursor decides over mail. */
function cursorOf(trigger: ScriptedTrigger): string {
	const { uidValidity, lastUid, known, retries, backfill } = trigger.cursor() ?? {};
	return JSON.stringify([uidValidity, lastUid, known, retries, backfill]);
}

/** Mail whose identity the changed bytes spoilt counts by its UID, mail whose UID they spoilt by what else is its own. */
function isHandedOn(trigger: ScriptedTrigger, { messageIds }: Dialogue, wanted: number): boolean {
	const own = messageIds.get(wanted) ?? '';
	const sender = own.replace(/^<(\d+)\..*$/, 'client$1@');
	return handedOn(trigger).some(
		({ uid, messageId, senderAddress }) =>
			uid === wanted ||
			MESSAGE_ID.exec(String(messageId))?.[0] === own ||
			String(senderAddress).startsWith(sender),
	);
}

/** UIDs under which another message was sent: it is known when its own turn comes, and nobody can tell. */
function mixedUpUids(sent: string, { messageIds }: Dialogue): ReadonlySet<number> {
	const rows = responsesOf(sent)
		.filter(({ text }) => /^\* \d+ FETCH/.test(text))
		.map(({ text, literals }) => ({
			uid: Number([...text.matchAll(/UID (\d+)/g)].at(-1)?.[1]),
			messageId: literals
				.map((literal) => MESSAGE_ID.exec(literal)?.[0])
				.filter(Boolean)
				.at(-1),
		}));
	const mixedUp = rows.filter(({ uid, messageId }) =>
		[...messageIds].some(([other, id]) => id === messageId && other !== uid),
	);
	return new Set(mixedUp.map(({ uid }) => uid));
}

/** Responses as a client frames them (RFC 9051 §4.3): bytes too many in a literal end it in another's place. */
function responsesOf(sent: string): Array<{ text: string; literals: string[] }> {
	const responses: Array<{ text: string; literals: string[] }> = [];
	for (let at = 0; at < sent.length; ) {
		const response = { text: '', literals: [] as string[] };
		for (;;) {
			const end = sent.indexOf('\n', at);
			const line = sent.slice(at, end < 0 ? sent.length : end + 1);
			at += line.length;
			response.text += line;
			const length = /\{(\d+)\}\r?\n$/.exec(line)?.[1];
			if (length === undefined || at >= sent.length) break;
			response.literals.push(sent.slice(at, at + Number(length)));
			at += Number(length);
		}
		responses.push(response);
	}
	return responses;
}

/** Items of messages; one that only says that a message cannot be read comes too early here. */
function handedOn({ engine }: ScriptedTrigger): IDataObject[] {
	return engine.executions.flatMap(({ outputs }) =>
		outputs.flat().filter((item) => 'messageId' in item),
	);
}

let cases = 0;

function begin(server: ScriptedServer, plan: Plan, kind: EngineKind): ScriptedTrigger {
	const ids = { workflowId: `fuzz-${++cases}`, nodeId: `node-${cases}` };
	server.folder.mails = [...plan.during];
	server.folder.uidValidity = plan.uidValidity ?? '7';
	const trigger = triggerOn(server, { ids, kind, old: plan.old });
	trigger.limit = LIMIT_MS;
	if (plan.state !== null) {
		const owner = { ...(plan.state['owner'] as IDataObject), ...ids };
		const state = { ...plan.state, owner };
		trigger.engine.staticData = { global: { emailInquiry: { [ids.nodeId]: state } } };
	}
	return trigger;
}

async function stateAfter(
	server: ScriptedServer,
	state: IDataObject | null,
	during: readonly ScriptedMail[],
): Promise<IDataObject> {
	const { engine } = await polled(
		begin(server, { name: '', state, old: [], during, later: [] }, 'classic'),
	);
	const { emailInquiry } = engine.staticData['global'] as { emailInquiry: IDataObject };
	return Object.values(emailInquiry)[0] as IDataObject;
}

async function polled(trigger: ScriptedTrigger): Promise<ScriptedTrigger> {
	await trigger.engine.activate('init');
	return trigger;
}
