/** What an item stands for. `status` items tell about the collection and count for nothing. */
export type ItemKind = 'inquiry' | 'repeat' | 'ignored' | 'status';

/** The fields of an item that tell its kind. */
export interface Signs {
	readonly kind: unknown;
	readonly reason: unknown;
	/** Whether the item is one of the trigger, or the user named its field of reasons. */
	readonly isReasonOurs: boolean;
	readonly previousInquiryAt: unknown;
	readonly event: unknown;
	readonly receivedAt: unknown;
}

/**
 * Returns the kind of an item: by a field `kind` (or `output`) that names it, else as the trigger's
 * outputs differ. A repeat has the time of the inquiry before it, what was ignored only a reason; the
 * `Reason` of a CRM tells why somebody asked.
 */
export function kindOf(signs: Signs): ItemKind {
	const { kind, reason, isReasonOurs, previousInquiryAt, event, receivedAt } = signs;
	const named = typeof kind === 'string' ? KINDS.get(kind.trim().toLowerCase()) : undefined;
	if (named !== undefined) return named;
	if (isGiven(previousInquiryAt)) return 'repeat';
	if (isReasonOurs && isGiven(reason)) return 'ignored';
	return isGiven(event) && !isGiven(receivedAt) ? 'status' : 'inquiry';
}

function isGiven(value: unknown): boolean {
	return value !== undefined && value !== null && value !== '';
}

const KINDS: ReadonlyMap<string, ItemKind> = new Map([
	...named('inquiry', ['inquiry', 'inquiries', 'обращение', 'обращения', 'заявка', 'заявки']),
	...named('repeat', ['repeat', 'repeats', 'повтор', 'повторы', 'повторное']),
	...named('ignored', ['ignored', 'пропущено', 'не учтено']),
	...named('status', ['status', 'статус']),
]);

function named(kind: ItemKind, words: readonly string[]): Array<[string, ItemKind]> {
	return words.map((word) => [word, kind]);
}
