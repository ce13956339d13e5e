import { settleMail } from '../../nodes/core/counting/settle';
import { withNothingLeft, type PollState } from '../../nodes/core/memory/state';
import { decodeState, encodeState } from '../../nodes/core/memory/state-codec';
import { head } from '../support/head';
import { cursor, DAY, pollState, rules, STARTED_AT } from '../support/poll-state';

const DAY_MS = DAY * 1000;

/** What the state of a year costs: its size, time to read and write it, bytes written. */
export async function bench(): Promise<void> {
	console.table([20, 100, 500].map((perDay) => aYear(perDay)));
	return await Promise.resolve();
}

/** A year with two polls a day and a second folder that stays quiet. */
function aYear(perDay: number) {
	let json: unknown = encoded(pollState({ folders: { INBOX: cursor(), Leads: cursor() } }));
	let largest = 0;
	let decodeMs = 0;
	let encodeMs = 0;
	let bytes = 0;
	const polls = 365 * 2;
	let uid = 0;
	for (let poll = 0; poll < polls; poll++) {
		const due = Math.floor(((poll + 1) / 2) * perDay);
		const isMeasured = poll > polls - 50;
		const decoding = performance.now();
		let state = decoded(json);
		if (isMeasured) decodeMs += performance.now() - decoding;
		if (due === uid) continue;
		while (uid < due) {
			uid++;
			state = settleMail(
				state,
				mailOf(uid, STARTED_AT + (uid / perDay) * DAY_MS),
				rules(),
				Infinity,
			).state;
		}
		const encoding = performance.now();
		const text = JSON.stringify(encoded(withNothingLeft(state, ['Leads'])));
		if (isMeasured) encodeMs += performance.now() - encoding;
		largest = Math.max(largest, text.length);
		bytes += text.length;
		json = JSON.parse(text);
	}
	return {
		'mail a day': perDay,
		'largest kB': round(largest / 1000),
		'ms to decode': round(decodeMs / 50, 2),
		'ms to encode': round(encodeMs / 50, 2),
		'MB written in the year': round(bytes / 1e6),
	};
}

/** Three of four are of a sender of their own. */
function mailOf(uid: number, receivedAt: number) {
	return head({ uid, receivedAt, from: `client${uid % 4 === 0 ? uid % 40 : uid}@client.example` });
}

function encoded(state: PollState): Record<string, unknown> {
	return encodeState(state, DAY).json;
}

function decoded(json: unknown): PollState {
	const found = decodeState(json);
	if (found.kind !== 'state') throw new Error('The state cannot be read back');
	return found.state;
}

function round(value: number, digits = 1): number {
	return Number(value.toFixed(digits));
}
