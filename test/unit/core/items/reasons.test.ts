import { reasonCodeOf, reasonInWords } from '../../../../nodes/core/items/reasons';
import type {
	IgnoreReason,
	SettledMail,
	Decision,
} from '../../../../nodes/core/counting/settled-mail';
import { head } from '../../../support/head';

const AT = Date.parse('2026-05-12T10:00:00Z');
const DAY_MS = 86_400_000;

function reason(decision: Decision, changes: Partial<SettledMail> = {}): string {
	return reasonInWords(withheld(decision, changes), 'Europe/Moscow');
}

function withheld(decision: Decision, changes: Partial<SettledMail> = {}): SettledMail {
	return {
		head: head(),
		uidValidity: '7',
		identity: 'x',
		receivedAt: AT,
		isClamped: false,
		isImported: false,
		senderAddress: 'ann@client.example',
		senderName: 'Ann',
		writer: { certainty: 'certain', foundIn: 'from', doubt: '', isMachineSent: false },
		recipient: 'info@company.example',
		forwardedBy: '',
		automatic: null,
		decision,
		...changes,
	};
}

describe('the code of a reason', () => {
	const repeat = { kind: 'repeat', previousInquiryAt: AT } as const;
	test.each<[Decision, string | null]>([
		[{ ...repeat, repeatUntil: AT + DAY_MS }, 'repeat'],
		[{ ...repeat, previousInquiryAt: AT + 1000, repeatUntil: AT + DAY_MS }, 'laterInquiry'],
		[{ ...repeat, repeatUntil: null }, 'reply'],
		[{ kind: 'ignored', reason: 'bounce' }, 'bounce'],
		[{ kind: 'inquiry', repeatUntil: AT }, null],
	])('of %j is %s', (decision, code) => {
		expect(reasonCodeOf(withheld(decision))).toBe(code);
	});
});

describe('why a message is withheld', () => {
	test('a repeat: of which inquiry and until when, in the workflow’s zone', () => {
		const decision = { kind: 'repeat', previousInquiryAt: AT, repeatUntil: AT + DAY_MS } as const;
		expect(reason(decision)).toBe(
			'Repeat of the inquiry of 12 May 2026, 13:00; counts again from 13 May 2026, 13:00',
		);
	});

	test('a message dated before the inquiry', () => {
		const decision = {
			kind: 'repeat',
			previousInquiryAt: AT + 1000,
			repeatUntil: AT + DAY_MS,
		} as const;
		expect(reason(decision)).toBe(
			'A later inquiry of this sender and recipient is already counted',
		);
	});

	test.each<[IgnoreReason, string]>([
		['autoReply', 'Automatic reply'],
		['calendar', 'Message of a calendar'],
		['bounce', 'Delivery report'],
		['bulk', 'Newsletter or mailing list'],
		['own', 'Sent from this mailbox itself'],
		['olderThanMemory', 'Older than memory'],
	])('%s', (ignored, words) => {
		expect(reason({ kind: 'ignored', reason: ignored })).toContain(words);
	});

	test('automatic mail: by which header', () => {
		const automatic = { kind: 'autoReply', signal: 'Auto-Submitted' } as const;
		expect(reason({ kind: 'ignored', reason: 'autoReply' }, { automatic })).toBe(
			'Automatic reply (header Auto-Submitted)',
		);
	});

	test.each(['own', 'olderThanMemory'] as const)(
		'%s: not by a header that only came along',
		(ignored) => {
			const automatic = { kind: 'bulk', signal: 'List-Id' } as const;
			expect(reason({ kind: 'ignored', reason: ignored }, { automatic })).not.toContain('List-Id');
		},
	);

	test.each<Decision>([
		{ kind: 'inquiry', repeatUntil: AT },
		{ kind: 'seen' },
		{ kind: 'beforeStart' },
	])('nothing for %j', (decision) => {
		expect(reason(decision)).toBe('');
	});
});
