import { normaliseAddress } from './address';

/** Returns the addresses that stand in a header value or a line of text, normalized, in their order. */
export function writtenAddresses(text: string): string[] {
	if (!text.includes('@')) return [];
	const found = text.slice(0, MAX_LENGTH).match(ADDRESS) ?? [];
	return found
		.map((address) => normaliseAddress(address.replace(/\.{1,3}$/, '')))
		.filter((one) => one !== null);
}

const MAX_LENGTH = 64 * 1024;
const ADDRESS =
	/(?:"[^"@<>\s]{1,64}"|[^\s<>()[\]{},;:"'|=*@【】「」『』《》（），；：、。“”„«»→]{1,64})@[^\s<>()[\]{},;:"'|=@*【】「」『』《》（），；：、。“”„«»→]{1,253}/g;
