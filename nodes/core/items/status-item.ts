import type { Silence } from '../counting/silence';
import type { Start } from '../counting/start';
import type { MailboxErrorKind } from '../errors/mailbox-error';
import type { Owner } from '../memory/state';
import type { DamagedPart } from '../memory/state-codec';
import type { Withheld } from '../memory/withheld-counts';
import type { Proved } from '../proof/proof-tally';
import { counted, filled, type Language } from '../text/wording';
import { isoTime, timeInWords } from '../time/time';
import { periodInWords } from './period-words';
import type { ItemWords } from './words/item-words';
import { itemWordsOf } from './words/words-in';

/** What changed with the settings: what makes a pair, or folders that were added. */
type SettingsChange =
	| { readonly what: 'pairs' }
	| { readonly what: 'folders'; readonly folders: readonly string[] };

/** Why nothing of what was saved is gone on with: it is unreadable, another's, or the start date was changed. */
export type CleanStart = 'unreadable' | 'startDate' | keyof Owner;

/** What keeps a poll from the mailbox; `other` is not the mailbox's doing. */
export type Problem = MailboxErrorKind | 'other';

/** Something that happened to the collection, for the Status output. Times in ms. */
export type Notice =
	| {
			readonly event: 'connected';
			readonly since: number;
			readonly provider: string;
			readonly folders: ReadonlyArray<{ readonly path: string; readonly messages: number | null }>;
			readonly periodSeconds: number;
			readonly start: Start;
	  }
	| {
			readonly event: 'connectedTwice';
			readonly since: number;
			readonly workflow: string;
			readonly node: string;
	  }
	| {
			readonly event: 'waiting' | 'broken';
			readonly since: number;
			/** The message of n8n's error, in English. */
			readonly cause: string;
			readonly problem: Problem;
	  }
	| { readonly event: 'recovered'; readonly since: number; readonly brokenSince: number }
	| { readonly event: 'folderRecreated'; readonly since: number; readonly folder: string }
	| ({ readonly event: 'settingsChanged'; readonly since: number } & SettingsChange)
	| { readonly event: 'startedClean'; readonly since: number; readonly why: CleanStart }
	| {
			readonly event: 'memoryDamaged';
			/** Mail from here on is looked at again where the parts do not tell what was collected. */
			readonly since: number;
			readonly parts: readonly DamagedPart[];
	  }
	| {
			readonly event: 'skippedWhileOff';
			readonly since: number;
			readonly until: number;
			readonly skipped: number;
	  }
	| {
			readonly event: 'importProgress';
			readonly since: number;
			/** Mail from before the beginning is collected, or only read to know its senders. */
			readonly what: 'import' | 'warmStart';
			readonly folders: readonly string[];
			/** Messages still to come, 0: done. */
			readonly left: number;
			/** Arrival of the last message so far. */
			readonly reachedAt: number | null;
	  }
	| {
			readonly event: 'withheldCounts';
			readonly since: number;
			readonly until: number;
			readonly counts: Withheld['counts'];
	  }
	| {
			readonly event: 'formWithoutClient';
			readonly since: number;
			/** Of the message that looks like a form. */
			readonly sender: string;
			readonly hint: 'list' | 'nameClient';
	  }
	| { readonly event: 'fewConnections'; readonly since: number; readonly until: number }
	| ({ readonly event: 'proved' } & Proved)
	| ({ readonly event: 'unusuallyQuiet'; readonly until: number } & Silence)
	| { readonly event: 'ledgerFull'; readonly since: number; readonly dropped: number };

/** Returns the Status item of a notice: `event`, `mailbox`, `since`, `text` and the event's own figures. */
export function toStatusItem(
	notice: Notice,
	mailbox: string,
	zone: string,
	language: Language = 'en',
): { event: Notice['event']; mailbox: string; since: string; text: string } & Record<
	string,
	unknown
> {
	const { event, since } = notice;
	return {
		event,
		mailbox,
		since: isoTime(since, zone),
		text: textOf(notice, zone, language),
		...figuresOf(notice, zone, language),
	};
}

function textOf(notice: Notice, zone: string, language: Language): string {
	const words = itemWordsOf(language);
	if (notice.event === 'importProgress') return importInWords(notice, zone, language);
	if (notice.event === 'settingsChanged') {
		const folders = notice.what === 'folders' ? notice.folders.join(', ') : '';
		return filled(words.changes[notice.what], { folders });
	}
	if (notice.event === 'formWithoutClient') {
		return filled(words.forms[notice.hint], { sender: notice.sender });
	}
	return filled(words.status[notice.event], valuesOf(notice, zone, language));
}

