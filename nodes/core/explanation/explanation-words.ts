import type { RepeatScope } from '../counting/rules';
import type { Became, ExplanationCode } from './explained';

/** What a message is looked for by; `place`: only where it was is known. */
export type AskedBy = 'messageId' | 'inquiryId' | 'place' | 'sender';

/** All sentences of explanations in one language. `{name}` stands for a value. */
export interface ExplanationWords {
	/** Why it is what it is. */
	readonly reasons: Readonly<Record<ExplanationCode, string>>;
	/** What to change to have it counted. */
	readonly changes: Readonly<Record<ExplanationCode, string>>;
	/** What to do where nothing was found, by what was asked. */
	readonly ifMissing: Readonly<Record<AskedBy, string>>;
	/** `changes` of an inquiry of which no memory says that it was counted. */
	readonly countsIfOn: string;
	/** `inquiry` where the mail before it was not gone through. */
	readonly seemsInquiry: string;
	readonly mayRepeat: string;
	/** Folders that could not be looked through, and that some mail was not. */
	readonly notSearched: string;
	readonly cut: string;
	/** `inquiry` where the repeat period is 0. */
	readonly everyMail: string;
	/** `skippedWhileOff` where nobody remembers when that was. */
	readonly skippedOnce: string;
	readonly pairs: Readonly<Record<RepeatScope, string>>;
	readonly became: Readonly<Record<Became, string>>;
	/** What would become of it in a folder that is collected. */
	readonly elsewhere: string;
	readonly countsAgain: string;
	readonly countsNow: string;
	readonly periodEnded: string;
	/** It is not settled by what was saved. */
	readonly undecided: string;
	/** Where it was read, and where it lies. */
	readonly moved: string;
	/** Why the memory of the trigger was not used, and what was used instead. */
	readonly reckoned: string;
	readonly notReckoned: string;
	/** What was worked out where the memory no longer tells. */
	readonly byHeaders: string;
	readonly unknownTime: string;
	/** What a mail of another code would be, for `elsewhere`. */
	readonly kinds: Readonly<Record<'inquiry' | 'repeat' | 'ignored' | 'leftOut', string>>;
}
