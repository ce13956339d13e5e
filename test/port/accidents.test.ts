import type { IDataObject } from 'n8n-workflow';
import { newEnvironment } from '../../nodes/EmailInquiryTrigger/environment';
import { useStoppedClock } from '../support/clock';
import { ENGINE_KINDS, type Engine, type EngineKind } from '../support/engine';
import { newOffice, type Office } from '../support/office';
import { openPort } from '../support/port/port';

// What n8n's operators do to a workflow and its state: docs/MEMORY.md, "Accidents of n8n".

const server = openPort();
const clock = useStoppedClock();

const MINUTE = 60_000;
const EVERY_MAIL = { repeatPeriod: 0 };

let workflows = 0;

function newWorkflow(): { workflowId: string; nodeId: string } {
	return { workflowId: `accident-${++workflows}`, nodeId: `node-${workflows}` };
}

/** Two engines that poll for the same workflow; what one of them saves is what the database holds. */
function twoPollers(kind: EngineKind, areOneProcess: boolean): [Office, Office] {
	const environment = newEnvironment();
	const choices = { kind, parameters: EVERY_MAIL, ids: newWorkflow(), environment };
	const one = newOffice(server, choices);
	const other = newOffice(server, {
		...choices,
		user: one.user,
		...(areOneProcess ? {} : { environment: newEnvironment() }),
	});
	return [one, other];
}

async function tick(engine: Engine, ...others: readonly Engine[]): Promise<void> {
	clock.passes(MINUTE);
	await engine.tick();
	for (const other of others) other.staticData = structuredClone(engine.staticData);
}

/** Switches the workflow off and on, which makes a proof, and returns what it says. */
async function proofOf({ engine }: Office): Promise<IDataObject | undefined> {
	clock.passes(MINUTE);
	await engine.activate();
	// With durable cursors what is proved is said by the next poll.
	for (let polls = 0; polls < 2; polls++) await tick(engine);
	return engine
		.items('status')
		.filter(({ event }) => event === 'proved')
		.at(-1);
}

function collectedBy(...offices: readonly Office[]): string[] {
	return offices.flatMap(({ subjects }) => subjects('inquiry')).sort();
}

describe.each(['classic', 'scheduler'] as const)('with the engine %s', (kind) => {
	test('after an import over a running workflow both pollers of one n8n collect each message once', async () => {
		const [one, other] = twoPollers(kind, true);
		await one.engine.activate();
		await one.receive({ subject: '1' });
		await tick(one.engine, other.engine);
		other.engine.staticData = structuredClone(one.engine.staticData);
		await other.engine.activate('update');
		for (const subject of ['2', '3', '4', '5']) {
			await one.receive({ subject });
			const isOdd = Number(subject) % 2 === 1;
			await tick(isOdd ? one.engine : other.engine);
			await tick(isOdd ? other.engine : one.engine);
		}
		expect(collectedBy(one, other)).toEqual(['1', '2', '3', '4', '5']);
		expect(await proofOf(other)).toMatchObject({ messages: 5, inquiries: 5, missing: 0 });
	});

	test('two mains that poll at once lose nothing, and whichever stays proves it', async () => {
		const [one, other] = twoPollers(kind, false);
		await one.engine.activate();
		await one.receive({ subject: '1' });
		await tick(one.engine, other.engine);
		other.engine.staticData = structuredClone(one.engine.staticData);
		await other.engine.activate('init');
		for (const subject of ['2', '3', '4']) {
			await one.receive({ subject });
			await tick(one.engine, other.engine);
			await tick(other.engine, one.engine);
		}
		await other.engine.activate('init');
		await one.receive({ subject: '5' });
		await tick(other.engine);
		expect([...new Set(collectedBy(one, other))]).toEqual(['1', '2', '3', '4', '5']);
		expect(await proofOf(other)).toMatchObject({ messages: 5, missing: 0 });
	});
});

describe.each(ENGINE_KINDS)('with the engine %s', (kind) => {
	test('a copy of a workflow with its state begins anew, and takes nothing from the original', async () => {
		const original = newOffice(server, { kind, parameters: EVERY_MAIL, ids: newWorkflow() });
		await original.engine.activate();
		await original.receive({ subject: '1' });
		await tick(original.engine);
		const copy = newOffice(server, {
			...{ kind, parameters: EVERY_MAIL, user: original.user },
			...{ ids: newWorkflow(), environment: newEnvironment() },
		});
		copy.engine.staticData = structuredClone(original.engine.staticData);
		clock.passes(MINUTE);
		await copy.engine.activate();
		await original.receive({ subject: '2' });
		await tick(original.engine);
		await tick(copy.engine);
		expect(original.subjects('inquiry')).toEqual(['1', '2']);
		expect(copy.subjects('inquiry')).toEqual(['2']);
		expect(await proofOf(original)).toMatchObject({ messages: 2, inquiries: 2, missing: 0 });
	});
});

describe.each(['classic', 'scheduler'] as const)('with the engine %s', (kind) => {
	/** A trigger that has collected a message, and how n8n starts again with what was saved of it. */
	async function running() {
		const ids = newWorkflow();
		const choices = () => ({ kind, parameters: EVERY_MAIL, ids, environment: newEnvironment() });
		const office = newOffice(server, choices());
		await office.engine.activate();
		await office.receive({ subject: '1' });
		await tick(office.engine);
		const restarted = async (saved: IDataObject) => {
			const again = newOffice(server, { ...choices(), user: office.user });
			again.engine.staticData = saved;
			clock.passes(MINUTE);
			await again.engine.activate('init');
			return again;
		};
		return { office, ids, restarted };
	}

	test('a database of yesterday collects again what it does not know, and the proof misses nothing', async () => {
		const { office, restarted } = await running();
		const yesterday = structuredClone(office.engine.staticData);
		await office.receive({ subject: '2' });
		await tick(office.engine);
		const restored = await restarted(yesterday);
		await tick(restored.engine);
		expect(restored.subjects('inquiry')).toEqual(['2']);
		expect(await proofOf(restored)).toMatchObject({ messages: 2, inquiries: 2, missing: 0 });
	});

	test('mail that a cursor passed over is found, settled and said', async () => {
		const { office, ids, restarted } = await running();
		passOver(office.engine, ids.nodeId, 2);
		await office.receive({ subject: 'lost' });
		const later = await restarted(office.engine.staticData);
		expect(later.subjects('inquiry')).toEqual([]);
		expect(await proofOf(later)).toMatchObject({
			...{ messages: 2, inquiries: 1, missing: 1 },
			text: expect.stringContaining('1 was missing and is being collected now') as string,
			found: [{ folder: 'INBOX', uid: 2 }],
		});
		expect(later.subjects('inquiry')).toEqual(['lost']);
	});
});

/** Lets the saved cursor stand behind a message that was never settled. */
function passOver(engine: Engine, nodeId: string, uid: number): void {
	const { emailInquiry } = engine.staticData.global as {
		emailInquiry: Record<string, IDataObject>;
	};
	const state = emailInquiry[nodeId];
	if (state === undefined) throw new Error('A state was saved');
	const [cursor] = state.folders as IDataObject[];
	state.folders = [{ ...cursor, lastUid: uid, known: `1:${uid}` }];
}
