import type { ImapFlow } from 'imapflow';

import type { FolderStatus, Wait } from '../../core/mailbox/mailbox';
import { isSameFolder } from '../../core/mailbox/same-folder';
import { pause, within } from '../../core/time/time-limit';
import type { OpenFolder } from './fetch';
import { connectionGone, examine, openedStatus } from './status';

/**
 * Waits until a folder is no longer as it was `seen`, by IDLE (RFC 2177) or, where a server has none or refuses
 * it, by NOOP every few seconds. Returns false when the wait ends first; IDLE then goes on until the next command.
 */
export async function waitForChange(
	folder: OpenFolder,
	seen: FolderStatus,
	{ until, signal }: Wait,
): Promise<boolean> {
	const { driver, path, translate } = folder;
	const opened = openedStatus(driver, path) ?? (await examine(driver, path, translate));
	if (!isSameFolder(opened, seen)) return true;

	const changed = new AbortController();
	const note = () => changed.abort();
	// imapflow says it only when the number of messages is another one than before.
	driver.on('exists', note);
	try {
		const ended = AbortSignal.any([signal, changed.signal]);
		let isDeaf = !driver.capabilities.has('IDLE');
		for (;;) {
			if (changed.signal.aborted) return true;
			if (!driver.usable) throw translate(connectionGone(), { folder: path });
			const began = Date.now();
			if (signal.aborted || began >= until) return false;
			const limit = { ms: until - began, signal: ended };
			await within(isDeaf ? ask(driver, ended) : idle(driver), limit, () => {});
			// A server that ends IDLE by itself, or refuses it, would be asked without a pause.
			isDeaf ||= !ended.aborted && Date.now() - began < SHORTEST_IDLE_MS;
		}
	} finally {
		driver.off('exists', note);
	}
}

/**
 * Keeps a connection alive that nobody uses, for as long as `isKept`: without IDLE the driver takes the silence of
 * half a minute for the end of it.
 */
export async function idleWhile(driver: ImapFlow, isKept: () => boolean): Promise<void> {
	while (isKept() && driver.usable && driver.mailbox !== false) {
		const began = Date.now();
		await idle(driver);
		if (Date.now() - began < SHORTEST_IDLE_MS) return;
	}
}

/** Between two questions to a server that does not tell by itself. */
const ASK_EVERY_MS = 5_000;
/** The driver itself breaks IDLE for a NOOP after half a minute of silence. */
const SHORTEST_IDLE_MS = 1_000;

/** An IDLE that is under way, by connection: there can be one only, and imapflow ignores a second call. */
const idles = new WeakMap<ImapFlow, Promise<void>>();

async function idle(driver: ImapFlow): Promise<void> {
	const underWay = idles.get(driver);
	if (underWay !== undefined) return await underWay;
	// What became of the connection is asked of the driver itself.
	const end = () => {
		idles.delete(driver);
	};
	const round = driver.idle().then(end, end);
	idles.set(driver, round);
	await round;
}

async function ask(driver: ImapFlow, signal: AbortSignal): Promise<void> {
	await pause(ASK_EVERY_MS, signal);
	if (!signal.aborted && driver.usable) await driver.noop().catch(() => {});
}
