import { PROVIDERS, type Provider } from '../../nodes/core/providers/providers';
import { ENGLISH, RUSSIAN, type PageWords } from './providers-words';

/** Returns docs/providers.md, or docs/ru/providers.md, as the table of presets has it. */
export function providersPage(language: 'en' | 'ru' = 'en'): string {
	const words = language === 'en' ? ENGLISH : RUSSIAN;
	const open = PROVIDERS.filter(({ secret }) => secret !== 'impossible');
	const closed = PROVIDERS.filter(({ secret }) => secret === 'impossible');
	return `${[
		'<!-- Made from nodes/core/providers by `npm run docs:providers`: change the rows there. -->',
		'',
		...words.introduction,
		'',
		`## ${words.services}`,
		'',
		...headOf(words.columns),
		...open.map((provider) => rowOf(provider, words)),
		'',
		`## ${words.withoutImap}`,
		'',
		...headOf(words.fewColumns),
		...closed.map((provider) =>
			line([provider.name, addressesOf(provider, words), taskOf(provider, words)]),
		),
	].join('\n')}\n`;
}

/** Returns what has to be done at a service; undefined where the language has no words for it. */
export function needsOf({ needs, needsInRussian }: Provider, words: PageWords): string | undefined {
	if (words === ENGLISH) return needs;
	return needsInRussian === undefined
		? words.others[needs]
		: needsInRussian.charAt(0).toLowerCase() + needsInRussian.slice(1);
}

function line(cells: readonly string[]): string {
	return `| ${cells.join(' | ')} |`;
}

function headOf(columns: readonly string[]): string[] {
	return [line(columns), line(columns.map(() => '---'))];
}

function rowOf(provider: Provider, words: PageWords): string {
	const { name, host, port, security, login, secret, isVerified, source } = provider;
	const sourceName = words.others[source.name] ?? source.name;
	return line([
		name,
		addressesOf(provider, words),
		`\`${host}:${port}\` ${security === 'tls' ? 'TLS' : 'STARTTLS'}`,
		words.logins[login],
		words.secrets[secret],
		taskOf(provider, words),
		isVerified ? words.yes : words.no,
		`${source.url === undefined ? sourceName : `[${sourceName}](${source.url})`}, ${source.date}`,
	]);
}

function addressesOf({ domains, mx }: Provider, { byHand }: PageWords): string {
	const parts = [domains.join(', '), mx.length === 0 ? '' : `MX ${mx.join(', ')}`];
	return parts.filter((part) => part !== '').join('; ') || byHand;
}

function taskOf(provider: Provider, words: PageWords): string {
	const { helpUrl, imapUrl } = provider;
	const links = [`[${words.help}](${helpUrl})`];
	if (imapUrl !== undefined && imapUrl !== helpUrl) links.push(`[IMAP](${imapUrl})`);
	return `${needsOf(provider, words) ?? provider.needs}: ${links.join(', ')}`;
}
