import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readHtml, readPlain } from '../../nodes/mime/content';
import { folded } from './replies';

/** A message of other people's making, with what of it is the reply. */
export interface SetReply {
	readonly set: string;
	/** `<set>/<file>`. */
	readonly name: string;
	readonly plain: string | null;
	readonly html: string | null;
	readonly text: string;
	/** Good readers differ about it; why, in a few words. */
	readonly taste: string | null;
}

/** What was judged by hand, kept as lines of the mail (`1-4,9`); its text stays where it is published. */
interface SetLabels {
	readonly lines: Readonly<Record<string, string>>;
	readonly taste: Readonly<Record<string, string>>;
}

/** Folders of the public repositories, as they are checked out side by side in REPLY_SETS. */
const SETS: ReadonlyArray<{ folder: string; files: string; expected?: string }> = [
	{ folder: 'email_reply_trimmer', files: 'test/emails', expected: 'test/trimmed' },
	{ folder: 'email_reply_parser', files: 'test/emails' },
	{ folder: 'email-reply-parser', files: 'test/fixtures' },
	{ folder: 'talon', files: 'tests/fixtures/html_replies' },
];

/** Reads the sets that `root` holds. */
export function setReplies(root: string, labels: SetLabels): SetReply[] {
	return SETS.flatMap(({ folder, files, expected }) => {
		const from = join(root, folder, files);
		if (!existsSync(from)) return [];
		const names = readdirSync(from).filter((file) => /\.(?:txt|html)$/.test(file));
		return names.sort().map((file): SetReply => {
			const name = `${folder}/${file.replace(/\.\w+$/, '')}`;
			const content = readFileSync(join(from, file), 'utf8');
			const isHtml = file.endsWith('.html');
			const text =
				expected === undefined
					? linesOf(isHtml ? readHtml(content).text : readPlain(content).text, labels.lines[name])
					: readFileSync(join(root, folder, expected, file), 'utf8');
			return {
				set: folder,
				name,
				plain: isHtml ? null : content,
				html: isHtml ? content : null,
				text: folded(text),
				taste: labels.taste[name] ?? null,
			};
		});
	});
}

function linesOf(text: string, ranges = ''): string {
	const lines = text.split('\n');
	return ranges
		.split(',')
		.flatMap((range) => {
			const [first = 0, last = first] = range.split('-').map(Number);
			return lines.slice(first - 1, last);
		})
		.join('\n');
}

/** Returns how alike two texts are by their words, 0 to 1. */
export function likeness(one: string, other: string): number {
	const counts = new Map<string, number>();
	const words = (text: string) => text.split(' ').filter((word) => word !== '');
	for (const word of words(one)) counts.set(word, (counts.get(word) ?? 0) + 1);
	let common = 0;
	for (const word of words(other)) {
		const left = counts.get(word) ?? 0;
		if (left > 0) common++;
		counts.set(word, left - 1);
	}
	const all = words(one).length + words(other).length;
	return all === 0 ? 1 : (2 * common) / all;
}
