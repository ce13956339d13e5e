import { mailsOf, type Collected } from '../support/n8n/collected';
import type { Letter } from './letters';

export interface Differences {
	readonly missing: readonly string[];
	readonly unexpected: readonly string[];
}

/** Compares the letters in the mailbox with the items collected. */
export function differences(
	letters: readonly Letter[],
	collected: readonly Collected[],
): Differences {
	const expected = letters.map(({ becomes, subject }) => `${becomes} '${subject}'`);
	const seen = mailsOf(collected);
	return { missing: without(expected, seen), unexpected: without(seen, expected) };
}

function without(lines: readonly string[], others: readonly string[]): string[] {
	const rest = [...lines];
	for (const line of others) {
		const index = rest.indexOf(line);
		if (index >= 0) rest.splice(index, 1);
	}
	return rest;
}
