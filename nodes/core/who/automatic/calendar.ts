import type { BodyPart } from '../../mailbox/mailbox';
import { first, isAutoSubmitted, type JudgedHead, type Signal } from './signals';

/** Messages between calendars: an invitation, its change, its answer (RFC 6047). */
export const CALENDAR: readonly Signal[] = [
	['Content-Type: text/calendar', isCalendarMessage],
	[
		'Content-Class',
		({ headers }) => /^urn:content-classes:calendarmessage$/i.test(first(headers, 'content-class')),
	],
];

/** Not `publish`: that is an event shown to people, which shops and clients send along (RFC 5546 §1.4). */
const METHOD = /^(?:request|add|reply|counter|declinecounter|cancel|refresh)$/i;

function isCalendarMessage({ headers, parts }: JudgedHead): boolean {
	const type = first(headers, 'content-type');
	const method = /;\s*method\s*=\s*"?([a-z]+)/i.exec(type)?.[1] ?? '';
	if (/^text\/calendar\b/i.test(type) && METHOD.test(method)) return true;
	return (parts ?? []).some((part) => isOfProtocol(part, isAutoSubmitted(headers)));
}

/** A file a client attached is a client's; a calendar program that attaches says that it is a program. */
function isOfProtocol(part: BodyPart, isProgram: boolean): boolean {
	return (
		part.type === 'text/calendar' &&
		METHOD.test(part.calendarMethod ?? '') &&
		(part.disposition !== 'attachment' || isProgram)
	);
}
