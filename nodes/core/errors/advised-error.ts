/** An error whose texts users read as they are. They hold no address, no subject and no secret. */
export abstract class AdvisedError extends Error {
	constructor(
		message: string,
		/** What to do next. */
		readonly advice: string,
		cause?: unknown,
	) {
		super(message, cause === undefined ? undefined : { cause });
	}
}

/** A setting that cannot be used. `field` is its label in the editor. */
export class SettingError extends AdvisedError {
	override readonly name = 'SettingError';

	constructor(
		readonly field: string,
		message: string,
		advice: string,
	) {
		super(message, advice);
	}
}

/** What keeps one item from being done, while the others go on. */
export class ItemError extends AdvisedError {
	override readonly name = 'ItemError';
}
