import { ItemError } from '../../core/errors/advised-error';
import type { MessageStore } from '../../core/mailbox/message-store';
import { textOf } from '../../core/text/unknown';
import { inEachFolder } from './each-folder';
import type { FoundMessage } from './find-messages';
import { passedOn } from './passed-on';
import type { MailboxJob } from '../mailbox-job';
import { toRefusal } from '../results';

/** Message → Mark: sets or takes away one flag of each message. */
export async function markMessages(job: MailboxJob): Promise<void> {
	await inEachFolder(job, 'change', async (store, messages) => {
		for (const { change, messages: alike } of byChange(job, messages)) {
			await apply(job, store, change, alike);
		}
	});
}

interface Change {
	readonly operation: 'add' | 'remove';
	readonly flag: string;
}

/** Many messages get the same flag by one command. */
function byChange(
	{ context, results }: MailboxJob,
	messages: readonly FoundMessage[],
): Iterable<{ readonly change: Change; readonly messages: readonly FoundMessage[] }> {
	const groups = new Map<string, { change: Change; messages: FoundMessage[] }>();
	for (const message of messages) {
		const { itemIndex } = message.reference;
		try {
			const change = changeOf(
				textOf(context.getNodeParameter('markAs', itemIndex)),
				textOf(context.getNodeParameter('keyword', itemIndex, '')),
			);
			const key = `${change.operation} ${change.flag}`;
			const group = groups.get(key) ?? { change, messages: [] };
			groups.set(key, group);
			group.messages.push(message);
		} catch (error) {
			results.fail(itemIndex, error);
		}
	}
	return groups.values();
}

async function apply(
	{ context, results }: MailboxJob,
	store: MessageStore,
	{ operation, flag }: Change,
	messages: readonly FoundMessage[],
): Promise<void> {
	const uids = messages.map(({ head }) => head.uid);
	try {
		if (operation === 'add') await store.addFlags(uids, [flag]);
		else await store.removeFlags(uids, [flag]);
	} catch (error) {
		const refusal = toRefusal(error);
		for (const { reference } of messages) results.fail(reference.itemIndex, refusal);
		return;
	}
	for (const { reference, head, uidValidity } of messages) {
		const { folder, uid, messageId } = head;
		results.set(
			reference.itemIndex,
			passedOn(context, reference, { folder, uid, uidValidity, messageId }),
		);
	}
}

const FLAGS: Readonly<Record<string, Change>> = {
	read: { operation: 'add', flag: '\\Seen' },
	unread: { operation: 'remove', flag: '\\Seen' },
	flagged: { operation: 'add', flag: '\\Flagged' },
	unflagged: { operation: 'remove', flag: '\\Flagged' },
};

function changeOf(markAs: string, keyword: string): Change {
	const change = FLAGS[markAs];
	if (change !== undefined) return change;
	const operation = KEYWORD_CHANGES[markAs];
	if (operation === undefined) {
		throw new ItemError("This 'Mark As' does not exist", 'Choose one from the list.');
	}
	// An atom (RFC 9051 §9) without the characters that some servers mind.
	if (/^[\w$.-]{1,100}$/.test(keyword)) return { operation, flag: keyword };
	throw new ItemError(
		"'Keyword' cannot be used",
		'Enter one word made of Latin letters, digits, $, dots, dashes and underscores, for example InCrm.',
	);
}

const KEYWORD_CHANGES: Readonly<Record<string, Change['operation']>> = {
	withKeyword: 'add',
	withoutKeyword: 'remove',
};
