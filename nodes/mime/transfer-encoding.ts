/** Removes a transfer encoding (RFC 2045 §6); the data may be cut anywhere. */
export function decodeTransfer(data: Buffer, encoding: string | null): Buffer {
	if (encoding === 'base64') return decodeBase64(data);
	if (encoding === 'quoted-printable') return decodeQuotedPrintable(data);
	return data;
}

/** Each padded run is decoded alone: Node stops at the first padding, and some senders join runs. */
function decodeBase64(data: Buffer): Buffer {
	const runs = data
		.toString('latin1')
		.replace(/[^A-Za-z0-9+/=]+/g, '')
		.split(/=+/);
	return Buffer.concat(runs.map((run) => Buffer.from(run, 'base64')));
}

function decodeQuotedPrintable(data: Buffer): Buffer {
	const text = data
		.toString('latin1')
		.replace(/=[ \t]*\r?\n/g, '')
		.replace(/=[0-9A-Fa-f]?$/, '')
		.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
	return Buffer.from(text, 'latin1');
}
