import { MailboxError } from '../../../nodes/core/errors/mailbox-error';
import type { Detected } from '../../../nodes/core/providers/mail-server';
import { shortNameOf } from '../../../nodes/core/providers/providers';
import { SettingError } from '../../../nodes/core/errors/advised-error';
import { detectServer } from '../../../nodes/detect/detect';
import type { MailHost } from '../../support/detect/mail-hosts';
import { startWorld, type Page, type World, type WorldOptions } from '../../support/detect/world';
import type { ZoneRecord } from '../../support/detect/dns-message';

/** As users know it. */
function textOfDetected({ provider, host, port }: Detected): string {
	return provider === undefined ? `${host}:${port}` : `${shortNameOf(provider)}, ${host}:${port}`;
}

let world: World;

const enter = async (options: WorldOptions) => {
	world = await startWorld(options);
};

afterEach(async () => await world.stop());

const detect = (domain: string, deadline = Date.now() + 20_000) =>
	detectServer(`ann.secret@${domain}`, { deadline, network: world.network });

const failureOf = async (domain: string, deadline?: number): Promise<unknown> =>
	await detect(domain, deadline).then(
		(found) => ({ found: textOfDetected(found) }),
		(error: unknown) => error,
	);

const A = 'A 127.0.0.1';

describe('a company domain at a known service is recognized by its MX hosts', () => {
	test.each<[string, string, ZoneRecord[]]>([
		['yandex-firm', 'Yandex 360, imap.yandex.ru:993', ['MX 10 mx.yandex.net']],
		['yandex-ru-firm', 'Yandex 360, imap.yandex.ru:993', ['MX 10 mx.yandex.ru']],
		[
			'google-firm',
			'Google Workspace, imap.gmail.com:993',
			['MX 5 alt1.aspmx.l.google.com', 'MX 1 aspmx.l.google.com', 'MX 10 aspmx2.googlemail.com'],
		],
		['google-new-firm', 'Google Workspace, imap.gmail.com:993', ['MX 1 smtp.google.com']],
		['vk-firm', 'VK WorkSpace, imap.mail.ru:993', ['MX 10 emx.mail.ru']],
		[
			'microsoft-firm',
			'Microsoft 365, outlook.office365.com:993',
			['MX 0 firm-example.mail.protection.outlook.com'],
		],
		[
			'microsoft-dnssec-firm',
			'Microsoft 365, outlook.office365.com:993',
			['MX 0 firm-example.p-v1.mx.microsoft'],
		],
		[
			'zoho-eu-firm',
			'Zoho Mail Europe, imappro.zoho.eu:993',
			['MX 10 mx.zoho.eu', 'MX 20 mx2.zoho.eu'],
		],
		[
			'zoho-firm',
			'Zoho Mail Worldwide, imappro.zoho.com:993',
			['MX 10 mx.zoho.com', 'MX 20 mx2.zoho.com'],
		],
		[
			'fastmail-firm',
			'Fastmail, imap.fastmail.com:993',
			['MX 10 in1-smtp.messagingengine.com', 'MX 20 in2-smtp.messagingengine.com'],
		],
		['icloud-firm', 'iCloud Mail, imap.mail.me.com:993', ['MX 10 mx01.mail.icloud.com']],
		['xn--e1afmkfd', 'Yandex 360, imap.yandex.ru:993', ['MX 10 MX.Yandex.NET.']],
		['many-mx', 'Yandex 360, imap.yandex.ru:993', manyMx('mx.yandex.net')],
		['mx-behind-alias', 'Yandex 360, imap.yandex.ru:993', ['CNAME yandex-360.example']],
	])('%s.example: %s', async (name, text, records) => {
		await enter({
			zone: { [`${name}.example`]: records, 'yandex-360.example': ['MX 10 mx.yandex.net'] },
		});
		const found = await detect(`${name}.example`);
		expect([textOfDetected(found), found.foundBy]).toEqual([text, 'mx']);
		// What the domain itself says is not needed anymore, and nobody is asked.
		expect(world.dns.questions.every((question) => question.startsWith('MX '))).toBe(true);
		expect(world.visits).toEqual([]);
	});

	test('only whole labels count', async () => {
		await enter({
			zone: { 'firm.example': ['MX 10 mx.notyandex.net', 'MX 20 google.com.evil.example'] },
		});
		expect(await failureOf('firm.example')).toMatchObject({ field: 'Provider' });
	});
});

