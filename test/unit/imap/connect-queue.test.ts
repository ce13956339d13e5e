import { newConnectQueue } from '../../../nodes/imap/connect-queue';

const late = () => {
	throw new Error('late');
};
const settle = async () => await new Promise((resolve) => setImmediate(resolve));

/** Connects to `host` until `done` is called. */
function connection(queue: ReturnType<typeof newConnectQueue>, host: string, limit = {}) {
	let hasBegun = false;
	let done = () => {};
	const ended = queue.enter(
		host,
		limit,
		() =>
			new Promise<string>((resolve) => {
				hasBegun = true;
				done = () => resolve('connected');
			}),
		late,
	);
	return { ended, hasBegun: () => hasBegun, done: () => done() };
}

test('few go to one host at once, the others in their order, and no host waits for another', async () => {
	const queue = newConnectQueue(2);
	const all = [1, 2, 3, 4].map(() => connection(queue, 'a'));
	const other = connection(queue, 'b');
	await settle();
	expect(all.map(({ hasBegun }) => hasBegun())).toEqual([true, true, false, false]);
	expect(other.hasBegun()).toBe(true);
	all[1]?.done();
	await settle();
	expect(all.map(({ hasBegun }) => hasBegun())).toEqual([true, true, true, false]);
	all[0]?.done();
	all[2]?.done();
	await settle();
	all[3]?.done();
	expect(await Promise.all(all.map(({ ended }) => ended))).toEqual(Array(4).fill('connected'));
});

test('a place is given back whatever becomes of the connection', async () => {
	const queue = newConnectQueue(1);
	const refused = queue.enter('a', {}, () => Promise.reject(new Error('refused')), late);
	const next = connection(queue, 'a');
	await expect(refused).rejects.toThrow('refused');
	await settle();
	expect(next.hasBegun()).toBe(true);
	next.done();
	await next.ended;
});

test('whose turn does not come in time is late, and takes no place', async () => {
	const queue = newConnectQueue(1);
	const first = connection(queue, 'a');
	const stop = new AbortController();
	const second = connection(queue, 'a', { signal: stop.signal });
	const third = connection(queue, 'a');
	stop.abort();
	await expect(second.ended).rejects.toThrow('late');
	first.done();
	await settle();
	expect([second.hasBegun(), third.hasBegun()]).toEqual([false, true]);
	third.done();
	await third.ended;
});

test('a turn that comes in the moment in which it is too late is passed on', async () => {
	const queue = newConnectQueue(1);
	const first = connection(queue, 'a');
	const stop = new AbortController();
	const second = connection(queue, 'a', { signal: stop.signal });
	const third = connection(queue, 'a');
	await settle();
	stop.abort();
	first.done();
	await expect(second.ended).rejects.toThrow('late');
	await settle();
	expect(third.hasBegun()).toBe(true);
	third.done();
	await third.ended;
});
