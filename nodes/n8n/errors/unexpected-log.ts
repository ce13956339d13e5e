import type { Logger } from 'n8n-workflow';
import { describeUnexpected, type NoteUnexpected } from '../../core/errors/unexpected';
import { HOUR_MS } from '../../core/time/lengths';

/** Returns what logs an error that nobody foresaw, at most hourly for each place of the code. */
export function unexpectedLog(logger: Pick<Logger, 'error'>): NoteUnexpected {
	return (error) => {
		const { reference, name, message, frames } = describeUnexpected(error);
		if (isDue(reference, Date.now())) {
			const what = [name, message].filter(Boolean).join(': ');
			const lines = [`Email Inquiry: unexpected error, reference ${reference}: ${what}`, ...frames];
			logger.error(lines.join('\n    '));
		}
		return reference;
	};
}

const EVERY_MS = HOUR_MS;
/** A process meets few; this bounds what it remembers. */
const MOST_REMEMBERED = 500;

/** Reference → when it was logged last (ms). */
const logged = new Map<string, number>();

function isDue(reference: string, now: number): boolean {
	const last = logged.get(reference);
	if (last !== undefined && now - last < EVERY_MS) return false;
	if (logged.size >= MOST_REMEMBERED) logged.clear();
	logged.set(reference, now);
	return true;
}
