import { withArrival } from '../../../../nodes/core/memory/arrivals';
import { settleUids } from '../../../../nodes/core/memory/cursor';
import {
	cursorOf,
	withCursor,
	withNothingLeft,
	type PollState,
} from '../../../../nodes/core/memory/state';
import { decodeState, encodeState } from '../../../../nodes/core/memory/state-codec';
import { saltedHash } from '../../../../nodes/core/mail/identity';
import { isNightly } from '../../../support/searches';
import { cursor, DAY, pollState, STARTED_AT } from '../../../support/poll-state';

const DAY_MS = DAY * 1000;
const PERIOD = DAY;

/** Every message is of a pair of its own: the most there can be to remember. */
function settled(state: PollState, uids: readonly number[], arrivalOf: (uid: number) => number) {
	const before = cursorOf(state, 'INBOX');
	if (before === undefined) throw new Error('INBOX has a cursor');
	let { ring, ledger, kinds, arrivals } = state;
	for (const uid of uids) {
		const receivedAt = arrivalOf(uid);
		const mail = saltedHash('salt', `mail ${uid}`, 60);
		ring = ring.with(mail, receivedAt);
		kinds = kinds.with(mail, 'inquiry', receivedAt);
		arrivals = withArrival(arrivals, receivedAt);
		const key = saltedHash('salt', `pair ${uid}`, 48);
		ledger = ledger.withAnchors([key], Math.floor(receivedAt / 1000));
	}
	const newest = arrivalOf(uids.at(-1) ?? 0);
	return {
		...withCursor(state, 'INBOX', settleUids(before, uids, newest)),
		ring,
		ledger,
		kinds,
		arrivals,
	};
}

/** How many days one poll stands for: reading the state again for each takes most of the time of this test. */
const DAYS_A_POLL = isNightly ? 1 : 2;

/** Returns the size of the state after each poll, in characters. */
function sizesOfAYear(mailsADay: number): number[] {
	const sizes: number[] = [];
	let text = JSON.stringify(
		encodeState(pollState({ folders: { INBOX: cursor(), Leads: cursor() } }), PERIOD).json,
	);
	for (let day = 0; day < 365; day += DAYS_A_POLL) {
		const decoded = decodeState(JSON.parse(text));
		if (decoded.kind !== 'state') throw new Error('The state cannot be read back');
		const length = mailsADay * DAYS_A_POLL;
		const uids = Array.from({ length }, (_, index) => day * mailsADay + index + 1);
		const arrivalOf = (uid: number) => STARTED_AT + (uid / mailsADay) * DAY_MS;
		const state = settled(withNothingLeft(decoded.state, ['Leads']), uids, arrivalOf);
		text = JSON.stringify(encodeState(state, PERIOD).json);
		sizes.push(text.length);
	}
	return sizes;
}

test.each([
	[500, 250_000],
	[20, 50_000],
])(
	'a year with %i messages a day and a folder that stays quiet takes at most %i characters',
	(mailsADay, limit) => {
		expect(Math.max(...sizesOfAYear(mailsADay))).toBeLessThanOrEqual(limit);
	},
	120_000,
);
