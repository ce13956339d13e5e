import { useStoppedClock } from '../support/clock';
import { openPort } from '../support/port/port';
import { newOffice } from '../support/office';

const server = openPort();
const clock = useStoppedClock();

const MINUTE = 60_000;
const REFUSAL = /already connected by the trigger 'Email Inquiry Trigger'/;

let workflows = 0;

/** A first trigger that runs, and what a second one on its mailbox is made from. */
async function runningOffice(choices: Parameters<typeof newOffice>[1] = {}) {
	const workflowId = `twice-${++workflows}`;
	const first = newOffice(server, { ids: { workflowId, nodeId: 'first' }, ...choices });
	await first.engine.activate();
	clock.passes(MINUTE);
	await first.engine.tick();
	return { first, workflowId, another: `${workflowId}-copy` };
}

test('a second trigger on the mailbox is refused when it is switched on', async () => {
	const { first, another } = await runningOffice();
	const second = newOffice(server, {
		user: first.user,
		ids: { workflowId: another, nodeId: 'second' },
	});
	await expect(second.engine.activate()).rejects.toThrow(REFUSAL);
	await expect(second.engine.activate()).rejects.toThrow(/Put your next steps behind that trigger/);
	await expect(second.engine.activate('update')).rejects.toMatchObject({
		description: expect.stringMatching(/try again in 2 minutes/) as string,
	});
	expect(second.engine.executions).toEqual([]);
});

test.each([
	['with a plus tag', (user: string) => user.replace('@', '+orders@')],
	['in capitals', (user: string) => user.toUpperCase()],
])('it is the same mailbox %s', async (_, spelled) => {
	const { first, another } = await runningOffice();
	const second = newOffice(server, {
		user: first.user,
		credential: { address: spelled(first.user), login: first.user },
		ids: { workflowId: another, nodeId: 'second' },
	});
	await expect(second.engine.activate()).rejects.toThrow(REFUSAL);
});

test('an alias with the login of a mailbox is that mailbox', async () => {
	const { first, another } = await runningOffice();
	const second = newOffice(server, {
		user: first.user,
		credential: { address: 'alias@firm.example', login: first.user },
		ids: { workflowId: another, nodeId: 'second' },
	});
	await expect(second.engine.activate()).rejects.toThrow(REFUSAL);
});

test('another folder of the mailbox is not a conflict', async () => {
	const { first, another } = await runningOffice();
	await server.createFolder(first.user, 'Leads');
	const second = newOffice(server, {
		user: first.user,
		parameters: { folders: ['Leads'] },
		ids: { workflowId: another, nodeId: 'second' },
	});
	await second.engine.activate();
	expect(second.events()).toEqual(['connected']);
});

test('when the first was switched off, the second starts after two poll intervals', async () => {
	const { first, another } = await runningOffice();
	const second = newOffice(server, {
		user: first.user,
		ids: { workflowId: another, nodeId: 'second' },
	});
	clock.passes(2 * MINUTE - 1);
	await expect(second.engine.activate()).rejects.toThrow(REFUSAL);
	clock.passes(1);
	await second.engine.activate();
	expect(second.events()).toEqual(['connected']);
});

test('a trigger that could not be switched on holds no mailbox', async () => {
	const first = newOffice(server, { credential: { password: 'wrong' } });
	await expect(first.engine.activate()).rejects.toThrow(/did not accept/);
	const second = newOffice(server, { user: first.user });
	await second.engine.activate();
	expect(second.events()).toEqual(['connected']);
});

test('two that run, one of them polling rarely, both say so once and go on', async () => {
	const { first, another } = await runningOffice({ parameters: { repeatPeriod: 0 } });
	const second = newOffice(server, {
		user: first.user,
		parameters: { repeatPeriod: 0 },
		ids: { workflowId: another, nodeId: 'second' },
	});
	clock.passes(60 * MINUTE);
	await second.engine.activate();
	await first.receive({ subject: 'for both' });
	for (let poll = 0; poll < 3; poll++) {
		await first.engine.tick();
		await second.engine.tick();
	}
	expect(first.events()).toEqual(['connected', 'connectedTwice']);
	expect(second.events()).toEqual(['connected', 'connectedTwice']);
	expect(first.subjects('inquiry')).toEqual(['for both']);
	expect(second.subjects('inquiry')).toEqual(['for both']);
	expect([...first.engine.errors, ...second.engine.errors]).toEqual([]);
});

test('a trigger that polls rarely is named once, not whenever it polls', async () => {
	const { first, another } = await runningOffice();
	clock.passes(15 * MINUTE);
	const second = newOffice(server, {
		user: first.user,
		ids: { workflowId: another, nodeId: 'second' },
	});
	await second.engine.activate();
	for (let hour = 0; hour < 3; hour++) {
		await second.engine.tick();
		await first.engine.tick();
		clock.passes(30 * MINUTE);
		await first.engine.tick();
		clock.passes(30 * MINUTE);
	}
	expect(first.events()).toEqual(['connected', 'connectedTwice']);
});

test('a restart of n8n refuses none of two that worked', async () => {
	const { first, another } = await runningOffice();
	clock.passes(15 * MINUTE);
	const second = newOffice(server, {
		user: first.user,
		ids: { workflowId: another, nodeId: 'second' },
	});
	await second.engine.activate();
	await first.engine.activate('init');
	await second.engine.activate('init');
	await first.engine.activate('update');
	expect([...first.engine.errors, ...second.engine.errors]).toEqual([]);
});

describe('within a workflow', () => {
	test('two triggers published together: the second is refused', async () => {
		const { first, workflowId } = await runningOffice();
		await first.engine.activate('update');
		const second = newOffice(server, {
			user: first.user,
			ids: { workflowId, nodeId: 'second' },
			siblings: ['Email Inquiry Trigger'],
			otherNodes: [{ id: 'first', name: 'Email Inquiry Trigger' }],
		});
		second.engine.edit({ name: 'Second Trigger' });
		await expect(second.engine.activate('update')).rejects.toThrow(/of this workflow/);
	});

	test('a trigger added again under the name of a deleted one starts at once', async () => {
		const { first, workflowId } = await runningOffice();
		await first.engine.activate('update');
		const second = newOffice(server, { user: first.user, ids: { workflowId, nodeId: 'second' } });
		await second.engine.activate('update');
		expect(second.events()).toEqual(['connected']);
	});

	test('a trigger that takes the place of a deleted one starts at once', async () => {
		const { first, workflowId } = await runningOffice();
		const second = newOffice(server, {
			user: first.user,
			ids: { workflowId, nodeId: 'second' },
		});
		second.engine.edit({ name: 'Second Trigger' });
		await second.engine.activate('update');
		expect(second.events()).toEqual(['connected']);
	});
});