function manyMx(best: string): ZoneRecord[] {
	const rest = Array.from({ length: 30 }, (_, index) => `MX 50 backup-${index}.relay.example`);
	return [...rest, `MX 10 ${best}`];
}

const autoconfig = (server: string, ways = ['password-cleartext'], more = '') =>
	`<?xml version="1.0" encoding="UTF-8"?>
	<clientConfig version="1.1"><emailProvider id="x">
		<incomingServer type="pop3"><hostname>pop.x.example</hostname><port>995</port><socketType>SSL</socketType></incomingServer>
		<incomingServer type="imap">${more}<hostname>${server}</hostname><port>993</port><socketType>SSL</socketType>
			<username>%EMAILLOCALPART%</username>${ways.map((way) => `<authentication>${way}</authentication>`).join('')}
		</incomingServer></emailProvider></clientConfig>`;

const redirect =
	(location: string): Page =>
	(response) =>
		response.writeHead(302, { location }).end();

interface Case {
	readonly zone: WorldOptions['zone'];
	readonly mail?: Readonly<Record<string, MailHost>>;
	readonly pages?: Readonly<Record<string, Page>>;
	readonly expected: readonly [text: string, foundBy: string];
}

describe('a domain with a mail server of its own', () => {
	test.each<[string, Case]>([
		[
			'srv.example',
			{
				zone: {
					'_imaps._tcp.srv.example': ['SRV 0 1 993 post.srv.example'],
					'post.srv.example': [A],
				},
				mail: { 'post.srv.example': 'tls' },
				expected: ['post.srv.example:993', 'srv'],
			},
		],
		[
			'srv-order.example',
			{
				zone: {
					'_imaps._tcp.srv-order.example': [
						'SRV 20 9 993 c.srv-order.example',
						'SRV 10 1 993 b.srv-order.example',
						'SRV 10 5 993 a.srv-order.example',
					],
					'*.srv-order.example': [A],
				},
				mail: {
					'a.srv-order.example': 'tls',
					'b.srv-order.example': 'tls',
					'c.srv-order.example': 'tls',
				},
				expected: ['a.srv-order.example:993', 'srv'],
			},
		],
		[
			'srv-backup.example',
			{
				zone: {
					'_imaps._tcp.srv-backup.example': [
						'SRV 0 1 993 first.srv-backup.example',
						'SRV 1 1 993 second.srv-backup.example',
					],
					'*.srv-backup.example': [A],
				},
				mail: { 'second.srv-backup.example': 'tls' },
				expected: ['second.srv-backup.example:993', 'srv'],
			},
		],
		[
			'srv-starttls.example',
			{
				zone: {
					'_imaps._tcp.srv-starttls.example': ['SRV 0 0 0 .'],
					'_imap._tcp.srv-starttls.example': ['SRV 0 1 143 imap.srv-starttls.example'],
					'imap.srv-starttls.example': [A],
				},
				mail: { 'imap.srv-starttls.example': 'starttls' },
				expected: ['imap.srv-starttls.example:143', 'srv'],
			},
		],
		[
			'srv-alias.example',
			{
				zone: {
					'_imaps._tcp.srv-alias.example': ['CNAME _imaps._tcp.farm.srv-alias.example'],
					'_imaps._tcp.farm.srv-alias.example': ['SRV 0 1 993 one.srv-alias.example'],
					'one.srv-alias.example': [A],
				},
				mail: { 'one.srv-alias.example': 'tls' },
				expected: ['one.srv-alias.example:993', 'srv'],
			},
		],
		[
			'srv-preset.example',
			{
				zone: { '_imaps._tcp.srv-preset.example': ['SRV 0 1 993 imap.yandex.ru'] },
				expected: ['Yandex, imap.yandex.ru:993', 'srv'],
			},
		],
		[
			'srv-ip.example',
			{
				zone: {
					'_imaps._tcp.srv-ip.example': ['SRV 0 1 993 127.0.0.1'],
					'imap.srv-ip.example': [A],
				},
				mail: { 'imap.srv-ip.example': 'tls' },
				expected: ['imap.srv-ip.example:993', 'probe'],
			},
		],
		[
			'srv-gone.example',
			{
				zone: {
					'_imaps._tcp.srv-gone.example': ['SRV 0 1 993 old.srv-gone.example'],
					'mail.srv-gone.example': [A],
				},
				mail: { 'mail.srv-gone.example': 'tls' },
				expected: ['mail.srv-gone.example:993', 'probe'],
			},
		],
		[
			'srv-broken.example',
			{
				zone: {
					'_tcp.srv-broken.example': [],
					'*._tcp.srv-broken.example': ['SERVFAIL SRV'],
					'imap.srv-broken.example': [A],
				},
				mail: { 'imap.srv-broken.example': 'tls' },
				expected: ['imap.srv-broken.example:993', 'probe'],
			},
		],
		[
			'autoconfig.example',
			{
				zone: { 'autoconfig.autoconfig.example': [A], 'post.autoconfig.example': [A] },
				mail: { 'post.autoconfig.example': 'tls' },
				pages: {
					'autoconfig.autoconfig.example/mail/config-v1.1.xml': autoconfig('post.%EMAILDOMAIN%'),
				},
				expected: ['post.autoconfig.example:993', 'autoconfig'],
			},
		],
		[
			'well-known.example',
			{
				zone: { 'well-known.example': [A], 'post.well-known.example': [A] },
				mail: { 'post.well-known.example': 'tls' },
				pages: {
					'well-known.example/.well-known/autoconfig/mail/config-v1.1.xml':
						autoconfig('post.well-known.example'),
				},
				expected: ['post.well-known.example:993', 'autoconfig'],
			},
		],
		[
			'redirected.example',
			{
				zone: {
					'redirected.example': [A],
					'www.redirected.example': [A],
					'imap.redirected.example': [A],
				},
				mail: { 'imap.redirected.example': 'tls' },
				pages: {
					'redirected.example/.well-known/autoconfig/mail/config-v1.1.xml': redirect(
						'https://www.redirected.example/a.xml',
					),
					'www.redirected.example/a.xml': redirect('/b.xml'),
					'www.redirected.example/b.xml': autoconfig('imap.redirected.example'),
				},
				expected: ['imap.redirected.example:993', 'autoconfig'],
			},
		],
		[
			'auto-preset.example',
			{
				zone: { 'autoconfig.own.example': [A], 'own.example': [A] },
				pages: {
					'autoconfig.own.example/mail/config-v1.1.xml': autoconfig('outlook.office365.com', [
						'OAuth2',
					]),
				},
				expected: ['Microsoft 365, outlook.office365.com:993', 'autoconfig'],
			},
		],
		[
			'imap-only.example',
			{
				zone: {
					'imap-only.example': ['MX 10 imap.imap-only.example'],
					'imap.imap-only.example': [A],
				},
				mail: { 'imap.imap-only.example': 'tls' },
				expected: ['imap.imap-only.example:993', 'probe'],
			},
		],
		[
			'mail-only.example',
			{
				zone: { 'mail.mail-only.example': [A] },
				mail: { 'mail.mail-only.example': 'talkative' },
				expected: ['mail.mail-only.example:993', 'probe'],
			},
		],
		[
			'starttls.example',
			{
				zone: { 'imap.starttls.example': [A], 'mail.starttls.example': [A] },
				mail: { 'mail.starttls.example': 'starttls' },
				expected: ['mail.starttls.example:143', 'probe'],
			},
		],
		[
			'alias.example',
			{
				zone: { 'imap.alias.example': ['CNAME farm7.host.example'], 'farm7.host.example': [A] },
				mail: { 'imap.alias.example': 'tls' },
				expected: ['imap.alias.example:993', 'probe'],
			},
		],
		[
			'filtered.example',
			{
				zone: {
					'filtered.example': ['MX 10 mx.spamfilter.example'],
					'imap.filtered.example': [A],
					'mail.filtered.example': [A],
				},
				mail: { 'imap.filtered.example': 'tls', 'mail.filtered.example': 'mute' },
				expected: ['imap.filtered.example:993', 'probe'],
			},
		],
	])('%s', async (name, { expected, ...options }) => {
		await enter(options);
		const domain = name === 'auto-preset.example' ? 'own.example' : name;
		const found = await detect(domain);
		expect([textOfDetected(found), found.foundBy]).toEqual(expected);
		expect(found.security).toBe(found.port === 993 ? 'tls' : 'starttls');
		expect(found.login).toBe(
			found.foundBy === 'autoconfig' && !found.provider ? 'localPart' : undefined,
		);
		expect(world.visits.join()).not.toContain('secret');
		expect([...world.mail.received.values()].join('')).not.toMatch(/LOGIN|AUTHENTICATE|secret/);
	});
});

