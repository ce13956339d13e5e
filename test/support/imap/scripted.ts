import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { certificate, privateKey } from './certificate';
import { listen, LOOPBACK } from './listen';
import { answer, type Answer, type Change } from './scripted/answers';
import type { ScriptedFolder } from './scripted/mails';

/** What is odd about a server; nothing of it, and it is an ordinary one. */
export interface Script {
	/** The greeting's line; null: the server takes the connection and says nothing. */
	greeting?: string | null;
	/** By command name, without UID. */
	on?: Readonly<Record<string, Change>>;
	/** What is said against a login before it is refused; null: nothing is. */
	challenge?: (command: string) => string | null;
	/** How the bytes arrive: each response by itself, an answer at once, byte by byte, or in slow drips. */
	delivery?: 'rows' | 'burst' | 'bytes' | 'drips';
	/** Sees all bytes of a connection on their way to the client; null: the connection ends here. */
	wire?: () => (bytes: Buffer) => Buffer | null;
}

/** Just enough IMAP to bring imapflow from the greeting to LOGOUT, with every answer open to change. */
export interface ScriptedServer {
	readonly host: string;
	readonly port: number;
	readonly password: string;
	readonly folder: ScriptedFolder;
	/** Holds for the next answers. */
	script: Script;
	/** Commands without their tags, in order. */
	readonly commands: string[];
	readonly openSockets: number;
	/** Grows with all that comes, goes, opens or closes. */
	readonly traffic: number;
	stop(): Promise<void>;
}

export async function startScripted(
	script: Script = {},
	{ tls = false }: { readonly tls?: boolean } = {},
): Promise<ScriptedServer> {
	const sockets = new Set<Socket>();
	const commands: string[] = [];
	let traffic = 0;
	const folder: ScriptedFolder = { mails: [], uidValidity: '7', uidNext: undefined };
	const accept = (socket: Socket) => {
		sockets.add(socket);
		traffic++;
		// Clients that hang up are what these tests are about.
		socket.on('error', () => undefined);
		socket.once('close', () => {
			sockets.delete(socket);
			traffic++;
		});
		socket.setNoDelay();
		serve(socket, scripted, () => traffic++);
	};
	const server: Server = tls
		? createTlsServer({ cert: certificate(), key: privateKey() }, accept)
		: createServer(accept);
	server.on('tlsClientError', () => undefined);
	const scripted: ScriptedServer = {
		host: LOOPBACK,
		port: await listen(server),
		password: 'secret',
		folder,
		script,
		commands,
		get openSockets() {
			return sockets.size;
		},
		get traffic() {
			return traffic;
		},
		async stop() {
			const closed = new Promise((resolve) => server.close(resolve));
			for (const socket of sockets) socket.destroy();
			await closed;
		},
	};
	return scripted;
}

function serve(socket: Socket, server: ScriptedServer, noteTraffic: () => void): void {
	const wire = server.script.wire?.() ?? ((bytes: Buffer) => bytes);
	const { greeting = '* OK scripted' } = server.script;
	let rest = '';
	let login: { readonly tag: string; readonly command: string } | null = null;
	/** The tag of an IDLE that goes on. */
	let idle: string | null = null;
	let turn = Promise.resolve();
	const inTurn = (work: () => Promise<void>) => {
		turn = turn.then(work);
	};

	if (greeting !== null) inTurn(() => send([`${greeting}\r\n`]));
	if (/^\* BYE/.test(greeting ?? '')) inTurn(hangUp);
	socket.on('data', (chunk: Buffer) => {
		noteTraffic();
		const lines = (rest + chunk.toString('latin1')).split('\r\n');
		rest = lines.pop() ?? '';
		for (const line of lines) inTurn(() => take(line));
	});

	async function take(line: string): Promise<void> {
		if (login !== null) {
			const { tag, command } = login;
			login = null;
			await reply(tag, line === '' ? command : `${command} ${line}`);
			return;
		}
		if (line === 'DONE' && idle !== null) {
			const tag = idle;
			idle = null;
			server.commands.push(line);
			await reply(tag, line);
			return;
		}
		const [tag = '', ...words] = line.split(' ');
		const command = words.join(' ');
		server.commands.push(command);
		if (!command.startsWith('AUTHENTICATE')) return await reply(tag, command);
		// A token comes with the command (SASL-IR), a password in a line of its own.
		const hasCome = words.length > 2;
		const challenge = hasCome ? (server.script.challenge?.(command) ?? null) : '';
		if (challenge === null) return await reply(tag, command);
		login = { tag, command };
		await send([`+ ${challenge}\r\n`]);
	}

	async function reply(tag: string, command: string): Promise<void> {
		const [name = ''] = command.replace(/^UID /, '').split(' ');
		const change = server.script.on?.[name] ?? ((whole: Answer) => whole);
		const { rows, end, cutAt, then } = change(answer(command, server.folder), command);
		if (name === 'IDLE') idle = end === null ? tag : null;
		const parts = end === null ? rows : [...rows, `${tag} ${end}\r\n`];
		await send(cutAt === undefined ? parts : [parts.join('').slice(0, cutAt)]);
		if (then === 'close') await hangUp();
		// The turn never comes to the next command.
		if (then === 'silence')
			await new Promise<void>((resolve) => socket.once('close', () => resolve()));
	}

	async function send(parts: readonly string[]): Promise<void> {
		for (const part of chunks(parts, server.script.delivery ?? 'rows')) {
			const bytes = wire(Buffer.from(part, 'latin1'));
			if (bytes === null) return await hangUp();
			if (socket.destroyed) return;
			socket.write(bytes);
			noteTraffic();
			if (server.script.delivery === 'bytes') await new Promise((resolve) => setImmediate(resolve));
			if (server.script.delivery === 'drips')
				await new Promise((resolve) => setTimeout(resolve, 1));
		}
	}

	async function hangUp(): Promise<void> {
		socket.end();
		await new Promise<void>((resolve) => {
			if (socket.destroyed) resolve();
			else socket.once('close', () => resolve());
		});
	}
}

function chunks(
	parts: readonly string[],
	delivery: NonNullable<Script['delivery']>,
): Iterable<string> {
	if (delivery === 'rows') return parts;
	const whole = parts.join('');
	if (delivery === 'burst') return [whole];
	return delivery === 'bytes' ? whole : (whole.match(/[^]{1,100}/g) ?? []);
}
