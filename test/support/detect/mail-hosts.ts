import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, TLSSocket } from 'node:tls';
import { certificate, companyCertificate, privateKey } from '../imap/certificate';
import { listen } from '../imap/listen';

/**
 * What listens at a host:
 * - `tls`: IMAP on 993, as it should be
 * - `talkative`: the same, with a line nobody asked for
 * - `starttls`: IMAP on 143 alone
 * - `plainOnly`: IMAP on 143 without STARTTLS
 * - `injected`: somebody on the way adds a line to the answer to STARTTLS
 * - `mute`: takes connections on both ports and says nothing
 * - `web`: a web server on 993
 * - `unencrypted`: a server without TLS on 993
 * - `busy`: greets with BYE
 * - `untrusted`: IMAP on 993 with a self-signed certificate
 */
export type MailHost = keyof typeof HOSTS;

export interface MailHosts {
	/** Undefined where nobody listens. */
	portOf(host: string, port: number): number | undefined;
	/** What clients sent, by `host:port`. */
	readonly received: ReadonlyMap<string, string>;
	stop(): Promise<void>;
}

export async function startMailHosts(
	hosts: Readonly<Record<string, MailHost>>,
): Promise<MailHosts> {
	const ports = new Map<string, number>();
	const received = new Map<string, string>();
	const sockets = new Set<Socket>();
	const servers: Server[] = [];
	for (const [host, kind] of Object.entries(hosts)) {
		for (const [port, serve] of Object.entries<Serve>(HOSTS[kind])) {
			const place = `${host}:${port}`;
			received.set(place, '');
			const server = serve((text) => received.set(place, received.get(place) + text));
			server.on('connection', (socket: Socket) => {
				sockets.add(socket);
				socket.on('error', () => undefined);
			});
			server.on('tlsClientError', () => undefined);
			servers.push(server);
			ports.set(place, await listen(server));
		}
	}
	return {
		portOf: (host, port) => ports.get(`${host}:${port}`),
		received,
		async stop() {
			for (const socket of sockets) socket.destroy();
			await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
		},
	};
}

type Serve = (note: (text: string) => void) => Server;

const GREETING = '* OK [CAPABILITY IMAP4rev1] ready\r\n';

const overTls =
	(hello: string, cert = companyCertificate): Serve =>
	(note) =>
		createTlsServer({ cert: cert(), key: privateKey() }, (socket) => {
			socket.on('error', () => undefined);
			socket.on('data', (chunk) => note(chunk.toString()));
			socket.write(hello);
		});

const plain =
	(hello: string, take: (socket: Socket, line: string) => void = () => undefined): Serve =>
	(note) =>
		createServer((socket) => {
			socket.write(hello);
			socket.once('data', (chunk) => {
				note(chunk.toString());
				take(socket, chunk.toString());
			});
		});

const startTls = (socket: Socket) => {
	socket.write('a1 OK begin\r\n');
	const secured = new TLSSocket(socket, {
		isServer: true,
		cert: companyCertificate(),
		key: privateKey(),
	});
	secured.on('error', () => undefined);
};

const HOSTS = {
	tls: { 993: overTls(GREETING) },
	talkative: { 993: overTls(`${GREETING}* CAPABILITY IMAP4rev1\r\n`) },
	starttls: { 143: plain(GREETING, startTls) },
	plainOnly: { 143: plain(GREETING, (socket) => socket.write('a1 BAD unknown\r\n')) },
	injected: { 143: plain(GREETING, (socket) => socket.write('a1 OK begin\r\n* OK trust me\r\n')) },
	mute: { 993: plain(''), 143: plain('') },
	web: { 993: overTls('HTTP/1.1 400 Bad Request\r\n\r\n') },
	unencrypted: { 993: plain(GREETING) },
	busy: { 993: overTls('* BYE too many connections\r\n') },
	untrusted: { 993: overTls(GREETING, certificate) },
} satisfies Record<string, Readonly<Record<number, Serve>>>;
