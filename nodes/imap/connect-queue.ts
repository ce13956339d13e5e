import { within, type TimeLimit } from '../core/time/time-limit';

/** Lets few at a time through to each host; the others wait in the order in which they came. */
export interface ConnectQueue {
	/** Returns what `connect` returns, or what `late` returns or throws when the turn does not come in time. */
	enter<T>(
		host: string,
		limit: TimeLimit,
		connect: () => Promise<T>,
		late: () => never,
	): Promise<T>;
}

/** Returns a queue in which nobody waits; `atOnce` go to one host side by side. */
export function newConnectQueue(atOnce: number): ConnectQueue {
	const hosts = new Map<string, Host>();
	return {
		async enter(name, limit, connect, late) {
			const host = hosts.get(name) ?? { busy: 0, waiting: [] };
			hosts.set(name, host);
			await turnAt(name, host, limit, late);
			try {
				return await connect();
			} finally {
				leave(name, host);
			}
		},
	};

	async function turnAt(
		name: string,
		host: Host,
		limit: TimeLimit,
		late: () => never,
	): Promise<void> {
		if (host.busy < atOnce) {
			host.busy++;
			return;
		}
		let hasTurn = false;
		let begin = () => {};
		const turn = new Promise<void>((resolve) => {
			begin = () => {
				hasTurn = true;
				resolve();
			};
		});
		host.waiting.push(begin);
		await within(turn, limit, () => {
			if (hasTurn) leave(name, host);
			host.waiting = host.waiting.filter((other) => other !== begin);
			return late();
		});
	}

	function leave(name: string, host: Host): void {
		const next = host.waiting.shift();
		// Whoever comes next takes the place over, so that nobody slips in between.
		if (next !== undefined) return next();
		host.busy--;
		if (host.busy === 0) hosts.delete(name);
	}
}

interface Host {
	busy: number;
	waiting: Array<() => void>;
}
