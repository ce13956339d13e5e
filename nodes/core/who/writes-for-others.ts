import type { AddressList } from '../mail/address-list';
import { domainOf } from '../mail/address';
import type { Address, Headers, MessageHead } from '../mailbox/mailbox';
import { looksMachineSent } from './automatic/automatic';
import { isAutoSubmitted } from './automatic/signals';
import { isFromList } from './list-addresses';
import { isMachineName, isNoReply, mayBeForm } from './machine-names';
import { isVia } from './original-sender';
import type { OwnAddresses } from './own-addresses';
import { isSameHouse } from './reply-to';
import { isRelay, isService } from './services';
import { usableAddresses } from './usable-address';

type Envelope = Pick<MessageHead, 'sender' | 'replyTo' | 'headers' | 'messageId' | 'subject'>;

/**
 * Returns how sure it is that From writes in the name of others. `sure`: a machine, so that without another
 * name nobody is known to have written. `likely`: some sign of one and none of a person, so that a Reply-To of
 * somebody else is to be believed. `perhaps`: no program of a person is seen, and it is an address of our company
 * or wants its answers at somebody else's, so that only a form in the text tells. `no`: a person.
 */
export function standInOf(
	head: Envelope,
	from: Address,
	own: OwnAddresses,
	websiteForms: AddressList,
): 'sure' | 'likely' | 'perhaps' | 'no' {
	const { address, name } = from;
	const isMachine =
		websiteForms.has(address) ||
		isNoReply(address) ||
		isNoReply(`${name.slice(0, 100).trim().replace(/\s+/g, '-')}@`) ||
		isMachineName(address) ||
		!isPublicDomain(domainOf(address)) ||
		looksMachineSent(head.headers);
	if (isMachine) return 'sure';
	if (isPersonal(head) || isRelay(address)) return 'no';
	if (isService(address) || isSentVia(from) || isOfTelephone(head.subject)) return 'sure';
	const signs = [
		own.isOwn(address),
		mayBeForm(address),
		isFromList(head.headers),
		isAutoSubmitted(head.headers),
		SERVICES.some((name) => name in head.headers),
		isSentByOther(head, address),
	];
	if (signs.includes(true)) return 'likely';
	const wantsAnswersElsewhere = usableAddresses(head.replyTo).some(
		(one) => !isSameHouse(one.address, address),
	);
	return own.isColleague(address) || wantsAnswersElsewhere ? 'perhaps' : 'no';
}

/** True for a message that shows the program or the conversation of a person. */
export function isPersonal({
	headers,
	messageId,
}: Pick<MessageHead, 'headers' | 'messageId'>): boolean {
	return (
		['in-reply-to', 'references', 'thread-index'].some((name) => name in headers) ||
		['x-mailer', 'user-agent'].some((name) => PROGRAMS.test(firstOf(headers, name))) ||
		WEBMAIL_IDS.test(messageId)
	);
}

/** A device in a local network has no domain, or an address in its place. */
function isPublicDomain(domain: string): boolean {
	return domain.includes('.') && !domain.startsWith('[') && !/\.\d+$/.test(domain);
}

/** `Ann Lee via Shop`, at an address that is not named after her. */
function isSentVia({ name, address }: Address): boolean {
	if (!isVia(name)) return false;
	const local = address.slice(0, address.lastIndexOf('@'));
	const words = name.toLowerCase().split(/[^\p{L}]+/u);
	return !words.slice(0, 2).some((word) => word.length > 2 && local.includes(word));
}

/** What telephones and fax machines write above the call of a number. */
function isOfTelephone(subject: string): boolean {
	return CALL.test(subject.slice(0, 200));
}

const CALL =
	/^(?:\[[^\]]{1,30}\]:?\s)?(?:(?:new|neue[s]?|nouveau|nuevo|nuovo|nowy|новый|новое)\s)?(?:e?fax|facsimile|voice ?mail|voice message|missed call|sms|text message|telefax|faxnachricht|sprachnachricht|anruf in abwesenheit|verpasster anruf|message vocal|appel manqué|buzón de voz|llamada perdida|messaggio vocale|chiamata persa|poczta głosowa|nieodebrane połączenie|факс|голосов\p{L}{1,3} (?:сообщени\p{L}|почт\p{L})|пропущенный (?:звонок|вызов)|входящий звонок|смс)(?!\p{L}).{0,60}\d{4}/iu;

/** Return-Path or Sender is of another organization; a forwarder writes its own there (SRS), and tells nothing. */
function isSentByOther({ sender, headers }: Envelope, from: string): boolean {
	const paths = (headers['return-path'] ?? []).slice(0, 1).map((value) => ({
		name: '',
		address: value.trim().replace(/^<|>$/g, ''),
	}));
	return usableAddresses([...sender.slice(0, 1), ...paths]).some(
		({ address }) => !isSameHouse(address, from) && !/^(?:srs[01]|prvs)[=+-]/.test(address),
	);
}

function firstOf(headers: Headers, name: string): string {
	return (headers[name]?.[0] ?? '').slice(0, 300);
}

/** Header fields of sending services: SendGrid, Mailgun, Amazon SES, Mandrill, Postmark, Brevo, Mailjet, SparkPost. */
const SERVICES = [
	...['x-sg-eid', 'x-mailgun-sid', 'x-ses-outgoing', 'x-mandrill-user', 'x-pm-message-id'],
	...['x-mailin-eid', 'x-mj-mid', 'x-msfbl', 'feedback-id', 'x-smtpapi'],
];
const PROGRAMS =
	/outlook|thunderbird|apple mail|iphone mail|ipad mail|the bat!|evolution|kmail|\bmutt\b|claws|sylpheed|em ?client|postbox|mailbird|roundcube|rcmail|squirrelmail|horde|rainloop|zimbra|open-xchange|lotus|notes|groupwise|foxmail|coremail|mail\.ru mailer|yamail|yahoo|airmail|mailmate|k-9|fairemail|opera|seamonkey|windows live|gmx|web\.de|sogo|afterlogic/i;
/** Written in the web pages or apps of services where people write. */
const WEBMAIL_IDS =
	/@(?:mail\.gmail\.com|[a-z0-9.-]{1,60}\.outlook\.com|mail\.yahoo\.com|me\.com|icloud\.com)>$/i;
