import type { Automatic, AutomaticKind } from '../who/automatic/automatic';
import type { Filters } from './filters';
import type { MessageHead } from '../mailbox/mailbox';
import type { Sender } from '../who/sender';

export type IgnoreReason = AutomaticKind | keyof Filters | 'olderThanMemory';

/** What was decided about a message; times in ms. */
export type Decision =
	| { readonly kind: 'inquiry'; readonly repeatUntil: number }
	| {
			readonly kind: 'repeat';
			readonly previousInquiryAt: number;
			/** Null for a reply in a counted thread, which never counts. */
			readonly repeatUntil: number | null;
	  }
	| {
			readonly kind: 'ignored';
			readonly reason: IgnoreReason;
			/** The entry of a filter that keeps the mail back. */
			readonly entry?: string;
	  }
	/** The same mail was settled before, under another UID. */
	| { readonly kind: 'seen' }
	/** It arrived while the workflow was off. */
	| { readonly kind: 'skipped' }
	/** It arrived before collecting began, and only opened its pairs. */
	| { readonly kind: 'warmStart' }
	/** It arrived before collecting began. */
	| { readonly kind: 'beforeStart' };

/** A message with everything that was decided about it. */
export interface SettledMail {
	readonly head: MessageHead;
	readonly uidValidity: string;
	/** The mail's identity, or its place for messages without one. */
	readonly identity: string;
	/** In ms. */
	readonly receivedAt: number;
	/** The clock decided `receivedAt`: the server gave no usable date. */
	readonly isClamped: boolean;
	readonly isImported: boolean;
	readonly senderAddress: string;
	readonly senderName: string;
	/** How the sender was found, and how certain it is. */
	readonly writer: Pick<Sender, 'certainty' | 'foundIn' | 'doubt' | 'isMachineSent'>;
	readonly recipient: string;
	/** The colleague who forwarded the client's mail, '' when nobody did. */
	readonly forwardedBy: string;
	readonly automatic: Automatic | null;
	readonly decision: Decision;
}
