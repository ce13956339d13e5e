import type { INodeProperties } from 'n8n-workflow';
import { OAUTH2_SERVICES, type OAuth2Service } from '../nodes/core/providers/oauth2-services';
import { link, RENAME } from './hint-text';

/** Returns the notice at the top of a sign-in: which app, made where, with which permission. */
export function signInHint(service: OAuth2Service['id']): INodeProperties {
	const { scope } = OAUTH2_SERVICES[service];
	return {
		displayName: [...STEPS[service](scope), RENAME].join('<br>'),
		name: 'hint',
		type: 'notice',
		default: '',
	};
}

/** n8n Cloud and n8n's administrators may bring an app of their own; then only the button is shown. */
const IF_ASKED = 'If this window asks for a Client ID, you need an app of your own, once:';
const REDIRECT = 'Copy the <b>OAuth Redirect URL</b> of this window';
const ENTER = 'Enter its Client ID and Client Secret here, save, and sign in with the button.';

const STEPS: Readonly<Record<OAuth2Service['id'], (scope: string) => readonly string[]>> = {
	google: (scope) => [
		`${IF_ASKED}`,
		`1. In the ${link('Google Cloud console', 'https://console.cloud.google.com/apis/credentials')} create an <b>OAuth client ID</b> of the type <b>Web application</b>.`,
		`2. ${REDIRECT} to its <b>Authorized redirect URIs</b>, and add the scope <b>${scope}</b> under <b>Data access</b>.`,
		`3. ${ENTER}`,
		'While the app is in <b>Testing</b>, Google ends each sign-in after 7 days: publish the app, or choose <b>Internal</b> in your own Workspace. An app password is set up faster.',
	],
	microsoft: () => [
		`${IF_ASKED}`,
		`1. In ${link('Microsoft Entra', 'https://entra.microsoft.com/')} under <b>App registrations</b> register an app. ${REDIRECT} to its <b>Redirect URI</b>, platform <b>Web</b>.`,
		'2. Add the delegated permissions <b>IMAP.AccessAsUser.All</b> and <b>offline_access</b>, and a <b>client secret</b>.',
		`3. ${ENTER}`,
		'This is the only way for Outlook.com, Hotmail and Microsoft 365: they take no passwords.',
	],
	yandex: (scope) => [
		`${IF_ASKED}`,
		`1. Register an app for web services at ${link('oauth.yandex.ru', 'https://oauth.yandex.ru/client/new')}. ${REDIRECT} to its <b>Redirect URI</b>.`,
		`2. Give it the permission <b>${scope}</b>. In the settings of Yandex Mail under <b>Email clients</b> allow access over IMAP with OAuth tokens.`,
		`3. ${ENTER}`,
		'Проще пароль приложения: выберите App Password в списке справа вверху.',
	],
};
