import { domainOf, tagOf } from './address';
import { authenticationOf } from './authentication';
import { isFreeMailDomain } from './free-mail';
import { inquiryIdOf } from './identity';
import type { Address, MessageText } from './mailbox';
import { firstPhoneIn } from './phone';
import { newTextOf } from './reply-text';
import type { SettledMail } from './settled-mail';
import { threadOf } from './thread';
import { isoTime } from './time';

/** What an item needs besides the mail. */
export interface ItemSettings {
	/** The mailbox's address, and the name of its credential. */
	readonly mailbox: string;
	readonly mailboxName: string;
	/** The account hash of the state's owner: part of `inquiryId`. */
	readonly account: string;
	/** IANA time zone of the workflow. */
	readonly zone: string;
	readonly simplify: boolean;
}

/** The flat item of 'Simplify'. */
export interface SimpleInquiry {
	readonly inquiryId: string;
	/** ISO 8601: when the server received the mail. */
	readonly receivedAt: string;
	readonly senderAddress: string;
	readonly senderName: string;
	readonly recipient: string;
	readonly subject: string;
	/** What the client wrote now, without the quoted history. */
	readonly text: string;
	/** E.164, '' when the text names none. */
	readonly phone: string;
	/** Plus tag of the recipient, else `utm_source` of a link in the text, else ''. */
	readonly source: string;
	readonly mailbox: string;
}

/** Returns the item of a mail; `text` is null for mail whose text was not read. */
export function toItem(
	mail: SettledMail,
	text: MessageText | null,
	settings: ItemSettings,
): SimpleInquiry & Record<string, unknown> {
	const fullText = text === null ? '' : (text.unreadable ?? text.text);
	const newText = newTextOf(fullText).slice(0, MAX_TEXT_LENGTH);
	const simple: SimpleInquiry = {
		inquiryId: inquiryIdOf(settings.account, mail.identity),
		receivedAt: isoTime(mail.receivedAt, settings.zone),
		senderAddress: mail.senderAddress,
		senderName: mail.senderName,
		recipient: mail.recipient,
		subject: mail.head.subject,
		text: newText,
		phone: firstPhoneIn(newText, mail.senderAddress),
		source: tagOf(mail.recipient) || utmSourceIn(newText),
		mailbox: settings.mailbox,
	};
	return settings.simplify
		? { ...simple }
		: { ...simple, ...details(mail, text, simple, settings) };
}

/** 256 kB is more than anybody writes; more is pasted logs and hurts tables and CRMs. */
const MAX_TEXT_LENGTH = 262_144;

function details(
	mail: SettledMail,
	text: MessageText | null,
	simple: SimpleInquiry,
	{ zone, mailboxName }: ItemSettings,
): Record<string, unknown> {
	const { head, verdict } = mail;
	const domain = domainOf(mail.senderAddress);
	return {
		mailboxName,
		folder: head.folder,
		uid: head.uid,
		uidValidity: mail.uidValidity,
		messageId: head.messageId,
		sentAt: head.sentAt === null ? null : isoTime(head.sentAt, zone),
		to: head.to.map(addressInWords),
		cc: head.cc.map(addressInWords),
		replyTo: head.replyTo.map(addressInWords),
		fullText: text?.text ?? '',
		isTextTruncated: text?.truncated ?? false,
		html: text?.html ?? null,
		attachments: text?.attachments ?? [],
		...threadOf(head),
		forwardedBy: mail.forwardedBy,
		repeatUntil: verdict.kind === 'inquiry' ? isoTime(verdict.repeatUntil, zone) : null,
		automatic: mail.automatic,
		authentication: authenticationOf(head.headers),
		contact: {
			name: mail.senderName,
			address: mail.senderAddress,
			phone: simple.phone,
			domain,
			domainKind: isFreeMailDomain(domain) ? 'freeMail' : 'company',
		},
		headers: { ...head.headers },
		isHistorical: mail.isHistorical,
	};
}

function addressInWords({ name, address }: Address): string {
	return name === '' ? address : `${name} <${address}>`;
}

function utmSourceIn(text: string): string {
	const value = /[?&]utm_source=([\w.%+-]{1,100})/.exec(text)?.[1];
	if (value === undefined) return '';
	try {
		return decodeURIComponent(value.replaceAll('+', ' '));
	} catch {
		return value;
	}
}
