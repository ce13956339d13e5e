import type { IDataObject } from 'n8n-workflow';
import { stopClock } from '../support/clock';
import { openPort } from '../support/port/port';
import type { Engine } from '../support/engine';
import { newOffice } from '../support/office';

const server = openPort();

test('after a restart mail that arrived meanwhile is collected, and nothing twice', async () => {
	const { engine, receive, subjects } = newOffice(server, { parameters: { repeatPeriod: 0 } });
	await engine.activate();
	await receive({ subject: 'one' });
	await engine.tick();
	await receive({ subject: 'two' });
	await engine.activate('init');
	await engine.tick();
	expect(subjects('inquiry')).toEqual(['one', 'two']);
});

test('a renamed node goes on where it was', async () => {
	const { engine, receive, subjects } = newOffice(server, { parameters: { repeatPeriod: 0 } });
	await engine.activate();
	await receive({ subject: 'one' });
	await engine.tick();
	engine.edit({ name: 'Client mail' });
	await receive({ subject: 'two' });
	await engine.activate('update');
	expect(subjects('inquiry')).toEqual(['one', 'two']);
});

/** Replaces the stored state of a trigger, and lets it count as the newest. */
function damageState(engine: Engine, damage: object): void {
	const { emailInquiry } = engine.staticData.global as { emailInquiry: Record<string, object> };
	const [nodeId = ''] = Object.keys(emailInquiry);
	const stored = { ...emailInquiry[nodeId], ...damage, seq: 1_000 };
	engine.staticData = { global: { emailInquiry: { [nodeId]: stored } } } as IDataObject;
}

test.each([
	['the ring', { ring: 7 }],
	['how far a folder was read', { folders: [{ path: 'INBOX', lastUid: 'x' }] }],
	['all cursors', { folders: 7 }],
])('damage to %s is said, and no mail is lost', async (_what, damage) => {
	const { engine, receive, subjects, events } = newOffice(server, {
		parameters: { repeatPeriod: 0 },
	});
	await engine.activate();
	await receive({ subject: 'one' });
	await engine.tick();
	damageState(engine, damage);
	await receive({ subject: 'two' });
	await engine.activate('init');
	await receive({ subject: 'three' });
	await engine.tick();
	await engine.tick();
	expect(events().slice(0, 2)).toEqual(['connected', 'memoryDamaged']);
	expect(subjects('inquiry')).toEqual(['one', 'two', 'three']);
});

test('a state of a newer version stops with an error, and is left as it is', async () => {
	const { engine, receive, subjects, events } = newOffice(server);
	await engine.activate();
	await receive({ subject: 'one' });
	await engine.tick();
	damageState(engine, { version: 99 });
	const before = structuredClone(engine.staticData);
	await engine.activate('init');
	await engine.tick();
	expect(engine.errors.map(({ message }) => message)).toEqual([
		'This mailbox was collected by a newer version of this node',
	]);
	expect([engine.staticData.global, events(), subjects('inquiry')]).toEqual([
		before.global,
		['connected'],
		['one'],
	]);
});

test('the state of a trigger that was deleted goes, that of one that is switched off stays', async () => {
	const disabled = { id: 'disabled', name: 'Other', disabled: true };
	const { engine, receive } = newOffice(server, { otherNodes: [disabled] });
	engine.staticData = { global: { emailInquiry: { deleted: { seq: 9 }, disabled: { seq: 8 } } } };
	await engine.activate();
	await receive();
	await engine.tick();
	const { emailInquiry } = engine.staticData.global as { emailInquiry: Record<string, object> };
	expect(Object.keys(emailInquiry)).toHaveLength(2);
	expect(emailInquiry.deleted).toBeUndefined();
	expect(emailInquiry.disabled).toEqual({ seq: 8 });
});

test('the state holds no address, no subject and no password', async () => {
	const { engine, receive, user } = newOffice(server);
	await engine.activate();
	await receive({ subject: 'Secret plans', from: 'ann@client.example' });
	await engine.tick();
	const stored = JSON.stringify(engine.staticData);
	for (const secret of [user, 'ann@', 'client.example', 'Secret plans', server.password]) {
		expect(stored).not.toContain(secret);
	}
});

test('withheld mail alone is saved once a day by an execution without items', async () => {
	const clock = stopClock();
	const { engine, receive } = newOffice(server, { parameters: { additionalOutputs: [] } });
	await engine.activate();
	await receive();
	await engine.tick();
	expect(engine.executions).toHaveLength(2);
	for (let hour = 0; hour < 23; hour++) {
		await receive();
		clock.passes(3_600_000);
		await engine.tick();
	}
	expect(engine.executions).toHaveLength(2);
	await receive();
	clock.passes(3_600_000);
	await engine.tick();
	clock.release();
	expect(engine.executions).toHaveLength(3);
	expect(engine.executions.at(-1)).toMatchObject({ outputs: [[]] });
});

