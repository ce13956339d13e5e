import { ENGINE_KINDS } from '../../support/engine';
import { startScripted, type ScriptedServer } from '../../support/imap/scripted';
import type { Change } from '../../support/imap/scripted/answers';
import { letter } from '../../support/imap/scripted/mails';
import { triggerOn } from '../../support/imap/scripted/trigger';

let server: ScriptedServer;
beforeAll(async () => {
	server = await startScripted();
	server.folder.mails = [letter(1)];
});
afterAll(async () => {
	await server.stop();
});

/*
 * n8n runs what an old poll emits by the name its node had then, in the workflow as it is now: behind a renamed
 * node nothing would run.
 */
test.each(ENGINE_KINDS)(
	'with the engine %s a poll under way gives way to the one of a workflow that is published again',
	async (kind) => {
		server.folder.mails = [letter(1)];
		const user = `${kind}@firm.example`;
		const trigger = triggerOn(server, {
			...{ kind, user },
			ids: { workflowId: 'republished', nodeId: kind },
		});
		trigger.limit = 300_000;
		const { engine } = trigger;
		await engine.activate('init');
		trigger.receive();
		trigger.receive();

		const isReading = new Promise<void>((resolve) => {
			const silence: Change = (answer) => {
				resolve();
				return { ...answer, rows: [], end: null, then: 'silence' };
			};
			server.script = { on: { FETCH: silence } };
		});
		const tick = engine.tick();
		await isReading;
		server.script = {};
		engine.edit({ name: 'Client mail' });
		await engine.activate('update');
		await tick;
		expect(trigger.handedOn()).toEqual([2, 3]);
		expect(engine.executions.at(-1)).toMatchObject({ node: 'Client mail' });
		await engine.tick();
		expect(trigger.handedOn()).toEqual([2, 3]);
		expect(engine.errors).toEqual([]);
	},
);
