import type { IDataObject } from 'n8n-workflow';
import type { EngineKind } from './engine';
import type { MailPlan } from './model/mails';
import type { Change } from './model/steps';
import { World } from './model/world';

const PLAN: MailPlan = {
	...{ sender: 0, to: 0, kind: 'client', answers: null, subject: 0 },
	...{ hasMessageId: true, hasDate: true, dated: 0, isLate: false, unreadFor: 0 },
};
const arrive = (plan: Partial<MailPlan> = {}, folder = 0): Change => ({
	...{ do: 'arrive', folder, plan: { ...PLAN, ...plan } },
});

/**
 * Returns what a trigger with all options saved: after a warm start over two folders it counted a client, withheld a
 * repeat and an automatic reply, and met a message that the server did not deliver. `settled` is the counted one.
 */
export async function storedStateOf(kind: EngineKind): Promise<{
	at: number;
	settled: { identity: string; messageId: string };
	state: IDataObject;
}> {
	const world = new World(kind, {
		...{ folders: 2, period: 24, batchSize: 50, isInstant: false },
		...{ startDate: null, beginning: [] },
		outputs: ['status', 'repeats', 'ignored'],
		rules: { repeatScope: 'senderRecipient', repliesAreRepeats: true },
		mails: [{ folder: 0, plan: { ...PLAN, sender: 2 }, ago: 20 }],
	});
	await world.begin();
	await world.apply({ do: 'tick', times: 2 });
	await world.apply(arrive());
	await world.apply({ do: 'tick', times: 1 });
	const [counted] = world.store.present().slice(-1);
	if (counted === undefined) throw new Error('A message arrived');
	await world.apply(arrive({ kind: 'autoReply', sender: 1 }));
	await world.apply(arrive({ unreadFor: 5 }, 1));
	await world.apply(arrive({ subject: 1 }));
	await world.apply({ do: 'tick', times: 1 });
	const state = world.engine.savedStates().at(-1);
	if (state === undefined) throw new Error('The trigger saved nothing');
	const { identity, messageId } = counted.mail;
	return { at: world.clock.now, settled: { identity, messageId }, state };
}
