import type { IDataObject } from 'n8n-workflow';
import { startEngine, type Engine, type EngineChoices } from './engine';
import type { TestServer } from './imap/server';
import { mail, type MailOptions } from './mail';

/** A new mailbox and the trigger that collects from it. */
export interface Office {
	readonly user: string;
	readonly engine: Engine;
	/** Puts a message into the INBOX, or into `folder`. */
	receive(options?: MailOptions & Place): Promise<number>;
	subjects(output: 'inquiry' | 'repeats' | 'ignored'): string[];
	/** Events of the Status output. */
	events(): string[];
}

export interface Place {
	readonly folder?: string;
	/** Seconds before now. */
	readonly ago?: number;
}

let offices = 0;

/** Returns an office with an address nobody else in this process has. */
export function newOffice(
	server: TestServer,
	choices: Omit<Partial<EngineChoices>, 'server'> & { server?: EngineChoices['server'] } = {},
): Office {
	const user = choices.user ?? `office${++offices}.${process.pid}@firm.example`;
	const engine = startEngine({ server, ...choices, user });
	const textsOf = (items: readonly IDataObject[], field: string) =>
		items.map((item) => String(item[field]));
	return {
		user,
		engine,
		async receive({ folder = 'INBOX', ago = 0, ...options } = {}) {
			const raw = mail({ to: user, from: 'ann@client.example', ...options });
			return await server.append(user, folder, raw, { receivedAt: secondsAgo(ago) });
		},
		subjects: (output) => textsOf(engine.items(output), 'subject'),
		events: () => textsOf(engine.items('status'), 'event'),
	};
}

/** A moment so many seconds ago, without a fraction: INTERNALDATE has none. */
export function secondsAgo(seconds: number): Date {
	return new Date((Math.floor(Date.now() / 1000) - seconds) * 1000);
}
