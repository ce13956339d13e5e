import type { IDataObject } from 'n8n-workflow';
import type { Cursor } from '../../../../nodes/core/memory/cursor';
import { newEnvironment } from '../../../../nodes/EmailInquiryTrigger/environment';
import { decodeState } from '../../../../nodes/core/memory/state-codec';
import { startEngine, type Engine, type EngineChoices } from '../../engine';
import { startScripted, type Script, type ScriptedServer } from '../scripted';
import { letter, type LetterOptions } from './mails';

/** The trigger on a scripted server. */
export interface ScriptedTrigger {
	readonly server: ScriptedServer;
	readonly engine: Engine;
	/** The credential's fields; a change takes effect with the next poll. */
	readonly credential: IDataObject;
	/** How long a poll may take, ms. */
	limit: number;
	/** Puts a message with the next UID into the folder. */
	receive(options?: LetterOptions): number;
	/** UIDs passed to n8n on any output, in order. */
	handedOn(): number[];
	/** The cursor in n8n's database; not that of an engine with durable cursors. */
	cursor(): Cursor | undefined;
	/** UIDs that the saved cursor takes for settled although n8n was never handed them. */
	lost(): number[];
}

/** Far more than a poll takes; polls that are to run into their limit set a shorter one. */
const AMPLE_MS = 20_000;

export async function startTrigger(
	script: Script = {},
	choices: Omit<Partial<EngineChoices>, 'server'> & { readonly tls?: boolean } = {},
): Promise<ScriptedTrigger> {
	const { tls = false, parameters, credential = {}, ...others } = choices;
	const server = await startScripted(script, { tls });
	return triggerOn(server, { ...others, parameters: parameters ?? {}, credential });
}

export function triggerOn(
	server: ScriptedServer,
	choices: Omit<Partial<EngineChoices>, 'server'> & {
		/** Mail that is not to be passed on; left out: what the folder holds now. */
		readonly old?: ReadonlyArray<{ readonly uid: number }>;
	} = {},
): ScriptedTrigger {
	const { credential = {} } = choices;
	const before = new Set((choices.old ?? server.folder.mails).map(({ uid }) => uid));
	const trigger: ScriptedTrigger = {
		server,
		credential,
		limit: AMPLE_MS,
		engine: startEngine({
			user: 'office@firm.example',
			// As in an n8n of its own: other cases have triggers on the same mailbox.
			environment: newEnvironment(),
			...choices,
			server,
			credential,
			parameters: { repeatPeriod: 0, simplify: false, ...choices.parameters },
			get budgetMs() {
				return trigger.limit;
			},
		}),
		receive(options) {
			const { mails } = server.folder;
			const uid = Math.max(0, ...mails.map((mail) => mail.uid)) + 1;
			mails.push(letter(uid, options));
			return uid;
		},
		handedOn: () =>
			trigger.engine.executions.flatMap(({ outputs }) =>
				outputs.flat().flatMap(({ uid }) => (typeof uid === 'number' ? [uid] : [])),
			),
		cursor: () => savedCursor(trigger.engine.staticData),
		lost() {
			const cursor = trigger.cursor();
			if (cursor === undefined) return [];
			const handedOn = new Set(trigger.handedOn());
			return server.folder.mails
				.map(({ uid }) => uid)
				.filter((uid) => !before.has(uid) && !handedOn.has(uid) && isTakenForSettled(cursor, uid));
		},
	};
	return trigger;
}

/** Any other UID is still ahead, put off, or found again as late mail. */
function isTakenForSettled({ known, retries, lastUid }: Cursor, uid: number): boolean {
	if (uid in retries) return false;
	return known.includes(uid) || uid <= lastUid - LATE_WINDOW;
}

const LATE_WINDOW = 256;

function savedCursor({ global }: IDataObject): Cursor | undefined {
	const { emailInquiry } = (global ?? {}) as { emailInquiry?: IDataObject };
	const [stored] = Object.values(emailInquiry ?? {});
	const decoded = decodeState(stored);
	return decoded.kind === 'state' ? decoded.state.folders['INBOX'] : undefined;
}
