import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { PROVIDERS } from '../nodes/core/providers/providers';
import { PROVIDER_HINTS } from './provider-hints';

/** Services whose login cannot be told from the address. */
const WITH_LOGIN = PROVIDERS.filter(({ login }) => login === 'typed').map(({ id }) => id);

// eslint-disable-next-line @n8n/community-nodes/credential-test-required -- the nodes test it (`testedBy` in nodes/n8n/account/mailbox-credentials.ts), which the rule sees only in a literal
export class InquiryMailboxApi implements ICredentialType {
	name = 'inquiryMailboxApi';

	displayName = 'Inquiry Mailbox API';

	icon = {
		light: 'file:../nodes/icons/inquiry.svg',
		dark: 'file:../nodes/icons/inquiry.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/n8n-nodes-email-inquiry/n8n-nodes-email-inquiry/blob/main/docs/connect.md';

	properties: INodeProperties[] = [
		{
			displayName: 'Provider',
			name: 'provider',
			type: 'options',
			default: 'auto',
			description: 'The mail service of the mailbox',
			options: [
				{ name: 'Detect From the Address', value: 'auto' },
				...PROVIDERS.map(({ name, id }) => ({ name, value: id })),
				{ name: 'Other Service', value: 'other' },
			],
		},
		{
			displayName: 'Address',
			name: 'address',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. sales@example.com',
			description: 'The email address of the mailbox',
		},
		...PROVIDER_HINTS,
		{
			displayName: 'App Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'A password created for this connection in the security settings of the mail service. For services without app passwords, enter the ordinary one.',
		},
		{
			displayName: 'Host',
			name: 'host',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. imap.example.com',
			description: 'The name of the IMAP server',
			displayOptions: { show: { provider: ['other'] } },
		},
		{
			displayName: 'Port',
			name: 'port',
			type: 'number',
			default: 993,
			required: true,
			description: 'The port of the IMAP server: 993 for TLS, 143 for STARTTLS or no encryption',
			displayOptions: { show: { provider: ['other'] } },
		},
		{
			displayName: 'Security',
			name: 'security',
			type: 'options',
			default: 'tls',
			options: [
				{
					name: 'None',
					value: 'none',
					description: 'The password and all mail can be read in transit',
				},
				{ name: 'STARTTLS', value: 'starttls' },
				{ name: 'TLS', value: 'tls' },
			],
			description: 'How the connection is encrypted',
			displayOptions: { show: { provider: ['other'] } },
		},
		{
			displayName: 'Login',
			name: 'login',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. sales',
			description: 'The name to log in with, which at this service is not the address',
			displayOptions: { show: { provider: WITH_LOGIN } },
		},
		{
			displayName: 'Login (Optional)',
			name: 'login',
			type: 'string',
			default: '',
			placeholder: 'e.g. sales',
			description: 'The name to log in with, if it is not the address',
			displayOptions: { show: { provider: ['other'] } },
		},
		// eslint-disable-next-line @n8n/community-nodes/credential-password-field -- a switch, not a secret; the name is n8n's own
		{
			displayName: 'Ignore TLS Issues (Insecure)',
			name: 'allowUnauthorizedCerts',
			type: 'boolean',
			default: false,
			description: 'Whether to connect even when the certificate of the server cannot be verified',
			displayOptions: { show: { provider: ['other'], security: ['tls', 'starttls'] } },
		},
		// eslint-disable-next-line @n8n/community-nodes/credential-password-field -- certificates are public
		{
			displayName: 'CA Certificate',
			name: 'caCertificate',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			placeholder: '-----BEGIN CERTIFICATE-----',
			description:
				"Certificate of your own authority that signed the server's certificate, trusted in addition to the built-in ones",
			displayOptions: {
				show: {
					provider: ['other'],
					security: ['tls', 'starttls'],
					allowUnauthorizedCerts: [false],
				},
			},
		},
	];
}
