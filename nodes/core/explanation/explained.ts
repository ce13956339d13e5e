import type { IgnoreReason, SettledMail } from '../counting/settled-mail';
import type { KnownKind } from '../memory/known-kinds';

/** Why a message is what it is, in one word that never changes; the table is in docs/explain.md. */
export type ExplanationCode =
	| 'inquiry'
	| 'unknownWriter'
	| 'unread'
	| 'repeat'
	| 'reply'
	| 'laterInquiry'
	| 'replacedInquiry'
	| IgnoreReason
	| 'skippedWhileOff'
	| 'beforeCollecting'
	| 'inSpam'
	| 'inTrash'
	| 'folderNotCollected'
	| 'folderNotOpened'
	| 'notReadYet'
	| 'mailboxNotRead'
	| 'putOff'
	| 'missing'
	| 'decidedDifferently'
	| 'settledEarlier'
	| 'noSuchMail'
	| 'notAllSearched'
	| 'unreadable';

/** What became of a message; `leftOut`: it was not judged, `earlier`: it was settled longer ago than is known how. */
export type Became = KnownKind | 'leftOut' | 'earlier';

/** What kind of folder a message lies in, as far as the trigger is concerned. */
export type Place = 'collected' | 'spam' | 'trash' | 'elsewhere';

/** Why a message is what it is. Times in ms. */
export interface Explained {
	readonly code: ExplanationCode;
	/** What the trigger's memory says became of it; null: nothing yet. */
	readonly became: Became | null;
	/** The message as the settings decide it by what is remembered now; null: there is none that could be read. */
	readonly mail: SettledMail | null;
	/** The inquiry that a repeat repeats, or that was counted instead of it. */
	readonly previousInquiryAt: number | null;
	/** When a message of its pair counts again. */
	readonly countsAgainAt: number | null;
	/** When what keeps it from being counted began, and when it ended. */
	readonly since: number | null;
	readonly until: number | null;
	/** The last reading of the mailbox that the trigger saved. */
	readonly lastReadAt: number | null;
}
