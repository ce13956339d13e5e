import { automaticKindOf, looksMachineSent } from '../../../nodes/core/automatic';
import { head, type WrittenHead } from '../../support/head';

type HeaderFields = NonNullable<WrittenHead['headers']>;

describe('automatic mail is told by strong signals', () => {
	test.each<[string, HeaderFields, string]>([
		[
			'a delivery report',
			{ 'content-type': 'Multipart/Report; report-type=delivery-status; boundary=x' },
			'bounce',
		],
		['failed recipients', { 'x-failed-recipients': 'bob@client.example' }, 'bounce'],
		[
			'a delivery report that is also marked as a reply',
			{
				'content-type': 'multipart/report; report-type="delivery-status"',
				'auto-submitted': 'auto-replied',
			},
			'bounce',
		],
		['an out-of-office reply', { 'auto-submitted': 'auto-replied' }, 'autoReply'],
		[
			'an out-of-office reply with parameters',
			{ 'auto-submitted': ' Auto-Replied; owner=x' },
			'autoReply',
		],
		['X-Autoreply', { 'x-autoreply': 'yes' }, 'autoReply'],
		['X-Autorespond', { 'x-autorespond': 'Out of office' }, 'autoReply'],
		['X-Autoresponse', { 'x-autoresponse': '1' }, 'autoReply'],
		['X-Autoresponder', { 'x-autoresponder': 'x' }, 'autoReply'],
		['Precedence of a reply', { precedence: 'auto_reply' }, 'autoReply'],
		['a mailing list', { 'list-id': '<news.client.example>' }, 'bulk'],
		['a newsletter', { 'list-unsubscribe': '<https://client.example/u>' }, 'bulk'],
		['Precedence bulk', { precedence: 'Bulk' }, 'bulk'],
		['Precedence list', { precedence: 'list' }, 'bulk'],
		['Precedence junk', { precedence: 'junk' }, 'bulk'],
		[
			'an automatic reply through a list',
			{ 'auto-submitted': 'auto-replied', 'list-id': '<x>' },
			'autoReply',
		],
	])('%s', (_, headers, kind) => {
		expect(automaticKindOf(head({ headers }))?.kind).toBe(kind);
	});

	test.each([
		['mailer-daemon@mx.example', '<>', 'bounce'],
		['Mailer-Daemon@mx.example', ' <> ', 'bounce'],
		['postmaster@mx.example', '<>', 'bounce'],
		['postmaster@mx.example', '<postmaster@mx.example>', undefined],
		['ann@client.example', '<>', undefined],
	])('from %s with Return-Path %s: %s', (from, path, kind) => {
		const mail = head({ from, headers: { 'return-path': path } });
		expect(automaticKindOf(mail)?.kind).toBe(kind);
	});
});

describe('a client’s mail is not taken for automatic', () => {
	test.each<[string, HeaderFields]>([
		['no signal', {}],
		['Auto-Submitted: no', { 'auto-submitted': 'no' }],
		['Auto-Submitted of a form', { 'auto-submitted': 'auto-generated' }],
		['X-Auto-Response-Suppress alone', { 'x-auto-response-suppress': 'All' }],
		['X-Autoreply: no', { 'x-autoreply': 'no' }],
		['an empty X-Autorespond', { 'x-autorespond': ' ' }],
		['a form by PHP', { 'x-mailer': 'PHPMailer', 'x-php-originating-script': '33:form.php' }],
		['another Precedence', { precedence: 'first-class' }],
		[
			'a read receipt',
			{ 'content-type': 'multipart/report; report-type=disposition-notification' },
		],
		[
			'an ordinary multipart',
			{ 'content-type': 'multipart/alternative; boundary=delivery-status' },
		],
	])('%s', (_, headers) => {
		expect(automaticKindOf(head({ headers }))).toBeNull();
	});
});

test('the signal names what shows it', () => {
	const mail = head({ headers: { 'list-unsubscribe': '<https://x>' } });
	expect(automaticKindOf(mail)).toEqual({ kind: 'bulk', signal: 'List-Unsubscribe' });
});

describe('mail that a program wrote', () => {
	test.each<[string, HeaderFields, boolean]>([
		['Auto-Submitted: auto-generated', { 'auto-submitted': 'Auto-Generated' }, true],
		['Auto-Submitted: no', { 'auto-submitted': 'no' }, false],
		['a PHP script', { 'x-php-originating-script': '1000:send.php' }, true],
		['a form’s mailer', { 'x-mailer': 'WPForms' }, true],
		['a shop’s mailer', { 'x-mailer': 'Bitrix Site Manager' }, true],
		['a mail program', { 'x-mailer': 'Apple Mail (2.3731)' }, false],
		['nothing', {}, false],
	])('%s: %#', (_, headers, expected) => {
		expect(looksMachineSent(head({ headers }).headers)).toBe(expected);
	});
});
