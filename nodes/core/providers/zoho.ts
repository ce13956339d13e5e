import { service, type Provider } from './provider';
import { quotedPage, thunderbird } from './sources';

const HELP = 'https://www.zoho.com/mail/help/imap-access.html';
const NEEDS =
	'allow IMAP access in the mail settings, create an application-specific password, and choose the service of the region your account is in';

/**
 * Zoho keeps each account in one region, and the servers of another know nothing of it: they answer as if
 * the password were wrong. Company domains have servers of their own.
 */
export const ZOHO: readonly Provider[] = [
	...inRegion('', 'com', 'Worldwide'),
	...inRegion('Au', 'com.au', 'Australia'),
	...inRegion('Eu', 'eu', 'Europe'),
	...inRegion('In', 'in', 'India'),
	...inRegion('Jp', 'jp', 'Japan'),
];

function inRegion(suffix: string, ending: string, region: string): readonly Provider[] {
	const common = {
		secret: 'appPassword',
		needs: NEEDS,
		helpUrl: HELP,
		imapUrl: `${HELP}#EnableIMAP`,
	} as const;
	return [
		service({
			...common,
			id: `zoho${suffix}`,
			name: `Zoho Mail ${region}`,
			domains: [`zoho.${ending}`, `zohomail.${ending}`],
			host: `imap.zoho.${ending}`,
			source: thunderbird(`zoho.${ending}.xml`),
		}),
		service({
			...common,
			id: `zohoDomain${suffix}`,
			name: `Zoho Mail ${region} (Company Domain)`,
			mx: [`mx.zoho.${ending}`, `mx2.zoho.${ending}`, `mx3.zoho.${ending}`],
			host: `imappro.zoho.${ending}`,
			source: quotedPage(HELP),
			// The page is known as it looks in the first region only.
			isVerified: ending === 'com',
		}),
	];
}
