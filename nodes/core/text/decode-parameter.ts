/** Returns a value of a link or form, decoded (`+` is a space), in one line and not endless. */
export function decodeParameter(written: string): string {
	return tidyValue(decoded(written.slice(0, MAX_WRITTEN)));
}

/** Returns a value without control characters, for one cell of a table. */
export function tidyValue(value: string): string {
	return value
		.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
		.trim()
		.slice(0, MAX_VALUE);
}

const MAX_WRITTEN = 2_000;
const MAX_VALUE = 200;
const UTF_8 = new TextDecoder('utf-8', { fatal: true });
/** Old Russian shops and advertising systems encode with it. */
const WINDOWS_1251 = new TextDecoder('windows-1251');

function decoded(written: string): string {
	const spaced = written.replaceAll('+', ' ');
	if (!spaced.includes('%')) return spaced;
	return spaced.replace(/(?:%[\da-f]{2})+/gi, (run) => {
		const bytes = Buffer.from(run.replaceAll('%', ''), 'hex');
		try {
			return UTF_8.decode(bytes);
		} catch {
			return WINDOWS_1251.decode(bytes);
		}
	});
}
