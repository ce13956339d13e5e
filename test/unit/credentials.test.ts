import { NodeHelpers, type INodeProperties } from 'n8n-workflow';
import { InquiryMailboxApi } from '../../credentials/InquiryMailboxApi.credentials';
import { PROVIDERS } from '../../nodes/core/providers/providers';

const { properties } = new InquiryMailboxApi();
const CHOICES = ['auto', ...PROVIDERS.map(({ id }) => id), 'other'];

function shownFor(provider: string): INodeProperties[] {
	return properties.filter((property) =>
		NodeHelpers.displayParameter({ provider, security: 'tls' }, property, null, null),
	);
}

const hintsFor = (provider: string) => shownFor(provider).filter(({ type }) => type === 'notice');
const namesFor = (provider: string) =>
	shownFor(provider).flatMap(({ type, displayName }) => (type === 'notice' ? [] : [displayName]));
const linksIn = (html = '') => [...html.matchAll(/href="([^"]+)"/g)].map(([, url]) => url);

describe('the form', () => {
	test('offers detection first, the services by name, another one last', () => {
		const [provider] = properties;
		expect(provider?.options?.map((option) => 'value' in option && option.value)).toEqual(CHOICES);
		expect(provider?.default).toBe('auto');
	});

	test.each(CHOICES)('asks for few things and never twice: %s', (choice) => {
		const names = shownFor(choice).map(({ name }) => name);
		expect(names).toEqual([...new Set(names)]);
		expect(names.length).toBeLessThanOrEqual(8);
	});

	test('takes two fields when the service is detected', () => {
		expect(namesFor('auto')).toEqual(['Provider', 'Address', 'App Password']);
		expect(namesFor('yandex')).toEqual(['Provider', 'Address', 'App Password']);
		expect(namesFor('icloud')).toEqual(['Provider', 'Address', 'App Password']);
		expect(namesFor('icloudDomain')).toEqual(['Provider', 'Address', 'App Password', 'Login']);
		expect(namesFor('outlook')).toEqual(['Provider', 'Address', 'App Password']);
		expect(namesFor('other')).toEqual(
			expect.arrayContaining(['Host', 'Port', 'Security', 'Login (Optional)']),
		);
	});
});

describe('the hint above the password', () => {
	test.each(PROVIDERS.map((provider) => [provider.id, provider] as const))(
		'is that of %s alone',
		(id, { name, needs, helpUrl, imapUrl }) => {
			const hints = hintsFor(id);
			expect(hints).toHaveLength(1);
			const html = hints[0]?.displayName;
			expect(html).toContain(name.replace(/&/g, '&amp;'));
			expect(linksIn(html)).toEqual(
				[...new Set([helpUrl, /allow|activate/.test(needs) ? (imapUrl ?? helpUrl) : helpUrl])].map(
					(url) => url.replace(/&/g, '&amp;'),
				),
			);
		},
	);

	test('names only the most common services while none is chosen', () => {
		const [hint] = hintsFor('auto');
		expect(linksIn(hint?.displayName)).toHaveLength(7);
		expect(hintsFor('other')).toEqual([]);
	});
});

test.each(CHOICES)('n8n stores and returns what was typed: %s', (provider) => {
	const typed = { provider, address: 'a@b.example', password: 'x', host: 'h.example', port: 993 };
	const stored = NodeHelpers.getNodeParameters(properties, typed, true, false, null, null);
	expect(stored).toMatchObject({ provider, address: 'a@b.example', password: 'x' });
});
