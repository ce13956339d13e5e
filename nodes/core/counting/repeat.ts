import type { Ledger } from '../memory/ledger';

/** The answer of the repeat rule for one mail. */
export type RepeatDecision =
	/** `recipient`: the one the inquiry is reported under. */
	| { readonly isRepeat: false; readonly recipient: string }
	| {
			readonly isRepeat: true;
			readonly recipient: string;
			/** Seconds since the epoch: the inquiry this mail repeats, and when the pair counts again. */
			readonly anchor: number;
			readonly repeatUntil: number;
	  };

/** A recipient of a mail and the ledger key of its pair with the sender. */
export interface Pair {
	readonly recipient: string;
	readonly key: string;
}

/**
 * Returns whether a mail is a repeat: it is when every one of its pairs had an inquiry less than `periodSeconds`
 * ago, or a later one. All times in seconds; exactly `periodSeconds` after the anchor is an inquiry again.
 */
export function decideRepeat(
	ledger: Pick<Ledger, 'anchorOf'>,
	pairs: readonly [Pair, ...Pair[]],
	receivedAt: number,
	periodSeconds: number,
): RepeatDecision {
	const outside = pairs.find(
		({ key }) => !isInside(ledger.anchorOf(key), receivedAt, periodSeconds),
	);
	if (outside !== undefined) return { isRepeat: false, recipient: outside.recipient };
	const [{ recipient }] = pairs;
	// The mail counts again as soon as one of its pairs does.
	const anchor = Math.min(...pairs.map(({ key }) => ledger.anchorOf(key) ?? receivedAt));
	return { isRepeat: true, recipient, anchor, repeatUntil: anchor + periodSeconds };
}

function isInside(anchor: number | undefined, receivedAt: number, periodSeconds: number): boolean {
	return periodSeconds > 0 && anchor !== undefined && receivedAt - anchor < periodSeconds;
}
