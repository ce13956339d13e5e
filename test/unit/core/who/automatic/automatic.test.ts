import {
	automaticKindOf,
	looksMachineSent,
} from '../../../../../nodes/core/who/automatic/automatic';
import { toHead } from '../../../../../nodes/mime/head';
import { labelledMails } from '../../../../support/automatic/labelled';
import { KINDS, lostBy, scoreOf } from '../../../../support/automatic/measure';
import { head, type WrittenHead } from '../../../../support/head';

type HeaderFields = NonNullable<WrittenHead['headers']>;

const mails = labelledMails();
const kindOf = (mail: (typeof mails)[number]) => {
	const kind = automaticKindOf(mail.head)?.kind ?? null;
	return kind === 'own' ? null : kind;
};

describe('on the labeled sets', () => {
	test('the sets are large enough to mean something', () => {
		const sizes = ['autoReply', 'bounce', 'bulk', 'calendar', null].map(
			(label) => mails.filter((mail) => mail.label === label).length,
		);
		const least = [60, 130, 50, 20, 120];
		expect(sizes.map((size, index) => size >= (least[index] ?? 0))).not.toContain(false);
	});

	test('no mail that may be a client’s is skipped by default', () => {
		expect(lostBy(mails, kindOf).map(({ name }) => name)).toEqual([]);
	});

	test.each([
		['autoReply', 1, 0.95],
		['bounce', 1, 0.98],
		['calendar', 1, 0.9],
		['bulk', 0.95, 0.95],
	] as const)('%s is told with precision %f and recall %f', (kind, precision, recall) => {
		const score = scoreOf(mails, kind, kindOf);
		expect(score.precision).toBeGreaterThanOrEqual(precision);
		expect(score.recall).toBeGreaterThanOrEqual(recall);
	});

	test('every kind is measured, and every signal that is given is a short one', () => {
		const told = mails.flatMap((mail) => automaticKindOf(mail.head) ?? []);
		expect(new Set(told.map(({ kind }) => kind))).toEqual(new Set(KINDS));
		expect(told.filter(({ signal }) => signal.length > 50 || signal === '')).toEqual([]);
	});
});

describe('one header is enough where only automatic mail has it', () => {
	test.each<[HeaderFields, string, string]>([
		[{ 'x-failed-recipients': 'bob@client.example' }, 'bounce', 'X-Failed-Recipients'],
		[{ 'auto-submitted': ' Auto-Replied; owner=x' }, 'autoReply', 'Auto-Submitted'],
		[{ 'auto-submitted': 'auto-replied (zimbra; readonly)' }, 'autoReply', 'Auto-Submitted'],
		[{ 'x-autoreply': 'yes' }, 'autoReply', 'X-Autoreply'],
		[{ 'x-autorespond': 'Out of office' }, 'autoReply', 'X-Autorespond'],
		[{ 'x-autoresponse': '1' }, 'autoReply', 'X-Autoresponse'],
		[{ 'x-autoresponder': 'x' }, 'autoReply', 'X-Autoresponder'],
		[{ precedence: 'auto_reply' }, 'autoReply', 'Precedence'],
		[{ 'x-apple-action': 'VACATION' }, 'autoReply', 'X-Apple-Action'],
		[
			{ 'content-type': 'text/calendar; charset=utf-8; method=REPLY' },
			'calendar',
			'Content-Type: text/calendar',
		],
		[{ 'list-id': '<news.client.example>' }, 'bulk', 'List-Id'],
		[{ 'list-unsubscribe': '<https://client.example/u>' }, 'bulk', 'List-Unsubscribe'],
		[{ precedence: 'Bulk' }, 'bulk', 'Precedence'],
	])('%j', (headers, kind, signal) => {
		expect(automaticKindOf(head({ headers }))).toEqual({ kind, signal });
	});
});

describe('what says most goes first', () => {
	const report = 'multipart/report; report-type="delivery-status"; boundary=x';
	test.each<[string, HeaderFields, string]>([
		['a report that is also a reply', { 'content-type': report, ...replied() }, 'bounce'],
		['an absence through a list', { ...replied(), 'list-id': '<x>' }, 'autoReply'],
		['a calendar that answers by itself', { ...replied(), ...calendar() }, 'autoReply'],
		['an invitation through a list', { ...calendar(), 'list-id': '<x>' }, 'calendar'],
	])('%s', (_, headers, kind) => {
		expect(automaticKindOf(head({ headers }))?.kind).toBe(kind);
	});

	function replied(): HeaderFields {
		return { 'auto-submitted': 'auto-replied' };
	}

	function calendar(): HeaderFields {
		return { 'content-type': 'text/calendar; method="REQUEST"' };
	}
});

