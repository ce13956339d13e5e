import { idleWhile, waitForChange } from '../../../../nodes/imap/commands/wait';
import { toMailboxError } from '../../../../nodes/imap/errors/driver-error';
import { FakeDriver } from '../../../support/imap/fake-driver';

const SEEN = { uidValidity: '7', uidNext: 4, messages: 3 };
const translate = (error: unknown) =>
	toMailboxError(error, { host: 'imap.example', port: 993, secrets: [] });

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** A wait of a minute, unless told otherwise; `outcome` tells whether it is over. */
function wait(driver: FakeDriver, { path = 'INBOX', seen = SEEN, ms = 60_000 } = {}) {
	const stop = new AbortController();
	const folder = { driver: driver.flow, path, translate, noteUnexpected: () => '' };
	let outcome: unknown = 'waiting';
	const ended = waitForChange(folder, seen, { until: Date.now() + ms, signal: stop.signal }).then(
		(result) => (outcome = result),
		(error: unknown) => (outcome = error),
	);
	return { stop, ended, outcome: () => outcome, passes: jest.advanceTimersByTimeAsync };
}

test('a folder that is open and as it was seen costs nothing but IDLE', async () => {
	const driver = new FakeDriver();
	const { passes, outcome } = wait(driver);
	await passes(10_000);
	expect(driver.calls).toEqual(['IDLE']);
	expect(outcome()).toBe('waiting');
});

test('another folder is opened first', async () => {
	const driver = new FakeDriver();
	const { passes } = wait(driver, { path: 'Leads' });
	await passes(1);
	expect(driver.calls).toEqual(['EXAMINE Leads', 'IDLE']);
});

test.each([
	['more messages', { ...SEEN, messages: 2 }],
	['fewer messages', { ...SEEN, messages: 4 }],
	['a later UIDNEXT', { ...SEEN, uidNext: 3 }],
	['another UIDVALIDITY', { ...SEEN, uidValidity: '6' }],
])('%s than were seen are news at once', async (_, seen) => {
	const driver = new FakeDriver();
	const { ended, outcome } = wait(driver, { seen });
	await ended;
	expect(outcome()).toBe(true);
	expect(driver.calls).toEqual([]);
});

test('what a server does not say is no news', async () => {
	const driver = new FakeDriver();
	const seen = { uidValidity: null, uidNext: null, messages: null };
	const { passes, outcome } = wait(driver, { seen: seen as never });
	await passes(10_000);
	expect(outcome()).toBe('waiting');
});

test('EXISTS ends it at once, and leaves no listener behind', async () => {
	const driver = new FakeDriver();
	const { ended, outcome, passes } = wait(driver);
	await passes(1_000);
	driver.exists(4);
	await ended;
	expect(outcome()).toBe(true);
	expect(driver.listenerCount('exists')).toBe(0);
});

test('the time and the signal end it without news', async () => {
	const driver = new FakeDriver();
	const late = wait(driver);
	await late.passes(60_000);
	await late.ended;
	expect(late.outcome()).toBe(false);
	const stopped = wait(driver);
	await stopped.passes(1_000);
	stopped.stop.abort();
	await stopped.ended;
	expect(stopped.outcome()).toBe(false);
	// The IDLE of the first wait was still under way.
	expect(driver.calls).toEqual(['IDLE']);
});

test('IDLE that the driver broke to see whether anybody is there is begun again', async () => {
	const driver = new FakeDriver();
	driver.onIdle = () => new Promise((resolve) => setTimeout(() => resolve(undefined), 30_000));
	const { passes, ended, outcome } = wait(driver, { ms: 100_000 });
	await passes(100_000);
	await ended;
	expect(driver.calls).toEqual(['IDLE', 'IDLE', 'IDLE', 'IDLE']);
	expect(outcome()).toBe(false);
});

test.each([
	['has none', (driver: FakeDriver) => driver.capabilities.delete('IDLE'), 12],
	['refuses it', (driver: FakeDriver) => (driver.onIdle = async () => false), 12],
	['ends it at once', (driver: FakeDriver) => (driver.onIdle = async () => undefined), 12],
])('a server that %s is asked every few seconds', async (_, prepare, noops) => {
	const driver = new FakeDriver();
	prepare(driver);
	const { passes, ended } = wait(driver, { ms: 62_000 });
	await passes(62_000);
	await ended;
	expect(driver.calls.filter((call) => call === 'NOOP')).toHaveLength(noops);
	expect(driver.calls.filter((call) => call === 'IDLE').length).toBeLessThanOrEqual(1);
});

test('the answer to such a question is heard', async () => {
	const driver = new FakeDriver();
	driver.capabilities.delete('IDLE');
	driver.onNoop = () => driver.exists(4);
	const { passes, ended, outcome } = wait(driver);
	await passes(5_000);
	await ended;
	expect(outcome()).toBe(true);
});

test('a connection that is lost is an error that ends the connection', async () => {
	const driver = new FakeDriver();
	driver.onIdle = () =>
		new Promise((resolve) => {
			driver.once('close', () => resolve(false));
		});
	const { passes, ended, outcome } = wait(driver);
	await passes(1_000);
	driver.close();
	await ended;
	expect(outcome()).toMatchObject({ name: 'MailboxError', reach: 'connection' });
});

test('an unused connection idles until it is needed', async () => {
	const driver = new FakeDriver();
	let isKept = true;
	let rounds = 0;
	driver.onIdle = async () => {
		await new Promise((resolve) => setTimeout(resolve, 30_000));
		if (++rounds === 3) isKept = false;
		return undefined;
	};
	const idling = idleWhile(driver.flow, () => isKept);
	await jest.advanceTimersByTimeAsync(100_000);
	await idling;
	expect(driver.calls).toEqual(['IDLE', 'IDLE', 'IDLE']);
});
