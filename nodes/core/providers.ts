/** A mail service whose settings users need not know. */
export interface Provider {
	readonly id: string;
	readonly name: string;
	readonly domains: readonly string[];
	readonly host: string;
	readonly port: number;
	readonly security: 'tls' | 'starttls';
	/** What has to be done at the service before a program may read the mailbox. */
	readonly needs: string;
	/** The service's own page about it. */
	readonly helpUrl: string;
}

/** Sorted by name; the form, the connection and the texts of errors all read this table. */
export const PROVIDERS = [
	{
		id: 'gmail',
		name: 'Gmail',
		domains: ['gmail.com', 'googlemail.com'],
		host: 'imap.gmail.com',
		port: 993,
		security: 'tls',
		needs: 'turn on 2-Step Verification and create an app password',
		helpUrl: 'https://support.google.com/accounts/answer/185833',
	},
	{
		id: 'mailru',
		name: 'Mail.ru',
		domains: ['mail.ru', 'inbox.ru', 'list.ru', 'bk.ru', 'internet.ru'],
		host: 'imap.mail.ru',
		port: 993,
		security: 'tls',
		needs: 'create a password for an external app in the security settings',
		helpUrl: 'https://help.mail.ru/mail/security/protection/external',
	},
	{
		id: 'yandex',
		name: 'Yandex',
		domains: [
			'yandex.ru',
			'ya.ru',
			'yandex.com',
			'yandex.by',
			'yandex.kz',
			'yandex.ua',
			'narod.ru',
		],
		host: 'imap.yandex.ru',
		port: 993,
		security: 'tls',
		needs: 'allow IMAP in the mail settings and create an app password for Mail',
		helpUrl: 'https://yandex.ru/support/id/authorization/app-passwords.html',
	},
] as const satisfies readonly Provider[];

/** Returns the provider with this id, or undefined. */
export function providerById(id: string): Provider | undefined {
	return PROVIDERS.find((provider) => provider.id === id);
}

/** Returns the provider whose addresses end in this domain, or undefined. */
export function providerByDomain(domain: string): Provider | undefined {
	return PROVIDERS.find((provider: Provider) => provider.domains.includes(domain));
}
