import type { SearchTerm, Session } from '@zone-eu/wildduck/imap-core/index.js';
import type { Folder, Mail } from './store';

/** The UIDs that match all terms. UID sets go first and cheaply, so that a UID search stays quick in a large folder. */
export async function search(
	session: Session,
	query: readonly SearchTerm[],
	folder: Folder,
): Promise<number[]> {
	let mails = [...folder.mails.values()];
	for (const { key, value } of query) {
		if (key !== 'uid' || !Array.isArray(value)) continue;
		const uids = new Set(value);
		mails = mails.filter(({ uid }) => uids.has(uid));
	}
	const terms = query.filter(({ key }) => key !== 'uid' && key !== 'all');
	if (terms.length === 0) return mails.map(({ uid }) => uid);
	const found: number[] = [];
	for (const mail of mails) if (await matches(session, mail, terms)) found.push(mail.uid);
	return found;
}

function matches(session: Session, mail: Mail, terms: readonly SearchTerm[]): Promise<boolean> {
	return new Promise((resolve, reject) => {
		session.matchSearchQuery(mail, terms, (error, match) => {
			if (error) reject(error);
			else resolve(match);
		});
	});
}
