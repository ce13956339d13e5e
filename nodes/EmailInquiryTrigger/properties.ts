import type { INodeProperties } from 'n8n-workflow';

export const properties: INodeProperties[] = [
	{
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
		description:
			'How to log in to the mailbox; what was collected stays known when you choose another way for the same address',
	},
	{
		// eslint-disable-next-line n8n-nodes-base/node-param-display-name-wrong-for-dynamic-multi-options -- folders have no IDs: users know them by name
		displayName: 'Folders',
		name: 'folders',
		type: 'multiOptions',
		typeOptions: { loadOptionsMethod: 'getFolders' },
		default: ['INBOX'],
		required: true,
		// eslint-disable-next-line n8n-nodes-base/node-param-description-wrong-for-dynamic-multi-options -- folders have no IDs
		description:
			'The folders of the mailbox to collect from. Choose from the list, or give their names by an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Repeat Period',
		name: 'repeatPeriod',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 8760 },
		default: 1,
		description:
			'How long after an inquiry further mail of the same sender to the same recipient is a repeat, not another inquiry. Take the length of your deal cycle: 1–2 days for quick sales, 30–90 days for long ones. 0 counts every mail.',
	},
	{
		displayName: 'Repeat Period Unit',
		name: 'repeatPeriodUnit',
		type: 'options',
		options: [
			{ name: 'Days', value: 'days' },
			{ name: 'Hours', value: 'hours' },
		],
		default: 'days',
		description: 'The unit of the repeat period; a day is 24 hours',
	},
	{
		displayName: 'Collect From',
		name: 'collectFrom',
		type: 'options',
		options: [
			{
				name: 'Date',
				value: 'date',
				description: 'Also collect mail that is already in the mailbox',
			},
			{ name: 'Now', value: 'now', description: 'Collect mail that arrives after the activation' },
		],
		default: 'now',
		description: 'Where collecting begins',
	},
	{
		displayName: 'Start Date',
		name: 'startDate',
		type: 'dateTime',
		default: '',
		required: true,
		displayOptions: { show: { collectFrom: ['date'] } },
		description:
			'Mail that arrived at this moment or later is collected, oldest first. Another date starts over from there; mail that is still remembered is not counted twice.',
	},
	{
		displayName: 'Additional Outputs',
		name: 'additionalOutputs',
		type: 'multiOptions',
		options: [
			{
				name: 'Ignored',
				value: 'ignored',
				description: 'Mail that is no inquiry, with the reason',
			},
			{ name: 'Repeats', value: 'repeats', description: 'Mail inside the repeat period' },
			{
				name: 'Status',
				value: 'status',
				description: 'Connected, broken, recovered and other news of the mailbox',
			},
		],
		default: ['status'],
		description: 'Further outputs of the node, besides Inquiry',
	},
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Aliases',
				name: 'aliases',
				type: 'string',
				default: '',
				placeholder: 'e.g. info@example.com, *@example.org',
				description:
					'Further addresses whose mail lands in this mailbox, separated by commas; *@domain stands for all of a domain',
			},
			{
				displayName: 'Batch Size',
				name: 'batchSize',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 100 },
				default: 50,
				description: 'How many mails one execution gets at most; 1 makes one execution per inquiry',
			},
			{
				displayName: 'Default Country',
				name: 'defaultCountry',
				type: 'string',
				default: '',
				placeholder: 'e.g. DE',
				description:
					'The country of phone numbers that are written without a country code, as two letters; when empty, the country of the sender’s domain, like .de',
			},
			{
				displayName: 'Download Attachments',
				name: 'attachments',
				type: 'boolean',
				default: false,
				description:
					'Whether to hand on the files of inquiries as binary data; their names, types and sizes are known without it',
			},
			{
				displayName: 'Download Inline Images',
				name: 'inlineImages',
				type: 'boolean',
				default: false,
				description:
					'Whether to hand on the pictures that the text of inquiries shows as well, which are mostly logos',
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
				displayName: 'Maximum Attachment Size',
				name: 'maxAttachmentSize',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 1000 },
				default: 10,
				description: 'The largest file that is downloaded, in MB; larger ones are listed only',
			},
			{
				displayName: 'Maximum Attachments',
				name: 'maxAttachments',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 100 },
				default: 10,
				description: 'How many files of one mail are downloaded; more are listed only',
			},
			{
				displayName: 'Outage Minutes',
				name: 'outageMinutes',
				type: 'number',
				typeOptions: { minValue: 1 },
				default: 15,
				description:
					'How long the mailbox may be unreachable before it is reported; shorter outages heal by themselves and no mail is lost',
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
				displayName: 'Skip Automatic Mail',
				name: 'skipAutomaticMail',
				type: 'multiOptions',
				options: [
					{ name: 'Automatic Replies', value: 'autoReply' },
					{ name: 'Calendar Messages', value: 'calendar' },
					{ name: 'Delivery Reports', value: 'bounce' },
					{ name: 'Mail From This Mailbox', value: 'own' },
					{ name: 'Newsletters and Mailing Lists', value: 'bulk' },
				],
				default: ['autoReply', 'bounce', 'own'],
				description: 'Mail that is never an inquiry; it goes to the Ignored output',
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
				displayName: 'Warm Start',
				name: 'warmStart',
				type: 'boolean',
				default: false,
				description:
					'Whether to read the headers of the last repeat period when collecting begins, so that the client of yesterday is not new today; nothing of it is collected',
			},
			{
				displayName: 'Website Forms',
				name: 'websiteForms',
				type: 'string',
				default: '',
				placeholder: 'e.g. forms@example.com, shop.example.org',
				description:
					'Addresses or domains that send on behalf of your website visitors, separated by commas; the client is taken from Reply-To, else from the text',
			},
			{
				displayName: 'While Inactive',
				name: 'whileInactive',
				type: 'options',
				options: [
					{ name: 'Collect', value: 'collect', description: 'Collect it after switching on' },
					{ name: 'Skip', value: 'skip', description: 'Leave it out; Status says how many' },
				],
				default: 'skip',
				description:
					'What happens to mail that arrives while the workflow is switched off for an hour or more',
			},
		],
	},
];
