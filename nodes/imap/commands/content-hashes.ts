import { createHash } from 'node:crypto';

import type { MessageHead } from '../../core/mailbox/mailbox';
import { needsContent } from '../../core/mail/told-apart';
import { fetchRows, type OpenFolder } from './fetch';

/** Returns the heads, with a hash of their content where nothing else tells them from others. */
export async function withContentHashes(
	folder: OpenFolder,
	heads: readonly MessageHead[],
): Promise<readonly MessageHead[]> {
	const uids = heads.filter(needsContent).map(({ uid }) => uid);
	if (uids.length === 0) return heads;
	const hashes = new Map<number, string>();
	// What a server refuses here is told apart by its arrival.
	await fetchRows(folder, uids, QUERY, ({ uid, bodyParts }) => {
		const content = bodyParts?.get('text');
		if (Buffer.isBuffer(content)) {
			hashes.set(uid, createHash('sha256').update(content.subarray(0, LENGTH)).digest('hex'));
		}
	});
	return heads.map((head) => {
		const contentHash = hashes.get(head.uid);
		return contentHash === undefined ? head : { ...head, contentHash };
	});
}

/** Covers the letter of any device; a file behind it shows in the size. */
const LENGTH = 16 * 1024;
const QUERY = { uid: true, bodyParts: [{ key: 'text', start: 0, maxLength: LENGTH }] };
