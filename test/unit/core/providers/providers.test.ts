import { domainToASCII } from 'node:url';
import {
	PROVIDERS,
	providerByDomain,
	providerByHost,
	providerById,
	providerByMx,
	type Provider,
} from '../../../../nodes/core/providers/providers';

const ALL: readonly Provider[] = PROVIDERS;

describe.each(ALL.map((provider): [string, Provider] => [provider.name, provider]))(
	'%s',
	(_, provider) => {
		test('connects by TLS only, where it connects at all', () => {
			expect(provider).toMatchObject({ port: 993, security: 'tls' });
			expect(provider.host).toMatch(
				provider.secret === 'impossible' ? /^$/ : /^[a-z0-9-]+(\.[a-z0-9-]+)+$/,
			);
		});

		test('says what has to be done first, and where to read about it', () => {
			expect(provider.needs).toMatch(/password|authorisation code|mail key/);
			expect(provider.needs).toMatch(/^[a-z].*[^.]$/);
			for (const url of [provider.helpUrl, provider.imapUrl ?? provider.helpUrl]) {
				expect(new URL(url).protocol).toBe('https:');
			}
		});

		test('says where its settings come from', () => {
			expect(provider.source).toMatchObject({ name: expect.stringMatching(/\w/) });
			expect(provider.source.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
			// Nobody can look up what is unverified.
			if (provider.isVerified) expect(provider.source.url).toMatch(/^https:/);
		});

		test('has its domains and hosts in the form of a normalized address', () => {
			const names = [...provider.domains, ...provider.mx, ...provider.otherHosts];
			expect(names.map(domainToASCII)).toEqual(names);
		});

		test('is found by its id and by each of its domains', () => {
			expect(providerById(provider.id)).toBe(provider);
			for (const domain of provider.domains) expect(providerByDomain(domain)).toBe(provider);
		});

		test('is found by each of its MX hosts, as DNS writes them', () => {
			for (const end of provider.mx) {
				expect(providerByMx([`MX7.Some.${end}.`, 'backup.example'])).toBe(provider);
				expect(providerByMx([end])).toBe(provider);
				expect(providerByMx([`not${end}`])).not.toBe(provider);
			}
		});
	},
);

describe('the table', () => {
	test.each([
		['names, sorted', ALL.map(({ name }) => name.toLowerCase())],
		['ids', ALL.map(({ id }) => id).sort()],
		['domains', ALL.flatMap(({ domains }) => domains).sort()],
		['MX hosts', ALL.flatMap(({ mx }) => mx).sort()],
	])('has unique %s', (_, values) => {
		expect(values).toEqual([...new Set(values)].sort());
	});

	test.each(['company.example', 'mail.gmail.com', '', 'constructor'])(
		'knows no provider for %p',
		(text) => {
			expect(providerByDomain(text)).toBeUndefined();
			expect(providerById(text)).toBeUndefined();
		},
	);

	test('covers the services of the issue', () => {
		expect(ALL.length).toBeGreaterThanOrEqual(50);
	});

	test('leaves the ids of the form’s other choices free', () => {
		expect(['auto', 'other'].map(providerById)).toEqual([undefined, undefined]);
	});
});

describe('the service of a company domain', () => {
	test.each<[readonly string[], string | undefined]>([
		[['mx.yandex.net'], 'yandex360'],
		[['aspmx.l.google.com', 'alt1.aspmx.l.google.com'], 'googleWorkspace'],
		[['smtp.google.com'], 'googleWorkspace'],
		[['firm-example.mail.protection.outlook.com'], 'microsoft365'],
		[['firm-example.o-v1.mx.microsoft'], 'microsoft365'],
		[['eur.olc.protection.outlook.com'], 'outlook'],
		[['emx.mail.ru'], 'vkWorkSpace'],
		// The MX of the public domains: not the service for companies.
		[['mxs.mail.ru'], undefined],
		[['mx.zoho.eu'], 'zohoDomainEu'],
		[['mx.zoho.com.au'], 'zohoDomainAu'],
		[['in1-smtp.messagingengine.com'], 'fastmail'],
		[['mail.protonmail.ch'], 'proton'],
		[['mx01.mail.icloud.com'], 'icloudDomain'],
		[['mxext1.mailbox.org'], 'mailboxorg'],
		[['mta-gw.infomaniak.ch'], 'infomaniak'],
		[['spool.mail.gandi.net', 'fb.mail.gandi.net'], 'gandi'],
		[['mx1.mail.ovh.net'], 'ovh'],
		[['mx00.ionos.de'], 'ionosDe'],
		[['mx1.hostinger.com'], 'hostinger'],
		[['mx1.titan.email'], 'titan'],
		[['mx1.beget.com'], 'beget'],
		[['mx1.timeweb.ru'], 'timeweb'],
		[['mx1.hosting.reg.ru'], 'regru'],
		[['mta7.am0.yahoodns.net'], 'yahoo'],
		[['mx-aol.mail.gm0.yahoodns.net'], 'aol'],
		// A filter in front tells nothing about where mail is kept, nor does a backup behind.
		[['eu-smtp-inbound-1.mimecast.com', 'mx.yandex.net'], undefined],
		[['mail.firm.example', 'mx1.mail.ovh.net'], undefined],
		[['google.com.evil.example'], undefined],
		[['notgoogle.com'], undefined],
		[[''], undefined],
		[[], undefined],
	])('%j is %p', (hosts, id) => {
		expect(providerByMx(hosts)?.id).toBe(id);
	});
});

test.each([
	['imap.yandex.ru', 'yandex'],
	['IMAP.YANDEX.COM.', 'yandex'],
	['imap.ya.ru', 'yandex'],
	['imap.googlemail.com', 'gmail'],
	['outlook.office365.com', 'microsoft365'],
	['imap-mail.outlook.com', 'microsoft365'],
	['imap.firm.example', undefined],
	['', undefined],
])('the server %s is of %s', (host, id) => {
	expect(providerByHost(host)?.id).toBe(id);
});
