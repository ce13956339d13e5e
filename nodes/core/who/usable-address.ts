import { normaliseAddress } from '../mail/address';
import type { Address } from '../mailbox/mailbox';

/** Returns the addresses that can be ones, normalized and each once, in their order. */
export function usableAddresses(entries: readonly Address[]): Address[] {
	const found = new Map<string, Address>();
	for (const { name, address } of entries) {
		const normal = normaliseAddress(address);
		if (normal !== null && !found.has(normal)) {
			found.set(normal, { name: name.trim(), address: normal });
		}
	}
	return [...found.values()];
}

/** Returns who a message says it is from: of several addresses the first that is not ours; null without a usable one. */
export function fromOf(
	head: { readonly from: readonly Address[] },
	own: { isOwn(address: string): boolean },
): Address | null {
	const usable = usableAddresses(head.from);
	return usable.find(({ address }) => !own.isOwn(address)) ?? usable[0] ?? null;
}
