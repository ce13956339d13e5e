/** A setting that cannot be used. `field` is its label in the editor; the texts never hold its value when it may be private. */
export class SettingError extends Error {
	constructor(
		readonly field: string,
		message: string,
		/** What to do next. */
		readonly advice: string,
	) {
		super(message);
		this.name = 'SettingError';
	}
}
