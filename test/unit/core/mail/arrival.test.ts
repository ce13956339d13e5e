import { arrivalOf, ownDateOf } from '../../../../nodes/core/mail/arrival';
import { head, type WrittenHead } from '../../../support/head';

const NOW = Date.parse('2026-05-12T10:00:00Z');
const HOUR = 3_600_000;
const RECEIVED = 'from mx by us (x; y); Tue, 12 May 2026 11:30:00 +0300 (MSK)';
const RECEIVED_AT = Date.parse('2026-05-12T08:30:00Z');

describe('the arrival of a message', () => {
	test.each<[string, WrittenHead, number, boolean]>([
		['is INTERNALDATE', { receivedAt: NOW - HOUR }, NOW - HOUR, false],
		['is INTERNALDATE up to an hour ahead', { receivedAt: NOW + HOUR }, NOW + HOUR, false],
		['is now for a later INTERNALDATE', { receivedAt: NOW + HOUR + 1000 }, NOW, true],
		['is INTERNALDATE however old', { receivedAt: 0 }, 0, false],
		[
			'never is the Date header',
			{ receivedAt: NOW - HOUR, sentAt: NOW - 5 * HOUR },
			NOW - HOUR,
			false,
		],
		[
			'is Received without INTERNALDATE',
			{ receivedAt: null, headers: { received: RECEIVED } },
			RECEIVED_AT,
			false,
		],
		[
			'is the topmost Received of several',
			{ receivedAt: null, headers: { received: [RECEIVED, 'x; Tue, 12 May 2026 01:00:00 +0000'] } },
			RECEIVED_AT,
			false,
		],
		[
			'is the Date header without both',
			{ receivedAt: null, sentAt: NOW - HOUR },
			NOW - HOUR,
			false,
		],
		[
			'is the Date header when Received has no date',
			{ receivedAt: null, sentAt: NOW - HOUR, headers: { received: 'by mx with ESMTP id 4' } },
			NOW - HOUR,
			false,
		],
		[
			'is Received with a named zone',
			{ receivedAt: null, headers: { received: 'by mx; Tue, 12 May 2026 09:30:00 CET' } },
			RECEIVED_AT,
			false,
		],
		[
			'is Received in UTC when it names no zone, whatever that of the machine',
			{ receivedAt: null, headers: { received: 'by mx; Tue, 12 May 2026 08:30:00' } },
			RECEIVED_AT,
			false,
		],
		[
			'is not the 1970 of a clock that was never set',
			{
				receivedAt: null,
				sentAt: NOW - HOUR,
				headers: { received: 'by mx; Thu, 01 Jan 1970 00:00:09 +0000' },
			},
			NOW - HOUR,
			false,
		],
		['is now for a Date header far ahead', { receivedAt: null, sentAt: NOW + 2 * HOUR }, NOW, true],
		['is now without any date', { receivedAt: null, sentAt: null }, NOW, true],
	])('%s', (_, written, receivedAt, isClamped) => {
		expect(arrivalOf(head(written), NOW)).toEqual({ receivedAt, isClamped });
	});
});

describe('the mail’s own date', () => {
	test.each<[string, WrittenHead, number | null]>([
		['is the Date header', { sentAt: NOW, headers: { received: RECEIVED } }, NOW],
		['is Received without one', { sentAt: null, headers: { received: RECEIVED } }, RECEIVED_AT],
		['is unknown without both', { sentAt: null }, null],
		[
			'is unknown for an unreadable Received',
			{ sentAt: null, headers: { received: 'x; y' } },
			null,
		],
	])('%s', (_, written, expected) => {
		expect(ownDateOf(head(written))).toBe(expected);
	});
});
