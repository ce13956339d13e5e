import type { Line } from './lines';
import { LABELS, type Label } from './header-labels';
import { lowerCase } from './lower-case';

/** From, Sent, To, Cc, Subject and some more, with a blank line after each in text made from HTML. */
const MAX_LINES = 16;
const MAX_LABEL = 30;

/** True when a block of header lines begins here, as Outlook writes above a reply's history. */
export function isHeaderBlock(lines: readonly Line[], index: number): boolean {
	const first = labelOf(lines[index]);
	if (first?.label !== 'from' && first?.label !== 'sent') return false;
	const { labels, hasAddress } = readBlock(lines, index, first.label);
	if (!labels.has('from') || labels.size < 3) return false;
	// A route has From, To and Date as well: only mail has an address there, or Sent.
	if (labels.has('subject')) return hasAddress || labels.has('sent');
	return labels.has('to') && hasAddress && (labels.has('sent') || labels.has('date'));
}

/** True when at least two lines right below look like header lines, in whatever language. */
export function isFollowedByHeaders(lines: readonly Line[], index: number): boolean {
	const below = lines.slice(index, index + MAX_LINES).filter(({ bare }) => bare !== '');
	return below.slice(0, 4).filter(({ bare }) => /^[^:]{1,30}:\s?\S/.test(bare)).length >= 2;
}

/** True for a header line with one of these labels. */
export function hasLabel(line: Line | undefined, ...wanted: readonly Label[]): boolean {
	const found = labelOf(line)?.label;
	return found !== undefined && wanted.includes(found);
}

function readBlock(
	lines: readonly Line[],
	index: number,
	first: Label,
): { labels: ReadonlySet<Label>; hasAddress: boolean } {
	const labels = new Set<Label>();
	let hasAddress = false;
	let last: Label | undefined;
	let blanks = 0;
	for (const line of lines.slice(index, index + MAX_LINES)) {
		if (line.bare === '') {
			if (++blanks > 1) break;
			continue;
		}
		const found = labelOf(line);
		const isMore = blanks === 0 && (last === 'to' || last === 'cc') && /[@;]/.test(line.bare);
		if (found === undefined && !isMore) break;
		// Another block begins.
		if (found?.label === first && labels.size > 0) break;
		blanks = 0;
		last = found?.label ?? last;
		if (found !== undefined) labels.add(found.label);
		if (last !== 'subject' && line.bare.includes('@')) hasAddress = true;
	}
	return { labels, hasAddress };
}

function labelOf(line: Line | undefined): { label: Label } | undefined {
	if (line === undefined || line.mark === 'certain') return undefined;
	const colon = line.bare.slice(0, MAX_LABEL + 6).indexOf(':');
	if (colon < 1 || colon > MAX_LABEL) return undefined;
	const name = lowerCase(line.bare.slice(0, colon))
		.replace(/[*_\s]+/g, ' ')
		.trim();
	const label = LABELS.get(name);
	const hasValue = /[^\s*]/.test(line.bare.slice(colon + 1));
	return label === undefined || !hasValue ? undefined : { label };
}
