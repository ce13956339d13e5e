import { EventEmitter } from 'node:events';
import type { ImapFlow } from 'imapflow';

/** As much of imapflow as waiting needs: a folder that is open, IDLE and NOOP, in the hands of a test. */
export class FakeDriver extends EventEmitter {
	usable = true;
	readonly capabilities = new Map<string, boolean>([['IDLE', true]]);
	readonly calls: string[] = [];
	mailbox: { path: string; uidValidity: bigint; uidNext: number; exists: number } | false = {
		...{ path: 'INBOX', uidValidity: 7n, uidNext: 4, exists: 3 },
	};
	/** What the server does with IDLE; it never ends by itself unless told. */
	onIdle: () => Promise<boolean | undefined> = () => new Promise(() => {});
	onNoop: () => void = () => {};

	async idle(): Promise<boolean | undefined> {
		this.calls.push('IDLE');
		return await this.onIdle();
	}

	async noop(): Promise<void> {
		this.calls.push('NOOP');
		this.onNoop();
	}

	async mailboxOpen(path: string): Promise<unknown> {
		this.calls.push(`EXAMINE ${path}`);
		this.mailbox = { path, uidValidity: 7n, uidNext: 4, exists: 3 };
		return this.mailbox;
	}

	async logout(): Promise<void> {
		this.calls.push('LOGOUT');
	}

	close(): void {
		this.calls.push('close');
		this.usable = false;
		this.emit('close');
	}

	/** The server says how many messages there are. */
	exists(count: number): void {
		if (this.mailbox !== false) this.mailbox.exists = count;
		this.emit('exists', { path: 'INBOX', count });
	}

	get flow(): ImapFlow {
		return this as unknown as ImapFlow;
	}
}
