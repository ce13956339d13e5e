/** Returns text in lower case as the tables write it: composed letters, and the Turkish İ as a plain i. */
export function lowerCase(text: string): string {
	return text
		.normalize('NFC')
		.toLowerCase()
		.replace(/\u0307/g, '');
}
