import type { ExplanationWords } from './explanation-words';

const FILTER_CHANGE = "To have such mail counted, remove the entry from the trigger's 'Filters'.";
const AUTOMATIC_CHANGE =
	"To have such mail counted, remove its kind from 'Automatic Mail' in the trigger's 'Filters'.";
const WAIT = 'Nothing: it is collected with one of the next polls.';

export const IN_ENGLISH: ExplanationWords = {
	reasons: {
		inquiry:
			'It is an inquiry: in the repeat period ({period}) before it, no inquiry {pair} was counted.',
		unknownWriter: 'It is an inquiry, as mail of an unknown writer always is. {doubt}.',
		unread:
			'It was passed on as an inquiry without its content, because the mail server did not deliver it in five attempts.',
		repeat:
			'It is a repeat: on {previous}, less than the repeat period ({period}) before it, an inquiry {pair} was counted.',
		reply:
			"It is a repeat: it replies in a conversation that was counted on {previous}, and 'Replies Are Repeats' is on.",
		laterInquiry:
			'It is a repeat: a message {pair} that arrived later was read first and counted, as the inquiry of {previous}.',
		replacedInquiry:
			'It is a repeat. Which inquiry it repeats is no longer remembered, because another one {pair} was counted since, on {previous}.',
		autoReply: 'It is ignored as an automatic reply: the header {header} shows it.',
		bounce: 'It is ignored as a delivery report: the header {header} shows it.',
		bulk: 'It is ignored as a newsletter or mailing list: the header {header} shows it.',
		calendar: 'It is ignored as a calendar message: the header {header} shows it.',
		own: 'It is ignored because it was sent from an address of this mailbox.',
		neverFrom: "It is ignored because of its sender: the entry {entry} of the filter 'Never From'.",
		onlyFrom: "It is ignored because its sender is not in the filter 'Only From'.",
		neverTo: "It is ignored because of its recipient: the entry {entry} of the filter 'Never To'.",
		neverWithSubject:
			"It is ignored because of its subject: the entry {entry} of the filter 'Never With Subject'.",
		olderThanMemory:
			'It is ignored as too old to judge: it arrived before collecting began, or so long ago that it may already have been counted.',
		skippedWhileOff:
			'It was not collected, because it arrived while the workflow was off ({since} to {until}).',
		beforeCollecting:
			'It is not collected, because it arrived before collecting began ({since}). Such mail can only make its sender known, so that the next message is a repeat.',
		inSpam:
			'It is not collected, because it lies in the spam folder {folder}, where the trigger does not look. It arrived on {since}.',
		inTrash:
			'It is not collected, because it lies among the deleted messages, in {folder}, where the trigger does not look. It arrived on {since}.',
		folderNotCollected:
			'It is not collected, because it lies in {folder}, a folder that the trigger does not read. It arrived on {since}.',
		folderNotOpened:
			'It is not collected yet, because its folder {folder} could not be opened since {since}.',
		notReadYet: 'It has not been read yet. It will be an inquiry.',
		mailboxNotRead:
			'It has not been read, although it will be an inquiry: the mailbox has not been read since it arrived. The last reading that was saved is of {since}.',
		putOff:
			'It has not been read: the mail server lists it and does not deliver it. After five attempts it is passed on as an inquiry without its content.',
		missing:
			'It was never settled, although it lies where the trigger reads. The daily proof finds such mail and has it collected.',
		decidedDifferently:
			'{became} The settings, or what is remembered, have changed since: today it would be decided differently ({today}).',
		settledEarlier:
			'It was read and decided, but how is no longer remembered: the trigger knows for three days what became of each message, and after that only the last inquiry of each sender.',
		noSuchMail: 'There is no such message on the mail server in the folders that were searched.',
		notAllSearched:
			'It was not found, but only a part of the mail was searched: there are more than 20,000 messages of that time.',
		unreadable:
			'It is on the mail server, which does not deliver it, so nobody can tell what is in it.',
	},
	changes: {
		inquiry:
			"Nothing: it counts. If it is missing in your CRM, look into the workflow's executions of that time.",
		unknownWriter:
			"Nothing: it counts. If it comes from a form, let the form put the visitor's address into Reply-To, or enter its sender in 'Website Forms'.",
		unread: 'Open it in a mail program: the trigger cannot say more than that it is there.',
		repeat: "To have such mail counted, shorten the trigger's 'Repeat Period'.",
		reply: "To have such mail counted, switch off 'Replies Are Repeats' in 'What Counts'.",
		laterInquiry: 'Nothing: the client was counted with the later message.',
		replacedInquiry: "To have such mail counted, shorten the trigger's 'Repeat Period'.",
		autoReply: AUTOMATIC_CHANGE,
		bounce: AUTOMATIC_CHANGE,
		bulk: AUTOMATIC_CHANGE,
		calendar: AUTOMATIC_CHANGE,
		own: "If a website form sends from your address, enter that address in 'Website Forms'. Otherwise remove 'Mail From This Mailbox' from 'Automatic Mail' in 'Filters'.",
		neverFrom: FILTER_CHANGE,
		onlyFrom: "Add its sender to the filter 'Only From', or empty that filter.",
		neverTo: FILTER_CHANGE,
		neverWithSubject: FILTER_CHANGE,
		olderThanMemory:
			"To have such mail counted, set 'Collect From' to Date with a 'Start Date' before it.",
		skippedWhileOff:
			"Set 'While Inactive' to Collect for the next time. For this message set 'Collect From' to Date with a 'Start Date' before it.",
		beforeCollecting: "Set 'Collect From' to Date with a 'Start Date' before it.",
		inSpam:
			"Move it to a folder that the trigger reads, and mark its sender as not spam. Or add the spam folder to 'Folders'.",
		inTrash: 'Move it to a folder that the trigger reads.',
		folderNotCollected: "Add the folder to the trigger's 'Folders', or move the message.",
		folderNotOpened: "Check the folder's name in 'Folders', and whether the account may open it.",
		notReadYet: WAIT,
		mailboxNotRead:
			'Check that the workflow is published and look for failed executions of the trigger: they say what is wrong.',
		putOff: 'Open it in a mail program, or wait: each poll tries again.',
		missing: 'Nothing: switch the workflow off and on to have the proof at once.',
		decidedDifferently:
			"What was decided stays. To have the message decided again, set a 'Start Date' before it.",
		settledEarlier: "Look into the workflow's executions of that time.",
		noSuchMail: 'It may have been deleted, or lie in another mailbox.',
		notAllSearched: 'Ask by its Message-ID: by that it is found among any number of messages.',
		unreadable: 'Open it in a mail program.',
	},
	ifMissing: {
		messageId:
			'Check the Message-ID, or look for it by sender and day. It may have been deleted, or lie in another mailbox.',
		inquiryId:
			"Raise 'Look Back (Days)' if it is older, or ask by its Message-ID. It may have been deleted, or lie in another mailbox.",
		place:
			'It may have been moved or deleted. Ask by its Message-ID: by that it is found in any folder.',
		sender:
			'Check the sender and the day, or ask by its Message-ID. It may have been deleted, or lie in another mailbox.',
	},
	countsIfOn:
		"By these settings it counts if the workflow was on and collecting when it arrived. It was not counted if it arrived while the workflow was off and 'While Inactive' is Skip, or before collecting began.",
	seemsInquiry: 'By its own headers it is an inquiry.',
	mayRepeat: 'It may be a repeat: the mail before it was not gone through.',
	notSearched: 'These folders could not be searched: {folders}.',
	cut: 'There are more than 20,000 messages of that time, so only a part of them was searched.',
	everyMail: 'It is an inquiry: the repeat period is 0, so every message is one.',
	skippedOnce: 'It was not collected, because it arrived while the workflow was off.',
	pairs: {
		senderRecipient: 'from this sender to this recipient',
		sender: 'from this sender',
		senderRecipientSubject: 'from this sender to this recipient with this subject',
	},
	became: {
		inquiry: 'It became an inquiry.',
		repeat: 'It was taken for a repeat.',
		ignored: 'It was ignored.',
		skipped: 'It was left out, because it arrived while the workflow was off.',
		unread: 'It was passed on without having been read.',
		leftOut: 'It was left out, by a filter, for its age, or because the workflow was off.',
		earlier: 'It was read and decided.',
	},
	elsewhere: 'In a folder that the trigger reads it would be {kind}.',
	countsAgain: 'A message of this client counts again from {until}.',
	countsNow: 'A new message of this client counts: the repeat period ended on {until}.',
	periodEnded: 'That repeat period ended on {until}.',
	undecided: 'The trigger has not noted yet that it read this message: this is how it decides.',
	moved: 'It lies in {folder} now.',
	reckoned:
		'What the trigger remembers cannot be read here, so this is worked out from the headers of the mail since {since}.',
	notReckoned:
		'What the trigger remembers cannot be read here, so earlier inquiries are not taken into account.',
	byHeaders: 'By the headers of the mail since {since}: {reason}',
	unknownTime: 'an unknown time',
	kinds: {
		inquiry: 'an inquiry',
		repeat: 'a repeat',
		ignored: 'ignored',
		leftOut: 'left out for its age',
	},
};
