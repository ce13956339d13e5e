import type { AuditResult } from '../../core/audit/audit';
import { auditWordsOf } from '../../core/audit/audit-words-in';
import { periodInWords } from '../../core/items/period-words';
import { recommendedPeriod } from '../../core/simulation/recommended-period';
import type { SimulationResult } from '../../core/simulation/simulate';
import type { CutShort } from '../../core/simulation/simulated-span';
import { counted, filled, type Language } from '../../core/text/wording';
import { DAY_S } from '../../core/time/lengths';
import { isoTime, timeInWords } from '../../core/time/time';
import type { AuditPage } from '../../drawing/audit-page';
import { adviceInWords, cutShortInWords } from './simulation-items';

/** What was read of a mailbox, and why not all of it. */
export interface AuditedMailbox {
	readonly result: AuditResult;
	readonly simulated: SimulationResult;
	/** Unix ms: since when, which is later than asked for where there is too much mail. */
	readonly since: number;
	readonly cutShort: CutShort | null;
	/** Null where there is none. */
	readonly sentFolder: string | null;
	readonly spamFolder: string | null;
	/** All of the asked days was looked at; false too where there is no such folder. */
	readonly isSentWhole: boolean;
	readonly isSpamWhole: boolean;
}

interface Asked {
	readonly mailbox: string;
	readonly folders: readonly string[];
	readonly now: number;
	readonly zone: string;
	readonly language: Language;
	readonly periodSeconds: number;
}

/** Returns the item of an audit, and what its page shows. */
export function toAuditItem(audited: AuditedMailbox, asked: Asked) {
	const { result, simulated, since, cutShort, sentFolder, spamFolder } = audited;
	const { mailbox, folders, now, zone, language, periodSeconds } = asked;
	const { receiving, forms, automatic, filters, spam, expected, ready } = result;
	const mails = mailsIn(simulated);
	const advice = recommendedPeriod(simulated);
	const recommendation = 'period' in advice ? advice.period.periodSeconds : null;
	const summary = summaryOf(audited, asked);
	const recommended = adviceInWords(advice, timeInWords(since, zone, language), language);
	const gaps = [
		...(cutShort === null ? [] : [cutShortInWords(cutShort, language)]),
		...gapsBeside(audited, language),
	];
	const json = {
		text: `${summary} ${recommended}`,
		aliases: ready.aliases.join(', '),
		websiteForms: ready.websiteForms.join(', '),
		neverFrom: ready.neverFrom.join(', '),
		expected:
			expected === null ? null : { periodDays: periodSeconds / DAY_S, perDays: 30, ...expected },
		recommendation: recommendation === null ? null : recommendation / DAY_S,
		...{ mailbox, folders: [...folders], sentFolder, spamFolder },
		...{ from: isoTime(since, zone), until: isoTime(now, zone), mails },
		receiving: receiving.map((row) => ({ ...row })),
		forms: forms.map(({ leftOut, ...row }) => ({ ...row, isListed: leftOut === '', leftOut })),
		automatic: { ...automatic },
		filters: (filters?.sure ?? []).map((row) => ({ ...row })),
		doubtful: (filters?.doubtful ?? []).map((row) => ({ ...row })),
		spam: {
			...spam,
			finds: spam.finds.map((find) => ({
				...find,
				receivedAt: isoTime(find.receivedAt, zone),
			})),
		},
		isComplete: cutShort === null && !isSentCut(audited) && !isSpamCut(audited),
		note: gaps.length === 0 ? null : gaps.join(' '),
	};
	const page: AuditPage = {
		...{ result, language, zone, mailbox, folders, since, now, mails },
		sentences: [summary, recommended],
		periods: simulated.periods,
		recommendedPeriod: recommendation,
		notes: [...gaps, ...notesOf(result, language)],
	};
	return { json, page };
}

function mailsIn({ counted: mails, ignored, duplicates, unreadable }: SimulationResult): number {
	const left = Object.values(ignored).reduce((sum, count) => sum + count, 0);
	return mails + left + duplicates + unreadable;
}

function summaryOf(audited: AuditedMailbox, asked: Asked): string {
	const { result, simulated, since, spamFolder } = audited;
	const { zone, language } = asked;
	const words = auditWordsOf(language);
	const { ready, forms, filters, spam } = result;
	return filled(words.summary, {
		since: timeInWords(since, zone, language),
		mails: counted(words.mails, mailsIn(simulated), language),
		expected: expectedInWords(result, asked),
		aliases: counted(words.aliases, ready.aliases.length, language),
		forms: counted(words.forms, forms.length, language),
		filters:
			filters === null
				? words[isSentCut(audited) ? 'noFiltersOfPart' : 'noFilters']
				: counted(words.filters, filters.sure.length, language),
		spam: spamFolder === null ? words.noSpam : counted(words.spamFinds, spam.worthALook, language),
	});
}

function expectedInWords(
	{ expected, ready }: AuditResult,
	{ language, periodSeconds }: Asked,
): string {
	const words = auditWordsOf(language);
	if (expected === null) return words.tooYoung;
	const figures = ({ inquiries, executions }: { inquiries: number; executions: number }) => ({
		inquiries: counted(words.inquiries, inquiries, language),
		executions: counted(words.executions, executions, language),
	});
	return filled(periodSeconds === 0 ? words.expectedEveryMail : words.expected, {
		...figures(expected),
		period: periodInWords(periodSeconds, language),
		withFilters:
			ready.neverFrom.length === 0 ? '' : filled(words.withFilters, figures(expected.filtered)),
	});
}

/** What was not looked at besides the chosen folders. */
function gapsBeside(audited: AuditedMailbox, language: Language): string[] {
	const { notes } = auditWordsOf(language);
	const { result, spamFolder } = audited;
	return [
		...(isSentCut(audited) ? [notes.sentCut] : result.filters === null ? [notes.noSent] : []),
		...(spamFolder === null ? [notes.noSpam] : isSpamCut(audited) ? [notes.spamCut] : []),
	];
}

function isSentCut({ sentFolder, isSentWhole }: AuditedMailbox): boolean {
	return sentFolder !== null && !isSentWhole;
}

function isSpamCut({ spamFolder, isSpamWhole }: AuditedMailbox): boolean {
	return spamFolder !== null && !isSpamWhole;
}

function notesOf({ filters }: AuditResult, language: Language): string[] {
	const { notes } = auditWordsOf(language);
	return [...(filters === null ? [] : [notes.filterRule]), ...[notes.executions, notes.readOnly]];
}
