import type { INodeProperties } from 'n8n-workflow';
import { OAUTH2_SERVICES, type OAuth2Service } from '../nodes/core/providers/oauth2-services';
import { link, RENAME, withPoints } from './hint-text';

/** Returns the notice at the top of a sign-in: which app, made where, with which permission. */
export function signInHint(service: OAuth2Service['id']): INodeProperties {
	const { scope } = OAUTH2_SERVICES[service];
	return {
		displayName: withPoints(OWN_APP, [...STEPS[service](scope), RENAME]),
		name: 'hint',
		type: 'notice',
		default: '',
	};
}

/** n8n puts our fields below its own. */
const OWN_APP = 'Client ID and Client Secret come from an app of your own, made once:';
const REDIRECT = 'Copy the ‘OAuth Redirect URL’ of this window';
const ENTER = 'Enter its Client ID and Client Secret here, save, and sign in with the button.';

const STEPS: Readonly<Record<OAuth2Service['id'], (scope: string) => readonly string[]>> = {
	google: (scope) => [
		`In the ${link('Google Cloud console', 'https://console.cloud.google.com/apis/credentials')} create an ‘OAuth client ID’ of the type ‘Web application’.`,
		`${REDIRECT} to its ‘Authorized redirect URIs’, and add the scope ‘${scope}’ under ‘Data access’.`,
		ENTER,
		'While the app is in ‘Testing’, Google ends each sign-in after 7 days: publish the app, or choose ‘Internal’ in your own Workspace. An app password is set up faster.',
	],
	microsoft: () => [
		`In ${link('Microsoft Entra', 'https://entra.microsoft.com/')} under ‘App registrations’ register an app. ${REDIRECT} to its ‘Redirect URI’, platform ‘Web’.`,
		'Add the delegated permissions ‘IMAP.AccessAsUser.All’ and ‘offline_access’, and a ‘client secret’.',
		ENTER,
		'This is the only way for Outlook.com, Hotmail and Microsoft 365: they take no passwords.',
	],
	yandex: (scope) => [
		`Register an app for web services at ${link('oauth.yandex.ru', 'https://oauth.yandex.ru/client/new')}. ${REDIRECT} to its ‘Redirect URI’.`,
		`Give it the permission ‘${scope}’. In the settings of Yandex Mail under ‘Email clients’ allow access over IMAP with OAuth tokens.`,
		ENTER,
		'Зарегистрируйте приложение на oauth.yandex.ru и вставьте туда OAuth Redirect URL из этого окна. Пароль приложения настроить проще: выберите ‘App Password’ в списке справа вверху.',
	],
};
