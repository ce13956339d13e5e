import { domainOf } from '../../mail/address';
import {
	first,
	hasNullReturnPath,
	isAutoSubmitted,
	subjectOf,
	type JudgedHead,
	type Signal,
} from './signals';
import { isBounceSubject, isReportSubject } from './bounce-subject';
import { isSentByWebsite } from './machine-sent';

/** Reports about a message of ours: not delivered, late, read, complained about. */
export const BOUNCE: readonly Signal[] = [
	['Content-Type: multipart/report', isReport],
	// Exim. Empty it names nobody whom a message did not reach.
	['X-Failed-Recipients', ({ headers }) => first(headers, 'x-failed-recipients') !== ''],
	// Exchange, which leaves it empty, and Coremail.
	...['X-MS-Exchange-Message-Is-Ndr', 'X-Bounced-Version'].map(
		(name): Signal => [name, ({ headers }) => name.toLowerCase() in headers],
	),
	['From: the mail system', isFromMailSystem],
	['Content-Type of a part: a report', isReportInOtherWrapping],
];

const REPORTS = /delivery-status|disposition-notification|feedback-report|tlsrpt/;

function isReport(facts: JudgedHead): boolean {
	const type = first(facts.headers, 'content-type').toLowerCase();
	if (!/^multipart\/report(?:[;\s]|$)/.test(type)) return false;
	return REPORTS.test(type) || hasReportPart(facts) || isAutoSubmitted(facts.headers);
}

/** A client may forward a report with its parts: who sent it must say so too. */
function isReportInOtherWrapping(facts: JudgedHead): boolean {
	const { headers } = facts;
	return hasReportPart(facts) && (hasNullReturnPath(headers) || isAutoSubmitted(headers));
}

function hasReportPart({ parts }: JudgedHead): boolean {
	return (parts ?? []).some(({ type }) => type.startsWith('message/') && REPORTS.test(type));
}

const DAEMON =
	/^(?:mailer[-_.]?daemon|mail[-_.]?daemon|mdaemon|mail[-_.]?delivery(?:[-_.](?:sub)?system)?|microsoftexchange[0-9a-f]{32})(?:@|$)/i;
/** Also an account of a person and the sender of many website forms. */
const POSTMASTER = /^postmaster(?:@|$)/i;
/** Addresses that a mail system or a sending service may report from, among other things. */
const SYSTEMS =
	/^(?:bounces?|mail[-_.]?(?:system|gateway|server|admin|router)|mta|smtp|gateway|exchange|system|administrator|spam[-_.]?filter|antispam|antivirus|quarantine|abuse|staff|fbl|arf|scomp|feedback(?:loop)?|dmarc[-_.a-z]{0,30}|tls[-_.a-z]{0,30}|reports?|no[-_.]?reply[-_.a-z]{0,30})(?:@|$)/i;
const MAIL_SYSTEM_NAME =
	/^mail delivery (?:sub)?system|^mailer[- ]daemon|^(?:the |electronic )?post ?master|^mail(?:er| system| gateway| administrator| delivery)|^system administrator$|^internet mail delivery|^microsoft outlook$|mail delivery system$/i;

function isFromMailSystem(facts: JudgedHead): boolean {
	const { headers, from } = facts;
	const [sender] = from;
	if (answersGoElsewhere(facts) || isSentByWebsite(headers)) return false;
	const isTitled = isBounceSubject(subjectOf(facts));
	const isNull = hasNullReturnPath(headers);
	const isAutomatic = isAutoSubmitted(headers);
	const isNamed = MAIL_SYSTEM_NAME.test(sender?.name ?? '');
	// No person sends without a From; what a device sends so has another subject.
	if (sender === undefined || !sender.address.includes('@')) {
		return isTitled || DAEMON.test(sender?.address ?? '') || (isNamed && (isNull || isAutomatic));
	}
	if (DAEMON.test(sender.address)) return true;
	if (POSTMASTER.test(sender.address)) {
		const signs = [isNull, isAutomatic, isTitled, isNamed].filter(Boolean).length;
		return signs >= 2 || (isTitled && sender.name === '' && !hasOwnReturnPath(facts));
	}
	if (SYSTEMS.test(sender.address)) {
		return isReportSubject(subjectOf(facts)) || (isTitled && (isNull || isAutomatic || isNamed));
	}
	return isNull && (isNamed || isTitled);
}

/** A person's mail can be returned to her. */
function hasOwnReturnPath({ headers, from }: JudgedHead): boolean {
	const path = first(headers, 'return-path').replace(/^<|>$/g, '');
	return path !== '' && path.toLowerCase() === from[0]?.address.toLowerCase();
}

/** A mail system wants no answer; a form names its visitor. */
function answersGoElsewhere({ from, replyTo }: JudgedHead): boolean {
	const domain = domainOf(from[0]?.address ?? '');
	return replyTo.some(
		({ address }) =>
			address.includes('@') &&
			domainOf(address) !== domain &&
			!DAEMON.test(address) &&
			!POSTMASTER.test(address),
	);
}
