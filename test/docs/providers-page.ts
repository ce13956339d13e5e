import { PROVIDERS, type Provider } from '../../nodes/core/providers/providers';

/** Returns docs/providers.md as the table of presets has it. */
export function providersPage(): string {
	const open = PROVIDERS.filter(({ secret }) => secret !== 'impossible');
	const closed = PROVIDERS.filter(({ secret }) => secret === 'impossible');
	return `${[
		...INTRODUCTION,
		'## Services',
		'',
		'| Service | Addresses | Server | Login | Password | What to do there | Verified | Source |',
		'| --- | --- | --- | --- | --- | --- | --- | --- |',
		...open.map(rowOf),
		'',
		'## Without IMAP',
		'',
		'| Service | Addresses | What to do |',
		'| --- | --- | --- |',
		...closed.map(
			(provider) => `| ${provider.name} | ${addressesOf(provider)} | ${taskOf(provider)} |`,
		),
	].join('\n')}\n`;
}

const INTRODUCTION = [
	'<!-- Made from nodes/core/providers by `npm run docs:providers`: change the rows there. -->',
	'',
	'# Mail services',
	'',
	'What the credential knows of each service, so that nobody has to look for an IMAP server. Where _Addresses_ names domains, the service is found by the address. A company domain is found by the MX hosts in its DNS, named here behind “MX”. Any other mailbox works as well: choose _Other Service_ as _Provider_ and enter its IMAP server.',
	'',
	'_Login_ is what the service takes as user name; a name typed in _Login_ goes first. _Password_ tells whether it has to be one made for programs (app password), the one of the mailbox, or none at all: OAuth2 is chosen in the list at the top right of the credential window, which first says _App Password_.',
	'',
	"_Verified_ means that the server is written down by the service or in a mail client's database. The others are known from programs that use them: if one does not work, please report it.",
	'',
];

function rowOf(provider: Provider): string {
	const { name, host, port, security, login, secret, isVerified, source } = provider;
	const cells = [
		name,
		addressesOf(provider),
		`\`${host}:${port}\` ${security === 'tls' ? 'TLS' : 'STARTTLS'}`,
		LOGINS[login],
		SECRETS[secret],
		taskOf(provider),
		isVerified ? 'yes' : 'no',
		`${source.url === undefined ? source.name : `[${source.name}](${source.url})`}, ${source.date}`,
	];
	return `| ${cells.join(' | ')} |`;
}

const LOGINS: Readonly<Record<Provider['login'], string>> = {
	address: 'address',
	localPart: 'part before the @',
	typed: 'to be typed',
};

const SECRETS: Readonly<Record<Provider['secret'], string>> = {
	appPassword: 'app password',
	password: 'of the mailbox',
	oauth2: 'OAuth2 only',
	impossible: '–',
};

function addressesOf({ domains, mx }: Provider): string {
	const parts = [domains.join(', '), mx.length === 0 ? '' : `MX ${mx.join(', ')}`];
	return parts.filter((part) => part !== '').join('; ') || 'chosen by hand';
}

function taskOf({ needs, helpUrl, imapUrl }: Provider): string {
	const links = [`[help](${helpUrl})`];
	if (imapUrl !== undefined && imapUrl !== helpUrl) links.push(`[IMAP](${imapUrl})`);
	return `${needs}: ${links.join(', ')}`;
}
