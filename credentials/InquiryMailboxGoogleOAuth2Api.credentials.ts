import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { OAUTH2_SERVICES } from '../nodes/core/providers/oauth2-services';
import { LOCAL_SERVER_FIELD } from './local-server-field';
import { NO_HTTP_REQUESTS } from './no-http-requests-field';
import { signInHint } from './sign-in-hints';

// eslint-disable-next-line @n8n/community-nodes/credential-test-required -- n8n itself tests what descends from oAuth2Api, which the rule sees only in `extends`
export class InquiryMailboxGoogleOAuth2Api implements ICredentialType {
	name = 'inquiryMailboxGoogleOAuth2Api';

	extends = ['googleOAuth2Api'];

	displayName = 'Inquiry Mailbox Google OAuth2 API';

	icon = {
		light: 'file:../nodes/icons/inquiry.svg',
		dark: 'file:../nodes/icons/inquiry.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/n8n-nodes-email-inquiry/n8n-nodes-email-inquiry/blob/main/docs/connect.md#sign-in-with-google-microsoft-or-yandex';

	properties: INodeProperties[] = [
		signInHint('google'),
		{
			displayName: 'Address',
			name: 'address',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. sales@gmail.com',
			description: 'The email address of the account that signs in',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: OAUTH2_SERVICES.google.scope,
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			// Without `offline` there is no refresh token, and without `consent` only at the first sign-in.
			default: 'access_type=offline&prompt=consent',
		},
		NO_HTTP_REQUESTS,
		LOCAL_SERVER_FIELD,
	];
}
