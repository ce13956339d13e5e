import type { Address, MessageHead } from '../mailbox/mailbox';
import { isFromList, listAddressTest } from './list-addresses';
import type { OwnAddresses } from './own-addresses';
import { isForReports } from './machine-names';
import { usableAddresses } from './usable-address';
import { writtenAddresses } from '../mail/written-addresses';

/** Who wrote through a list or group, and the header field that says so. */
export interface OriginalSender extends Address {
	readonly foundIn: 'originalSender' | 'replyTo' | 'cc';
}

/**
 * Returns who wrote a message whose From a mailing list or group replaced by its own address (as they do for
 * DMARC); null when From is the writer's, `'unknown'` when nothing certain names the writer. Google Groups and
 * Sympa name the writer in X-Original-Sender or X-Original-From, Mailman in Reply-To or, where answers go to the
 * list, in Cc; all write `Ann Lee via Sales` as the name.
 */
export function originalSenderOf(
	head: Pick<MessageHead, 'replyTo' | 'cc' | 'headers'>,
	from: Address,
	own: OwnAddresses,
): OriginalSender | 'unknown' | null {
	const isOfList = listAddressTest(head.headers);
	const isList = isFromList(head.headers);
	const isSentVia = isVia(from.name);
	const isOurs = own.isOwn(from.address) || own.isColleague(from.address);
	const isReplaced =
		isList && (isSentVia || isOfList(from.address) || REWRITTEN.test(from.address));
	if (!isReplaced && !isSentVia && !isOurs) return null;
	const name = from.name
		.replace(VIA, '')
		.replace(/^["']{1,2}|["']{1,2}$/g, '')
		.trim();
	const isOther = ({ address }: Address) =>
		address !== from.address && !own.isOwn(address) && !isOfList(address) && !isForReports(address);
	const candidates: OriginalSender[] = [
		...ORIGINAL_HEADERS.flatMap((field) => (head.headers[field] ?? []).flatMap(addressIn)).map(
			(one) => ({ ...one, foundIn: 'originalSender' as const }),
		),
		// Without a list a `via` in a name is just a word, and a Reply-To has rules of its own.
		...(isReplaced ? head.replyTo : []).map((one) => ({ ...one, foundIn: 'replyTo' as const })),
		...(isReplaced && name !== '' ? head.cc : [])
			.filter((one) => one.name.toLowerCase() === name.toLowerCase())
			.map((one) => ({ ...one, foundIn: 'cc' as const })),
	];
	for (const candidate of candidates) {
		const [usable] = usableAddresses([candidate]);
		if (usable === undefined || !isOther(usable)) continue;
		return { ...usable, name: usable.name || name, foundIn: candidate.foundIn };
	}
	return isReplaced ? 'unknown' : null;
}

const ORIGINAL_HEADERS = ['x-original-from', 'x-original-sender'];
/** True for a display name that says whose message a list or service passes on: `Ann Lee via Sales`. */
export function isVia(name: string): boolean {
	return VIA.test(name);
}

/** ` via Sales`, ` через Sales`, ` (via Sales Mailing List)` at the end of a display name. */
const VIA = /\s\(?(?:via|через|über|par|vía|tramite|przez|üzerinden)\s[^\n]{1,100}$/i;
/** LISTSERV puts an address of its own for each writer. */
const REWRITTEN = /-dmarc-request@/;

function addressIn(value: string): Address[] {
	const address = writtenAddresses(value).at(-1);
	if (address === undefined) return [];
	const name = /^([^<]{0,200})</.exec(value)?.[1] ?? '';
	return [{ name: name.replace(/^\s*"|"\s*$/g, '').trim(), address }];
}
