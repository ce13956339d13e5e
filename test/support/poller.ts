import { UNNOTED } from '../../nodes/core/errors/unexpected';
import { collectMailbox, type Poll } from '../../nodes/collect/collect-mailbox';
import type { Delivery } from '../../nodes/collect/delivery';
import { openState } from '../../nodes/collect/open-state';
import { newPollMemory } from '../../nodes/collect/poll-memory';
import type { Settings } from '../../nodes/collect/settings';
import type { Turn } from '../../nodes/collect/turn';
import { accountOfCredential } from '../../nodes/core/account/password-account';
import type { PollState } from '../../nodes/core/memory/state';
import { decodeState, encodeState } from '../../nodes/core/memory/state-codec';
import { rules, STARTED_AT } from './poll-state';
import type { PortMailbox } from './port-mailbox';

const OWNER = { workflowId: 'w1', nodeId: 'n1' };
const MINUTE = 60_000;

/** Returns the settings of a trigger at `info@company.example` that nobody changed. */
export function settings(changes: Partial<Settings> = {}): Settings {
	return {
		account: accountOfCredential({
			...{ provider: 'other', address: 'info@company.example', password: 'secret' },
			...{ host: 'imap.company.example', port: 993, security: 'tls' },
		}),
		mailboxName: 'Mailbox',
		language: 'en',
		folders: ['INBOX'],
		rules: rules(),
		start: { from: 'now', key: 'now' },
		warmStartMs: 0,
		outputs: new Set(['status', 'repeats', 'ignored']),
		simplify: true,
		defaultCountry: null,
		zoneCountry: null,
		trackingRules: [],
		batchSize: 50,
		downloads: { attachments: false, inlineImages: false, maxCount: 10, maxBytes: 1_000_000 },
		outageMs: 15 * MINUTE,
		isInstant: false,
		skipsOffTime: true,
		zone: 'UTC',
		...changes,
	};
}

/** Polls at the port, with the state kept as JSON between polls. */
export class Poller {
	readonly deliveries: Array<Delivery<string>> = [];
	memory = newPollMemory();
	now = STARTED_AT;
	/** How much later each look at the clock is. */
	msPerLook = 0;
	/** A turn ends after so many emits; durable cursors have one. */
	emitsPerTurn = Infinity;
	/** As n8n holds it; null: nothing was saved. */
	saved: string | null = null;

	constructor(
		readonly mailbox: PortMailbox,
		public settings: Settings,
	) {}

	/** Polls a minute after the last time, and returns the calls it took. */
	async poll(changes: Partial<Poll<string>> = {}): Promise<string[]> {
		this.mailbox.calls.length = 0;
		const { settings, memory, now } = this;
		const { stamp } = settings.account;
		const opening = { isSwitchedOn: false, previousPollAt: null, lastSeq: 0, now };
		const stored = decodeState(this.saved === null ? undefined : JSON.parse(this.saved));
		const opened = openState(stored, settings, { ...OWNER, account: stamp }, opening);
		let time = now;
		this.now += MINUTE;
		await collectMailbox(this.mailbox, {
			...{ settings, opened, memory, now, rival: null, timeLimitMs: 45_000 },
			...{ mayThrow: false, isSwitchedOn: false },
			turn: this.beginTurn(),
			downloadsUntil: () => null,
			clock: () => (time += this.msPerLook),
			noteUnexpected: UNNOTED,
			...changes,
		});
		return [...this.mailbox.calls];
	}

	/** The UIDs of all mail that was delivered, with what it is. */
	get delivered(): string[] {
		return this.deliveries.flatMap(({ mails }) =>
			mails.map(({ head, decision }) => `${head.uid} ${decision.kind}`),
		);
	}

	/** The events of all notices. */
	get events(): string[] {
		return this.deliveries.flatMap(({ notices }) => notices.map(({ event }) => event));
	}

	get state(): PollState {
		const decoded = decodeState(this.saved === null ? undefined : JSON.parse(this.saved));
		if (decoded.kind !== 'state') throw new Error('Nothing was saved');
		return decoded.state;
	}

	private beginTurn(): Turn<string> {
		let emits = 0;
		const keep = (state: PollState) => {
			this.saved = JSON.stringify(encodeState(state, this.settings.rules.periodSeconds).json);
		};
		return {
			isSpent: () => emits >= this.emitsPerTurn,
			publish: (state, delivery) => {
				emits++;
				const next = { ...state, seq: state.seq + 1 };
				keep(next);
				this.deliveries.push(delivery);
				this.memory.unsaved = null;
				return next;
			},
			keep,
		};
	}
}
