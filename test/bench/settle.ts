import { settleMail } from '../../nodes/core/counting/settle';
import type { MessageHead } from '../../nodes/core/mailbox/mailbox';
import { saltedHash } from '../../nodes/core/mail/identity';
import { withNothingLeft, type PollState } from '../../nodes/core/memory/state';
import { decodeState, encodeState } from '../../nodes/core/memory/state-codec';
import { toHead, type HeadRow } from '../../nodes/mime/head';
import { cursor, DAY, pollState, rules, STARTED_AT } from '../support/poll-state';

const MINUTE_MS = 60_000;
const MESSAGES_PER_EMIT = 50;

/**
 * What a backlog costs on a state that is full: a ring of 20,000 messages, a ledger of 100,000 pairs. Times are of
 * the processor, so that a busy machine does not change them much; reading the same headers is the measure beside.
 */
export async function bench(): Promise<void> {
	const full = JSON.stringify(encodeState(fullState(), YEAR).json);
	console.log(`A full state has ${Math.round(full.length / 1000)} kB.`);
	// The first round only warms the code up.
	backlog(full, 2_000);
	console.table([1_000, 5_000, 10_000].map((messages) => backlog(full, messages)));
	console.table([1_000, 5_000, 10_000].map(written));
	return await Promise.resolve();
}

const YEAR = 365 * DAY;
const RING = 20_000;
const PAIRS = 100_000;

function fullState(): PollState {
	let { ring, ledger } = pollState();
	for (let index = 0; index < PAIRS; index++) {
		const at = STARTED_AT - (PAIRS - index) * MINUTE_MS;
		const key = saltedHash('c2FsdA==', `old pair ${index}`, 48);
		ledger = ledger.withAnchors([key], Math.floor(at / 1000));
		if (index < PAIRS - RING) continue;
		ring = ring.with(saltedHash('c2FsdA==', `old mail ${index}`, 60), at);
	}
	return withNothingLeft(pollState({ ring, ledger, folders: { INBOX: cursor() } }), ['INBOX']);
}

/** One poll with a backlog: what it decodes, reads, settles and encodes. */
function backlog(stored: string, messages: number) {
	const times = { decode: new Stretches(), read: new Stretches(), settle: new Stretches() };
	const encode = new Stretches();
	const knows = rules();
	let state = times.decode.of(() => decoded(stored));
	for (let first = 1; first <= messages; first += MESSAGES_PER_EMIT) {
		const uids = Array.from({ length: MESSAGES_PER_EMIT }, (_, index) => first + index);
		const raws = uids.map(rowOf);
		const heads = times.read.of(() => raws.map(headOf));
		state = times.settle.of(() =>
			heads.reduce(
				(before, head) => settleMail(before, head, knows, head.receivedAt ?? 0).state,
				state,
			),
		);
		state = encode.of(() => {
			const saved = encodeState(state, YEAR);
			JSON.stringify(saved.json);
			return saved.state;
		});
	}
	const longest = [times.decode, times.settle, encode].map(({ longestMs }) => longestMs);
	return {
		messages,
		'ms to settle each': round(times.settle.sumMs / messages),
		'ms to read its header': round(times.read.sumMs / messages),
		'ms to encode per emit': round((encode.sumMs * MESSAGES_PER_EMIT) / messages),
		'longest to decode, settle 50, encode, ms': longest.map((ms) => round(ms, 1)).join(', '),
	};
}

/** Processor time of what n8n waits for without a pause. */
class Stretches {
	sumMs = 0;
	longestMs = 0;

	of<T>(work: () => T): T {
		const before = process.cpuUsage();
		const result = work();
		const { user, system } = process.cpuUsage(before);
		const ms = (user + system) / 1000;
		this.sumMs += ms;
		this.longestMs = Math.max(this.longestMs, ms);
		return result;
	}
}

/** What an empty state grows to, and what its emits write on the way. */
function written(messages: number) {
	const knows = rules();
	let state = pollState();
	let bytes = 0;
	let last = 0;
	for (let uid = 1; uid <= messages; uid++) {
		const head = headOf(rowOf(uid));
		state = settleMail(state, head, knows, head.receivedAt ?? 0).state;
		if (uid % MESSAGES_PER_EMIT > 0) continue;
		const saved = encodeState(state, DAY);
		({ state } = saved);
		last = JSON.stringify(saved.json).length;
		bytes += last;
	}
	return {
		messages,
		'kB of the state at the end': Math.round(last / 1000),
		'kB written per 1,000 messages': Math.round(bytes / messages),
		'bytes of state per message': Math.round(last / messages),
	};
}

/** As a service delivers it; three of four are of a sender of their own. */
function rowOf(uid: number): HeadRow {
	const client = `client${uid % 4 === 0 ? uid % 40 : uid}@client.example`;
	const hops = [1, 2, 3, 4].map(
		(hop) =>
			`Received: from mx${hop}.client.example (mx${hop}.client.example [192.0.2.${hop}])\r\n\tby mx${hop + 1}.company.example with ESMTPS id ${uid}${hop}\r\n\tfor <info@company.example>; Tue, 12 May 2026 12:00:0${hop} +0200`,
	);
	const lines = [
		'Return-Path: <' + client + '>',
		'Delivered-To: info@company.example',
		...hops,
		`Authentication-Results: imap.company.example; spf=pass smtp.mailfrom=${client}; dkim=pass header.d=client.example; dmarc=pass header.from=client.example`,
		`From: =?UTF-8?B?0JDQvdC90LAg0KHQvNC40YDQvdC+0LLQsA==?= <${client}>`,
		'To: "Company, sales" <info@company.example>',
		'Cc: sales@company.example',
		'Date: Tue, 12 May 2026 12:00:00 +0200',
		'Subject: =?UTF-8?Q?Re:_20_=D1=81=D1=82=D1=83=D0=BB=D1=8C=D0=B5=D0=B2?=',
		`Message-ID: <${uid}.a8f5e1@client.example>`,
		`In-Reply-To: <${uid}.b1@company.example>`,
		`References: <${uid}.a0@client.example> <${uid}.b1@company.example>`,
		'User-Agent: Mozilla Thunderbird',
		'Content-Type: multipart/alternative; boundary="b1_a8f5e1"',
		'',
		'',
	];
	const internalDate = new Date(STARTED_AT + uid * MINUTE_MS);
	return { uid, size: 8_000, internalDate, headers: Buffer.from(lines.join('\r\n')) };
}

function headOf(row: HeadRow): MessageHead {
	const head = toHead('INBOX', row);
	if (head === null) throw new Error('A header that can be read');
	return head;
}

function decoded(text: string): PollState {
	const found = decodeState(JSON.parse(text));
	if (found.kind !== 'state') throw new Error('The state cannot be read back');
	return found.state;
}

function round(value: number, digits = 3): number {
	return Number(value.toFixed(digits));
}
