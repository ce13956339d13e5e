import type { ItemWords } from './item-words';

export const ENGLISH: ItemWords = {
	reasons: {
		repeat: 'Repeat of the inquiry of {previous}; counts again from {until}',
		laterInquiry: 'A later inquiry from this sender to this recipient was already counted',
		reply: 'Reply in a conversation that was counted on {previous}',
		autoReply: 'Automatic reply',
		bounce: 'Delivery report',
		bulk: 'Newsletter or mailing list',
		calendar: 'Calendar message',
		own: 'Sent from this mailbox',
		neverFrom: 'Withheld by the filter Never From',
		onlyFrom: 'Withheld by the filter Only From',
		neverTo: 'Withheld by the filter Never To',
		neverWithSubject: 'Withheld by the filter Never With Subject',
		olderThanMemory:
			'Too old to judge: it arrived before collecting began, or so long ago that it may already have been counted',
	},
	byHeader: '{reason} (header {header})',
	byEntry: '{reason} ({entry})',
	withheld: {
		repeat: { one: '# repeat', other: '# repeats' },
		autoReply: { one: '# automatic reply', other: '# automatic replies' },
		bounce: { one: '# delivery report', other: '# delivery reports' },
		calendar: { one: '# calendar message', other: '# calendar messages' },
		bulk: { one: '# newsletter or list message', other: '# newsletters and list messages' },
		own: { one: '# message from this mailbox', other: '# messages from this mailbox' },
		neverFrom: {
			one: '# message withheld by Never From',
			other: '# messages withheld by Never From',
		},
		onlyFrom: { one: '# message withheld by Only From', other: '# messages withheld by Only From' },
		neverTo: { one: '# message withheld by Never To', other: '# messages withheld by Never To' },
		neverWithSubject: {
			one: '# message withheld by Never With Subject',
			other: '# messages withheld by Never With Subject',
		},
		olderThanMemory: { one: '# message too old to judge', other: '# messages too old to judge' },
	},
	mails: { one: '# message', other: '# messages' },
	days: { one: '# day', other: '# days' },
	hours: { one: '# hour', other: '# hours' },
	noPeriod: 'none, every message is an inquiry',
	status: {
		connected:
			'Connected to {provider}: {folders}. Collecting mail {from}; repeat period: {period}.',
		connectedTwice:
			"The trigger '{node}' of the workflow '{workflow}' also collects from this mailbox, so each message may become two inquiries. Switch one of them off, or choose other 'Folders' in one of them.",
		waiting:
			'The mailbox could not be reached yet: {cause}. Collecting starts automatically as soon as possible, and no mail that arrives from {since} onwards is lost.',
		broken:
			'The mailbox has been unreachable since {since}: {cause}. No mail is lost; collecting resumes automatically.',
		recovered:
			'The mailbox is back. It could not be reached from {brokenSince} to {since}; mail from that time is being collected now.',
		folderRecreated:
			"The mail server renumbered the folder '{folder}'. Mail already counted is not counted again.",
		startedClean: 'Collecting starts over: {why}.',
		memoryDamaged:
			'Parts of what this trigger had saved could not be read: {parts}. Collecting continues with the rest, rechecking mail from {since} onwards where necessary.',
		skippedWhileOff:
			'Not collected: {mails} that arrived while the workflow was off ({since} to {until}).',
		withheldCounts:
			"Not counted from {since} to {until}: {counts}. 'Additional Outputs' shows each one with its reason.",
		fewConnections:
			"The mail server permits this mailbox no further connection. Until {until} mail is collected once per poll instead of at once. Close other mail programs, or switch off 'Instant Collection'.",
		proved: 'Checked on the mail server: {mails} since {since} = {counts}; {missing}.',
		unusuallyQuiet:
			"No mail has arrived since {since}; in such a time there are usually about {usual} messages. Check in this order: whether mail is still forwarded to this mailbox, whether the domain's MX records still lead to it, whether a rule on the server moves mail to a folder that is not in 'Folders', and whether the mailbox is full.",
		ledgerFull:
			'More pairs of sender and recipient than can be remembered: the {dropped} oldest were dropped, so their next message counts as an inquiry.',
	},
	proof: {
		counts: {
			inquiry: { one: '# inquiry', other: '# inquiries' },
			repeat: { one: '# repeat', other: '# repeats' },
			ignored: { one: '# ignored', other: '# ignored' },
			skipped: {
				one: '# that arrived while the workflow was off',
				other: '# that arrived while the workflow was off',
			},
			earlier: { one: '# settled earlier', other: '# settled earlier' },
			copies: { one: '# copy', other: '# copies' },
			unread: { one: '# that cannot be read', other: '# that cannot be read' },
			pending: { one: '# to be collected next', other: '# to be collected next' },
			missing: { one: '# found', other: '# found' },
		},
		noneMissing: '0 missing',
		missing: {
			one: '# was missing and is being collected now',
			other: '# were missing and are being collected now',
		},
	},
	fromDate: 'from {since} onwards',
	fromNow: 'from now on ({since})',
	forms: {
		list: "Messages from {sender} look like those of a website form, but are treated as this sender's own. Enter the address in 'Website Forms': then the client is the person the form names.",
		nameClient:
			"Messages from {sender} come from a form that does not say who filled it in, so each one is an inquiry of its own. To have repeats recognized, let the form put the visitor's email address into Reply-To or into a field 'E-mail'.",
	},
	changes: {
		pairs: 'What counts as the same sender and recipient was changed: repeat periods were reset.',
		folders: 'Mail in {folders} is collected from now on.',
	},
	cleanStarts: {
		unreadable: 'what was saved could not be read',
		workflowId: 'the workflow was copied',
		nodeId: 'the node was re-added',
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
	importing: 'Collecting earlier mail in {folders}{upTo}, {mails} left.',
	looking: 'Scanning earlier mail in {folders} for known senders{upTo}, {mails} left.',
	upTo: ': done up to {reachedAt}',
	imported: 'All mail since the start date has been collected from {folders}; new mail follows.',
	causes: null,
	places: {
		from: 'From',
		replyTo: 'Reply-To of a message that somebody else sent for the writer',
		originalSender: 'The original sender that a mailing list or group names',
		cc: 'Cc, where a mailing list names the writer',
		text: 'The text of a website form',
		forward: 'The header of the message that a colleague forwarded',
		sender: 'Sender, because From is missing',
		returnPath: 'Return-Path, because From is missing',
		received: 'The envelope noted in Received, because From is missing',
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
		unreadableFrom: 'Its From address cannot be read',
		refuted: 'The receiving server found that From is not the real sender (DMARC fail)',
	},
	alwaysCounts: '{doubt}. It therefore always counts.',
	noText: {
		encrypted:
			'(This message is encrypted: its text can only be read with the key of the recipient.)',
		onlyFiles: '(This message has no text, only files.)',
		empty: '(This message has no text.)',
	},
	unreadableMail:
		'This message could not be read: {reason}. Look for it in the folder {folder} (UID {uid}).',
	textCut: '(Cut: {shown} of {all} characters are shown.)',
	andMore: 'and {more} more',
	advice: {
		tooFew:
			'{messages} since {since} are too few to recommend a period. Choose more days, or take the length of your deal cycle.',
		noRepeats: 'Take {period}: of {messages} since {since} none was a repeat, whatever the period.',
		knee: 'Take {period}: {repeats} of {messages} since {since} would have been repeats. {longest} would have found {more} more, mostly clients who came back.',
		longest:
			'Take {period} or more: {repeats} of {messages} since {since} would have been repeats, and shorter periods find clearly fewer.',
	},
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
