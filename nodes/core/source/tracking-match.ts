import { matchesGlob } from '../mail/address-list';
import { tagOf, withoutTag } from '../mail/address';
import { VISIT, type TrackingRule } from './tracking-rules';

/** The rule that a message falls under, and the visit it tells. */
interface TrackingMatch {
	readonly rule: TrackingRule;
	readonly recipient: string;
	readonly visitId: string;
}

/** Returns the first rule that matches one of the recipients (normalized addresses), or null. */
export function matchRule(
	rules: readonly TrackingRule[],
	recipients: readonly string[],
): TrackingMatch | null {
	for (const rule of rules) {
		for (const recipient of recipients) {
			const visitId = visitOf(rule.pattern, recipient);
			if (visitId !== null) return { rule, recipient, visitId };
		}
	}
	return null;
}

/** Returns the visit's number when a plus tag is one: `sales+12345@x` → `12345`. */
export function visitTagOf(address: string): string {
	const tag = tagOf(address);
	return VISIT_TAG.test(tag) ? tag : '';
}

/** Three digits: `+1` and `+24` are what people name their own tags. */
const VISIT_TAG = /^\d{3,20}$/;
const VISIT_VALUE = /^[\w.-]{1,64}$/;

/** Returns null when the pattern does not match, else the visit's number or ''. */
function visitOf(pattern: string, recipient: string): string | null {
	const [written, subject] = pattern.includes('@')
		? [pattern, recipient]
		: [pattern.replace(/^\+/, ''), tagOf(recipient)];
	if (subject === '') return null;
	const place = written.indexOf(VISIT);
	if (place !== -1) {
		const before = written.slice(0, place);
		const after = written.slice(place + VISIT.length);
		const value = subject.slice(before.length, subject.length - after.length);
		const fits =
			subject.length > before.length + after.length &&
			subject.startsWith(before) &&
			subject.endsWith(after) &&
			VISIT_VALUE.test(value);
		return fits ? value : null;
	}
	if (written === subject) return '';
	if (matchesGlob(written, subject)) return visitTagOf(recipient);
	// An address also stands for the tags that each visit gets on it.
	const visit = visitTagOf(recipient);
	if (visit !== '' && pattern.includes('@') && matchesGlob(written, withoutTag(recipient)))
		return visit;
	return null;
}
