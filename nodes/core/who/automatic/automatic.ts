import { AUTO_REPLY } from './auto-reply';
import { BOUNCE } from './bounce';
import { BULK } from './bulk';
import { CALENDAR } from './calendar';
import type { JudgedHead, Signal } from './signals';

export { looksMachineSent } from './machine-sent';

export type AutomaticKind = 'autoReply' | 'bounce' | 'bulk' | 'calendar' | 'own';

/** Why a message counts as automatic: its kind and the header that shows it. */
export interface Automatic {
	readonly kind: AutomaticKind;
	readonly signal: string;
}

/** Mail of our own addresses: who they are is known where the sender is decided. */
export const OWN_MAIL: Automatic = { kind: 'own', signal: 'From' };

/** Returns what kind of automatic mail this is, by strong signals only, or null: when unsure it is a client's. */
export function automaticKindOf(facts: JudgedHead): Automatic | null {
	for (const [kind, signals] of KINDS) {
		const found = signals.find(([, shows]) => shows(facts));
		if (found !== undefined) return { kind, signal: found[0] };
	}
	return null;
}

/** Order matters: a report says that it was answered automatically, an absence goes through lists. */
const KINDS: ReadonlyArray<readonly [AutomaticKind, readonly Signal[]]> = [
	['bounce', BOUNCE],
	['autoReply', AUTO_REPLY],
	['calendar', CALENDAR],
	['bulk', BULK],
];
