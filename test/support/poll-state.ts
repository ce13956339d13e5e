import { NO_ADDRESSES } from '../../nodes/core/mail/address-list';
import type { Cursor } from '../../nodes/core/memory/cursor';
import { ownAddresses } from '../../nodes/core/who/own-addresses';
import { NO_FILTERS } from '../../nodes/core/counting/filters';
import type { Rules } from '../../nodes/core/counting/rules';
import { newState, type PollState } from '../../nodes/core/memory/state';

/** When collecting began in these tests. */
export const STARTED_AT = Date.parse('2026-05-12T09:00:00Z');

export const DAY = 86_400;

/** Returns a connected mailbox's state with an INBOX read up to UID 0. */
export function pollState(changes: Partial<PollState> = {}): PollState {
	const fresh = newState({
		owner: { workflowId: 'w1', nodeId: 'n1', account: '0123456789abcdef' },
		seq: 0,
		salt: 'c2FsdA==',
		startedAt: STARTED_AT,
		startKey: 'now',
		ringFloor: STARTED_AT - DAY * 1000,
		pairScheme: 'senderRecipient',
	});
	return { ...fresh, connectedAt: STARTED_AT, folders: { INBOX: cursor() }, ...changes };
}

export function cursor(changes: Partial<Cursor> = {}): Cursor {
	return {
		uidValidity: '7',
		lastUid: 0,
		known: [],
		retries: {},
		highWater: STARTED_AT,
		readTo: STARTED_AT,
		begin: STARTED_AT,
		firstUid: 1,
		backfill: null,
		...changes,
	};
}

/** Returns the rules of `info@company.example` with the alias `sales@company.example` at a period of 1 day. */
export function rules(changes: Partial<Rules> = {}): Rules {
	return {
		own: ownAddresses('info@company.example', ['sales@company.example', 'support@company.example']),
		mailServer: 'imap.company.example',
		periodSeconds: DAY,
		skipAutomatic: new Set(['autoReply', 'bounce', 'own']),
		filters: NO_FILTERS,
		websiteForms: NO_ADDRESSES,
		employeeForwards: false,
		repeatScope: 'senderRecipient',
		repliesAreRepeats: false,
		ignoreRecipientTag: false,
		samePerson: false,
		...changes,
	};
}
