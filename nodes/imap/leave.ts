import type { ImapFlow } from 'imapflow';

import { within, type TimeLimit } from '../core/time/time-limit';

/** Logs out and closes the connection, whatever becomes of the farewell: what was to be done is done. */
export async function leave(driver: ImapFlow, { ms = Infinity, signal }: TimeLimit): Promise<void> {
	if (driver.usable) {
		const farewell = driver.logout().catch(() => {});
		await within(farewell, { ms: Math.min(LOGOUT_MS, ms), signal }, () => {});
	}
	driver.close();
}

/** A mute server must not hold up what is already done. */
const LOGOUT_MS = 2_000;
