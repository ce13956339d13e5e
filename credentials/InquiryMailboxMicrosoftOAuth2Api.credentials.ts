import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { OAUTH2_SERVICES } from '../nodes/core/providers/oauth2-services';
import { LOCAL_SERVER_FIELD } from './local-server-field';
import { NO_HTTP_REQUESTS } from './no-http-requests-field';
import { signInHint } from './sign-in-hints';

/** Where the accounts of a tenant sign in; n8n fills in the field. */
const SIGN_IN = '=https://login.microsoftonline.com/{{$self["tenant"] || "common"}}/oauth2/v2.0';

// eslint-disable-next-line @n8n/community-nodes/credential-test-required -- n8n itself tests what descends from oAuth2Api, which the rule sees only in `extends`
export class InquiryMailboxMicrosoftOAuth2Api implements ICredentialType {
	name = 'inquiryMailboxMicrosoftOAuth2Api';

	extends = ['microsoftOAuth2Api'];

	displayName = 'Inquiry Mailbox Microsoft OAuth2 API';

	icon = {
		light: 'file:../nodes/icons/inquiry.svg',
		dark: 'file:../nodes/icons/inquiry.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/n8n-nodes-email-inquiry/n8n-nodes-email-inquiry/blob/main/docs/connect.md#sign-in-with-google-microsoft-or-yandex';

	properties: INodeProperties[] = [
		signInHint('microsoft'),
		{
			displayName: 'Address',
			name: 'address',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. sales@example.com',
			description:
				'The email address of the mailbox; for a shared mailbox, its own address, not that of the account that signs in',
		},
		{
			displayName: 'Login (Optional)',
			name: 'login',
			type: 'string',
			default: '',
			placeholder: 'e.g. sales@example.onmicrosoft.com',
			description: 'The user name of the mailbox in Microsoft 365, if it differs from the address',
		},
		{
			displayName: 'Tenant',
			name: 'tenant',
			type: 'string',
			default: 'common',
			description:
				"The directory (tenant) ID of your organization if the app is only for that organization; 'common' for any account, 'consumers' for Outlook.com",
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: `${SIGN_IN}/authorize`,
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: `${SIGN_IN}/token`,
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: OAUTH2_SERVICES.microsoft.scope,
		},
		{
			displayName: 'Microsoft Graph API Base URL',
			name: 'graphApiBaseUrl',
			type: 'hidden',
			default: '',
		},
		NO_HTTP_REQUESTS,
		LOCAL_SERVER_FIELD,
	];
}
