import { NO_ARRIVALS, withArrival } from '../../../nodes/core/memory/arrivals';
import { encodeState } from '../../../nodes/core/memory/state-codec';
import { DAY } from '../../support/poll-state';
import { PortMailbox } from '../../support/port-mailbox';
import { Poller, settings } from '../../support/poller';

const HOUR_MS = 3_600_000;

/** A trigger that has learned of a message each hour of the last eight weeks. */
async function connected(changes: Parameters<typeof settings>[0] = {}): Promise<Poller> {
	const poller = new Poller(new PortMailbox(), settings(changes));
	await poller.poll();
	let arrivals = NO_ARRIVALS;
	for (let hour = 55 * 24; hour > 0; hour--)
		arrivals = withArrival(arrivals, poller.now - hour * HOUR_MS);
	poller.saved = JSON.stringify(encodeState({ ...poller.state, arrivals }, DAY).json);
	poller.deliveries.length = 0;
	return poller;
}

test('a mailbox that gets no mail anymore is said once, and again after mail has come', async () => {
	const poller = await connected();
	await poller.poll();
	expect(poller.events).toEqual([]);
	poller.now += 60 * HOUR_MS;
	await poller.poll();
	await poller.poll();
	expect(poller.events).toEqual(['unusuallyQuiet']);
	poller.mailbox.receive({ receivedAt: poller.now });
	await poller.poll();
	poller.now += 60 * HOUR_MS;
	await poller.poll();
	expect(poller.events.filter((event) => event === 'unusuallyQuiet')).toHaveLength(1);
	poller.now += 60 * HOUR_MS;
	await poller.poll();
	expect(poller.events.filter((event) => event === 'unusuallyQuiet')).toHaveLength(2);
});

test.each<[string, Parameters<typeof settings>[0], (poller: Poller) => void]>([
	['Status is off', { outputs: new Set() }, () => {}],
	[
		'a folder cannot be opened',
		{},
		({ mailbox }) =>
			mailbox.breakAt(/^(?:STATUS|EXAMINE)/, { kind: 'folder', reach: 'folder', folder: 'INBOX' }),
	],
	[
		'mail waits to be collected',
		{},
		({ mailbox, now }) => void mailbox.receive({ receivedAt: now + 59 * HOUR_MS }),
	],
])('nothing is said of it while %s', async (_, changes, happen) => {
	const poller = await connected(changes);
	happen(poller);
	poller.now += 60 * HOUR_MS;
	await poller.poll().catch(() => {});
	expect(poller.events).not.toContain('unusuallyQuiet');
});