describe('postmaster@ is a mail system by its subject or when two things say so', () => {
	const failure = 'Undeliverable: Our offer';
	test.each<[string, WrittenHead, string | undefined]>([
		['nothing', {}, undefined],
		['an empty return path', { headers: { 'return-path': '<>' } }, undefined],
		['its subject', { subject: failure }, 'bounce'],
		[
			'its subject, and the name of a person',
			{ from: 'Paul <postmaster@small.example>', subject: failure },
			undefined,
		],
		['both', { subject: failure, headers: { 'return-path': '<>' } }, 'bounce'],
		[
			'both, and answers go to a client',
			{ subject: failure, headers: { 'return-path': '<>' }, replyTo: 'ann@client.example' },
			undefined,
		],
		[
			'both, and answers go to the postmaster',
			{ subject: failure, headers: { 'return-path': '<>' }, replyTo: 'postmaster@gw.example' },
			'bounce',
		],
		[
			'both, out of a form',
			{ subject: failure, headers: { 'return-path': '<>', 'x-mailer': 'PHPMailer 6' } },
			undefined,
		],
	])('%s', (_, written, kind) => {
		expect(automaticKindOf(head({ from: 'postmaster@mx.example', ...written }))?.kind).toBe(kind);
	});
});

test('hostile headers are read once, and only as far as a word that counts can reach', () => {
	const fields = [
		...Array.from({ length: 2_000 }, () => 'Auto-Submitted: auto-generated (x)'),
		`Subject: ${'automatic reply '.repeat(4_000)}`,
		`Content-Type: multipart/report${' '.repeat(60_000)}; report-type=delivery-status`,
		`X-Mailer: ${'wp '.repeat(20_000)}`,
	];
	const block = Buffer.from(`${fields.reverse().join('\r\n')}\r\n\r\n`);
	const mail = toHead('INBOX', { uid: 1, headers: block });
	expect(mail?.headers['auto-submitted']).toHaveLength(1_997);
	// The type stands at the front, and who sent it says that it is a program.
	expect(mail && automaticKindOf(mail)?.kind).toBe('bounce');
});

describe('mail that a program wrote', () => {
	test.each<[string, HeaderFields, boolean]>([
		['Auto-Submitted: auto-generated', { 'auto-submitted': 'Auto-Generated' }, true],
		['Auto-Submitted: no', { 'auto-submitted': 'no' }, false],
		['a PHP script', { 'x-php-originating-script': '1000:send.php' }, true],
		['a PHP script of an older hoster', { 'x-php-script': 'company.example/send.php' }, true],
		['webmail in PHP', { 'x-php-originating-script': '1000:rcube.php' }, false],
		['a form’s mailer', { 'x-mailer': 'WPForms' }, true],
		['a shop’s mailer', { 'x-mailer': 'Bitrix Site Manager' }, true],
		['an event of Bitrix', { 'x-event_name': 'FEEDBACK_FORM' }, true],
		['Contact Form 7', { 'x-wpcf7-content-type': 'text/plain' }, true],
		['a newsletter program', { 'x-mailer': 'phplist version 3.6' }, false],
		['a mail program', { 'x-mailer': 'Apple Mail (2.3731)' }, false],
		['no automatic answers wanted', { 'x-auto-response-suppress': 'All' }, true],
		[
			'no automatic answers wanted, by Outlook',
			{ 'x-auto-response-suppress': 'DR, OOF, AutoReply', 'thread-index': 'AQHb' },
			false,
		],
		[
			'no automatic answers wanted, in an answer',
			{ 'x-auto-response-suppress': 'All', 'in-reply-to': '<1@company.example>' },
			false,
		],
		['nothing', {}, false],
	])('%s', (_, headers, expected) => {
		expect(looksMachineSent(head({ headers }).headers)).toBe(expected);
	});
});
