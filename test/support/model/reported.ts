import type { IDataObject } from 'n8n-workflow';
import type { Run } from './n8n';
import type { Message } from './server';

export type OutputName = 'inquiry' | 'repeats' | 'ignored';

/** An item of an execution with the message it stands for. */
export interface Reported {
	readonly output: OutputName;
	readonly message: Message;
	/** The mail could not be read and is passed on by name only. */
	readonly isStub: boolean;
	readonly item: IDataObject;
	readonly receivedAt: number;
}

const ORDER = ['status', 'repeats', 'ignored'] as const;

/** Returns the items of an execution, output by output. */
export function reportedIn(run: Run, history: readonly Message[]): Reported[] {
	const chosen = ['inquiry', ...ORDER.filter((name) => outputsOf(run.parameters).includes(name))];
	return run.outputs.flatMap((items, index) => {
		const output = chosen[index];
		if (output === undefined || output === 'status') return [];
		return items.map((item) => ({
			...{ output: output as OutputName, item, isStub: item.receivedAt === null },
			message: messageOf(item, history),
			receivedAt: Date.parse(String(item.receivedAt)),
		}));
	});
}

/** Returns the events of an execution's Status items. */
export function eventsIn(run: Run): string[] {
	if (!outputsOf(run.parameters).includes('status')) return [];
	return (run.outputs[1] ?? []).map(({ event }) => String(event));
}

export function outputsOf(parameters: IDataObject): readonly string[] {
	return parameters.additionalOutputs as string[];
}

function messageOf(item: IDataObject, history: readonly Message[]): Message {
	const id = (item.headers as Record<string, string[]> | undefined)?.['x-model']?.[0];
	const found = history.find(
		({ mail, folder, uid, uidValidity }) =>
			folder === item.folder &&
			uid === item.uid &&
			String(uidValidity) === item.uidValidity &&
			(id === undefined || String(mail.id) === id),
	);
	if (found === undefined) throw new Error(`No such mail: ${JSON.stringify(item)}`);
	return found;
}
