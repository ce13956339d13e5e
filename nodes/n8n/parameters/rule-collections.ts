import type { INodeProperties } from 'n8n-workflow';
import { FILTERS } from './filter-options';

/** What makes a message the repeat of an earlier inquiry. */
const WHAT_COUNTS: INodeProperties = {
	displayName: 'What Counts',
	name: 'whatCounts',
	type: 'collection',
	placeholder: 'Add rule',
	default: {},
	description: 'What a message must share with an earlier inquiry to be a repeat of it',
	options: [
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
					description: 'A different subject is another inquiry; Re: and Fwd: make no difference',
				},
			],
			default: 'senderRecipient',
			description: 'What a message must share with an earlier inquiry to be its repeat',
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
			displayName: 'Ignore Recipient Tag',
			name: 'ignoreRecipientTag',
			type: 'boolean',
			default: false,
			description:
				'Whether sales+one@example.com and sales+two@example.com are the same recipient for the repeat period',
		},
		{
			displayName: 'Replies Are Repeats',
			name: 'repliesAreRepeats',
			type: 'boolean',
			default: false,
			description:
				'Whether a reply in a conversation that was counted is a repeat, however long ago that was',
		},
	],
};

/** The user's other addresses; what they are for is said where they are asked for. */
export const ALIASES: INodeProperties = {
	displayName: 'Aliases',
	name: 'aliases',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	placeholder: 'e.g. info@example.com, *@example.org',
};

/** Who sends for website visitors; described where it is asked for. */
export const WEBSITE_FORMS: INodeProperties = {
	displayName: 'Website Forms',
	name: 'websiteForms',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	placeholder: 'e.g. forms@example.com, shop.example.org',
};

/** Whose the addresses are, and who writes in the name of others. */
const WHO_WRITES: INodeProperties = {
	displayName: 'Who Writes to Whom',
	name: 'whoWrites',
	type: 'collection',
	placeholder: 'Add setting',
	default: {},
	description:
		'Your other addresses, and mail in which somebody else writes for the client: website forms, colleagues who forward',
	options: [
		{
			...ALIASES,
			description:
				'Further addresses whose mail is delivered to this mailbox, separated by commas or line breaks; *@domain stands for every address in a domain',
		},
		{
			...WEBSITE_FORMS,
			description:
				'Addresses or domains that send on behalf of your website visitors and are not recognized automatically, separated by commas or line breaks; *.domain stands for a domain and its subdomains. The client is taken from Reply-To, otherwise from the text.',
		},
		{
			displayName: 'Employee Forwards',
			name: 'employeeForwards',
			type: 'boolean',
			default: false,
			description:
				'Whether client mail that a colleague forwards to this mailbox is an inquiry of that client; the text of such mail is read to find out who wrote it',
		},
	],
};

/** One click to the first row: a collection around it would hold nothing else. */
const SOURCES: INodeProperties = {
	displayName: 'Sources',
	name: 'sources',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Tracking Address',
	default: {},
	description:
		'Which source to record for mail to an address. The first row that matches one of the recipients decides.',
	options: [
		{
			displayName: 'Tracking Addresses',
			name: 'trackingAddresses',
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
};

/** What decides whether a message is an inquiry, besides the repeat period; alike in all nodes, in this order. */
export const RULE_COLLECTIONS: readonly INodeProperties[] = [
	WHAT_COUNTS,
	FILTERS,
	WHO_WRITES,
	SOURCES,
];
