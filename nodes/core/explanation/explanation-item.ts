import type { Rules } from '../counting/rules';
import { periodInWords } from '../items/period-words';
import { itemWordsOf } from '../items/words/words-in';
import { inquiryIdOf } from '../mail/identity';
import { lineOf, MAX_SUBJECT_LENGTH } from '../mail/item-limits';
import { encodeMessageReference } from '../mail/message-reference';
import { filled, type Language } from '../text/wording';
import { DAY_S } from '../time/lengths';
import { isoTime, timeInWords } from '../time/time';
import type { Became, Explained, ExplanationCode } from './explained';
import type { AskedBy, ExplanationWords } from './explanation-words';
import { explanationWordsOf } from './words-of-explanation';

/** What an explanation rests on; times in ms. `headers`: what a trigger remembers could not be read. */
export type Basis =
	| { readonly kind: 'memory' }
	| { readonly kind: 'headers'; readonly since: number }
	| { readonly kind: 'none' };

interface Reckoned {
	readonly by: Explained;
	readonly since: number;
}

/** What an item needs besides the explanation. */
export interface ExplanationContext {
	readonly rules: Pick<Rules, 'periodSeconds' | 'repeatScope'>;
	readonly basis: Basis;
	/** What the headers of earlier mail say where the memory no longer does, and since when (ms) they were read. */
	readonly reckoned: Reckoned | null;
	/** The name of the trigger whose settings were used, '' for settings of one's own. */
	readonly trigger: string;
	/** Of the account, see `inquiryIdOf`. */
	readonly stamp: string;
	/** Where the message lies, whatever could be read of it; null: nowhere. */
	readonly found: FoundAt | null;
	/** As it was asked for, where nothing was found. */
	readonly asked: {
		readonly by: AskedBy;
		readonly messageId: string;
		readonly inquiryId: string;
	};
	/** What could not be looked through. */
	readonly gaps: SearchGaps;
	readonly now: number;
	readonly zone: string;
	readonly language: Language;
}

/** Folders that could not be searched; `isCut`: there was more mail than is looked through. */
export interface SearchGaps {
	readonly folders: readonly string[];
	readonly isCut: boolean;
}

interface FoundAt {
	readonly folder: string;
	readonly uid: number;
	readonly uidValidity: string;
	readonly isCollected: boolean;
}

/** The fields of an answer, in the order in which they are of use. */
export interface ExplanationItem {
	readonly text: string;
	readonly reasonCode: ExplanationCode;
	readonly outcome: Outcome;
	readonly whatToChange: string;
	/** Where it lies now; '' nowhere. */
	readonly folder: string;
	readonly senderAddress: string;
	readonly recipient: string;
	readonly subject: string;
	readonly receivedAt: string | null;
	readonly previousInquiryAt: string | null;
	readonly countsAgainAt: string | null;
	readonly periodDays: number;
	/** The header that shows an automatic message, the entry of a filter. */
	readonly header: string;
	readonly filterEntry: string;
	readonly since: string | null;
	readonly until: string | null;
	readonly lastReadAt: string | null;
	readonly became: Became | null;
	readonly isDecided: boolean;
	readonly stateRead: boolean;
	/** What the answer rests on. */
	readonly basis: Basis['kind'];
	readonly trigger: string;
	readonly messageId: string;
	readonly message: string;
	readonly inquiryId: string;
}

/** What became of a message, or will. */
type Outcome =
	| 'inquiry'
	| 'possibleInquiry'
	| 'repeat'
	| 'ignored'
	| 'notCollected'
	| 'notYet'
	| 'settled'
	| 'notFound'
	| 'unreadable';

