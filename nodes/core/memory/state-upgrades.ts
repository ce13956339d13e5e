/** Returns the JSON form of the next version. Takes nothing for granted: the state may be damaged. */
type Upgrade = (json: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** A form of the state: its number, and what makes the form of the next version of each earlier one. */
export interface StateForm {
	readonly version: number;
	readonly upgrades: Readonly<Record<number, Upgrade>>;
}

/**
 * The form that is written today. `version` is raised with each change that older code could not read, and gets
 * a step from the one before it, which stays for ever, with a state of that version in test/fixtures/state.
 */
export const STATE_FORM: StateForm = { version: 1, upgrades: {} };

/** Returns a state of an earlier version in the form of today; `from` is its version. */
export function upgraded(
	json: Record<string, unknown>,
	from: number,
	{ version, upgrades }: StateForm,
): Record<string, unknown> {
	let current = json;
	for (let step = from; step < version; step++) current = upgrades[step]?.(current) ?? current;
	return { ...current, version };
}
