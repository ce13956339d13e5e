/**
 * Returns text without these characters at its end. In a loop: `/[…]+$/` starts again at each of them
 * wherever they stand, which in 250 kB of spaces takes minutes.
 */
export function trimEnd(text: string, characters: string): string {
	return text.slice(0, endOf(text, characters));
}

/** The same for both ends. */
export function trimBoth(text: string, characters: string): string {
	const end = endOf(text, characters);
	let start = 0;
	while (start < end && characters.includes(text.charAt(start))) start++;
	return text.slice(start, end);
}

function endOf(text: string, characters: string): number {
	let end = text.length;
	while (end > 0 && characters.includes(text.charAt(end - 1))) end--;
	return end;
}
