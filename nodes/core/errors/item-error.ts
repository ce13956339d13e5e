/** What keeps one item from being done, while the others go on. The texts hold no address and no subject. */
export class ItemError extends Error {
	constructor(
		message: string,
		/** What to do next. */
		readonly advice: string,
		cause?: unknown,
	) {
		super(message, { cause });
		this.name = 'ItemError';
	}
}
