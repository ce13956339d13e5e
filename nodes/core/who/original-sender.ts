import { normaliseAddress } from '../mail/address';
import type { Address, Headers, MessageHead } from '../mailbox/mailbox';
import type { OwnAddresses } from './own-addresses';

/**
 * Returns who wrote a mail whose From a mailing list or group replaced by its own address (as they do for
 * DMARC), or null when From is the writer's. Google Groups names the writer in X-Original-Sender or
 * X-Original-From, Mailman in Reply-To; both write `Ann Lee via Sales` as the name.
 */
export function originalSenderOf(
	head: Pick<MessageHead, 'replyTo' | 'headers'>,
	from: Address,
	own: OwnAddresses,
): Address | null {
	const isRewritten =
		VIA.test(from.name) || own.isOwn(from.address) || own.isColleague(from.address);
	if (!isRewritten) return null;
	const candidates = [
		...ORIGINAL_HEADERS.flatMap((name) => (head.headers[name] ?? []).map(addressIn)),
		// Without a list a `via` in a name is just a word, and a Reply-To has rules of its own.
		...(VIA.test(from.name) && isFromList(head.headers) ? head.replyTo : []),
	];
	for (const { name, address } of candidates) {
		const normal = normaliseAddress(address);
		if (normal === null || normal === from.address || own.isOwn(normal)) continue;
		return {
			name: name.trim() || from.name.replace(VIA, '').replace(/^'(.*)'$/, '$1'),
			address: normal,
		};
	}
	return null;
}

const ORIGINAL_HEADERS = ['x-original-from', 'x-original-sender'];
/** ` via Sales`, ` через Sales` at the end of a display name. */
const VIA = /\s(?:via|через|über|par|vía|tramite|przez|üzerinden)\s[^\n]{1,100}$/i;

function isFromList(headers: Headers): boolean {
	return 'list-id' in headers || 'list-post' in headers || 'list-unsubscribe' in headers;
}

function addressIn(value: string): Address {
	const [, name = '', bracketed] = /^([^<]*)<([^<>]+)>/.exec(value) ?? [];
	return { name: name.replace(/^\s*"|"\s*$/g, '').trim(), address: (bracketed ?? value).trim() };
}
