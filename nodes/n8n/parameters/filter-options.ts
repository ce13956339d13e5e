import type { INodeProperties } from 'n8n-workflow';

/** What is never an inquiry, by the user's own word; alike in all nodes. */
export const FILTERS: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	description:
		'Mail that is never an inquiry. It goes to the Ignored output with the filter as its reason, is counted in Status, and does not make later mail a repeat.',
	options: [
		{
			displayName: 'Automatic Mail',
			name: 'automaticMail',
			type: 'multiOptions',
			options: [
				{ name: 'Automatic Replies', value: 'autoReply' },
				{ name: 'Calendar Messages', value: 'calendar' },
				{ name: 'Delivery Reports', value: 'bounce' },
				{ name: 'Mail From This Mailbox', value: 'own' },
				{ name: 'Newsletters and Mailing Lists', value: 'bulk' },
			],
			default: ['autoReply', 'bounce', 'own'],
			description:
				'Kinds of automatic mail that are never inquiries. A newsletter, list or calendar message that replies in a counted conversation still counts.',
		},
		{
			displayName: 'Never From',
			name: 'neverFrom',
			type: 'string',
			typeOptions: { rows: 2 },
			default: '',
			placeholder: 'e.g. news@example.com, example.org, *.example.net',
			description:
				'Senders whose mail is never an inquiry: addresses, domains, or patterns with * for any characters, separated by commas or line breaks. Both From and the client that was found count as the sender.',
		},
		{
			displayName: 'Never To',
			name: 'neverTo',
			type: 'string',
			typeOptions: { rows: 2 },
			default: '',
			placeholder: 'e.g. jobs@example.com, invoices*@example.com',
			description:
				'Recipients whose mail is never an inquiry. Mail to several of your addresses is withheld only if all of them are listed.',
		},
		{
			displayName: 'Never With Subject',
			name: 'neverWithSubject',
			type: 'string',
			typeOptions: { rows: 2 },
			default: '',
			placeholder: 'e.g. unsubscribe, newsletter*, "invoice, paid"',
			description:
				'Words or phrases that are never in the subject of an inquiry, separated by commas or line breaks; * stands for any characters. Without *, whole words are matched, ignoring case.',
		},
		{
			displayName: 'Only From',
			name: 'onlyFrom',
			type: 'string',
			typeOptions: { rows: 2 },
			default: '',
			placeholder: 'e.g. partner.example.com',
			description:
				'The only senders whose mail may be an inquiry, written as in Never From; all other mail is ignored',
		},
	],
};
