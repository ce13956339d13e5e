import type { MessageHead } from './mailbox';

/** Returns every address a mail names as its recipient, as written: To, Cc and what servers noted on delivery. */
export function addressedTo({
	to,
	cc,
	headers,
}: Pick<MessageHead, 'to' | 'cc' | 'headers'>): string[] {
	const delivered = DELIVERY_HEADERS.flatMap((name) => headers[name] ?? [])
		.flatMap((value) => value.split(','))
		.map((value) => value.trim().replace(/^<|>$/g, ''));
	return [...to, ...cc].map(({ address }) => address).concat(delivered);
}

const DELIVERY_HEADERS = ['x-original-to', 'envelope-to', 'x-forwarded-to', 'delivered-to'];