describe('what the domain names elsewhere is shown, and gets no password', () => {
	test.each<[string, Omit<Case, 'expected'>, RegExp]>([
		[
			'SRV at a hoster',
			{
				zone: {
					'_imaps._tcp.own.example': ['SRV 0 1 993 imap.srv.example'],
					'imap.srv.example': [A],
					'imap.own.example': [A],
				},
				mail: { 'imap.srv.example': 'tls', 'imap.own.example': 'tls' },
			},
			/^The mail of this domain seems to be kept at imap\.srv\.example:993$/,
		],
		[
			'SRV at a name that only ends alike',
			{ zone: { '_imaps._tcp.own.example': ['SRV 0 1 993 imap.myown.example'] } },
			/kept at imap\.myown\.example:993$/,
		],
		[
			'autoconfig at a hoster',
			{
				zone: { 'autoconfig.own.example': [A] },
				pages: { 'autoconfig.own.example/mail/config-v1.1.xml': autoconfig('imap.srv.example') },
			},
			/kept at imap\.srv\.example:993$/,
		],
		[
			'OAuth2 alone',
			{
				zone: { 'autoconfig.own.example': [A] },
				pages: {
					'autoconfig.own.example/mail/config-v1.1.xml': autoconfig('imap.own.example', ['OAuth2']),
				},
			},
			/^The mail server imap\.own\.example:993 accepts only an OAuth2 sign-in/,
		],
		[
			'a certificate of nobody known',
			{ zone: { 'imap.own.example': [A] }, mail: { 'imap.own.example': 'untrusted' } },
			/^The certificate of the mail server imap\.own\.example:993 could not be verified$/,
		],
		[
			'an SRV host with a certificate of nobody known',
			{
				zone: {
					'_imaps._tcp.own.example': ['SRV 0 1 993 a.own.example'],
					'a.own.example': [A],
					'imap.own.example': [A],
				},
				mail: { 'a.own.example': 'untrusted', 'imap.own.example': 'tls' },
			},
			/^The certificate of the mail server a\.own\.example:993/,
		],
	])('%s', async (_, options, message) => {
		await enter(options);
		const error = await failureOf('own.example');
		expect(error).toBeInstanceOf(SettingError);
		expect(error).toMatchObject({ field: 'Provider', message: expect.stringMatching(message) });
		expect(error).toMatchObject({ advice: expect.stringContaining("choose 'Other Service'") });
		expect([...world.mail.received.values()].join('')).toBe('');
	});

	test('a certificate issued for the hoster names it', async () => {
		await enter({
			zone: { 'mail.tenant.example': ['CNAME mail.own.example'], 'mail.own.example': [A] },
			mail: { 'mail.tenant.example': 'tls' },
		});
		const error = await failureOf('tenant.example');
		expect(error).toMatchObject({
			advice: expect.stringMatching(
				/^It was issued for own\.example, .*enter own\.example as 'Host', 993/,
			),
		});
	});

	test('a neighbor below a public suffix is not the domain', async () => {
		await enter({
			zone: {
				'msk.ru': ['MX 10 mx.msk.ru'],
				'imap.msk.ru': [A],
				'mail.msk.ru': [A],
				'autoconfig.msk.ru': [A],
			},
			mail: { 'imap.msk.ru': 'tls', 'mail.msk.ru': 'tls' },
		});
		expect(await failureOf('msk.ru')).toMatchObject({
			field: 'Provider',
			message: /^No mail server/,
		});
		expect(world.dns.questions.join()).not.toMatch(/(imap|mail|autoconfig)\.msk\.ru/);
	});
});

