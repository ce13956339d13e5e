import type { ItemWords } from './item-words';

export const ENGLISH: ItemWords = {
	reasons: {
		repeat: 'Repeat of the inquiry of {previous}; counts again from {until}',
		laterInquiry: 'A later inquiry of this sender and recipient is already counted',
		reply: 'Reply in a conversation that was counted on {previous}',
		autoReply: 'Automatic reply',
		bounce: 'Delivery report',
		bulk: 'Newsletter or mailing list',
		calendar: 'Message of a calendar',
		own: 'Sent from this mailbox itself',
		neverFrom: 'Kept back by the filter Never From',
		onlyFrom: 'Kept back by the filter Only From',
		neverTo: 'Kept back by the filter Never To',
		neverWithSubject: 'Kept back by the filter Never With Subject',
		olderThanMemory:
			'Older than memory: it arrived before collecting began, or so long ago that it may have been counted already',
	},
	byHeader: '{reason} (header {header})',
	byEntry: '{reason} ({entry})',
	withheld: {
		repeat: { one: '# repeat', other: '# repeats' },
		autoReply: { one: '# automatic reply', other: '# automatic replies' },
		bounce: { one: '# delivery report', other: '# delivery reports' },
		calendar: { one: '# calendar message', other: '# calendar messages' },
		bulk: { one: '# newsletter or list message', other: '# newsletters and list messages' },
		own: {
			one: '# message from this mailbox itself',
			other: '# messages from this mailbox itself',
		},
		neverFrom: { one: '# message by Never From', other: '# messages by Never From' },
		onlyFrom: { one: '# message by Only From', other: '# messages by Only From' },
		neverTo: { one: '# message by Never To', other: '# messages by Never To' },
		neverWithSubject: {
			one: '# message by Never With Subject',
			other: '# messages by Never With Subject',
		},
		olderThanMemory: { one: '# message older than memory', other: '# messages older than memory' },
	},
	mails: { one: '# message', other: '# messages' },
	days: { one: '# day', other: '# days' },
	hours: { one: '# hour', other: '# hours' },
	noPeriod: 'none, every message is an inquiry',
	status: {
		connected:
			'Connected to {provider}: {folders}. Collecting mail {from}; repeat period: {period}.',
		connectedTwice:
			"The trigger '{node}' of the workflow '{workflow}' collects from this mailbox too, so each message may become two inquiries. Switch one of them off, or choose other 'Folders' in one.",
		waiting:
			'The mailbox could not be reached yet: {cause}. Collecting starts by itself as soon as it can, and no mail that arrives from {since} on is lost.',
		broken:
			'The mailbox cannot be reached since {since}: {cause}. No mail is lost; collecting goes on by itself.',
		recovered:
			'The mailbox is back. It could not be reached from {brokenSince} to {since}; mail of that time is collected now.',
		folderRecreated:
			"The mail server renumbered the folder '{folder}'. Messages that were counted before are not counted again.",
		startedClean: 'Collecting starts over: {why}.',
		memoryDamaged:
			'Parts of what this trigger had saved could not be read: {parts}. Collecting goes on with the rest, where needed with mail from {since} on.',
		skippedWhileOff:
			'Not collected: {mails} that arrived while the workflow was off ({since} to {until}).',
		withheldCounts:
			"Not counted from {since} to {until}: {counts}. 'Additional Outputs' shows each with its reason.",
		ledgerFull:
			'More pairs of sender and recipient than can be remembered: the {dropped} oldest were dropped, so their next message counts as an inquiry.',
	},
	fromDate: 'from {since} on',
	fromNow: 'from now on ({since})',
	forms: {
		list: "Messages from {sender} look like those of a website form, but are taken for this sender's own. Enter the address as 'Website Forms': then the client is whom the form names.",
		nameClient:
			"Messages from {sender} are those of a form that does not say who filled it in, so each is an inquiry of its own. To have repeats told, let the form put the visitor's e-mail address into Reply-To or into a field 'E-mail'.",
	},
	changes: {
		pairs: 'What counts as the same sender and recipient was changed: repeat periods start over.',
		folders: 'Mail of {folders} is collected from now on.',
	},
	cleanStarts: {
		unreadable: 'what was saved could not be read',
		workflowId: 'the workflow was copied',
		nodeId: 'the node was added again',
		account: 'another mailbox was chosen',
		startDate: "'Start Date' was changed",
	},
	damagedParts: {
		folders: 'how far the folders were read',
		folder: 'how far {folder} was read',
		someFolder: 'how far a folder was read',
		mail: 'which mail was collected',
		pairs: 'pairs',
		conversations: 'conversations',
		beginning: 'when collecting began',
		unopened: 'folders that were not opened yet',
		owner: 'whose state it is',
	},
	importing: 'Earlier mail of {folders} is collected{upTo}; {mails} left.',
	looking: 'Earlier mail of {folders} is looked through to know its senders{upTo}; {mails} left.',
	upTo: ' up to {reachedAt}',
	imported: 'All mail from the start date on is collected from {folders}; new mail follows.',
	looked:
		'Earlier mail of {folders} was looked through: who wrote within the repeat period before the beginning is known. New mail follows.',
	causes: null,
	places: {
		from: 'From',
		replyTo: 'Reply-To of a message that somebody else sent for the writer',
		originalSender: 'The original sender that a mailing list or group names',
		cc: 'Cc, where a mailing list names the writer',
		text: 'The text of a website form',
		forward: 'The header of the message that a colleague forwarded',
		sender: 'Sender, as From is missing',
		returnPath: 'Return-Path, as From is missing',
		received: 'The envelope noted in Received, as From is missing',
		'': '',
	},
	doubts: {
		'': 'It is not known who wrote',
		machine: 'A program sent it and nothing in it names the writer',
		several: 'A program sent it and its Reply-To does not tell which of several people wrote',
		list: 'A mailing list or group put its own address into From and does not name the writer',
		unreadText: 'A program sent it and its text, which may name the writer, could not be read',
		forward: 'A colleague forwarded it and the forwarded message does not name the writer',
		noFrom: 'It has no From',
		unreadableFrom: 'Its From is no address that can be read',
		refuted: 'The receiving server found that From is not who sent it (DMARC fail)',
	},
	alwaysCounts: '{doubt}, so it always counts',
	noText: {
		encrypted: '(This mail is encrypted: its text can only be read with the key of the recipient.)',
		onlyFiles: '(This mail has no text, only files.)',
		empty: '(This mail has no text.)',
	},
	unreadableMail:
		'This message could not be read: {reason}. Look for it in the folder {folder} (UID {uid}).',
	cutShort: {
		fewerDays:
			"There are more than {most}: only those of the last {days} were counted, in all folders (see 'from' for the start). Choose fewer days or folders.",
		bigDay:
			'More than {most} arrived in the last day: only the newest of each folder were counted. Choose fewer folders.',
		outOfTime:
			'Time ran out before all mail was read: the figures cover only the oldest part of it. Choose fewer days or folders.',
	},
	lastDays: { one: 'day', other: '# days' },
	gaps: null,
	reference: '(reference {id})',
	notRead: null,
	leftOut: null,
};
