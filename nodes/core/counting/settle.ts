import { arrivalOf } from '../mail/arrival';
import { identityOfPlace, rememberedKeyOf } from '../mail/identity';
import { isRefuted } from '../who/authentication';
import { automaticKindOf, OWN_MAIL } from '../who/automatic/automatic';
import { settleUids, type Backfill, type Cursor } from '../memory/cursor';
import { decide } from './decide';
import { keptBackBy, type KeptBack } from './filters';
import type { MessageHead } from '../mailbox/mailbox';
import { recipientsOf } from '../who/recipients';
import type { Rules } from './rules';
import { senderOf, type Naming } from '../who/sender';
import type { SettledMail } from './settled-mail';
import { withArrivalOf } from './silence';
import { cursorOf, withCursor, type PollState } from '../memory/state';
import { threadOf } from '../mail/thread';
import { whatTellsApart } from '../mail/told-apart';
import { withKind, withWithheld } from './withheld';

/**
 * Returns what a message is, and the state with it settled. `named` is what its text says of the client, for mail
 * that `textTells`; `now` (ms) only bounds dates in the future.
 */
export function settleMail(
	state: PollState,
	head: MessageHead,
	rules: Rules,
	now: number,
	named: Naming = null,
): { state: PollState; mail: SettledMail } {
	const cursor = cursorOf(state, head.folder);
	if (cursor === undefined)
		throw new TypeError('A mail can only be settled in a folder with a cursor');
	const { receivedAt, isClamped } = arrivalOf(head, now);
	const identity = identityIn(cursor.uidValidity, head);
	const key = rememberedKeyOf(state.salt, identity);
	const backfill = backfillOf(cursor, head.uid);
	const { automatic, sender, recipients, filtered } = seen(head, rules, named);
	const thread = threadOf(head);

	const step = decide(
		state,
		{
			...{ head, key, receivedAt, backfill, begin: cursor.begin },
			...{ automatic, sender, recipients, thread, filtered },
		},
		rules,
	);
	const settled = withCursor(step.state, head.folder, settleUids(cursor, [head.uid], receivedAt));
	const arrived = withArrivalOf(settled, step.decision, backfill, receivedAt);
	const counted = withWithheld(arrived, step.decision);
	return {
		state: withKind(counted, key, step.decision, receivedAt),
		mail: {
			head,
			uidValidity: cursor.uidValidity,
			identity,
			receivedAt,
			isClamped,
			isImported: backfill?.kind === 'import',
			senderAddress: sender.address,
			senderName: sender.name,
			writer: sender,
			recipient: step.recipient ?? recipients[0],
			forwardedBy: sender.forwardedBy,
			automatic: automatic ?? (sender.kind === 'own' ? OWN_MAIL : null),
			decision: step.decision,
		},
	};
}

/** Returns every filter and entry that keeps a message back, whatever else may be said of it. */
export function filtersAgainst(
	head: MessageHead,
	rules: Omit<Rules, 'periodSeconds'>,
	named: Naming,
): readonly KeptBack[] {
	return seen(head, rules, named).filtered;
}

/** Returns what a message shows without regard to any other: whether a program sent it, who wrote it to which of us. */
export function seen(head: MessageHead, rules: Omit<Rules, 'periodSeconds'>, named: Naming) {
	const automatic = automaticKindOf(head);
	const sender = senderOf(head, rules.own, {
		websiteForms: rules.websiteForms,
		isAutoReply: automatic?.kind === 'autoReply',
		isCalendar: automatic?.kind === 'calendar',
		isRefuted: isRefuted(head.headers, rules.mailServer),
		named,
	});
	const recipients = recipientsOf(head, rules.own);
	const filtered = keptBackBy({ head, sender, recipients }, rules.filters, rules.own);
	return { automatic, sender, recipients, filtered };
}

/** Returns the identity of a message, which a move does not change, or its place where nothing identifies it. */
export function identityIn(uidValidity: string, head: MessageHead): string {
	if (head.identity === '') return identityOfPlace({ ...head, uidValidity });
	const tellsApart = whatTellsApart(head);
	return tellsApart === '' ? head.identity : `${head.identity}\n${tellsApart}`;
}

function backfillOf(cursor: Cursor, uid: number): Backfill | null {
	return cursor.backfill !== null && uid <= cursor.backfill.until ? cursor.backfill : null;
}
