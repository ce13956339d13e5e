import type { ImapFlow } from 'imapflow';

import { within, type TimeLimit } from '../core/time/time-limit';

/** Logs out; the caller closes the connection, whatever becomes of the farewell: what was to be done is done. */
export async function leave(driver: ImapFlow, limit: TimeLimit): Promise<void> {
	if (!driver.usable) return;
	const farewell = driver.logout().catch(() => {});
	await within(farewell, limit, () => {});
}

/** A mute server must not hold up what is already done. */
export const LOGOUT_MS = 2_000;
