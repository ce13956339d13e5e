import { addressedTo } from '../mail/addressed-to';
import { domainOf } from '../mail/address';
import { authenticationOf } from '../who/authentication';
import { contactOf, type Contact } from '../contact/contact';
import { isFreeMailDomain } from '../providers/free-mail';
import { inquiryIdOf } from '../mail/identity';
import {
	addressInWords,
	headersThatFit,
	lineOf,
	MAX_FILES,
	MAX_NAME_LENGTH,
	MAX_SUBJECT_LENGTH,
	MAX_TEXT_LENGTH,
} from '../mail/item-limits';
import { letterOf, type Letter } from '../letter/letter';
import type { MessageText } from '../mailbox/mailbox';
import type { Country } from '../contact/phone-country';
import type { SettledMail } from '../counting/settled-mail';
import { isForwardSubject } from '../mail/subject';
import { encodeMessageReference } from '../mail/message-reference';
import { threadOf } from '../mail/thread';
import { sourceOf, type Source } from '../source/source';
import { formOf } from '../who/form-fields';
import { withFormFields } from './form-card';
import type { Language } from '../text/wording';
import { isoTime } from '../time/time';
import { notReadInWords } from './not-read-words';
import { itemWordsOf } from './words/words-in';
import { writerInWords } from './writer-words';
import type { TrackingRule } from '../source/tracking-rules';

/** What an item needs besides the mail. */
export interface ItemSettings {
	/** The mailbox's address, and the name of its credential. */
	readonly mailbox: string;
	readonly mailboxName: string;
	/** The host that the mailbox is read from. */
	readonly mailServer: string;
	/** The account hash of the state's owner: part of `inquiryId`. */
	readonly account: string;
	/** IANA time zone of the workflow. */
	readonly zone: string;
	/** Of all sentences in items. */
	readonly language: Language;
	readonly simplify: boolean;
	/** How phone numbers without a country code are read; null: by the sender's country-code domain, then the zone. */
	readonly defaultCountry: Country | null;
	readonly zoneCountry: Country | null;
	readonly trackingRules: readonly TrackingRule[];
}

/** The flat item of 'Simplify', what is needed most first: n8n shows fields in this order. */
export interface SimpleInquiry {
	readonly senderName: string;
	readonly senderAddress: string;
	readonly subject: string;
	/** What the client wrote now, without the quoted history. */
	readonly text: string;
	/** E.164, '' when the text names none. */
	readonly phone: string;
	readonly recipient: string;
	/** Of a tracking address, else the recipient's plus tag, else `utm_source` in the text, else ''. */
	readonly source: string;
	/** ISO 8601: when the server received the mail. */
	readonly receivedAt: string;
	readonly mailbox: string;
	readonly inquiryId: string;
	/** What the Email Inquiry node finds the message by, see `encodeMessageReference`. */
	readonly message: string;
	/** The fields of a website form, label and value in their order; only where the mail has any. */
	readonly form?: Readonly<Record<string, string>>;
}

/** Returns the item of a message; `text` is null for mail whose text was not read. */
export function toItem(
	mail: SettledMail,
	text: MessageText | null,
	settings: ItemSettings,
): SimpleInquiry & Record<string, unknown> {
	const letter = letterOf(readable(text, settings.language), {
		address: mail.senderAddress,
		isForwarding: isForwardSubject(mail.head.subject),
		isForwardedByOther: mail.forwardedBy !== '' && mail.writer.certainty !== 'unknown',
	});
	const newText = letter.text.slice(0, MAX_TEXT_LENGTH) || wordsForNone(text, settings.language);
	const form = mail.writer.isMachineSent && text !== null ? formOf(text.text) : {};
	// A colleague's signature above is not the client's.
	const hers = mail.forwardedBy === '' ? letter : (letter.forwarded ?? letter);
	const contact = withFormFields(cardOf(mail, hers, settings), form);
	const source = sourceOf({
		recipient: mail.recipient,
		to: addressedTo(mail.head),
		text: newText,
		html: text?.html ?? null,
		rules: settings.trackingRules,
	});
	const simple: SimpleInquiry = {
		senderName: lineOf(mail.senderName, MAX_NAME_LENGTH),
		senderAddress: mail.senderAddress,
		subject: lineOf(mail.head.subject, MAX_SUBJECT_LENGTH),
		text: newText,
		phone: contact.phone,
		recipient: mail.recipient,
		source: source.source,
		receivedAt: isoTime(mail.receivedAt, settings.zone),
		mailbox: settings.mailbox,
		inquiryId: inquiryIdOf(settings.account, mail.identity),
		message: encodeMessageReference(placeOf(mail)),
	};
	if (settings.simplify)
		return Object.keys(form).length === 0 ? { ...simple } : { ...simple, form };
	const full = { ...simple, ...details(mail, text, letter, settings), contact, form };
	return { ...full, ...sourceDetails(source) };
}

