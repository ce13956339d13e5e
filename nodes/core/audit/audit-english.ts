import type { AuditWords } from './audit-words';

export const AUDIT_ENGLISH: AuditWords = {
	title: 'Mailbox audit',
	mails: { one: '# message', other: '# messages' },
	summary:
		'Since {since}, {mails} arrived. {expected} Found: {aliases}, {forms}, {filters}; {spam}.',
	expected:
		'A repeat period of {period} gives about {inquiries} and at most {executions} a month{withFilters}.',
	expectedEveryMail:
		'If every message counts, there are about {inquiries} and at most {executions} a month{withFilters}.',
	withFilters: ' ({inquiries} and {executions} with the proposed filters)',
	tooYoung: 'That is too short a time to say what a month will bring.',
	inquiries: { one: '# inquiry', other: '# inquiries' },
	executions: { one: '# execution', other: '# executions' },
	aliases: { one: '# alias', other: '# aliases' },
	forms: { one: '# website form or shop', other: '# website forms and shops' },
	filters: { one: '# sender worth a filter', other: '# senders worth a filter' },
	noFilters: 'no filters, because too little sent mail is there to tell clients by',
	noFiltersOfPart: 'no filters, because only a part of the sent mail was read',
	noSpam: 'Spam was not looked at, as no such folder was found',
	spamFinds: {
		one: '# message in Spam deserves a look',
		other: '# messages in Spam deserve a look',
	},
	cards: {
		mails: 'Messages',
		inquiries: 'Inquiries a month',
		executions: 'Executions a month, at most',
		filtered: 'Inquiries a month with the filters',
		period: 'Recommended repeat period',
	},
	ready: {
		title: 'Ready for the trigger',
		hint: 'Copy each line into the field of the Email Inquiry Trigger that is named above it.',
		places: {
			aliases: 'Who Writes to Whom → Aliases',
			websiteForms: 'Who Writes to Whom → Website Forms',
			neverFrom: 'Filters → Never From',
		},
		nothing: 'Nothing to enter.',
	},
	sections: {
		receiving: {
			title: 'Addresses that receive mail here',
			hint: 'An alias is an address that brought mail here on its own, or that you write from.',
		},
		forms: {
			title: 'Website forms and shops',
			hint: 'Their mail comes from a program, and the client is named in Reply-To or in the text.',
		},
		automatic: {
			title: 'Automatic mail',
			hint: 'Filters → Automatic Mail of the trigger decides which kinds are never inquiries.',
		},
		sure: {
			title: 'Suppliers and notifications worth a filter',
			hint: 'Newsletters, and programs that send nothing but notices. You never wrote there, and no person writes from there.',
		},
		doubtful: {
			title: 'Look at these yourself',
			hint: 'They look like programs, but a client may be behind them: not proposed.',
		},
		spam: {
			title: 'In Spam, and perhaps not spam',
			hint: 'Answers to your mail, your forms, people you have written to, and people whose sender was verified (DMARC).',
		},
		periods: {
			title: 'Repeat periods',
			hint: 'What each period makes of the same mail, before any filter.',
		},
	},
	columns: {
		address: 'Address',
		kind: 'Kind',
		mails: 'Messages',
		counted: 'Of them counted',
		sender: 'Sender',
		because: 'Why',
		received: 'Received',
		subject: 'Subject',
		period: 'Period',
		inquiries: 'Inquiries',
		repeats: 'Repeats',
		listed: 'In the list',
	},
	receivingKinds: { mailbox: 'this mailbox', known: 'in your settings', alias: 'alias found' },
	formKinds: { form: 'website form', shop: 'shop or booking' },
	listed: {
		recognized: 'yes; also recognized without it',
		needed: 'yes; not recognized without it',
		ours: 'no: your own address, recognized by itself',
		person: 'no: people write from it as well',
	},
	namesNobody: 'names no client, so each message counts',
	automaticKinds: {
		autoReply: 'Automatic replies',
		bounce: 'Delivery reports',
		bulk: 'Newsletters and mailing lists',
		calendar: 'Calendar messages',
		own: 'Mail from this mailbox',
	},
	filterKinds: { newsletter: 'newsletter', notification: 'notification' },
	doubts: {
		asks: 'a subject speaks of a request or an order',
		people: 'people of the same firm write to you',
		name: 'the address may be a person’s',
		unclear: 'the subjects do not say that it is a newsletter or a notice',
	},
	spamReasons: {
		reply: 'answers your mail',
		form: 'a website form',
		written: 'you have written to the sender',
		dmarc: 'a person, sender verified',
	},
	more: { one: '# more row is left out here.', other: '# more rows are left out here.' },
	days: { one: '# day', other: '# days' },
	hours: { one: '# hour', other: '# hours' },
	everyMail: 'Every message',
	notes: {
		readOnly:
			'Only headers were read, and the text where a program may have named a client. Nothing in the mailbox was changed.',
		noSent:
			'There is no folder of sent mail, or too little in it to tell whom you answer: no filters are proposed. Choose the right one as Sent Folder in the options.',
		sentCut:
			'Only a part of the sent mail was read, because there is too much of it or the time was up: no filters are proposed. Choose fewer days.',
		spamCut: 'Only a part of Spam was read. Choose fewer days.',
		noSpam: 'No Spam folder was found. Choose it as Spam Folder in the options.',
		executions:
			'Executions: one for each second in which inquiries arrive, and one for a day with nothing but other mail. Additional outputs cost more.',
		filterRule:
			'A filter is proposed only for a sender with three messages or more, all of them made by a program, to whom and to whose firm you never wrote.',
	},
	context: '{mailbox} · {folders} · time zone {zone}',
};
