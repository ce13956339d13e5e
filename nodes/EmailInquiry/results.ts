import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import type { Account } from '../core/account/account';
import { ItemError } from '../core/errors/advised-error';
import { toNodeError } from '../n8n/errors/node-error';

/** What becomes of each input item, in the order of the input whatever the order of the work. */
export class Results {
	private readonly done = new Map<number, readonly INodeExecutionData[]>();

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly account: Account | null,
	) {}

	set(itemIndex: number, item: Pick<INodeExecutionData, 'json' | 'binary'>): void {
		this.setAll(itemIndex, [item]);
	}

	/** One input item may become several. */
	setAll(
		itemIndex: number,
		items: ReadonlyArray<Pick<INodeExecutionData, 'json' | 'binary'>>,
	): void {
		const pairedItem = { item: itemIndex };
		this.done.set(
			itemIndex,
			items.map((item) => ({ ...item, pairedItem })),
		);
	}

	/** With 'Continue On Fail' the item says what went wrong and what to do; else this throws n8n's error of the item. */
	fail(itemIndex: number, error: unknown): void {
		const nodeError = this.toNodeError(error, itemIndex);
		if (!this.context.continueOnFail()) throw nodeError;
		this.set(itemIndex, { json: failureOf(nodeError) });
	}

	/** What ended the work ends it for each of these that was not done. */
	failUndone(itemIndexes: Iterable<number>, error: unknown): void {
		for (const itemIndex of itemIndexes) {
			if (!this.done.has(itemIndex)) this.fail(itemIndex, error);
		}
	}

	list(isWanted: (itemIndex: number) => boolean = () => true): INodeExecutionData[] {
		const inOrder = [...this.done].sort(([a], [b]) => a - b);
		return inOrder.filter(([itemIndex]) => isWanted(itemIndex)).flatMap(([, items]) => items);
	}

	private toNodeError(error: unknown, itemIndex: number): NodeOperationError {
		if (error instanceof NodeOperationError) return error;
		return toNodeError(this.context, error, this.account, 'action', itemIndex);
	}
}

/** Returns what an item says that failed with 'Continue On Fail': `error` and `description`. */
export function failureOf({ message, description }: NodeOperationError): IDataObject {
	return { error: message, ...(description ? { description } : {}) };
}

/** Returns an error that is about some messages only; any other ends the work. */
export function toRefusal(error: unknown): ItemError {
	if (error instanceof ItemError) return error;
	throw error;
}
