import { parseHeaderBlock } from '../../../nodes/mime/header-section';
import type { Label, LabelledMail } from './labelled';

/**
 * The rules of other tools as their code and documents describe them, rewritten in a few lines: what
 * each takes for an automatic reply, a delivery report or mail to many. None of them tells calendars.
 */
export const PEERS: ReadonlyArray<readonly [name: string, tell: (mail: LabelledMail) => Label]> = [
	['FreeScout', (mail) => freeScout(factsOf(mail))],
	['Zammad', (mail) => zammad(factsOf(mail))],
	['EmailEngine', (mail) => emailEngine(factsOf(mail))],
];

interface Facts {
	readonly has: (name: string) => boolean;
	readonly value: (name: string) => string;
	readonly from: string;
}

function factsOf({ block, head }: LabelledMail): Facts {
	const { headers } = parseHeaderBlock(block);
	return {
		has: (name) => name in headers,
		value: (name) => (headers[name]?.[0] ?? '').trim().toLowerCase(),
		from: (head.from[0]?.address ?? '').toLowerCase(),
	};
}

function isStatusReport({ value }: Facts): boolean {
	return (
		value('content-type').startsWith('multipart/report') &&
		value('content-type').includes('delivery-status')
	);
}

/** Mail.php, isAutoResponder, and the bounce check of FetchEmails.php. */
function freeScout(facts: Facts): Label {
	const { has, value, from } = facts;
	if (isStatusReport(facts) || from.startsWith('mailer-daemon@') || value('return-path') === '<>')
		return 'bounce';
	const names = ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'auto-submitted'];
	if (names.some(has) || value('delivered-to') === 'autoresponder') return 'autoReply';
	const precedences = [value('precedence'), value('x-precedence')];
	if (precedences.includes('auto_reply')) return 'autoReply';
	return precedences.some((value) => /^(?:bulk|junk|list)$/.test(value)) ? 'bulk' : null;
}

/** auto_response_check.rb; its bounce filters read the body and are left out. */
function zammad({ has, value }: Facts): Label {
	if (has('x-loop') || /auto-(?:generated|replied)/.test(value('auto-submitted')))
		return 'autoReply';
	if (value('x-auto-response-suppress').includes('all')) return 'autoReply';
	if (has('list-unsubscribe')) return 'bulk';
	return /bulk|list|junk/.test(value('precedence')) ? 'bulk' : null;
}

/** base-client.js, isAutoreply and looksLikeABounce. */
function emailEngine(facts: Facts): Label {
	const { has, value, from } = facts;
	const subject = value('subject');
	if (isStatusReport(facts) || has('x-failed-recipients') || from.startsWith('mailer-daemon@'))
		return 'bounce';
	if (subject.startsWith('undeliverable:') && has('auto-submitted')) return 'bounce';
	if (/^(?:auto(?:matic)?[ -]?(?:reply|response)|out of (?:the )?office|oof:|ooo:)/.test(subject))
		return 'autoReply';
	if (subject.startsWith('auto:') && has('in-reply-to')) return 'autoReply';
	const isMarked =
		value('precedence') === 'auto_reply' || value('auto-submitted').startsWith('auto-replied');
	const names = ['x-auto-response-suppress', 'x-autorespond', 'x-autoresponder', 'x-autoreply'];
	return isMarked || names.some(has) ? 'autoReply' : null;
}
