import { newKeptClients } from '../../../nodes/imap/kept-clients';
import { FakeDriver } from '../../support/imap/fake-driver';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const translate = () => {
	throw new Error('not needed');
};
const client = () => {
	const driver = new FakeDriver();
	return { driver, client: { driver: driver.flow, translate } };
};
const MINUTE = 60_000;

test('a connection is given to one visit alone, the one that was used last first', () => {
	const kept = newKeptClients();
	const [a, b] = [client(), client()];
	kept.put('box', a.client, MINUTE);
	kept.put('box', b.client, MINUTE);
	expect(kept.take('another')).toBeUndefined();
	expect(kept.take('box')).toBe(b.client);
	expect(kept.take('box')).toBe(a.client);
	expect(kept.take('box')).toBeUndefined();
});

test('it is logged out when nobody takes it in time', async () => {
	const kept = newKeptClients();
	const { driver, client: one } = client();
	kept.put('box', one, MINUTE);
	await jest.advanceTimersByTimeAsync(MINUTE);
	expect(driver.calls).toEqual(['IDLE', 'LOGOUT', 'close']);
	expect(kept.take('box')).toBeUndefined();
});

test('the time begins again with each use', async () => {
	const kept = newKeptClients();
	const { driver, client: one } = client();
	for (let uses = 0; uses < 3; uses++) {
		kept.put('box', one, MINUTE);
		await jest.advanceTimersByTimeAsync(MINUTE - 1);
		expect(kept.take('box')).toBe(one);
	}
	await jest.advanceTimersByTimeAsync(MINUTE);
	expect(driver.calls).not.toContain('LOGOUT');
});

test('one that broke is not given away', () => {
	const kept = newKeptClients();
	const [closed, unusable, sound] = [client(), client(), client()];
	kept.put('box', sound.client, MINUTE);
	kept.put('box', closed.client, MINUTE);
	kept.put('box', unusable.client, MINUTE);
	closed.driver.close();
	unusable.driver.usable = false;
	expect(kept.take('box')).toBe(sound.client);
	expect(closed.driver.listenerCount('close')).toBe(0);
});

test('those of a mailbox, or all, are logged out at once', async () => {
	const kept = newKeptClients();
	const [a, b] = [client(), client()];
	kept.put('a', a.client, MINUTE);
	kept.put('b', b.client, MINUTE);
	kept.drop('a');
	await jest.advanceTimersByTimeAsync(0);
	expect(a.driver.calls).toContain('LOGOUT');
	expect(b.driver.calls).not.toContain('LOGOUT');
	kept.dropAll();
	await jest.advanceTimersByTimeAsync(0);
	expect(b.driver.calls).toContain('LOGOUT');
});
