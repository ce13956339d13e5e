/** A mail service that lets people sign in instead of giving a password. */
export interface OAuth2Service {
	/** The value of the parameter 'Authentication'. */
	readonly id: 'google' | 'microsoft' | 'yandex';
	readonly name: string;
	/** The type of its credential. */
	readonly credential: string;
	readonly host: string;
	readonly port: number;
	/** What people are asked to consent to. */
	readonly scope: string;
	/** What to look at when the mail server does not accept a sign-in. */
	readonly checks: string;
	/** Why a consent ends that nobody took back. */
	readonly consentEnds: string;
	/** The service's own page about it. */
	readonly helpUrl: string;
}

export const OAUTH2_SERVICES = {
	google: {
		id: 'google',
		name: 'Gmail',
		credential: 'inquiryMailboxGoogleOAuth2Api',
		host: 'imap.gmail.com',
		port: 993,
		// Google has no narrower scope for IMAP.
		scope: 'https://mail.google.com/',
		checks:
			"'Address' must be the account that signed in. In Google Workspace an administrator may have switched IMAP off (Apps > Google Workspace > Gmail > End User Access). When Google asked for consent, access to Gmail must be ticked",
		consentEnds:
			"While the app's publishing status is 'Testing', Google ends each consent after 7 days: publish the app in the Google Cloud console.",
		helpUrl: 'https://support.google.com/a/answer/105694',
	},
	microsoft: {
		id: 'microsoft',
		name: 'Microsoft 365',
		credential: 'inquiryMailboxMicrosoftOAuth2Api',
		host: 'outlook.office365.com',
		port: 993,
		scope: 'https://outlook.office.com/IMAP.AccessAsUser.All offline_access',
		checks:
			"'Address' must be the mailbox of the account that signed in, or a shared mailbox to which it has full access. IMAP must be on for that mailbox (Exchange admin center > Mailboxes > Email apps), and the app needs the permission IMAP.AccessAsUser.All",
		consentEnds:
			'A new password or a policy of the organization, such as requiring a second factor, ends it as well.',
		helpUrl:
			'https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth',
	},
	yandex: {
		id: 'yandex',
		name: 'Yandex',
		credential: 'inquiryMailboxYandexOAuth2Api',
		host: 'imap.yandex.ru',
		port: 993,
		scope: 'mail:imap_ro',
		checks:
			"'Address' must be the account that signed in. Its mail settings (Email clients) must allow access over IMAP with OAuth tokens, and the app needs the permission mail:imap_ro",
		consentEnds: 'A new password ends it as well.',
		helpUrl: 'https://yandex.ru/support/yandex-360/business/mail/ru/web/security/oauth',
	},
} as const satisfies { readonly [Id in OAuth2Service['id']]: OAuth2Service & { readonly id: Id } };

/** Returns the service with this id, or undefined. */
export function oAuth2ServiceById(id: unknown): OAuth2Service | undefined {
	return Object.values<OAuth2Service>(OAUTH2_SERVICES).find((service) => service.id === id);
}
