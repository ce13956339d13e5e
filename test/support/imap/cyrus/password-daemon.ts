import { once } from 'node:events';
import { chmodSync } from 'node:fs';
import { createServer } from 'node:net';

/**
 * Listens as Cyrus SASL's saslauthd would and knows every user by one password. A request is four strings
 * (login, password, service, realm), an answer is one, each behind its length in two bytes.
 */
export async function startPasswordDaemon(path: string, password: string) {
	const server = createServer((socket) => {
		let received = Buffer.alloc(0);
		socket.on('error', () => undefined);
		socket.on('data', (chunk) => {
			received = Buffer.concat([received, chunk]);
			const fields = stringsOf(received);
			if (fields.length === 4) socket.end(counted(fields[1] === password ? 'OK' : 'NO'));
		});
	});
	server.listen(path);
	await once(server, 'listening');
	chmodSync(path, 0o777);
	return { stop: () => server.close() };
}

function stringsOf(bytes: Buffer): string[] {
	const strings: string[] = [];
	let at = 0;
	while (at + 2 <= bytes.length) {
		const end = at + 2 + bytes.readUInt16BE(at);
		if (end > bytes.length) break;
		strings.push(bytes.toString('utf8', at + 2, end));
		at = end;
	}
	return strings;
}

function counted(text: string): Buffer {
	const length = Buffer.alloc(2);
	length.writeUInt16BE(Buffer.byteLength(text));
	return Buffer.concat([length, Buffer.from(text)]);
}
