import { HOUR_MS } from '../core/time/lengths';

/** What was logged of the failures of a mailbox, by kind. */
export type LoggedFailures = Map<string, { readonly at: number; readonly leftOut: number }>;

/**
 * Returns the line to log about a failed poll, with how many of its kind were left out since the last one; null
 * within an hour of that. `now` is Unix ms.
 */
export function lineToLog(
	logged: LoggedFailures,
	kind: string,
	text: string,
	now: number,
): string | null {
	const last = logged.get(kind);
	if (last !== undefined && now - last.at < HOUR_MS) {
		logged.set(kind, { ...last, leftOut: last.leftOut + 1 });
		return null;
	}
	logged.set(kind, { at: now, leftOut: 0 });
	const leftOut = last?.leftOut ?? 0;
	return leftOut === 0 ? text : `${text} (${leftOut} more like it were not logged)`;
}
