/** Returns text with plain line breaks, without NUL and without white space at the end. */
export function tidyText(text: string): string {
	return text.replace(/\r\n?/g, '\n').replace(/\0/g, '').trimEnd();
}
