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
	return parse(header)
		.flatMap((one) => (isWholeInName(one) ? parse(one.name) : [one]))
		.map(({ name, address }) => ({ name: clean(repairText(name)), address: clean(address ?? '') }))
		.filter(({ name, address }) => name !== '' || address !== '');
}

function parse(header: string): ReadonlyArray<{ name: string; address?: string }> {
	return parseAddressHeader(header, { flatten: true, decodePunycode: false }).value;
}

/** Some programs write all of `Ann <ann@client.example>` into one encoded word. */
function isWholeInName({ name, address }: { name: string; address?: string }): boolean {
	return !address && name.length < MAX_NAME && /<[^<>\s@]{1,64}@[^<>\s@]{1,253}>\s*$/.test(name);
}

const MAX_NAME = 1_000;

function clean(text: string): string {
	return text
		.replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}