describe('a settled answer of no use is the user’s to mend', () => {
	test.each<[string, string, Omit<Case, 'expected'>, string]>([
		['a domain that does not exist', 'typo.example', { zone: {} }, 'Address'],
		['one label', 'localhost', { zone: {} }, 'Address'],
		['an IP address', '127.0.0.1', { zone: {} }, 'Address'],
		['a null MX', 'own.example', { zone: { 'own.example': ['MX 0 .'] } }, 'Address'],
		[
			'a domain with nothing but a web site',
			'own.example',
			{ zone: { 'own.example': [A] } },
			'Provider',
		],
		[
			'a webmail without IMAP',
			'own.example',
			{ zone: { 'own.example': ['MX 10 mx.relay.example'], 'mail.own.example': [A] } },
			'Provider',
		],
		[
			'names for everything, on a machine without IMAP',
			'wildcard.example',
			{
				zone: {
					'wildcard.example': [A, 'MX 10 wildcard.example'],
					'*.wildcard.example': [A, 'MX 10 wildcard.example'],
				},
			},
			'Provider',
		],
		[
			'a web server on the IMAP port',
			'web.example',
			{ zone: { 'imap.web.example': [A] }, mail: { 'imap.web.example': 'web' } },
			'Provider',
		],
		[
			'no TLS on the TLS port',
			'unencrypted.example',
			{
				zone: { 'imap.unencrypted.example': [A] },
				mail: { 'imap.unencrypted.example': 'unencrypted' },
			},
			'Provider',
		],
		[
			'a server without encryption',
			'plain.example',
			{ zone: { 'imap.plain.example': [A] }, mail: { 'imap.plain.example': 'plainOnly' } },
			'Provider',
		],
		[
			'a line slipped in before the encryption',
			'injected.example',
			{ zone: { 'imap.injected.example': [A] }, mail: { 'imap.injected.example': 'injected' } },
			'Provider',
		],
	])('%s', async (_, domain, options, field) => {
		await enter(options);
		const error = await failureOf(domain);
		expect(error).toBeInstanceOf(SettingError);
		expect(error).toMatchObject({ field });
	});
});

