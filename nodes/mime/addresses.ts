import { parseAddressHeader } from 'mailparser';

import type { Address } from '../core/mailbox/mailbox';
import { repairText } from './mojibake';

/** Longest list that is read: a mail to more addresses is no inquiry, and parsing costs time. */
const MAX_ADDRESSES = 500;
const MAX_HEADER_LENGTH = 64 * 1024;

/** Parses address header values: names decoded, groups flattened, addresses as they are written. */
export function parseAddresses(values: readonly string[]): Address[] {
	return values.flatMap(parseValue).slice(0, MAX_ADDRESSES);
}

function parseValue(value: string): Address[] {
	const header = value.slice(0, MAX_HEADER_LENGTH);
	const { value: parsed } = parseAddressHeader(header, { flatten: true, decodePunycode: false });
	return parsed
		.map(({ name, address }) => ({ name: clean(repairText(name)), address: clean(address ?? '') }))
		.filter(({ name, address }) => name !== '' || address !== '');
}

function clean(text: string): string {
	return text
		.replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}
