import type { NoteUnexpected } from '../../core/errors/unexpected';
import type { Mailbox } from '../../core/mailbox/mailbox';
import { nameClients } from '../../core/reading/name-clients';
import { entriesOf, type QueueEntry } from '../../core/reading/queue';
import type { NamingRules } from '../../core/who/named-client';

/** Returns the first messages of those pending in the open folder, with the clients that their texts name. */
export async function nextEntries(
	mailbox: Pick<Mailbox, 'fetchHeads' | 'fetchTexts'>,
	pending: readonly number[],
	{
		rules,
		noteUnexpected,
	}: { readonly rules: NamingRules; readonly noteUnexpected: NoteUnexpected },
): Promise<QueueEntry[]> {
	const requested = pending.slice(0, HEADS_PER_FETCH);
	const answer = await mailbox.fetchHeads(requested);
	const named = await nameClients(
		answer.heads,
		rules,
		(heads) => mailbox.fetchTexts(heads),
		() => TEXTS_PER_FETCH,
		noteUnexpected,
	);
	return entriesOf(requested, answer, named);
}

const HEADS_PER_FETCH = 200;
const TEXTS_PER_FETCH = 20;
