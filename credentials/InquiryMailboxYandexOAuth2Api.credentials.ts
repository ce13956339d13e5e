import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { OAUTH2_SERVICES } from '../nodes/core/providers/oauth2-services';
import { LOCAL_SERVER_FIELD } from './local-server-field';
import { NO_HTTP_REQUESTS } from './no-http-requests-field';
import { signInHint } from './sign-in-hints';

export class InquiryMailboxYandexOAuth2Api implements ICredentialType {
	name = 'inquiryMailboxYandexOAuth2Api';

	extends = ['oAuth2Api'];

	displayName = 'Inquiry Mailbox Yandex OAuth2 API';

	icon = {
		light: 'file:../nodes/icons/inquiry.svg',
		dark: 'file:../nodes/icons/inquiry.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/n8n-nodes-email-inquiry/n8n-nodes-email-inquiry/blob/main/docs/connect.md#sign-in-with-google-microsoft-or-yandex';

	properties: INodeProperties[] = [
		signInHint('yandex'),
		{
			displayName: 'Address',
			name: 'address',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. sales@yandex.ru',
			description: 'The email address of the account that signs in',
		},
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'authorizationCode',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: 'https://oauth.yandex.ru/authorize',
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: 'https://oauth.yandex.ru/token',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: OAUTH2_SERVICES.yandex.scope,
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: 'force_confirm=yes',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'body',
		},
		NO_HTTP_REQUESTS,
		LOCAL_SERVER_FIELD,
	];
}
