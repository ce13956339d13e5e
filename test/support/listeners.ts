import type { FolderStatus } from '../../nodes/core/mailbox/mailbox';
import { isSameFolder } from '../../nodes/core/mailbox/same-folder';

/** Those who wait for a change in a mailbox without a server; time alone ends no wait, as the clock of a test stands still. */
export class Listeners {
	private readonly waiting = new Set<() => void>();

	/** The server speaks up to everybody who waits, whether or not there is anything to see. */
	wake(): void {
		for (const wake of [...this.waiting]) wake();
	}

	get count(): number {
		return this.waiting.size;
	}

	/** Resolves with true at once when the folder is not as it was `seen`, else when it is woken; with false at the signal. */
	async wait(
		now: FolderStatus,
		seen: FolderStatus,
		signal: AbortSignal,
		check: () => void = () => {},
	): Promise<boolean> {
		if (!isSameFolder(now, seen)) return true;
		return await new Promise((resolve, reject) => {
			const end = (outcome: () => void) => () => {
				this.waiting.delete(wake);
				signal.removeEventListener('abort', stop);
				outcome();
			};
			const wake = end(() => {
				try {
					check();
					resolve(true);
				} catch (error) {
					reject(error instanceof Error ? error : new Error('woken badly', { cause: error }));
				}
			});
			const stop = end(() => resolve(false));
			this.waiting.add(wake);
			signal.addEventListener('abort', stop);
			if (signal.aborted) stop();
		});
	}
}
