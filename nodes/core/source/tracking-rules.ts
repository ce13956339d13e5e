import { domainToASCII } from 'node:url';
import { SettingError } from '../errors/advised-error';
import { listEntries } from '../lists/list-entries';
import { domainOf } from '../mail/address';
import { isFreeMailDomain } from '../providers/free-mail';
import { findSlip } from '../text/characters';
import { textOf } from '../text/unknown';

/** A row of 'Tracking Addresses': mail to what matches has this source. */
export interface TrackingRule {
	/** In lower case: an address, a `+tag`, or either with `*`; `{visitid}` stands for the number of a visit. */
	readonly pattern: string;
	readonly source: string;
	readonly medium: string;
	readonly campaign: string;
}

/** Returns the rows of 'Tracking Addresses', of the form or as an array. Throws `SettingError` naming the row. */
export function typedTrackingRules(value: unknown): readonly TrackingRule[] {
	const rows = rowsOf(value);
	if (rows.length > MAX_ROWS)
		throw wrong(`'${FIELD}' has more than ${MAX_ROWS} rows`, 'Use `*` or a tag.');
	return rows.flatMap((row, index) => rulesOfRow(row, index + 1));
}

/** Returns the addresses of ours among the rules, as `ownAddresses` takes them: `sales@x`, `*@x`. */
export function trackingAddressesOf(rules: readonly TrackingRule[]): string[] {
	const addresses = rules
		.map(({ pattern }) => pattern.replace(/\+[^@]*(?=@)/, ''))
		.filter((address) => /^(?:\*|[^@*{}]+)@[^@*{}]+$/.test(address));
	return [...new Set(addresses)];
}

const FIELD = 'Tracking Addresses';
const MAX_ROWS = 1_000;
const MAX_VALUE = 200;
export const VISIT = '{visitid}';

/** n8n keeps rows as `{ trackingAddresses: [...] }`; an expression may give the array itself, also as JSON. */
function rowsOf(value: unknown): readonly unknown[] {
	if (value === undefined || value === null || value === '') return [];
	if (Array.isArray(value)) return value;
	if (typeof value === 'string') return rowsOf(parsed(value));
	if (typeof value === 'object') {
		const { trackingAddresses: rows } = value as { trackingAddresses?: unknown };
		if (rows !== undefined || Object.keys(value).length === 0) return rowsOf(rows ?? []);
	}
	throw wrong(`'${FIELD}' is not a list`, EXAMPLE);
}

const EXAMPLE =
	'Add rows, or give an array like [{ "pattern": "+spring", "source": "newsletter" }] by an expression.';

function parsed(text: string): unknown {
	try {
		const value: unknown = JSON.parse(text);
		if (typeof value === 'object') return value;
	} catch {
		// Said below.
	}
	throw wrong(`'${FIELD}' is not a list`, EXAMPLE);
}

/** One rule for each address of the row: a source may have several. */
function rulesOfRow(row: unknown, number: number): TrackingRule[] {
	const fail = (what: string, advice: string) =>
		wrong(`Row ${number} of '${FIELD}' ${what}`, advice);
	if (typeof row !== 'object' || row === null || Array.isArray(row))
		throw fail('is not a row', EXAMPLE);
	const data: Readonly<Record<string, unknown>> = { ...row };
	const text = (name: string): string => {
		const value = data[name] ?? '';
		if (typeof value !== 'string' && typeof value !== 'number')
			throw fail(`has a '${name}' that is no text`, EXAMPLE);
		return String(value).trim().slice(0, MAX_VALUE);
	};
	const patterns = patternsIn(data.pattern ?? '').map(normalPattern);
	for (const pattern of patterns.length === 0 ? [''] : patterns) {
		const complaint = COMPLAINTS.find(({ when }) => when(pattern));
		if (complaint !== undefined) throw fail(complaint.what, complaint.advice);
	}
	const [source, medium, campaign] = [text('source'), text('medium'), text('campaign')];
	if (source === '' && medium === '' && campaign === '') {
		throw fail(
			'names no source',
			'Enter what mail to this address comes from, for example newsletter.',
		);
	}
	return patterns.map((pattern) => ({ pattern, source, medium, campaign }));
}

/** `mailto:`, names and brackets around an address are left out; in curly brackets stands the number of a visit. */
function patternsIn(written: unknown): string[] {
	const isVisit = typeof written === 'string' && written.includes('{');
	const entries = isVisit ? [written.trim()] : listEntries(FIELD, written, 'addresses');
	// A word alone is a tag; beside others it is as likely half of an address.
	if (entries.length > 1 && !entries.every((entry) => /@|^\+/.test(entry)))
		return [textOf(written)];
	return entries.map((entry) =>
		entry
			.replace(/^mailto:([^?]*).*$/i, '$1')
			.replace(/^@/, '*@')
			.toLowerCase(),
	);
}

/** Domains are compared in ASCII, as recipients are. */
function normalPattern(pattern: string): string {
	const at = pattern.lastIndexOf('@');
	const domain = pattern.slice(at + 1);
	if (at === -1 || domain.includes('*') || /^[\x21-\x7e]*$/.test(domain))
		return pattern.replace(/\*+/g, '*');
	return `${pattern.slice(0, at + 1).replace(/\*+/g, '*')}${domainToASCII(domain) || domain}`;
}

const COMPLAINTS: readonly {
	readonly when: (pattern: string) => boolean;
	readonly what: string;
	readonly advice: string;
}[] = [
	{
		when: (pattern) => pattern === '',
		what: 'has no address',
		advice: 'Enter an address like sales@example.com, or a plus tag like +spring.',
	},
	{
		when: (pattern) => /[\s<>(),;:"]/.test(pattern),
		what: 'has a space or a sign that no address has',
		advice: 'Enter addresses, patterns or plus tags, with commas between them.',
	},
	{
		when: (pattern) => pattern.split('@').length > 2 || /^@|@$/.test(pattern),
		what: 'is not an address',
		advice: 'Enter an address like sales@example.com, or *@example.com for all of a domain.',
	},
	{
		when: (pattern) => slipsIn(pattern),
		what: 'has a letter of another alphabet that only looks right',
		advice: 'Switch the keyboard to English and type it again.',
	},
	{
		when: (pattern) => pattern.startsWith('*@') && isFreeMailDomain(domainOf(pattern)),
		what: 'would mean everybody who has a mailbox at this service',
		advice: 'Enter your own addresses there one by one.',
	},
	{
		when: (pattern) => /[{}]/.test(pattern.replace(VISIT, '')),
		what: 'has curly brackets that mean nothing',
		advice: 'Only {visitId} may stand in curly brackets, once.',
	},
	{
		when: (pattern) =>
			pattern.includes(VISIT) && (pattern.includes('*') || pattern.indexOf(VISIT) > atOf(pattern)),
		what: 'has {visitId} where it cannot be',
		advice: 'Write it before the @ and without *, like sales+{visitId}@example.com.',
	},
];

function slipsIn(pattern: string): boolean {
	const expectsLatin = /\.[a-z]+$/.test(pattern);
	return pattern.split(/[@.]/).some((part) => findSlip(part, expectsLatin) !== undefined);
}

function atOf(pattern: string): number {
	const at = pattern.lastIndexOf('@');
	return at === -1 ? pattern.length : at;
}

function wrong(message: string, advice: string): SettingError {
	return new SettingError(FIELD, message, advice);
}