/** More are of no use in a table, and ours is told as `recipient`. */
const MAX_RECIPIENTS = 500;

/** Returns in words why there is no text; '' where there is one. */
export function wordsForNone(text: MessageText | null, language: Language): string {
	return text?.noTextBecause === undefined ? '' : itemWordsOf(language).noText[text.noTextBecause];
}

function readable(
	text: MessageText | null,
	language: Language,
): Pick<MessageText, 'text' | 'passages'> {
	if (text === null) return { text: '' };
	return text.unreadable === null ? text : { text: notReadInWords(text.unreadable, language) };
}

function details(
	mail: SettledMail,
	text: MessageText | null,
	letter: Letter,
	{ zone, mailboxName, mailServer, language }: ItemSettings,
): Record<string, unknown> {
	const { head, decision } = mail;
	return {
		mailboxName,
		...placeOf(mail),
		sentAt: head.sentAt === null ? null : isoTime(head.sentAt, zone),
		to: head.to.slice(0, MAX_RECIPIENTS).map(addressInWords),
		cc: head.cc.slice(0, MAX_RECIPIENTS).map(addressInWords),
		replyTo: head.replyTo.map(addressInWords),
		quotedText: letter.quotedText.slice(0, MAX_TEXT_LENGTH),
		signature: letter.signature.slice(0, MAX_TEXT_LENGTH),
		fullText: text?.text ?? '',
		isTextTruncated: text?.truncated ?? false,
		noTextBecause: text?.noTextBecause ?? '',
		html: text?.html ?? null,
		attachments: text?.attachments.slice(0, MAX_FILES) ?? [],
		...threadOf(head),
		forwardedBy: mail.forwardedBy,
		writer: writerInWords(mail.writer, language),
		repeatUntil: decision.kind === 'inquiry' ? isoTime(decision.repeatUntil, zone) : null,
		automatic: mail.automatic,
		authentication: authenticationOf(head.headers, mailServer),
		headers: headersThatFit(head.headers),
		isImported: mail.isImported,
	};
}

/** What the Email Inquiry node finds a message by. */
export function placeOf({ head, uidValidity }: SettledMail) {
	const { folder, uid } = head;
	return { folder, uid, uidValidity, messageId: lineOf(head.messageId, MAX_SUBJECT_LENGTH) };
}

function cardOf(
	mail: SettledMail,
	{ text, signature, quotedText }: Letter,
	settings: ItemSettings,
): Contact {
	const own = domainOf(settings.mailbox);
	const isOwnDomain = (domain: string) =>
		!isFreeMailDomain(own) && (domain === own || domain.endsWith(`.${own}`));
	return contactOf({
		senderName: lineOf(mail.senderName, MAX_NAME_LENGTH),
		senderAddress: mail.senderAddress,
		subject: mail.head.subject,
		text,
		signature,
		defaultCountry: settings.defaultCountry,
		zoneCountry: settings.zoneCountry,
		isOwnDomain,
		quotedText,
		isOurs: (address) =>
			[settings.mailbox.toLowerCase(), mail.recipient].includes(address) ||
			isOwnDomain(domainOf(address)),
	});
}

function sourceDetails(source: Source): Record<string, unknown> {
	const { source: _, medium, campaign, visitId, landingUrl, ...tracking } = source;
	return { medium, campaign, visitId, landingUrl, tracking };
}
