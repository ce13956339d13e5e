import type { Address, AttachedMail } from '../core/mailbox/mailbox';
import { parseAddresses } from './addresses';
import { parseHeaderBlock, type HeaderBlock } from './header-section';

/** Returns the header of an attached mail, as far as anything is read of it. */
export function headerOf(source: Buffer): HeaderBlock {
	return parseHeaderBlock(source.subarray(0, MAX_HEADER_LENGTH));
}

/** Returns whose mail an attached one is. */
export function writersOf({ fields }: HeaderBlock): Pick<AttachedMail, 'from' | 'replyTo'> {
	return {
		from: parseAddresses(fields['from'] ?? []).slice(0, MAX_WRITERS),
		replyTo: parseAddresses(fields['reply-to'] ?? []).slice(0, MAX_WRITERS),
	};
}

/** Returns the lines that stand above an attached mail, as programs write them above one that is forwarded. */
export function linesAbove({ headers, fields }: HeaderBlock): string {
	const people = (name: string) => parseAddresses(fields[name] ?? []).slice(0, MAX_SHOWN);
	const lines = [
		['From', people('from').map(inWords).join(', ')],
		['Sent', headers['date']?.[0] ?? ''],
		['To', people('to').map(inWords).join(', ')],
		['Subject', headers['subject']?.[0] ?? ''],
	] as const;
	return [
		SEPARATOR,
		...lines.filter(([, value]) => value !== '').map(([label, value]) => `${label}: ${value}`),
	].join('\n');
}

const SEPARATOR = '---------- Forwarded message ----------';
const MAX_WRITERS = 20;
const MAX_SHOWN = 5;
const MAX_HEADER_LENGTH = 64 * 1024;

function inWords({ name, address }: Address): string {
	return name === '' ? address : `${name} <${address}>`;
}
