import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { readHtml, readPlain } from '../../nodes/mime/content';
import type { MessageText } from '../../nodes/core/mailbox/mailbox';
import { folded } from './replies';

/** A mail of other people's making; what of it is the reply was judged once, and only its hash is kept. */
export interface SetReply {
	/** `<set>/<file>`. */
	readonly name: string;
	readonly message: Pick<MessageText, 'text' | 'passages'>;
	/** SHA-256 of the reply that was judged right; null for what has not been judged. */
	readonly right: string | null;
	/** The reply as the set's own makers have it, where it keeps that in a file. */
	readonly theirs: string | null;
}

/** Folders of the public repositories, as they are checked out side by side in REPLY_SETS. */
const SETS: ReadonlyArray<{ folder: string; files: string; expected?: string }> = [
	{ folder: 'email_reply_trimmer', files: 'test/emails', expected: 'test/trimmed' },
	{ folder: 'email_reply_parser', files: 'test/emails' },
	{ folder: 'email-reply-parser', files: 'test/fixtures' },
	{ folder: 'talon', files: 'tests/fixtures/html_replies' },
];

/** Reads the sets that `root` holds; `labels` maps a name to the hash of its right reply. */
export function setReplies(root: string, labels: Readonly<Record<string, string>>): SetReply[] {
	return SETS.flatMap(({ folder, files, expected }) => {
		const from = join(root, folder, files);
		if (!existsSync(from)) return [];
		return readdirSync(from)
			.filter((file) => /\.(?:txt|html)$/.test(file))
			.sort()
			.map((file): SetReply => {
				const name = `${folder}/${basename(basename(file, '.txt'), '.html')}`;
				const content = readFileSync(join(from, file), 'utf8');
				const theirs =
					expected === undefined ? null : readFileSync(join(root, folder, expected, file), 'utf8');
				return {
					name,
					message: file.endsWith('.html') ? readHtml(content) : readPlain(content),
					right: labels[name] ?? null,
					theirs: theirs === null ? null : folded(theirs),
				};
			});
	});
}

/** Returns the hash that a reply is judged by: of its words, whatever the white space between them. */
export function hashOf(text: string): string {
	return createHash('sha256').update(folded(text)).digest('hex').slice(0, 16);
}
