import type { IDataObject } from 'n8n-workflow';
import { MailboxError, type MailboxErrorDetails } from '../../../nodes/core/errors/mailbox-error';
import { newEnvironment } from '../../../nodes/EmailInquiryTrigger/environment';
import { startEngine, type EngineKind } from '../engine';
import { openPort, type Port } from './port';

/** What the mail server does to a poll. */
const WEATHER = {
	ok: null,
	refused: { kind: 'unreachable', detail: 'refused' },
	silent: { kind: 'unreachable', detail: 'silent' },
	unavailable: { kind: 'unavailable' },
	throttled: { kind: 'throttled' },
	certificate: { kind: 'certificate' },
	login: { kind: 'authentication' },
	locked: { kind: 'accountLocked' },
} satisfies Record<string, Omit<MailboxErrorDetails, 'reach'> | null>;

/** What happens between two polls. */
type Event = 'n8n crashes' | 'the node is renamed' | 'another password' | 'a mail arrives';

/** With `noFolder` only Leads cannot be opened; a `bug` is an error of ours. */
type Weather = keyof typeof WEATHER | 'noFolder' | 'bug';

/** A minute-by-minute script: `[4, 'refused']` is four polls, a text is what happens between two. */
export type Script = ReadonlyArray<readonly [number, Weather] | Event>;

/** What users get of an evening; moments are minutes behind the first poll. */
export interface Outcome {
	/** When there was a failed execution. */
	readonly failed: readonly number[];
	/** Status, as `broken 15`. */
	readonly status: readonly string[];
	readonly logins: number;
	/** Moments of the lines in n8n's log, by their text without what was left out. */
	readonly log: ReadonlyMap<string, readonly number[]>;
	readonly inquiries: number;
}

const MINUTE = 60_000;

/** Returns a script so many times over. */
export function times(count: number, ...script: Script): Script {
	return Array.from({ length: count }, () => script).flat();
}

/** Plays a script on a trigger that is connected at minute 0 and polls the folders INBOX and Leads every minute. */
export async function play(
	script: Script,
	clock: { passes(ms: number): void },
	kind: EngineKind = 'classic',
): Promise<Outcome> {
	const server = openPort();
	const user = 'office@firm.example';
	const credential: IDataObject = {};
	let environment = newEnvironment();
	let minute = 0;
	const engine = startEngine({
		...{ server, user, credential, kind },
		parameters: { folders: ['INBOX', 'Leads'] },
		get environment() {
			return environment;
		},
	});
	const failed: number[] = [];
	const status: string[] = [];
	const log = new Map<string, number[]>();
	await server.createFolder(user, 'Leads');
	await poll(() => engine.activate());
	server.reset();
	for (const step of script) {
		if (typeof step === 'string') {
			await happens(step);
			continue;
		}
		const [minutes, weather] = step;
		server.onStep = weatherOf(weather);
		for (let i = 0; i < minutes; i++) {
			clock.passes(MINUTE);
			minute++;
			await poll(() => engine.tick());
		}
	}
	return {
		...{ failed, status, log, logins: server.visits },
		inquiries: engine.items('inquiry').length,
	};

	async function poll(run: () => Promise<void>): Promise<void> {
		await run();
		failed.push(...engine.errors.splice(0).map(() => minute));
		for (const { event } of engine.items('status').slice(status.length)) {
			status.push(`${String(event)} ${minute}`);
		}
		for (const line of engine.log.splice(0)) {
			const text = line.split('\n')[0]?.replace(/ \(\d+ more.*/, '') ?? '';
			log.set(text, [...(log.get(text) ?? []), minute]);
		}
	}

	async function happens(event: Event): Promise<void> {
		switch (event) {
			case 'a mail arrives':
				await server.append(user, 'INBOX', `From: ann@client${minute}.example\r\n\r\nHello`);
				return;
			case 'another password':
				server.password = `password ${minute}`;
				return;
			case 'the node is renamed':
				engine.edit({ name: `Renamed ${minute}` });
				return await poll(() => engine.activate('update'));
			case 'n8n crashes':
				environment = newEnvironment();
				return await poll(() => engine.activate('init'));
		}
	}
}

function weatherOf(weather: Weather): Port['onStep'] {
	if (weather === 'bug') {
		return () => {
			throw new TypeError('x is not a function');
		};
	}
	if (weather === 'noFolder') {
		return (step) => {
			if (!step.endsWith(' Leads')) return;
			throw new MailboxError(weather, { kind: 'folder', reach: 'folder', folder: 'Leads' });
		};
	}
	const details = WEATHER[weather];
	return () => {
		if (details !== null) throw new MailboxError(weather, { reach: 'connection', ...details });
	};
}
