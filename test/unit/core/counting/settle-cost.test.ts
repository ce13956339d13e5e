import { settleMail } from '../../../../nodes/core/counting/settle';
import type { MessageHead } from '../../../../nodes/core/mailbox/mailbox';
import { head } from '../../../support/head';
import { pollState, rules, STARTED_AT } from '../../../support/poll-state';

const HEADS = Array.from({ length: 10_000 }, (_, index) =>
	head({
		uid: index + 1,
		receivedAt: STARTED_AT + index * 60_000,
		from: `client${index}@client.example`,
	}),
);
const RULES = rules();

/** Returns the processor time of settling each of these messages, in ms: that of the quicker of two rounds. */
function msEach(heads: readonly MessageHead[]): number {
	const rounds = [1, 2].map(() => {
		const before = process.cpuUsage();
		heads.reduce(
			(state, mail) => settleMail(state, mail, RULES, mail.receivedAt ?? 0).state,
			pollState(),
		);
		const { user, system } = process.cpuUsage(before);
		return (user + system) / 1000 / heads.length;
	});
	return Math.min(...rounds);
}

test('settling 10,000 messages costs each of them no more than settling 2,000, and well below 1 ms', () => {
	const ofFew = msEach(HEADS.slice(0, 2_000));
	const ofMany = msEach(HEADS);
	// Twice as much for a machine with other things to do; were it not linear, it would be five times.
	expect(ofMany).toBeLessThan(ofFew * 2);
	expect(ofMany).toBeLessThan(0.5);
});
