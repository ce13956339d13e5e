export interface ProxiedCommand {
	/** Counts the connections through the proxy, from 1. */
	readonly connection: number;
	/** In capitals and with its UID, e.g. `UID FETCH`. */
	readonly name: string;
	/** As sent, without literals and line end. */
	readonly line: string;
}

const TLS_HANDSHAKE = 0x16;

/** Reads the commands out of what one client sends; falls silent where TLS begins. */
export function commandLog(connection: number, record: (command: ProxiedCommand) => void) {
	let buffered = Buffer.alloc(0);
	let literalBytes = 0;
	let line = '';
	let encrypted = false;
	return (chunk: Buffer): void => {
		buffered = Buffer.concat([buffered, chunk]);
		while (!encrypted) {
			const skipped = Math.min(literalBytes, buffered.length);
			literalBytes -= skipped;
			buffered = buffered.subarray(skipped);
			if (buffered[0] === TLS_HANDSHAKE) {
				encrypted = true;
				break;
			}
			const end = literalBytes > 0 ? -1 : buffered.indexOf('\r\n');
			if (end === -1) return;
			const piece = buffered.toString('latin1', 0, end);
			buffered = buffered.subarray(end + 2);
			line += piece;
			literalBytes = Number(/\{(\d+)\+?\}$/.exec(piece)?.[1] ?? 0);
			if (literalBytes > 0) continue;
			const name = commandName(line);
			if (name) record({ connection, name, line });
			line = '';
		}
		buffered = Buffer.alloc(0);
	};
}

/** Nothing for lines without a tag, such as the answer to an authentication challenge. */
function commandName(line: string): string | undefined {
	if (line === 'DONE') return line;
	return /^\S+ ((?:UID )?[A-Z]+)/i.exec(line)?.[1]?.toUpperCase();
}
