import { normaliseAddress } from '../mail/address';
import type { Address } from '../mailbox/mailbox';
import { isMachineName, isNoReply } from './machine-names';

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

/** Returns who a message says it is from: of several addresses the first of a person that is not ours; null without a usable one. */
export function fromOf(
	head: { readonly from: readonly Address[] },
	own: { isOwn(address: string): boolean },
): Address | null {
	const usable = usableAddresses(head.from);
	const others = usable.filter(({ address }) => !own.isOwn(address));
	const person = others.find(({ address }) => !isNoReply(address) && !isMachineName(address));
	return person ?? others[0] ?? usable[0] ?? null;
}
