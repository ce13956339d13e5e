import type { FetchMessageObject } from 'imapflow';

import type { MessageHead } from '../core/mailbox';
import { parseAddresses } from './addresses';
import { parseDate } from './date';
import { parseHeaderBlock } from './header-block';
import { toBodyParts } from './structure';

/** The header fields that decisions are made from. */
export const HEADER_FIELDS = [
	...['From', 'Sender', 'Reply-To', 'Return-Path', 'To', 'Cc'],
	...['Date', 'Subject', 'Message-ID', 'In-Reply-To', 'References'],
	...['Delivered-To', 'X-Original-To', 'Envelope-To', 'X-Forwarded-To', 'X-Forwarded-For'],
	...['X-Original-Sender', 'X-Original-From', 'Received'],
	...['Auto-Submitted', 'X-Autoreply', 'X-Autorespond', 'X-Autoresponse', 'X-Autoresponder'],
	...['X-Auto-Response-Suppress', 'X-Failed-Recipients', 'Precedence'],
	...['List-Id', 'List-Unsubscribe', 'Content-Type', 'Authentication-Results'],
	...['X-Mailer', 'X-PHP-Originating-Script', 'Feedback-ID'],
];

/** Reads a head out of a row of FETCH; null when the row brought no header block. */
export function toHead(folder: string, row: FetchMessageObject): MessageHead | null {
	const block = row.headers ?? row.source;
	if (!Buffer.isBuffer(block) || block.length === 0) return null;
	const { headers, fields, identity } = parseHeaderBlock(block);
	const addresses = (name: string) => parseAddresses(fields[name] ?? []);
	return {
		folder,
		uid: row.uid,
		receivedAt: toTime(row.internalDate),
		size: row.size ?? 0,
		identity,
		from: addresses('from'),
		sender: addresses('sender'),
		replyTo: addresses('reply-to'),
		to: addresses('to'),
		cc: addresses('cc'),
		subject: headers['subject']?.[0] ?? '',
		messageId: toMessageId(fields['message-id']?.[0]),
		sentAt: parseDate(fields['date']?.[0] ?? ''),
		headers: knownHeaders(headers),
		parts: toBodyParts(row.bodyStructure),
	};
}

function toTime(date: Date | string | undefined): number | null {
	const time = date instanceof Date ? date.getTime() : Number.NaN;
	return Number.isNaN(time) ? null : time;
}

function toMessageId(value = ''): string {
	return /<[^<>]+>/.exec(value)?.[0] ?? value;
}

const KNOWN = HEADER_FIELDS.map((name) => name.toLowerCase());

/** A head read from the whole source must not differ from one read field by field. */
function knownHeaders(headers: MessageHead['headers']): MessageHead['headers'] {
	const known: Record<string, readonly string[]> = Object.create(null);
	for (const name of KNOWN) {
		const values = headers[name];
		if (values !== undefined) known[name] = values;
	}
	return known;
}