test('a batch size of 1 makes one execution per inquiry', async () => {
	const { engine, receive } = newOffice(server, {
		parameters: { repeatPeriod: 0, additionalOutputs: [], running: { batchSize: 1 } },
	});
	await engine.activate();
	for (const subject of ['a', 'b', 'c']) await receive({ subject });
	await engine.tick();
	const inquiries = engine.executions.map(({ outputs }) => outputs[0]?.length);
	expect(inquiries).toEqual([0, 1, 1, 1]);
});

describe('in the same process', () => {
	const EVERY_MAIL = { repeatPeriod: 0 };

	test('names that two triggers swap change nothing', async () => {
		const ids = (nodeId: string) => ({ workflowId: 'swapped', nodeId });
		const a = newOffice(server, { ids: ids('a'), parameters: EVERY_MAIL });
		const b = newOffice(server, { ids: ids('b'), parameters: EVERY_MAIL });
		a.engine.edit({ name: 'A' });
		b.engine.edit({ name: 'B' });
		await a.engine.activate();
		b.engine.staticData = structuredClone(a.engine.staticData);
		await b.engine.activate();
		await a.receive({ subject: 'to a' });
		await a.engine.tick();
		b.engine.staticData = structuredClone(a.engine.staticData);
		a.engine.edit({ name: 'B' });
		b.engine.edit({ name: 'A' });
		await b.receive({ subject: 'to b' });
		await a.engine.activate('update');
		await b.engine.activate('update');
		expect([a.subjects('inquiry'), b.subjects('inquiry')]).toEqual([['to a'], ['to b']]);
	});

	test('a name that comes back weeks later brings no old state', async () => {
		const { engine, receive, subjects, events } = newOffice(server, { parameters: EVERY_MAIL });
		await engine.activate();
		await receive({ subject: 'one' });
		await engine.tick();
		engine.edit({ name: 'Client mail' });
		await engine.activate('update');
		await receive({ subject: 'two' });
		await engine.tick();
		engine.edit({ name: 'Email Inquiry Trigger' });
		await engine.activate('update');
		await engine.tick();
		expect(subjects('inquiry')).toEqual(['one', 'two']);
		expect(events()).toEqual(['connected']);
	});

	test('a period that is edited holds for mail to come, and pairs are remembered', async () => {
		const { engine, receive, subjects } = newOffice(server, { parameters: EVERY_MAIL });
		await engine.activate();
		await receive({ subject: 'one', ago: 7_200 });
		await engine.tick();
		engine.edit({
			parameters: { repeatPeriod: 'custom', customPeriod: 3, customPeriodUnit: 'hours' },
		});
		await engine.activate('update');
		await receive({ subject: 'two', ago: 3_600 });
		await engine.tick();
		engine.edit({ parameters: { customPeriod: 1 } });
		await engine.activate('update');
		await receive({ subject: 'three' });
		await engine.tick();
		expect(subjects('inquiry')).toEqual(['one', 'three']);
		expect(subjects('repeats')).toEqual(['two']);
	});

	test('a trigger that was deleted and added again starts from now', async () => {
		const ids = { workflowId: 're-added', nodeId: 'first' };
		const clock = stopClock();
		const { engine, receive, user } = newOffice(server, { ids, parameters: EVERY_MAIL });
		await engine.activate();
		await receive({ subject: 'one' });
		await engine.tick();
		await receive({ subject: 'while there was no trigger' });
		clock.passes(2 * 60_000);
		const second = newOffice(server, {
			...{ user, ids: { ...ids, nodeId: 'second' }, parameters: EVERY_MAIL },
		});
		second.engine.staticData = structuredClone(engine.staticData);
		await second.engine.activate('update');
		await second.receive({ subject: 'two' });
		await second.engine.tick();
		expect(second.subjects('inquiry')).toEqual(['two']);
		expect(second.events()).toEqual(['connected']);
		clock.release();
	});

	test('a Code node that writes an old copy of the static data sets nothing back', async () => {
		const { engine, receive, subjects } = newOffice(server, { parameters: EVERY_MAIL });
		await engine.activate();
		const snapshot = structuredClone(engine.staticData);
		await receive({ subject: 'one' });
		await engine.tick();
		engine.staticData = { ...snapshot, 'node:Code': { runs: 1 } };
		await engine.tick();
		await receive({ subject: 'two' });
		await engine.activate('update');
		await engine.tick();
		expect(subjects('inquiry')).toEqual(['one', 'two']);
	});
});
