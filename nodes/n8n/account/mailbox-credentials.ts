import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';

/** Returns the credentials of a node that opens a mailbox, but where `hidden` says that it does not. */
export function mailboxCredentials(
	hidden: Readonly<Record<string, string[]>> = {},
): INodeCredentialDescription[] {
	return WAYS.map(([authentication, name, testedBy]) => ({
		name,
		required: true,
		...(testedBy === undefined ? {} : { testedBy }),
		displayOptions: { show: { authentication: [authentication] }, hide: { ...hidden } },
	}));
}

/** How to log in, for a node with `mailboxCredentials`. */
export const AUTHENTICATION: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	options: [
		{ name: 'App Password', value: 'password', description: 'For any IMAP mailbox' },
		{ name: 'Sign in With Google', value: 'google', description: 'Gmail, Google Workspace' },
		{
			name: 'Sign in With Microsoft',
			value: 'microsoft',
			description: 'Outlook.com, Microsoft 365, shared mailboxes',
		},
		{ name: 'Sign in With Yandex', value: 'yandex', description: 'Yandex Mail, Yandex 360' },
	],
	default: 'password',
	noDataExpression: true,
	description: 'How to log in to the mailbox',
};

const WAYS: ReadonlyArray<readonly [authentication: string, name: string, testedBy?: string]> = [
	['password', 'inquiryMailboxApi', 'testMailbox'],
	['google', 'inquiryMailboxGoogleOAuth2Api'],
	['microsoft', 'inquiryMailboxMicrosoftOAuth2Api'],
	['yandex', 'inquiryMailboxYandexOAuth2Api'],
];
