import { settleMail } from '../../../../nodes/core/counting/settle';
import { withKind } from '../../../../nodes/core/counting/withheld';
import { identityOfPlace, rememberedKeyOf } from '../../../../nodes/core/mail/identity';
import { NO_KINDS } from '../../../../nodes/core/memory/known-kinds';
import { EMPTY_RING } from '../../../../nodes/core/memory/ring';
import type { PollState } from '../../../../nodes/core/memory/state';
import { lookUp, type ProofKind } from '../../../../nodes/core/proof/looked-up';
import { head } from '../../../support/head';
import { cursor, DAY, pollState, rules, STARTED_AT } from '../../../support/poll-state';

const HOUR_MS = 3_600_000;
const NOW = STARTED_AT + 30 * HOUR_MS;
const MAIL = head({ uid: 5, receivedAt: STARTED_AT + HOUR_MS });

const passed = pollState({ folders: { INBOX: cursor({ lastUid: 9, known: [5, 6, 7, 8, 9] }) } });
const settled = settleMail(pollState(), MAIL, rules(), NOW).state;
const at = (changes: Parameters<typeof cursor>[0]) => ({
	...passed,
	folders: { INBOX: cursor({ lastUid: 9, known: [5], ...changes }) },
});

test.each<[string, PollState, ProofKind]>([
	['that was settled is what became of it', settled, 'inquiry'],
	['that only the kinds know is that as well', { ...settled, ring: EMPTY_RING }, 'inquiry'],
	['that only the ring knows was settled earlier', { ...settled, kinds: NO_KINDS }, 'earlier'],
	['behind the cursor is pending', at({ lastUid: 4 }), 'pending'],
	['that was put off is pending', at({ retries: { 5: 2 } }), 'pending'],
	['that is shown late is pending', at({ known: [6, 7, 8, 9] }), 'pending'],
	['that lay there before collecting began is before it', at({ firstUid: 6 }), 'before'],
	['that arrived before the start date is before it', at({ begin: NOW, firstUid: 0 }), 'before'],
	['may have lain there when nobody knows from which UID on', at({ firstUid: null }), 'before'],
	[
		'of which that is known a day later has to be known',
		at({ firstUid: null, begin: STARTED_AT - DAY * 1000 }),
		'missing',
	],
	['from before the ring is complete is before it', { ...passed, ringFloor: NOW }, 'before'],
	[
		'that arrived while the workflow was off is skipped',
		{ ...passed, off: { from: STARTED_AT, until: NOW } },
		'skipped',
	],
	[
		'that was passed on without having been read is unread',
		withKind(
			passed,
			rememberedKeyOf(passed.salt, identityOfPlace({ folder: 'INBOX', uidValidity: '7', uid: 5 })),
			{ kind: 'unread' },
			NOW,
		),
		'unread',
	],
	['that nothing explains is missing', passed, 'missing'],
])('a message %s', (_, state, kind) => {
	expect(lookUp(state, MAIL, NOW)).toMatchObject({ kind, receivedAt: MAIL.receivedAt });
});
