import { fromValue, headerBlockLength, isHeaderBlock } from './header-block';
import { asOwn, withoutMark, type Line } from './lines';
import { isForwardSeparator } from './separators';

/** Who wrote the mail, and whether its subject says that another one is forwarded with it. */
export interface Writer {
	readonly address: string;
	readonly isForwarding: boolean;
	/** Somebody else forwards her mail, so that it is hers whatever address stands above it. */
	readonly isForwardedByOther?: boolean;
}

interface OwnForward {
	/** The line that the forwarded mail begins at. */
	readonly start: number;
	/** The lines that say whose it is. */
	readonly header: string;
	readonly body: readonly Line[];
}

/** Returns the mail of the writer's own that she forwards, or null. What she answered before stays history. */
export function ownForward(
	lines: readonly Line[],
	{ address, isForwarding, isForwardedByOther = false }: Writer,
): OwnForward | null {
	if (address === '') return null;
	const start = forwardStart(lines, isForwarding || isForwardedByOther);
	if (start === null) return null;
	const rest = unquoted(lines.slice(start).map(asOwn));
	let header = isForwardSeparator(rest[0]?.bare ?? '') ? 1 : 0;
	while (header < rest.length && rest[header]?.bare === '') header++;
	if (!isHeaderBlock(rest, header)) return null;
	if (!isForwardedByOther && !holdsAddress(fromValue(rest, header), address)) return null;
	const end = header + headerBlockLength(rest, header);
	return {
		start,
		header: rest
			.slice(0, end)
			.map(({ text }) => text)
			.join('\n')
			.trim(),
		body: rest.slice(end),
	};
}

/** Apple Mail puts `>` before each line of what is forwarded, the header lines too. */
function unquoted(lines: readonly Line[]): readonly Line[] {
	const first = lines.find(({ bare }) => bare !== '' && !isForwardSeparator(bare));
	return first?.bare.startsWith('>') === true ? lines.map(withoutMark) : lines;
}

/** Only the first one is looked at: what stands below an older mail belongs to that. */
function forwardStart(lines: readonly Line[], isForwarding: boolean): number | null {
	for (const [index, line] of lines.entries()) {
		const isFirstQuoted = line.mark !== 'none' && (lines[index - 1]?.mark ?? 'none') === 'none';
		const bare = asOwn(line).bare;
		if (isForwardSeparator(bare)) return index;
		if (isHeaderBlock(lines, index)) return isForwarding ? index : null;
		if (isFirstQuoted && !isForwarding && line.mark !== 'certain') return null;
	}
	return null;
}

function holdsAddress(value: string, address: string): boolean {
	const found: readonly string[] =
		value.toLowerCase().match(/[^\s<>()[\]"';,:]+@[^\s<>()[\]"';,:]+/g) ?? [];
	return found.includes(address.toLowerCase());
}