/** Returns an explanation as fields and sentences. */
export function toExplanationItem(
	explained: Explained,
	context: ExplanationContext,
): ExplanationItem {
	const { found, asked, stamp, zone, rules } = context;
	const { mail, code, became } = explained;
	const iso = (ms: number | null) => (ms === null ? null : isoTime(ms, zone));
	const messageId = mail?.head.messageId ?? asked.messageId;
	const { decision } = mail ?? { decision: null };
	const seems = code === 'inquiry' && mayBeRepeat(explained, context);
	return {
		text: explanationText(explained, context),
		reasonCode: code,
		outcome: seems ? 'possibleInquiry' : outcomeOf(explained),
		whatToChange: changeOf(explained, context),
		folder: found?.folder ?? '',
		senderAddress: mail?.senderAddress ?? '',
		recipient: mail?.recipient ?? '',
		subject: mail === null ? '' : lineOf(mail.head.subject, MAX_SUBJECT_LENGTH),
		receivedAt: iso(mail?.receivedAt ?? null),
		previousInquiryAt: iso((context.reckoned?.by ?? explained).previousInquiryAt),
		countsAgainAt: iso(seems ? null : explained.countsAgainAt),
		periodDays: rules.periodSeconds / DAY_S,
		header: mail?.automatic?.signal ?? '',
		filterEntry: decision?.kind === 'ignored' ? (decision.entry ?? '') : '',
		since: iso(explained.since),
		until: iso(explained.until),
		lastReadAt: iso(explained.lastReadAt),
		became,
		isDecided: became !== null,
		stateRead: context.basis.kind === 'memory',
		basis: context.basis.kind,
		trigger: context.trigger,
		messageId,
		message: found === null ? '' : encodeMessageReference({ ...found, messageId }),
		inquiryId: mail === null ? asked.inquiryId : inquiryIdOf(stamp, mail.identity),
	};
}

function explanationText(explained: Explained, context: ExplanationContext): string {
	const { zone, language, basis, found } = context;
	const words = explanationWordsOf(language);
	const { code, mail, became, countsAgainAt } = explained;
	const inWords = (ms: number | null) =>
		ms === null ? words.unknownTime : timeInWords(ms, zone, language);
	const folder = found?.folder ?? '';
	const say = (sentence: string) => filled(sentence, { ...valuesOf(explained, context), folder });
	const isMisplaced = MISPLACED.has(code);
	const mayRepeat = mayBeRepeat(explained, context);
	const isForeseen =
		became === null && basis.kind === 'memory' && mail !== null && OF_DECISIONS.has(code);
	const sentences = [
		say(reasonOf(explained, context, words)),
		...reckonedInWords(context, words),
		...(isMisplaced && mail !== null ? [say(words.elsewhere)] : []),
		...(mayRepeat ? [words.mayRepeat] : []),
		...(countsAgainAt === null || isMisplaced || mayRepeat
			? []
			: [filled(words[countingOf(countsAgainAt, context)], { until: inWords(countsAgainAt) })]),
		...(isForeseen ? [words.undecided] : []),
		...(became !== null && found?.isCollected === false ? [say(words.moved)] : []),
		...(mail === null ? [] : basisInWords(basis, words, inWords)),
		...gapsInWords(code, context.gaps, words),
	];
	return sentences.join(' ');
}

/** Mail behind the message was not read where its headers had to tell. */
function countingOf(countsAgainAt: number, { now, basis }: ExplanationContext) {
	if (countsAgainAt > now) return 'countsAgain';
	return basis.kind === 'memory' ? 'countsNow' : 'periodEnded';
}

function reckonedInWords(context: ExplanationContext, words: ExplanationWords): string[] {
	if (context.reckoned === null) return [];
	const { by, since } = context.reckoned;
	const reason = filled(reasonOf(by, context, words), valuesOf(by, context));
	const { zone, language } = context;
	return [filled(words.byHeaders, { reason, since: timeInWords(since, zone, language) })];
}

function basisInWords(
	basis: Basis,
	words: ExplanationWords,
	inWords: (ms: number) => string,
): string[] {
	if (basis.kind === 'memory') return [];
	if (basis.kind === 'none') return [words.notReckoned];
	return [filled(words.reckoned, { since: inWords(basis.since) })];
}

function gapsInWords(
	code: ExplanationCode,
	{ folders, isCut }: SearchGaps,
	words: ExplanationWords,
): string[] {
	return [
		...(isCut && code !== 'notAllSearched' ? [words.cut] : []),
		...(folders.length === 0 ? [] : [filled(words.notSearched, { folders: folders.join(', ') })]),
	];
}

function changeOf(explained: Explained, { basis, asked, language }: ExplanationContext): string {
	const { code } = explained;
	const words = explanationWordsOf(language);
	if (code === 'noSuchMail') return words.ifMissing[asked.by];
	const counts = code === 'inquiry' || code === 'unknownWriter';
	return counts && basis.kind !== 'memory' ? words.countsIfOn : words.changes[code];
}

