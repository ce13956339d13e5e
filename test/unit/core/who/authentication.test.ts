import { authenticationOf, isRefuted } from '../../../../nodes/core/who/authentication';
import { head } from '../../../support/head';

type Verdicts = readonly [spf: string | null, dkim: string | null, dmarc: string | null];

function verdictsOf(
	results: readonly string[],
	received: readonly string[] = [],
	mailServer = 'imap.firm.example',
) {
	const { headers } = head({ headers: { 'authentication-results': results, received } });
	const { spf, dkim, dmarc, server } = authenticationOf(headers, mailServer);
	expect(isRefuted(headers, mailServer)).toBe(dmarc === 'fail');
	return { verdicts: [spf, dkim, dmarc], server };
}

const NONE: Verdicts = [null, null, null];

describe('the verdicts of the receiving server', () => {
	test.each<[string, readonly string[], Verdicts, string]>([
		[
			'all three',
			['mx.firm.example; spf=pass smtp.mailfrom=a@b.c; dkim=Fail header.d=b.c; dmarc=none'],
			['pass', 'fail', 'none'],
			'mx.firm.example',
		],
		['only one', ['mx.firm.example; dkim=pass'], [null, 'pass', null], 'mx.firm.example'],
		['none', ['mx.firm.example; none'], NONE, 'mx.firm.example'],
		['no header', [], NONE, ''],
		['an empty header', [''], NONE, ''],
		[
			'a name that only ends like a method',
			['mx.firm.example; x-spf=pass; spfx=pass'],
			NONE,
			'mx.firm.example',
		],
		[
			'versions and spaces',
			['mx.firm.example 1; spf / 1 = pass ; dkim/1=neutral'],
			['pass', 'neutral', null],
			'mx.firm.example',
		],
		[
			'comments, nested and with bait',
			['mx.firm.example (a (b) ; dkim=pass); spf=fail (c \\) ; dmarc=pass) smtp.helo=x'],
			['fail', null, null],
			'mx.firm.example',
		],
		[
			'a quoted string with bait',
			['mx.firm.example; spf=fail reason="; dkim=pass \\" dmarc=pass"'],
			['fail', null, null],
			'mx.firm.example',
		],
		[
			'several signatures, one good',
			['mx.firm.example; dkim=fail header.d=list.example; dkim=pass header.d=b.example; dkim=none'],
			[null, 'pass', null],
			'mx.firm.example',
		],
		[
			'several signatures, none good',
			['mx.firm.example; dkim=fail header.d=list.example; dkim=temperror'],
			[null, 'fail', null],
			'mx.firm.example',
		],
		[
			'a header for each method',
			[
				'mx.firm.example; dmarc=pass header.from=b.example',
				'mx.firm.example; spf=pass smtp.mailfrom=b.example',
				'mx.firm.example; dkim=pass header.d=b.example',
			],
			['pass', 'pass', 'pass'],
			'mx.firm.example',
		],
		[
			'nothing below the header of another',
			['mx.firm.example; spf=fail', 'mx.client.example; dkim=pass', 'mx.firm.example; dmarc=pass'],
			['fail', null, null],
			'mx.firm.example',
		],
		[
			'the first of two verdicts of one name',
			['mx.firm.example; spf=fail', 'mx.firm.example; spf=pass'],
			['fail', null, null],
			'mx.firm.example',
		],
	])('%s', (_, results, expected, server) => {
		expect(verdictsOf(results)).toEqual({ verdicts: expected, server });
	});

	test('those of ARC do not count', () => {
		const { headers } = head({
			headers: { 'arc-authentication-results': 'i=1; mx.firm.example; spf=pass' },
		});
		const expected = { spf: null, dkim: null, dmarc: null, server: '' };
		expect(authenticationOf(headers, 'mx.firm.example')).toEqual(expected);
	});
});

