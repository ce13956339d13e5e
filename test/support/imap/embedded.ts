import type { Socket } from 'node:net';
import type { IMAPServer, Session } from '@zone-eu/wildduck/imap-core/index.js';
import { certificate, privateKey } from './certificate';
import { accountActions } from './embedded/account';
import { handlers } from './embedded/handlers';
import type { ImapCore } from './embedded/imap-core';
import { loadImapCore } from './embedded/imap-core';
import { FolderNotifier } from './embedded/notifier';
import { Store } from './embedded/store';
import { listen, LOOPBACK } from './listen';
import type { TestServer } from './server';

const PASSWORD = 'secret';

/** An IMAP server inside this process: wildduck's protocol layer over a store in memory. */
export async function startEmbeddedServer({ port = 0, tlsPort = 0 } = {}): Promise<TestServer> {
	const core = await loadImapCore();
	const notifier = new FolderNotifier();
	const store = new Store(notifier);
	const commands = handlers(core, store, PASSWORD);
	const plain = createServer(core, { secure: false }, notifier, commands);
	const secure = createServer(core, { secure: true }, notifier, commands);
	const stop = async () => {
		await Promise.all([plain.stop(), secure.stop()]);
	};
	try {
		return {
			name: 'embedded',
			host: LOOPBACK,
			port: await plain.listen(port),
			tlsPort: await secure.listen(tlsPort),
			password: PASSWORD,
			...accountActions(store),
			stop,
		};
	} catch (error) {
		await stop();
		throw error;
	}
}

function createServer(
	{ IMAPServer: Server }: ImapCore,
	{ secure }: { readonly secure: boolean },
	notifier: FolderNotifier,
	commands: object,
) {
	// wildduck looks up the client's host name before it greets; a peer without an address is not looked up.
	class LoopbackServer extends Server {
		override connect(socket: Socket, options: object): void {
			super.connect(socket, { ...options, remoteAddress: 'loopback' });
		}
	}
	const imap = new LoopbackServer({
		secure,
		key: privateKey(),
		cert: certificate(),
		// One certificate for every name; wildduck calls this for TLS but sets it only for STARTTLS.
		SNICallback: (_name: unknown, done: (error: null) => void) => done(null),
		// Without it each command waits 40 ms for a delayed ACK.
		noDelay: true,
		// Passwords are welcome in plain text; STARTTLS stays on offer.
		ignoreSTARTTLS: true,
		// Dovecot's limit; wildduck's own 8 KB would refuse long UID lists.
		maxLineLength: 64 * 1024,
		maxMessage: 256 * 1024 * 1024,
		id: { name: 'embedded' },
		logger: false,
		logoutMessages: ['Bye'],
		closeTimeout: 1,
	});
	Object.assign(imap, commands, { onIdleStart: endIdleWithItsConnection(imap) });
	imap.notifier = notifier;
	imap.on('error', () => undefined); // clients that break off
	const sockets = new Set<Socket>();
	imap.server.on('connection', (socket: Socket) => {
		sockets.add(socket);
		socket.on('error', () => undefined);
		socket.once('close', () => sockets.delete(socket));
	});
	return {
		listen: (port: number) => listen(imap.server, port),
		async stop(): Promise<void> {
			if (!imap.server.listening) return;
			const closed = new Promise<void>((resolve) => imap.close(resolve));
			for (const connection of imap.connections) connection.close(true);
			for (const socket of sockets) socket.destroy();
			await closed;
		},
	};
}

/** wildduck leaves a timer of 30 minutes behind when a client vanishes while it idles. */
function endIdleWithItsConnection(imap: IMAPServer) {
	const heard = new WeakSet<Session>();
	return (_folder: unknown, session: Session): void => {
		// A connection that is kept idles again and again.
		if (heard.has(session)) return;
		heard.add(session);
		const connection = [...imap.connections].find((open) => open.session === session);
		connection?.once('close', () => {
			if (connection._nextHandler) connection._nextHandler('DONE', () => undefined);
		});
	};
}