/** It counts by itself, and what it may repeat is not known. */
function mayBeRepeat({ mail }: Explained, { basis, rules }: ExplanationContext): boolean {
	const isCounted = mail?.decision.kind === 'inquiry' && mail.writer.certainty !== 'unknown';
	return isCounted && basis.kind === 'none' && rules.periodSeconds > 0;
}

function reasonOf(
	explained: Explained,
	context: ExplanationContext,
	words: ExplanationWords,
): string {
	const { code, since } = explained;
	const { rules } = context;
	if (code === 'inquiry' && mayBeRepeat(explained, context)) return words.seemsInquiry;
	if (code === 'inquiry' && rules.periodSeconds === 0) return words.everyMail;
	return code === 'skippedWhileOff' && since === null ? words.skippedOnce : words.reasons[code];
}

function valuesOf(
	{ mail, became, previousInquiryAt, since, until }: Explained,
	{ rules, zone, language }: ExplanationContext,
): Readonly<Record<string, string>> {
	const words = explanationWordsOf(language);
	const { doubts } = itemWordsOf(language);
	const inWords = (ms: number | null) =>
		ms === null ? words.unknownTime : timeInWords(ms, zone, language);
	const decision = mail?.decision;
	const kind = words.kinds[kindOf(mail)];
	return {
		pair: words.pairs[rules.repeatScope],
		period: periodInWords(rules.periodSeconds, language),
		previous: inWords(previousInquiryAt),
		since: inWords(since),
		until: inWords(until),
		header: mail?.automatic?.signal ?? '',
		entry: decision?.kind === 'ignored' ? (decision.entry ?? '') : '',
		doubt: doubts[mail?.writer.doubt ?? ''],
		became: became === null ? '' : words.became[became],
		today: kind,
		kind,
	};
}

function kindOf(mail: Explained['mail']): keyof ExplanationWords['kinds'] {
	const kind = mail?.decision.kind;
	if (kind === 'inquiry' || kind === 'repeat' || kind === 'ignored') return kind;
	return 'leftOut';
}

/** Where a message lies says nothing of what it is. */
const MISPLACED: ReadonlySet<ExplanationCode> = new Set([
	...(['inSpam', 'inTrash', 'folderNotCollected'] as const),
]);

/** What the rules say of a message, whether or not it was read. */
const OF_DECISIONS: ReadonlySet<ExplanationCode> = new Set([
	...(['repeat', 'reply', 'laterInquiry', 'autoReply', 'bounce', 'bulk', 'calendar'] as const),
	...(['own', 'neverFrom', 'onlyFrom', 'neverTo', 'neverWithSubject', 'olderThanMemory'] as const),
]);

function outcomeOf({ code, became }: Explained): Outcome {
	if (code !== 'decidedDifferently') return OUTCOMES[code];
	if (became === 'inquiry' || became === 'repeat' || became === 'ignored') return became;
	return 'notCollected';
}

const OUTCOMES: Readonly<Record<Exclude<ExplanationCode, 'decidedDifferently'>, Outcome>> = {
	...{ inquiry: 'inquiry', unknownWriter: 'inquiry', unread: 'inquiry' },
	...{ repeat: 'repeat', reply: 'repeat', laterInquiry: 'repeat', replacedInquiry: 'repeat' },
	...{ autoReply: 'ignored', bounce: 'ignored', bulk: 'ignored', calendar: 'ignored' },
	...{ own: 'ignored', neverFrom: 'ignored', onlyFrom: 'ignored', neverTo: 'ignored' },
	...{ neverWithSubject: 'ignored', olderThanMemory: 'ignored' },
	...{ skippedWhileOff: 'notCollected', beforeCollecting: 'notCollected' },
	...{ inSpam: 'notCollected', inTrash: 'notCollected', folderNotCollected: 'notCollected' },
	...{ folderNotOpened: 'notYet', notReadYet: 'notYet', mailboxNotRead: 'notYet' },
	...{ putOff: 'notYet', missing: 'notYet', settledEarlier: 'settled' },
	...{ noSuchMail: 'notFound', notAllSearched: 'notFound', unreadable: 'unreadable' },
};
