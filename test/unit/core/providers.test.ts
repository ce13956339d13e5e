import { domainToASCII } from 'node:url';
import {
	PROVIDERS,
	providerByDomain,
	providerById,
	type Provider,
} from '../../../nodes/core/providers';

const ALL: readonly Provider[] = PROVIDERS;

describe.each(ALL.map((provider): [string, Provider] => [provider.name, provider]))(
	'%s',
	(_, provider) => {
		test('connects by TLS only', () => {
			expect(provider).toMatchObject({ port: 993, security: 'tls' });
			expect(provider.host).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
		});

		test('says what has to be done first, and where to read about it', () => {
			expect(provider.needs).toMatch(/password/);
			expect(new URL(provider.helpUrl).protocol).toBe('https:');
		});

		test('has its domains in the form of a normalised address', () => {
			expect(provider.domains.map(domainToASCII)).toEqual([...provider.domains]);
			expect(provider.domains.length).toBeGreaterThan(0);
		});

		test('is found by its id and by each of its domains', () => {
			expect(providerById(provider.id)).toBe(provider);
			expect(provider.domains.map(providerByDomain)).toEqual(provider.domains.map(() => provider));
		});
	},
);

describe('the table', () => {
	test.each([
		['names, sorted', ALL.map(({ name }) => name.toLowerCase())],
		['ids', ALL.map(({ id }) => id).sort()],
		['domains', ALL.flatMap(({ domains }) => domains).sort()],
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

	test('leaves the ids of the form’s other choices free', () => {
		expect(['auto', 'other'].map(providerById)).toEqual([undefined, undefined]);
	});
});
