import { once } from 'node:events';
import { connect } from 'node:net';
import type { SeedMail } from './server';

export interface Client {
	/** Sends one command and returns its untagged lines and, last, the tagged one; NO and BAD reject. */
	command(text: string | Buffer): Promise<string[]>;
	close(): void;
}

/**
 * A client for filling a test server: pipelines commands, but understands no literals in answers.
 * Resolves once logged in, with the server's greeting as the sign that it is up.
 */
export async function connectClient(
	{ host, port }: { readonly host: string; readonly port: number },
	user: string,
	password: string,
): Promise<Client> {
	const socket = connect({ host, port });
	const waiting: Array<{ resolve(lines: string[]): void; reject(error: Error): void }> = [];
	let rest = '';
	let lines: string[] = [];
	let sent = 0;

	const fail = (error: Error) => {
		for (const { reject } of waiting.splice(0)) reject(error);
	};
	socket.on('error', fail);
	socket.on('close', () => fail(new Error('The server closed the connection')));
	socket.on('data', (chunk) => {
		const received = (rest + chunk.toString('latin1')).split('\r\n');
		rest = received.pop() ?? '';
		for (const line of received) {
			lines.push(line);
			if (!/^t\d+ /.test(line)) continue;
			const command = waiting.shift();
			if (/^t\d+ OK/.test(line)) command?.resolve(lines);
			else command?.reject(new Error(line.replace(/^t\d+ /, '')));
			lines = [];
		}
	});

	const client: Client = {
		command: (text) =>
			new Promise((resolve, reject) => {
				if (socket.destroyed) return reject(new Error('The connection is closed'));
				waiting.push({ resolve, reject });
				socket.cork();
				socket.write(`t${++sent} `);
				socket.write(text);
				socket.write('\r\n');
				socket.uncork();
			}),
		close: () => socket.destroy(),
	};
	try {
		await once(socket, 'data'); // the greeting
		lines = [];
		await client.command(`LOGIN ${quote(user)} ${quote(password)}`);
	} catch (error) {
		client.close();
		throw error;
	}
	return client;
}

/** A folder name as the wire wants it: modified UTF-7 (RFC 3501 §5.1.3), quoted. */
export function folderName(path: string): string {
	const encoded = path.replace(/&/g, '&-').replace(/[^\x20-\x7e]+/g, (text) => {
		const utf16 = Buffer.from(text, 'utf16le').swap16();
		return `&${utf16.toString('base64').replace(/=+$/, '').replace(/\//g, ',')}-`;
	});
	return quote(encoded);
}

/** One APPEND of several messages (MULTIAPPEND, RFC 3502) with literals that need no go-ahead (LITERAL+, RFC 7888). */
export function appendCommand(
	folder: string,
	mails: ReadonlyArray<SeedMail & { readonly flags?: readonly string[] }>,
): Buffer {
	const parts = [Buffer.from(`APPEND ${folderName(folder)}`)];
	for (const { raw, receivedAt, flags = [] } of mails) {
		const mail = Buffer.from(raw);
		const date = receivedAt ? ` "${internalDate(receivedAt)}"` : '';
		parts.push(Buffer.from(` (${flags.join(' ')})${date} {${mail.length}+}\r\n`), mail);
	}
	return Buffer.concat(parts);
}

function quote(text: string): string {
	return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

function internalDate(date: Date): string {
	const [, day = '', month, year, time] = date.toUTCString().split(' ');
	return `${day}-${month}-${year} ${time} +0000`;
}
