import { listen } from '../../../nodes/collect/listen';
import { FIRST_PACE, nextPace } from '../../../nodes/collect/listening-pace';
import { PortMailbox } from '../../support/port-mailbox';
import { until } from '../../support/until';

const EMPTY = { uidValidity: '7', uidNext: 1, messages: 0 };

function begin(folders: readonly string[]) {
	const mailbox = new PortMailbox(folders);
	const stop = new AbortController();
	let now = 0;
	// The fake ends no wait by time: this one ends each at once, as if so much time had passed.
	const waits: number[] = [];
	const waitForChange = mailbox.waitForChange.bind(mailbox);
	mailbox.waitForChange = async (folder, seen, wait) => {
		waits.push(wait.until - now);
		now = wait.until;
		const ended = new AbortController();
		const changed = waitForChange(folder, seen, { ...wait, signal: ended.signal });
		await Promise.resolve();
		ended.abort();
		return await changed;
	};
	const seen = new Map(folders.map((folder) => [folder, EMPTY]));
	const listening = { seen, clock: () => now, wait: { until: 58_000, signal: stop.signal } };
	return { mailbox, waits, stop, result: () => listen(mailbox, listening) };
}

test('one folder is listened to for the whole time', async () => {
	const { waits, result, mailbox } = begin(['INBOX']);
	expect(await result()).toBe(false);
	expect(waits).toEqual([58_000]);
	expect(mailbox.calls).toEqual(['WAIT INBOX']);
});

test('other folders are looked at in between', async () => {
	const { waits, result, mailbox } = begin(['INBOX', 'Leads', 'Shop']);
	expect(await result()).toBe(false);
	expect(waits).toEqual([10_000, 10_000, 10_000, 10_000, 10_000, 8_000]);
	expect(mailbox.calls.filter((call) => call === 'STATUS Shop')).toHaveLength(5);
});

test('mail in one of them is news', async () => {
	const { result, mailbox } = begin(['INBOX', 'Leads']);
	mailbox.receive({ folder: 'Leads' });
	expect(await result()).toBe(true);
});

test('very many are looked at less often', async () => {
	const { waits, result } = begin(Array.from({ length: 11 }, (_, index) => `Folder ${index}`));
	await result();
	expect(waits).toEqual([20_000, 20_000, 18_000]);
});

test('nothing that was seen is nothing to listen to', async () => {
	const { result, mailbox } = begin([]);
	expect(await result()).toBe(false);
	expect(mailbox.calls).toEqual([]);
});

test('the signal ends it', async () => {
	const mailbox = new PortMailbox();
	const stop = new AbortController();
	const wait = { until: Infinity, signal: stop.signal };
	const ended = listen(mailbox, { seen: new Map([['INBOX', EMPTY]]), clock: () => 0, wait });
	await until(() => mailbox.listeners.count === 1, 'listening');
	stop.abort();
	expect(await ended).toBe(false);
});

test('a burst is collected together, and what comes out of quiet at once', () => {
	let pace = nextPace(FIRST_PACE, 0);
	expect(pace.pauseMs).toBe(200);
	const pauses = Array.from({ length: 7 }, (_, index) => {
		pace = nextPace(pace, pace.polledAt + 100 + index);
		return pace.pauseMs;
	});
	expect(pauses).toEqual([400, 800, 1600, 3200, 5000, 5000, 5000]);
	expect(nextPace(pace, pace.polledAt + 10_001).pauseMs).toBe(200);
});