describe('the headers of', () => {
	test.each<[string, readonly string[], readonly string[], Verdicts, string, string?]>([
		[
			'Gmail',
			[
				'mx.google.com; dkim=pass header.i=@client.example header.s=s1 header.b=AbCd; spf=pass (google.com: domain of ann@client.example designates 192.0.2.7 as permitted sender) smtp.mailfrom=ann@client.example; dmarc=pass (p=NONE sp=NONE dis=NONE) header.from=client.example',
			],
			[
				'by 2002:a05:6a10:1234:b0:1:2:3 with SMTP id x1csp1; Tue, 12 May 2026 03:00:00 -0700 (PDT)',
				'from mail.client.example (mail.client.example. [192.0.2.7]) by mx.google.com with ESMTPS id y2 for <a@gmail.com>; Tue, 12 May 2026 03:00:00 -0700 (PDT)',
			],
			['pass', 'pass', 'pass'],
			'mx.google.com',
			'imap.gmail.com',
		],
		[
			'Microsoft 365, without a name',
			[
				'spf=pass (sender IP is 192.0.2.7) smtp.mailfrom=client.example; dkim=pass (signature was verified) header.d=client.example;dmarc=bestguesspass action=none header.from=client.example;compauth=pass reason=109',
			],
			[
				'from AM0PR01.eurprd01.prod.outlook.com (2603:10a6::1) by DB9PR02.eurprd02.prod.outlook.com with HTTPS; Tue, 12 May 2026 10:00:00 +0000',
				'from mail.client.example (192.0.2.7) by DB5EUR01FT001.mail.protection.outlook.com (10.152.4.1) with Microsoft SMTP Server',
			],
			['pass', 'pass', 'bestguesspass'],
			'',
		],
		[
			'Yandex',
			[
				'mxfront1o.mail.yandex.net; spf=pass (mxfront1o.mail.yandex.net: domain of client.example designates 192.0.2.7 as permitted sender, rule=[ip4:192.0.2.0/24]) smtp.mail=ann@client.example; dkim=pass header.i=@client.example',
			],
			[
				'from mxfront1o.mail.yandex.net (localhost [127.0.0.1]) by iva1-abc.qloud-c.yandex.net with LMTP id x for <a@yandex.ru>; Tue, 12 May 2026 13:00:00 +0300',
			],
			['pass', 'pass', null],
			'mxfront1o.mail.yandex.net',
		],
		[
			'Mail.ru',
			[
				'mxs.mail.ru; spf=none () smtp.mailfrom=ann@client.example smtp.helo=mail.client.example; dkim=pass header.d=client.example; dkim=fail header.d=b.example; dmarc=pass header.from=ann@client.example',
			],
			['from mail.client.example ([192.0.2.7]:25) by mx12.mail.ru with esmtp (envelope-from <a>)'],
			['none', 'pass', 'pass'],
			'mxs.mail.ru',
		],
		[
			'iCloud, a header for each method, above one the sender has sent',
			[
				'bimi.icloud.com; bimi=skipped reason="insufficient dmarc"',
				'dmarc.icloud.com; dmarc=pass header.from=client.example',
				'dkim-verifier.icloud.com; dkim=pass (2048-bit key) header.d=client.example',
				'spf.icloud.com; spf=softfail (spf.icloud.com: domain of x) smtp.mailfrom=x',
				'mail.client.example; spf=pass',
			],
			['from p00-icloudmta-1 by p41-mailgateway-smtp-2 (mailgateway 2403B92) with SMTP id z'],
			['softfail', 'pass', 'pass'],
			'bimi.icloud.com',
			'imap.mail.me.com',
		],
		[
			'Zoho, without semicolons',
			['mx.zoho.com; dkim=pass spf=pass (zoho.com: domain of x) smtp.mailfrom=ann@client.example'],
			['from mail.client.example by mx.zohomail.com with SMTPS id 1; Tue, 12 May 2026 03:00:00'],
			['pass', 'pass', null],
			'mx.zoho.com',
		],
		[
			'Yahoo, taken in by an IP address',
			[
				'atlas-production.v2-mail-prod1-ir2.omega.yahoo.com; dkim=pass header.i=@c.example; spf=pass smtp.mailfrom=c.example; dmarc=pass(p=REJECT) header.from=c.example',
			],
			['from 192.0.2.7 (EHLO mail.client.example) by 10.200.30.40 with SMTPs'],
			['pass', 'pass', 'pass'],
			'atlas-production.v2-mail-prod1-ir2.omega.yahoo.com',
			'imap.mail.yahoo.com',
		],
		[
			'GMX',
			['gmx.net; dkim=pass header.i=@client.example; spf=pass'],
			[
				'from mail.client.example ([192.0.2.7]) by mx-ha.gmx.net (mxgmx016 [212.227.15.9]) with ESMTPS',
			],
			['pass', 'pass', null],
			'gmx.net',
		],
		[
			'Fastmail',
			[
				'mx1.messagingengine.com; dkim=pass (2048-bit rsa key) header.d=c.example; spf=pass smtp.mailfrom=c; x-tls=pass',
			],
			[
				'from compute4.internal ([10.202.2.44]) by sloti22d1t06 (Cyrus 3.5.0) with LMTPA; Tue, 12 May 2026',
			],
			['pass', 'pass', null],
			'mx1.messagingengine.com',
			'imap.fastmail.com',
		],
		[
			'Rspamd before Dovecot',
			[
				'mail.firm.example; dkim=pass header.d=c.example header.s=s header.b=x; dmarc=pass (policy=reject) header.from=c.example; spf=pass (mail.firm.example: domain of x) smtp.mailfrom=x',
			],
			[
				'from mail.firm.example by mail.firm.example with LMTP id 1 (envelope-from <x>) for <a@firm.example>',
			],
			['pass', 'pass', 'pass'],
			'mail.firm.example',
		],
		[
			'OpenDKIM and OpenDMARC on Postfix behind a filter',
			[
				'mail.firm.example; dmarc=pass (p=none dis=none) header.from=c.example',
				'mail.firm.example; spf=pass smtp.mailfrom=c.example',
			],
			['from mail.c.example (mail.c.example [192.0.2.7]) by localhost (Postfix) with ESMTPS id 1'],
			['pass', null, 'pass'],
			'mail.firm.example',
		],
	])('%s', (_, results, received, expected, server, ...mailServer) => {
		const found = verdictsOf(results, received, ...mailServer);
		expect(found).toEqual({ verdicts: expected, server });
	});
});

