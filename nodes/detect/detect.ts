import { domainOf } from '../core/mail/address';
import { lookupOutOfTime } from './detection-error';
import type { Detected } from '../core/providers/mail-server';
import { MailboxError } from '../core/errors/mailbox-error';
import { within } from '../core/time/time-limit';
import { createMemory, type Memory } from './found-servers';
import { openNetwork, type Network } from './network';
import { searchServer } from './server-search';

export type { Detected };

export interface DetectOptions {
	/** Unix milliseconds. */
	readonly deadline: number;
	/** Ends the wait before that. */
	readonly signal?: AbortSignal | undefined;
	readonly network?: Network;
}

/**
 * Returns the server that keeps the mail of a normalized address whose domain is in no preset. Throws
 * `SettingError` when the user has to say more, and a transient `MailboxError` when the network kept us
 * from finding out.
 */
export async function detectServer(address: string, options: DetectOptions): Promise<Detected> {
	const { deadline, signal, network = SYSTEM } = options;
	if (deadline <= Date.now()) throw lookupOutOfTime();
	const domain = domainOf(address);
	// The lookup has its own limit and goes on for the next caller when this one has to leave.
	const lookup = memoryOf(network).recall(domain, async () => {
		const end = new AbortController();
		const timer = setTimeout(() => end.abort(), LOOKUP_MS);
		try {
			return await searchServer(domain, network, end.signal);
		} finally {
			clearTimeout(timer);
			end.abort();
		}
	});
	return await within(lookup, { ms: deadline - Date.now(), signal }, () => {
		throw lookupOutOfTime();
	});
}

/** All steps together; only where DNS is slow as well this ends them. */
const LOOKUP_MS = 12_000;

const SYSTEM = openNetwork();

const memories = new WeakMap<Network, Memory<Detected>>();

function memoryOf(network: Network): Memory<Detected> {
	const known = memories.get(network);
	if (known !== undefined) return known;
	const isTransient = (error: unknown) => error instanceof MailboxError && error.isTransient;
	const memory = createMemory<Detected>(isTransient, Date.now);
	memories.set(network, memory);
	return memory;
}
