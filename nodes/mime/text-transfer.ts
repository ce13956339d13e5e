import { decodeTransfer } from './transfer';

/** Returns the octets of a text; gateways put clear text below base64, and some programs only say that it is. */
export function decodeTextTransfer(data: Buffer, encoding: string | null): Buffer {
	if (encoding === 'quoted-printable') return decodeTransfer(withRules(data), encoding);
	if (encoding !== 'base64') return decodeTransfer(data, encoding);
	const lines = data.toString('latin1').split('\n');
	const end = endOfBase64(lines);
	const clear = lines.slice(end).join('\n');
	if (end === lines.length || !isClear(clear)) return decodeTransfer(data, encoding);
	const encoded = Buffer.from(lines.slice(0, end).join('\n'), 'latin1');
	return Buffer.concat([
		...(end === 0 ? [] : [decodeTransfer(encoded, encoding), Buffer.from('\n')]),
		Buffer.from(clear, 'latin1'),
	]);
}

/** A line across the page in clear text would be a row of soft breaks. */
function withRules(data: Buffer): Buffer {
	if (!data.includes('===')) return data;
	const text = data
		.toString('latin1')
		.replace(/^={3,}(?=\r?$)/gm, (rule) => '=3D'.repeat(rule.length));
	return Buffer.from(text, 'latin1');
}

/** Returns the number of the first line that is not in base64. */
function endOfBase64(lines: readonly string[]): number {
	let isPadded = false;
	for (const [index, line] of lines.entries()) {
		const written = line.trim();
		if (written === '') continue;
		if (!/^[A-Za-z0-9+/]+={0,2}$/.test(written)) return index;
		// Behind the padding another run may follow, but no word of three letters.
		if (isPadded && written.length % 4 !== 0) return index;
		isPadded = written.endsWith('=');
	}
	return lines.length;
}

/** Words with spaces between them, which no damaged base64 has. */
function isClear(text: string): boolean {
	const shown = text.slice(0, 20_000);
	const letters = shown.match(/[A-Za-z\x80-\xff]{2}/g)?.length ?? 0;
	const lines = shown.match(/^[A-Za-z0-9+/]{60,}={0,2}\r?$/gm)?.length ?? 0;
	return (
		letters > 0 &&
		lines < 2 &&
		/[A-Za-z\x80-\xff,.:!?] {1,3}[A-Za-z\x80-\xff(]|^-- ?\r?$|^[_-]{5,}/m.test(shown)
	);
}
