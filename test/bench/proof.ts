import { settleMail } from '../../nodes/core/counting/settle';
import type { MessageHead } from '../../nodes/core/mailbox/mailbox';
import { decodeState, encodeState } from '../../nodes/core/memory/state-codec';
import { lookUp } from '../../nodes/core/proof/looked-up';
import { ProofTally } from '../../nodes/core/proof/proof-tally';
import { toHead } from '../../nodes/mime/head';
import { mail } from '../support/mail';
import { cursor, DAY, pollState, rules, STARTED_AT } from '../support/poll-state';

/**
 * What the daily proof costs besides the network: reading the headers again, and looking each message up in the
 * saved state. Times are of the processor.
 */
export async function bench(): Promise<void> {
	// The first round only warms the code up.
	proof(500);
	console.table([1_000, 5_000, 10_000].map(proof));
	return await Promise.resolve();
}

function proof(messages: number) {
	const rows = Array.from({ length: messages }, (_, index) => ({
		...{ uid: index + 1, size: 8_000 },
		internalDate: new Date(STARTED_AT + (index * DAY * 1000) / messages),
		headers: headerOf(index + 1),
	}));
	let state = pollState({ folders: { INBOX: cursor() } });
	const knows = rules();
	for (const row of rows) state = settleMail(state, headOf(row), knows, Infinity).state;
	const saved = JSON.stringify(encodeState(state, DAY).json);

	const reading = timed(() => rows.map(headOf));
	const looking = timed(() => {
		const found = decodeState(JSON.parse(saved));
		if (found.kind !== 'state') throw new Error('The state cannot be read back');
		const tally = new ProofTally(0, 0);
		for (const head of reading.result) {
			tally.add(lookUp(found.state, head, Infinity), {
				folder: 'INBOX',
				uidValidity: '1',
				uid: head.uid,
			});
		}
		return tally.proved(0, ['INBOX']);
	});
	return {
		messages,
		missing: looking.result.found.length,
		'ms to read the headers': reading.ms,
		'ms to look them up': looking.ms,
		'kB of state': Math.round(saved.length / 1000),
	};
}

function timed<T>(work: () => T): { readonly result: T; readonly ms: number } {
	const before = process.cpuUsage();
	const result = work();
	const { user, system } = process.cpuUsage(before);
	return { result, ms: Math.round((user + system) / 1000) };
}

function headerOf(uid: number): Buffer {
	const raw = mail({ from: `client${uid}@client.example`, to: 'info@company.example' });
	return raw.subarray(0, raw.indexOf('\r\n\r\n') + 4);
}

function headOf(row: Parameters<typeof toHead>[1]): MessageHead {
	const head = toHead('INBOX', row);
	if (head === null) throw new Error('A header that can be read');
	return head;
}