describe('a document that cannot be used is none', () => {
	const PAGE = 'own.example/.well-known/autoconfig/mail/config-v1.1.xml';
	const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${autoconfig('&b;.own.example').slice(38)}`;
	test.each<[string, Page]>([
		['a redirect to plain HTTP', redirect('http://own.example/a.xml')],
		['a redirect to an IP address', redirect('https://127.0.0.1/a.xml')],
		['a redirect to a short number', redirect('https://2130706433/a.xml')],
		['a redirect to another port', redirect('https://own.example:8443/a.xml')],
		['a redirect with a login', redirect('https://a:b@own.example/a.xml')],
		['a redirect to nowhere', redirect('https://')],
		['a redirect without end', redirect('/.well-known/autoconfig/mail/config-v1.1.xml')],
		['a redirect to a host without a valid certificate', redirect('https://tenant.example/a.xml')],
		['a huge one', autoconfig('evil.own.example', [], `<!--${'x'.repeat(200_000)}-->`)],
		['an endless one', (response) => endless(response)],
		[
			'a packed one',
			(response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('x'),
		],
		['an entity bomb', bomb],
		[
			'an entity that reads a file',
			autoconfig('&f;.own.example').replace(
				'?>',
				'?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>',
			),
		],
		['a page for people', '<!doctype html><html><body><br>Welcome</html>'],
		['an IP address as host', autoconfig('10.0.0.1')],
		['a path as host', autoconfig('own.example/../x')],
		['an error', (response) => response.writeHead(500).end(autoconfig('evil.own.example'))],
		[
			'one that breaks off',
			(response) => void response.writeHead(200, { 'content-length': '9' }).end(''),
		],
	])('%s', async (_, page) => {
		await enter({
			zone: {
				'own.example': [A],
				'tenant.example': [A],
				'imap.own.example': [A],
				'evil.own.example': [A],
			},
			mail: { 'imap.own.example': 'tls', 'evil.own.example': 'tls' },
			pages: {
				[PAGE]: page,
				'own.example/a.xml': autoconfig('evil.own.example'),
				'tenant.example/a.xml': autoconfig('evil.own.example'),
			},
		});
		const found = await detect('own.example');
		expect([found.host, found.foundBy]).toEqual(['imap.own.example', 'probe']);
		expect(world.visits.length).toBeLessThanOrEqual(4);
	});
});

function endless(response: Parameters<Exclude<Page, string>>[0]): void {
	response.writeHead(200);
	const more = () => {
		while (!response.destroyed && response.write('<a>'.repeat(10_000)));
		response.once('drain', more);
	};
	more();
}

describe('what the network keeps us from knowing is never the user’s mistake', () => {
	test.each<[string, Omit<Case, 'expected'>]>([
		[
			'SERVFAIL for MX',
			{
				zone: { 'own.example': ['SERVFAIL'], 'imap.own.example': [A] },
				mail: { 'imap.own.example': 'tls' },
			},
		],
		['REFUSED for MX', { zone: { 'own.example': ['REFUSED MX'] } }],
		['a mute DNS server', { zone: { 'own.example': ['MUTE'] } }],
		[
			'SERVFAIL for SRV and nothing else',
			{ zone: { 'own.example': [A], '_imaps._tcp.own.example': ['SERVFAIL'] } },
		],
		['SERVFAIL for the host', { zone: { 'own.example': [A], 'imap.own.example': ['SERVFAIL'] } }],
		['a mute server', { zone: { 'imap.own.example': [A] }, mail: { 'imap.own.example': 'mute' } }],
		['a server that is down', { zone: { 'imap.own.example': [A] } }],
		['a busy server', { zone: { 'imap.own.example': [A] }, mail: { 'imap.own.example': 'busy' } }],
		[
			'an MX host of the domain’s own that is down',
			{ zone: { 'own.example': ['MX 10 mail.own.example'], 'mail.own.example': [A] } },
		],
		[
			'an SRV host that is down, beside one that is up',
			{
				zone: {
					'_imaps._tcp.own.example': ['SRV 0 1 993 a.own.example'],
					'a.own.example': [A],
					'mail.own.example': [A],
				},
				mail: { 'mail.own.example': 'tls' },
			},
		],
		[
			'a web server that takes its time',
			{
				zone: { 'own.example': [A] },
				pages: { 'own.example/.well-known/autoconfig/mail/config-v1.1.xml': () => undefined },
			},
		],
	])('%s', async (_, options) => {
		await enter({ ...options, stepMs: 400 });
		const error = await failureOf('own.example');
		expect(error).toBeInstanceOf(MailboxError);
		expect(error).toMatchObject({ kind: 'unreachable', isTransient: true, reach: 'connection' });
		expect(String(error)).not.toContain('secret');
	});

	test('a DNS server that is not there', async () => {
		await enter({ zone: {} });
		await world.dns.stop();
		const error = await failureOf('own.example');
		expect(error).toMatchObject({ kind: 'unreachable', isTransient: true });
		world.dns.stop = async () => undefined;
	});

	test('the deadline comes first', async () => {
		await enter({ zone: { 'own.example': ['MUTE'] }, stepMs: 1_000 });
		const startedAt = Date.now();
		const error = await failureOf('own.example', startedAt + 50);
		expect(error).toMatchObject({ kind: 'deadline', isTransient: true });
		expect(Date.now() - startedAt).toBeLessThan(600);
	});
});

describe('what was found is remembered', () => {
	test('callers at once and later share one lookup', async () => {
		await enter({ zone: { 'firm.example': ['MX 10 mx.yandex.net'] } });
		await Promise.all([detect('firm.example'), detect('firm.example'), detect('firm.example')]);
		await detect('firm.example');
		expect(world.dns.questions).toEqual(['MX firm.example']);
	});

	test('so is that there is nothing', async () => {
		await enter({ zone: {} });
		const first = await failureOf('firm.example');
		expect(await failureOf('firm.example')).toBe(first);
		expect(world.dns.questions).toEqual(['MX firm.example']);
	});

	test('an outage is not', async () => {
		await enter({ zone: { 'firm.example': ['SERVFAIL'] } });
		expect(await failureOf('firm.example')).toBeInstanceOf(MailboxError);
		world.dns.zone = { 'firm.example': ['MX 10 mx.yandex.net'] };
		expect(await detect('firm.example')).toMatchObject({ host: 'imap.yandex.ru' });
	});
});
