import type { Headers } from '../../mailbox/mailbox';
import { first, isSet, token } from './signals';

/** True when a program wrote the mail (a website form, a shop), which says nothing about its worth. */
export function looksMachineSent(headers: Headers): boolean {
	return (
		token(headers, 'auto-submitted') === 'auto-generated' ||
		isSentByWebsite(headers) ||
		wantsNoAutomaticReply(headers) ||
		DEVICES.test(first(headers, 'x-mailer'))
	);
}

/** Telephones, fax machines, scanners, cameras and network drives name themselves. */
const DEVICES =
	/fritz!?box|\bfax|\bscan|\bmfp\b|printer|\bpbx\b|asterisk|voip|\b(?:canon|ricoh|xerox|kyocera|konica|minolta|sharp|epson|brother|lexmark|toshiba|hikvision|dahua|synology|qnap|mobotix)\b/i;

/** Exchange sets it for people too, but on a message of its own kind; an answer has a person behind it. */
function wantsNoAutomaticReply(headers: Headers): boolean {
	return (
		isSet(headers, 'x-auto-response-suppress') &&
		!['thread-index', 'in-reply-to', 'references'].some((name) => name in headers)
	);
}

/** True when software of websites sent the mail. */
export function isSentByWebsite(headers: Headers): boolean {
	return (
		MARKS.some((name) => name in headers) ||
		SCRIPTS.some((name) => name in headers && !WEBMAIL.test(first(headers, name))) ||
		(WEBSITE_MAILERS.test(first(headers, 'x-mailer')) &&
			!NEWSLETTER_MAILERS.test(first(headers, 'x-mailer')))
	);
}

/** Written by Bitrix and by Contact Form 7 of WordPress. */
const MARKS = ['x-event_name', 'x-wpcf7-content-type'];

/** PHP names the script that sent the mail, webmail included, where a person wrote it. */
const SCRIPTS = ['x-php-originating-script', 'x-php-script'];
const WEBMAIL = /rcube|rcmail|roundcube|squirrel|horde|rainloop|snappymail|afterlogic/i;

const WEBSITE_MAILERS =
	/php|wordpress|wp ?(?:forms|mail)|bitrix|tilda|joomla|drupal|opencart|modx|typo3|contao|prestashop|magento|netcat|umi\.?cms|hostcms|webasyst|swift ?mailer|formmail|cdo for windows|1c:enterprise/i;
const NEWSLETTER_MAILERS = /phplist/i;