describe('a header that the receiving server has not written', () => {
	const received = ['from x (x [192.0.2.7]) by mail.firm.example (Postfix) with ESMTPS id 1'];

	test.each([
		['another name', 'mx.google.com; spf=pass; dkim=pass; dmarc=pass'],
		['the shape of Microsoft', 'spf=pass smtp.mailfrom=x; dkim=pass; dmarc=pass'],
		['a name that only begins the same', 'mail.firm.example.evil.test; spf=pass'],
		['a name that only ends the same', 'evilfirm.example; spf=pass'],
	])('with %s counts for nothing', (_, results) => {
		expect(verdictsOf([results], received)).toEqual({ verdicts: NONE, server: '' });
	});

	test.each<[what: string, received: readonly string[]]>([
		['no Received at all', []],
		['a Received without by', ['from x (x [192.0.2.7]); Tue, 12 May 2026 10:00:00 +0000']],
		['a server of an internal name', ['from x by ex01.firm.local with Microsoft SMTP Server']],
		['an IP address', ['from 192.0.2.7 (EHLO x) by 10.200.30.40 with SMTPs']],
		['localhost', ['from x by localhost (Postfix) with ESMTPS id 1']],
	])('in the name of others counts for nothing under %s', (_, nameless) => {
		for (const server of ['mx.google.com', 'mx.firm.example.evil.test', 'localhost', 'opendmarc']) {
			expect(verdictsOf([`${server}; dmarc=pass`], nameless).verdicts).toEqual(NONE);
		}
		expect(verdictsOf(['spf=pass; dmarc=pass'], nameless).verdicts).toEqual(NONE);
		for (const mailServer of ['127.0.0.1', 'localhost', 'imap.gmail.com', 'mx', '']) {
			const forged = [`localhost; dmarc=pass`];
			expect(verdictsOf(forged, nameless, mailServer).verdicts).toEqual(NONE);
			expect(verdictsOf(['; dmarc=pass'], nameless, mailServer).verdicts).toEqual(NONE);
		}
	});

	test.each([
		['imap.gmail.com', 'mx.google.com'],
		['imap.mail.yahoo.com', 'atlas.omega.yahoo.com'],
		['imap.aol.com', 'atlas.omega.yahoo.com'],
		['imap.fastmail.com', 'mx1.messagingengine.com'],
		['imap.mail.me.com', 'dmarc.icloud.com'],
	])('at %s only %s can be it where the inner hosts are nameless', (mailServer, server) => {
		const nameless = ['from a by 10.200.30.40 with SMTPs'];
		const of = (name: string) => verdictsOf([`${name}; spf=pass`], nameless, mailServer).verdicts;
		expect(of(server)).toEqual(['pass', null, null]);
		expect(of('mx.client.example')).toEqual(NONE);
	});

	test('with a name in a comment of Received counts for nothing', () => {
		const tricky = ['from x (by mx.google.com) by mail.firm.example with ESMTP id 1'];
		expect(verdictsOf(['mx.google.com; spf=pass'], tricky).verdicts).toEqual(NONE);
	});

	test('below a Microsoft server must not come from elsewhere', () => {
		const microsoft = ['from a by b.prod.outlook.com with HTTPS'];
		expect(verdictsOf(['mx.google.com; spf=pass'], microsoft).verdicts).toEqual(NONE);
	});
});

test.each(['(', '"', '\\', ';', 'spf=', 'dkim=pass ', 'a=b;', ' ', 'by ', '=?', '\uD800'])(
	'256 kB of %j does no harm',
	(bait) => {
		const long = bait.repeat(262_144 / bait.length);
		expect(() => verdictsOf([long, `mx; spf=${long}`], [long])).not.toThrow();
	},
);
