import type { AddressList } from '../mail/address-list';
import { domainOf } from '../mail/address';
import type { Address, Headers, MessageHead } from '../mailbox/mailbox';
import { looksMachineSent } from './automatic/automatic';
import { isFromList } from './list-addresses';
import { isMachineName, isNoReply, mayBeForm } from './machine-names';
import type { OwnAddresses } from './own-addresses';
import { isSameHouse } from './reply-to';
import { usableAddresses } from './usable-address';

type Envelope = Pick<MessageHead, 'sender' | 'headers' | 'messageId'>;

/**
 * Returns how sure it is that From writes in the name of others. `sure`: a machine, so that without another
 * name nobody is known to have written. `likely`: some sign of one and none of a person, so that a Reply-To of
 * somebody else is to be believed. `no`: a person.
 */
export function standInOf(
	head: Envelope,
	from: Address,
	own: OwnAddresses,
	websiteForms: AddressList,
): 'sure' | 'likely' | 'no' {
	const { address } = from;
	const isMachine =
		websiteForms.has(address) ||
		isNoReply(address) ||
		isMachineName(address) ||
		!isPublicDomain(domainOf(address)) ||
		looksMachineSent(head.headers);
	if (isMachine) return 'sure';
	if (isPersonal(head)) return 'no';
	const signs = [
		own.isOwn(address),
		mayBeForm(address),
		isFromList(head.headers),
		'auto-submitted' in head.headers,
		SERVICES.some((name) => name in head.headers),
		isSentByOther(head, address),
	];
	return signs.includes(true) ? 'likely' : 'no';
}

/** True for a mail that shows the program or the conversation of a person. */
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
	return domain.includes('.') && !domain.startsWith('[');
}

/** Return-Path or Sender is of another organisation; a forwarder writes its own there (SRS), and tells nothing. */
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
