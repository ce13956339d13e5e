import type { INodeProperties } from 'n8n-workflow';

/** Returns options in the order of their names, as n8n lists them. */
export function byDisplayName(options: readonly INodeProperties[]): INodeProperties[] {
	return [...options].sort((a, b) => (a.displayName < b.displayName ? -1 : 1));
}

/** What decides whether a message is an inquiry, besides the repeat period; alike in all nodes. */
export const RULE_OPTIONS: readonly INodeProperties[] = [
	{
		displayName: 'Aliases',
		name: 'aliases',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		placeholder: 'e.g. info@example.com, *@example.org',
		description:
			'Further addresses whose mail lands in this mailbox, with commas or line breaks between them; *@domain stands for all of a domain',
	},
	{
		displayName: 'Employee Forwards',
		name: 'employeeForwards',
		type: 'boolean',
		default: false,
		description:
			'Whether a client mail that a colleague forwards to this mailbox is an inquiry of that client; the text of such mail is read to find who wrote it',
	},
	{
		displayName: 'Ignore Recipient Tag',
		name: 'ignoreRecipientTag',
		type: 'boolean',
		default: false,
		description:
			'Whether sales+one@example.com and sales+two@example.com are the same recipient for the repeat period',
	},
	{
		displayName: 'Repeat Scope',
		name: 'repeatScope',
		type: 'options',
		options: [
			{
				name: 'Sender',
				value: 'sender',
				description: 'Whichever address of yours they write to',
			},
			{
				name: 'Sender and Recipient',
				value: 'senderRecipient',
				description: 'Mail to sales@ and to info@ are two inquiries',
			},
			{
				name: 'Sender, Recipient and Subject',
				value: 'senderRecipientSubject',
				description: 'Another subject is another inquiry; Re: and Fwd: make no difference',
			},
		],
		default: 'senderRecipient',
		description: 'What a mail has to share with an earlier inquiry to be its repeat',
	},
	{
		displayName: 'Replies Are Repeats',
		name: 'repliesAreRepeats',
		type: 'boolean',
		default: false,
		description:
			'Whether a reply in a conversation that was counted is a repeat, however long ago that was',
	},
	{
		displayName: 'Same Person',
		name: 'samePerson',
		type: 'boolean',
		default: false,
		description:
			'Whether spellings that reach one account (Gmail dots, plus tags) are the same sender for the repeat period',
	},
	{
		displayName: 'Tracking Addresses',
		name: 'trackingAddresses',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add address',
		default: {},
		description:
			'Where mail to an address comes from. The first row that matches one of the recipients decides.',
		options: [
			{
				displayName: 'Address',
				name: 'rule',
				values: [
					{
						displayName: 'Address or Pattern',
						name: 'pattern',
						type: 'string',
						default: '',
						placeholder: 'e.g. sales+ads@example.com, *@example.com, +spring*',
						description:
							'An address, a plus tag, or either with * for any characters; {visitId} stands for the number of a visit, as in sales+{visitId}@example.com',
					},
					{
						displayName: 'Source',
						name: 'source',
						type: 'string',
						default: '',
						placeholder: 'e.g. newsletter',
					},
					{
						displayName: 'Medium',
						name: 'medium',
						type: 'string',
						default: '',
						placeholder: 'e.g. email',
					},
					{
						displayName: 'Campaign',
						name: 'campaign',
						type: 'string',
						default: '',
						placeholder: 'e.g. spring sale',
					},
				],
			},
		],
	},
	{
		displayName: 'Website Forms',
		name: 'websiteForms',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		placeholder: 'e.g. forms@example.com, shop.example.org',
		description:
			'Addresses or domains that send on behalf of your website visitors and are not recognised by themselves, with commas or line breaks between them; *.domain stands for a domain and all below it. The client is taken from Reply-To, else from the text.',
	},
];
