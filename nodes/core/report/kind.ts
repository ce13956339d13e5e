/** What an item stands for. `status` items tell about the collection and count for nothing. */
export type ItemKind = 'inquiry' | 'repeat' | 'ignored' | 'status';

/** The fields of an item that tell its kind. */
export interface Signs {
	readonly kind: unknown;
	readonly reason: unknown;
	readonly previousInquiryAt: unknown;
	readonly event: unknown;
	readonly receivedAt: unknown;
}

/**
 * Returns the kind of an item: by a field `kind` (or `output`) that names it, else as the trigger's
 * outputs differ. A repeat has the time of the inquiry before it, what was ignored only a reason.
 */
export function kindOf({ kind, reason, previousInquiryAt, event, receivedAt }: Signs): ItemKind {
	const named = typeof kind === 'string' ? KINDS.get(kind.trim().toLowerCase()) : undefined;
	if (named !== undefined) return named;
	if (isGiven(previousInquiryAt)) return 'repeat';
	if (isGiven(reason)) return 'ignored';
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
