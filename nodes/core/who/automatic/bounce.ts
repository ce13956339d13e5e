import { domainOf } from '../../mail/address';
import {
	first,
	hasNullReturnPath,
	isAutoSubmitted,
	subjectOf,
	type Facts,
	type Signal,
} from './signals';
import { isSentByWebsite } from './machine-sent';

/** Reports about a mail of ours: not delivered, late, read, complained about. */
export const BOUNCE: readonly Signal[] = [
	['Content-Type: multipart/report', isReport],
	// Exim. Empty it names nobody whom a mail did not reach.
	['X-Failed-Recipients', ({ headers }) => first(headers, 'x-failed-recipients') !== ''],
	// Exchange, which leaves it empty, and Coremail.
	...['X-MS-Exchange-Message-Is-Ndr', 'X-Bounced-Version'].map(
		(name): Signal => [name, ({ headers }) => name.toLowerCase() in headers],
	),
	['From: the mail system', isFromMailSystem],
	['Content-Type of a part: a report', isReportInOtherWrapping],
];

const REPORTS = /delivery-status|disposition-notification|feedback-report|tlsrpt/;

function isReport(facts: Facts): boolean {
	const type = first(facts.headers, 'content-type').toLowerCase();
	if (!/^multipart\/report(?:[;\s]|$)/.test(type)) return false;
	return REPORTS.test(type) || hasReportPart(facts) || isAutoSubmitted(facts.headers);
}

/** A client may forward a report with its parts: who sent it must say so too. */
function isReportInOtherWrapping(facts: Facts): boolean {
	const { headers } = facts;
	return hasReportPart(facts) && (hasNullReturnPath(headers) || isAutoSubmitted(headers));
}

function hasReportPart({ parts }: Facts): boolean {
	return (parts ?? []).some(({ type }) => type.startsWith('message/') && REPORTS.test(type));
}

const DAEMON = /^(?:mailer[-_.]?daemon|mail[-_.]?daemon|microsoftexchange[0-9a-f]{32})(?:@|$)/i;
/** Also an account of a person and the sender of many website forms. */
const POSTMASTER = /^postmaster(?:@|$)/i;
const MAIL_SYSTEM_NAME = /^mail delivery (?:sub)?system|^mailer[- ]daemon/i;

const BOUNCE_SUBJECT = new RegExp(
	`^(?:${[
		...['undeliver(?:ed|able)', 'delivery status notification', 'delivery (?:failure|delayed)'],
		...['mail delivery (?:failed|failure|system|status)', 'mail (?:system error|failure)'],
		...['returned mail', 'failure notice', 'message (?:delivery failure|not delivered)'],
		...['non-?delivery', 'warning: (?:message|could not send)', 'unzustellbar', 'nicht zustellbar'],
		...['недоставленное', 'не доставлено', '(?:ваше )?сообщение не доставлено', 'non remis'],
		...['no se puede entregar', 'non recapitabile', '系统退信', '系統退信'],
	].join('|')})`,
	'i',
);

function isFromMailSystem(facts: Facts): boolean {
	const { headers, from } = facts;
	const sender = from[0];
	if (sender === undefined || answersGoElsewhere(facts) || isSentByWebsite(headers)) return false;
	if (DAEMON.test(sender.address)) return true;
	const signs = [
		hasNullReturnPath(headers),
		isAutoSubmitted(headers),
		BOUNCE_SUBJECT.test(subjectOf(facts)),
		MAIL_SYSTEM_NAME.test(sender.name),
	];
	return POSTMASTER.test(sender.address)
		? signs.filter(Boolean).length >= 2
		: MAIL_SYSTEM_NAME.test(sender.name) && hasNullReturnPath(headers);
}

/** A mail system wants no answer; a form names its visitor. */
function answersGoElsewhere({ from, replyTo }: Facts): boolean {
	const domain = domainOf(from[0]?.address ?? '');
	return replyTo.some(
		({ address }) =>
			address.includes('@') &&
			domainOf(address) !== domain &&
			!DAEMON.test(address) &&
			!POSTMASTER.test(address),
	);
}
