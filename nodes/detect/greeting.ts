import { connect, type LookupFunction, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import type { MailServer } from '../core/providers/mail-server';
import { within } from '../core/time/time-limit';
import type { ProbeOutcome } from './probe';
import { outcomeOf } from './outcome';

/** Where and how to connect. */
export interface Endpoint {
	readonly host: string;
	readonly port: number;
	readonly signal: AbortSignal;
	readonly lookup?: LookupFunction;
	readonly ca?: string;
}

/** Connects, reads the greeting over TLS with a valid certificate and hangs up. */
export async function greet(
	reach: Endpoint,
	security: MailServer['security'],
): Promise<ProbeOutcome> {
	const sockets: Socket[] = [];
	try {
		const { signal } = reach;
		return await within(converse(reach, security, sockets), { signal }, () => LATE);
	} catch (error) {
		return outcomeOf(error);
	} finally {
		// Only the uppermost: it closes the one below it. Closed from below, Node.js 20 itself crashes.
		sockets.at(-1)?.destroy();
	}
}

async function converse(
	reach: Endpoint,
	security: MailServer['security'],
	sockets: Socket[],
): Promise<ProbeOutcome> {
	const plan = { ...targetOf(reach), ...tlsOf(reach) };
	const first = open(security === 'tls' ? connectTls(plan) : connect(targetOf(reach)), sockets);
	const greeting = await first.line();
	// BYE is "not now": too many connections, or closed for maintenance.
	if (/^\* BYE\b/i.test(greeting)) return { state: 'silent', code: 'BYE' };
	if (security === 'tls') {
		return { state: /^\* (OK|PREAUTH)\b/i.test(greeting) ? 'ready' : 'otherService' };
	}
	// After PREAUTH there is no STARTTLS (RFC 9051 §6.2.1).
	if (!/^\* OK\b/i.test(greeting)) return { state: 'otherService' };
	first.socket.write('a1 STARTTLS\r\n');
	// What comes behind the answer was slipped in by somebody on the way.
	if (!/^a1 OK\b/i.test(await first.lastLine())) return { state: 'otherService' };
	const upgraded = open(connectTls({ socket: first.socket, ...tlsOf(reach) }), sockets);
	await upgraded.secured();
	return { state: 'ready' };
}

function targetOf({ host, port, lookup }: Endpoint) {
	return { host, port, ...(lookup === undefined ? {} : { lookup }) };
}

function tlsOf({ host, ca }: Endpoint) {
	return {
		servername: host,
		minVersion: 'TLSv1.2' as const,
		...(ca === undefined ? {} : { ca }),
	};
}

interface Conversation {
	readonly socket: Socket;
	/** The next line; rejects when the connection ends. */
	line(): Promise<string>;
	/** The next line; rejects as well when anything comes behind it. */
	lastLine(): Promise<string>;
	secured(): Promise<unknown>;
}

function open(socket: Socket | TLSSocket, sockets: Socket[]): Conversation {
	sockets.push(socket);
	const failed = new Promise<never>((_, reject) => {
		// Stays for ever: without a listener an error event would end n8n.
		socket.on('error', reject);
		socket.once('close', () => reject(failure('ECONNRESET')));
	});
	failed.catch(() => undefined);
	return {
		socket,
		line: () => Promise.race([readLine(socket, false), failed]),
		lastLine: () => Promise.race([readLine(socket, true), failed]),
		secured: () =>
			Promise.race([new Promise((resolve) => socket.once('secureConnect', resolve)), failed]),
	};
}

function readLine(socket: Socket, isLast: boolean): Promise<string> {
	return new Promise((resolve, reject) => {
		let text = '';
		const take = (chunk: Buffer) => {
			text += chunk.toString('latin1');
			const end = text.indexOf('\r\n');
			if (end < 0 && text.length < MAX_LINE_LENGTH) return;
			socket.off('data', take);
			const isLine = isLast ? end === text.length - 2 : end >= 0;
			if (isLine) resolve(text.slice(0, end));
			else reject(failure('OTHER_SERVICE'));
		};
		socket.on('data', take);
	});
}

/** Greetings hold a name, capabilities and a time. */
const MAX_LINE_LENGTH = 4_096;

const LATE: ProbeOutcome = { state: 'silent', code: 'ETIMEDOUT' };

function failure(code: string): Error {
	return Object.assign(new Error(code), { code });
}