/** What is in the places of a sentence. */
function valuesOf(
	notice: Exclude<Notice, { event: 'settingsChanged' | 'importProgress' | 'formWithoutClient' }>,
	zone: string,
	language: Language,
): Readonly<Record<string, string>> {
	const words = itemWordsOf(language);
	const inWords = (ms: number) => timeInWords(ms, zone, language);
	const mails = (count: number) => counted(words.mails, count, language);
	const since = inWords(notice.since);
	switch (notice.event) {
		case 'connected': {
			const { provider, start, periodSeconds } = notice;
			const folders = notice.folders
				.map(({ path, messages }) => (messages === null ? path : `${path} (${mails(messages)})`))
				.join(', ');
			const from =
				start.from === 'date'
					? filled(words.fromDate, { since: inWords(start.since) })
					: filled(words.fromNow, { since });
			return { provider, folders, from, period: periodInWords(periodSeconds, language) };
		}
		case 'connectedTwice':
			return { workflow: notice.workflow, node: notice.node };
		case 'waiting':
		case 'broken':
			return { since, cause: words.causes?.[notice.problem] ?? notice.cause };
		case 'recovered':
			return { since, brokenSince: inWords(notice.brokenSince) };
		case 'folderRecreated':
			return { folder: notice.folder };
		case 'startedClean':
			return { why: words.cleanStarts[notice.why] };
		case 'memoryDamaged':
			return { since, parts: notice.parts.map((part) => partInWords(part, words)).join(', ') };
		case 'skippedWhileOff':
			return { since, until: inWords(notice.until), mails: mails(notice.skipped) };
		case 'withheldCounts':
			return {
				...{ since, until: inWords(notice.until) },
				counts: withheldInWords(notice.counts, language),
			};
		case 'fewConnections':
			return { until: inWords(notice.until) };
		case 'proved':
			return provedInWords(notice, since, language);
		case 'unusuallyQuiet':
			return { since, usual: String(notice.usual) };
		case 'ledgerFull':
			return { dropped: String(notice.dropped) };
	}
}

/** Returns what is in the places of the proof's sentence. */
function provedInWords(
	{ messages, counts, found }: Proved,
	since: string,
	language: Language,
): Readonly<Record<string, string>> {
	const { mails, proof } = itemWordsOf(language);
	const terms = Object.entries(proof.counts).flatMap(([kind, forms]) => {
		const count = Object.entries(counts).find(([name]) => name === kind)?.[1] ?? 0;
		return count === 0 ? [] : [counted(forms, count, language)];
	});
	return {
		since,
		mails: counted(mails, messages, language),
		counts: terms.join(' + '),
		missing:
			found.length === 0 ? proof.noneMissing : counted(proof.missing, found.length, language),
	};
}

function partInWords(part: DamagedPart, { damagedParts }: ItemWords): string {
	if (typeof part === 'string') return damagedParts[part];
	const { folder } = part;
	return folder === null ? damagedParts.someFolder : filled(damagedParts.folder, { folder });
}

/** Returns the counts in words: `5 repeats, 1 delivery report`. @internal */
export function withheldInWords(counts: Withheld['counts'], language: Language = 'en'): string {
	return Object.entries(itemWordsOf(language).withheld)
		.flatMap(([kind, forms]) => {
			const count = counts[kind] ?? 0;
			return count === 0 ? [] : [counted(forms, count, language)];
		})
		.join(', ');
}

function importInWords(
	{ what, folders, left, reachedAt }: Extract<Notice, { event: 'importProgress' }>,
	zone: string,
	language: Language,
): string {
	const words = itemWordsOf(language);
	const names = folders.join(', ');
	if (left === 0) {
		return filled(words.imported, { folders: names });
	}
	const upTo =
		reachedAt === null
			? ''
			: filled(words.upTo, { reachedAt: timeInWords(reachedAt, zone, language) });
	return filled(what === 'import' ? words.importing : words.looking, {
		...{ folders: names, upTo, mails: counted(words.mails, left, language) },
	});
}

function figuresOf(notice: Notice, zone: string, language: Language): Record<string, unknown> {
	switch (notice.event) {
		case 'connected':
			return {
				provider: notice.provider,
				folders: notice.folders,
				repeatPeriod: periodInWords(notice.periodSeconds, language),
				collectFrom: isoTime(
					notice.start.from === 'date' ? notice.start.since : notice.since,
					zone,
				),
			};
		case 'connectedTwice':
			return { workflow: notice.workflow, node: notice.node };
		case 'waiting':
		case 'broken':
			return { cause: notice.cause };
		case 'recovered':
			return { brokenSince: isoTime(notice.brokenSince, zone) };
		case 'folderRecreated':
			return { folder: notice.folder };
		case 'skippedWhileOff':
			return { until: isoTime(notice.until, zone), skipped: notice.skipped };
		case 'formWithoutClient':
			return { sender: notice.sender, websiteForms: notice.hint === 'list' ? notice.sender : '' };
		case 'fewConnections':
			return { until: isoTime(notice.until, zone) };
		case 'proved':
			return provedFigures(notice, zone);
		case 'unusuallyQuiet':
			return { until: isoTime(notice.until, zone), usual: notice.usual };
		case 'ledgerFull':
			return { dropped: notice.dropped };
		case 'importProgress':
			return {
				folders: notice.folders,
				left: notice.left,
				reachedAt: notice.reachedAt === null ? null : isoTime(notice.reachedAt, zone),
			};
		case 'withheldCounts': {
			const { repeat = 0, ...reasons } = notice.counts;
			const ignored = Object.values(reasons).reduce((sum, count) => sum + count, 0);
			return { until: isoTime(notice.until, zone), repeats: repeat, ignored, reasons };
		}
		case 'memoryDamaged':
			return { parts: notice.parts.map((part) => partInWords(part, itemWordsOf(language))) };
		case 'settingsChanged':
		case 'startedClean':
			return {};
	}
}

/** The ones that are to be looked for are listed: where they lie, never what they say. */
function provedFigures(
	{ until, folders, messages, newMessages, counts, found }: Proved,
	zone: string,
): Record<string, unknown> {
	const { inquiry = 0, repeat = 0, ignored = 0, missing = 0, ...others } = counts;
	return {
		...{ until: isoTime(until, zone), folders, messages, newMessages },
		...{ inquiries: inquiry, repeats: repeat, ignored, others, missing },
		found: found
			.slice(0, MOST_FOUND)
			.map(({ receivedAt, ...place }) => ({ ...place, receivedAt: isoTime(receivedAt, zone) })),
	};
}

const MOST_FOUND = 100;
