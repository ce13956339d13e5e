/**
 * Returns the RTF of a property of Outlook (MS-OXRTFCP), at most `maxLength` octets of it; null when it is none. It
 * may be cut anywhere.
 */
export function decompressRtf(bytes: Buffer, maxLength: number): Buffer | null {
	if (bytes.length < HEADER_LENGTH) return null;
	const kind = bytes.toString('latin1', 8, 12);
	const wanted = Math.min(bytes.readUInt32LE(4), maxLength);
	if (kind === 'MELA') return bytes.subarray(HEADER_LENGTH, HEADER_LENGTH + wanted);
	return kind === 'LZFu' ? unpack(bytes.subarray(HEADER_LENGTH), wanted) : null;
}

const HEADER_LENGTH = 16;

/** Runs of eight tokens, each an octet or a place and length in the last 4096 octets, with a bit for each in front. */
function unpack(packed: Buffer, wanted: number): Buffer {
	const ring = Buffer.alloc(RING_LENGTH, 0);
	ring.write(FIRST_WORDS, 'latin1');
	// No reference makes more than 17 octets of two.
	const out = Buffer.alloc(Math.min(wanted, packed.length * 9));
	let written = 0;
	let end = FIRST_WORDS.length;
	const put = (octet: number) => {
		if (written < out.length) out[written++] = octet;
		ring[end] = octet;
		end = (end + 1) % RING_LENGTH;
	};
	for (let at = 0; at < packed.length && written < out.length; ) {
		const control = packed[at++] ?? 0;
		for (let bit = 0; bit < 8 && at < packed.length; bit++) {
			const octet = packed[at++] ?? 0;
			if ((control & (1 << bit)) === 0) {
				put(octet);
				continue;
			}
			const token = (octet << 8) | (packed[at++] ?? 0);
			const from = token >> 4;
			if (from === end) return out.subarray(0, written);
			for (let copied = 0; copied < (token & 15) + 2; copied++) {
				put(ring[(from + copied) % RING_LENGTH] ?? 0);
			}
		}
	}
	return out.subarray(0, written);
}

const RING_LENGTH = 4_096;
/** What the ring holds before the first token. */
const FIRST_WORDS =
	'{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';
