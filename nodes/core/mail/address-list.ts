import { accountOf, domainOf, tagOf } from './address';

/** Addresses, domains and patterns that stand for senders or recipients. */
export interface AddressList {
	/**
	 * As they were normalized: `ann@x`, `*@x` for all of a domain, `*.x` for a domain and all below it, or any
	 * address with `*` for some of its characters.
	 */
	readonly entries: readonly string[];
	/** True for an address (normalized) that one of the entries means. */
	has(address: string): boolean;
	/** Returns the entries that mean an address. */
	matching(address: string): readonly string[];
}

/**
 * Returns a list of normalized entries. An address without a plus tag means all spellings that reach its account;
 * one with a tag means just itself. Looking up an address does not get slower with the number of plain entries.
 */
export function addressListOf(entries: readonly string[]): AddressList {
	const accounts = new Map<string, string>();
	const tagged = new Set<string>();
	const domains = new Set<string>();
	const families = new Set<string>();
	const patterns: string[] = [];
	for (const entry of entries) {
		if (entry.startsWith('*.') && !entry.includes('*', 1)) families.add(entry.slice(2));
		else if (entry.startsWith('*@') && !entry.includes('*', 1)) domains.add(entry.slice(2));
		else if (entry.includes('*')) patterns.push(entry);
		else if (tagOf(entry) === '') accounts.set(accountOf(entry), entry);
		else tagged.add(entry);
	}
	const isEmpty = entries.length === 0;
	return { entries, has: (address) => !isEmpty && matching(address).length > 0, matching };

	function matching(address: string): string[] {
		if (address === '') return [];
		const domain = domainOf(address);
		const account = accounts.get(accountOf(address));
		return [
			...(account === undefined ? [] : [account]),
			...(tagged.has(address) ? [address] : []),
			...(domains.has(domain) ? [`*@${domain}`] : []),
			...parentsOf(domain).flatMap((parent) => (families.has(parent) ? [`*.${parent}`] : [])),
			...patterns.filter((pattern) => matchesGlob(pattern, address)),
		];
	}
}

export const NO_ADDRESSES: AddressList = addressListOf([]);

/** Returns whether a pattern means a text; `*` stands for any characters but `@`. Linear but for one step back. */
export function matchesGlob(pattern: string, text: string): boolean {
	if (pattern.includes('@') !== text.includes('@')) return false;
	if (!pattern.includes('@')) return matchesPart(pattern, text);
	return (
		matchesPart(localOf(pattern), localOf(text)) && matchesPart(domainOf(pattern), domainOf(text))
	);
}

function localOf(address: string): string {
	return address.slice(0, address.lastIndexOf('@'));
}

function matchesPart(pattern: string, text: string): boolean {
	const [first = '', ...others] = pattern.split('*');
	if (others.length === 0) return pattern === text;
	if (!text.startsWith(first)) return false;
	const last = others.pop() ?? '';
	let from = first.length;
	for (const piece of others) {
		const found = text.indexOf(piece, from);
		if (found === -1) return false;
		from = found + piece.length;
	}
	return text.length - from >= last.length && text.endsWith(last);
}

/** The domain and all above it: `a.b.c` → `a.b.c`, `b.c`, `c`. */
function parentsOf(domain: string): string[] {
	const labels = domain.split('.');
	return labels.map((_, index) => labels.slice(index).join('.'));
}
