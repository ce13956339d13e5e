import { decode } from 'libmime/lib/charset';

/** Guesses the charset of 8-bit text that is not UTF-8: koi8-r, windows-1251 or windows-1252. */
export function guessCharset(bytes: Buffer): string {
	if (looksWestern(bytes)) return 'windows-1252';
	return cyrillicScore(decode(bytes, 'koi8-r')) > cyrillicScore(decode(bytes, 'windows-1251'))
		? 'koi8-r'
		: 'windows-1251';
}

/** Returns the bytes as UTF-8 text, or null when they are not UTF-8. */
export function decodeUtf8(bytes: Buffer, cut = false): string | null {
	try {
		// As a stream, a character cut at the end is held back instead of being rejected.
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cut });
	} catch {
		return null;
	}
}

/** Western words mix 8-bit letters with ASCII ones, Cyrillic words do not. */
export function looksWestern(bytes: Buffer): boolean {
	let high = 0;
	let besideAscii = 0;
	for (let i = 0; i < bytes.length; i++) {
		if ((bytes[i] ?? 0) < 0xc0) continue;
		high++;
		if (isAsciiLetter(bytes[i - 1]) || isAsciiLetter(bytes[i + 1])) besideAscii++;
	}
	return high > 0 && besideAscii * 2 > high;
}

function isAsciiLetter(byte = 0): boolean {
	const lower = byte | 0x20;
	return lower >= 0x61 && lower <= 0x7a;
}

/** Frequency of Russian letters in parts per thousand. */
const FREQUENCY: ReadonlyMap<string, number> = new Map(
	Object.entries({
		...{ о: 110, е: 85, а: 80, и: 74, н: 67, т: 63, с: 55, р: 47, в: 45, л: 44, к: 35 },
		...{ м: 32, д: 30, п: 28, у: 26, я: 20, ы: 19, ь: 17, г: 17, з: 17, б: 16, ч: 14 },
		...{ й: 12, х: 10, ж: 9, ш: 7, ю: 6, ц: 5, щ: 4, э: 3, ф: 3, ъ: 1, ё: 1 },
	}),
);

/** The higher the more it reads like Russian. The two charsets swap upper and lower case, so a capital inside a word speaks against one. */
export function cyrillicScore(text: string): number {
	let score = 0;
	let previous = '';
	for (const letter of text.slice(0, 20_000)) {
		const lower = letter.toLowerCase();
		const frequency = FREQUENCY.get(lower);
		if (frequency !== undefined) {
			const odd = letter !== lower && previous !== '' && previous === previous.toLowerCase();
			score += odd ? -frequency : frequency;
		} else if (letter >= '\u2500' && letter <= '\u25FF') {
			score -= 100;
		}
		previous = frequency === undefined ? '' : letter;
	}
	return score;
}
