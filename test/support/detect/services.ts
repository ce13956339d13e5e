import type { Provider } from '../../../nodes/core/providers';
import type { Services } from '../../../nodes/detect/search';

type Row = readonly [name: string, host: string, ...mx: string[]];

/** Services that keep the mail of company domains, with the names their MX hosts really have. */
const ROWS: readonly Row[] = [
	['Fastmail', 'imap.fastmail.com', 'messagingengine.com'],
	['Google', 'imap.gmail.com', 'google.com', 'googlemail.com'],
	['iCloud', 'imap.mail.me.com', 'mail.icloud.com'],
	['Mail.ru', 'imap.mail.ru', 'mail.ru'],
	['Microsoft 365', 'outlook.office365.com', 'mail.protection.outlook.com', 'mx.microsoft'],
	['Yandex 360', 'imap.yandex.ru', 'yandex.net', 'yandex.ru'],
	['Zoho', 'imap.zoho.com', 'zoho.com'],
	['Zoho EU', 'imap.zoho.eu', 'zoho.eu'],
];

const PROVIDERS = ROWS.map(([name, host, ...mx]) => ({
	name,
	host,
	port: 993,
	security: 'tls',
	mx,
})) as unknown as ReadonlyArray<Provider & { readonly mx: readonly string[] }>;

export const services: Services = {
	byMx: (hosts) =>
		PROVIDERS.find(({ mx }) =>
			hosts.some((host) => mx.some((end) => host === end || host.endsWith(`.${end}`))),
		),
	byHost: (host) => PROVIDERS.find((provider) => provider.host === host),
};
