import { inDuration, inNumber, inPercent } from '../core/report/format';
import type { Report } from '../core/report/report';
import type { Counts } from '../core/report/tally';
import { wordsOf } from '../core/report/words/words';
import { filled, type Language } from '../core/text/wording';
import { MINUTE_MS } from '../core/time/lengths';
import { toChange, type Change, type Trend } from './report-change';

/** A figure of the whole period. */
export interface Card {
	readonly label: string;
	readonly value: string;
	/** What the value is made of: `25 of 29`. */
	readonly note: string | null;
	readonly change: Change | null;
	/** What is asked first: how many, answered, waiting, how fast. */
	readonly isMain: boolean;
}

/** Returns the figures of the period; none when there are none but zeros. */
export function cardsOf(report: Report, language: Language): Card[] {
	const { totals } = report;
	const isNothing = FIGURES.every(({ of }) => (of(totals) ?? 0) === 0);
	if (isNothing) return [];
	return FIGURES.flatMap((figure): Card[] => {
		const value = figure.of(totals);
		if (value === null) return [];
		return [
			{
				label: wordsOf(language)[figure.name],
				value: figure.format(value, language),
				note: figure.note?.(report, language) ?? null,
				change: changeIn(figure, value, report, language),
				isMain: figure.isMain === true,
			},
		];
	});
}

function changeIn(
	{ of, format, trend, needsHistory }: Figure,
	value: number,
	{ previousTotals, notes }: Report,
	language: Language,
): Change | null {
	if (trend === null || previousTotals === null) return null;
	if (needsHistory === true && !notes.hasHistory) {
		return { text: '', tone: 'even', before: wordsOf(language).noComparison };
	}
	const before = of(previousTotals);
	if (before === null) return null;
	const was = wordsOf(language).was.replace('$', () => format(before, language));
	if (value === before) return { text: '', tone: 'even', before: was };
	return { ...toChange(value, before, trend, language), before: was };
}

/** Returns the cards in lines: what is asked first above the rest, unless it is one card alone. */
export function cardLines(cards: readonly Card[]): Array<readonly Card[]> {
	const main = cards.filter(({ isMain }) => isMain);
	const others = cards.filter(({ isMain }) => !isMain);
	return main.length > 1 ? [main, others] : [cards];
}

interface Figure {
	readonly name:
		| 'inquiries'
		| 'answered'
		| 'waiting'
		| 'response'
		| 'uniqueSenders'
		| 'newSenders'
		| 'returningSenders'
		| 'repeats'
		| 'ignored';
	readonly of: (counts: Counts) => number | null;
	readonly format: (figure: number, language: Language) => string;
	/** How it is compared with the previous period; null: not at all. */
	readonly trend: Trend | null;
	/** Whether it can be compared only when older items tell who had written before. */
	readonly needsHistory?: true;
	/** What is asked first. */
	readonly isMain?: true;
	readonly note?: (report: Report, language: Language) => string | null;
}

const FIGURES: readonly Figure[] = [
	{
		...{ name: 'inquiries', of: ({ inquiries }) => inquiries, format: inNumber },
		...{ trend: 'moreIsBetter', isMain: true },
	},
	{
		...{ name: 'answered', of: answeredShare, format: inPercent },
		...{ trend: 'share', isMain: true, note: answeredOfAll },
	},
	{
		...{ name: 'waiting', of: ({ waiting }) => waiting, format: inNumber, isMain: true },
		// Those of the previous period have had more time to be answered.
		...{ trend: null, note: longestWait },
	},
	{
		...{ name: 'response', of: ({ response }) => response?.median ?? null, format: inDuration },
		...{ trend: 'fasterIsBetter', isMain: true },
	},
	...(['uniqueSenders', 'newSenders', 'returningSenders'] as const).map(
		(name): Figure => ({
			...{ name, of: (counts) => counts[name], format: inNumber, trend: 'moreIsBetter' },
			...(name === 'uniqueSenders' ? {} : { needsHistory: true }),
		}),
	),
	...(['repeats', 'ignored'] as const).map(
		(name): Figure => ({
			...{ name, of: (counts) => counts[name], format: inNumber, trend: 'neither' },
		}),
	),
];

/** The part of the inquiries that were answered; null where nobody looked for answers. */
function answeredShare({ answered, waiting }: Counts): number | null {
	if (answered === null || waiting === null || answered + waiting === 0) return null;
	return answered / (answered + waiting);
}

function answeredOfAll({ totals: { answered, waiting } }: Report, language: Language): string {
	return filled(wordsOf(language).ofAll, {
		part: inNumber(answered ?? 0, language),
		all: inNumber((answered ?? 0) + (waiting ?? 0), language),
	});
}

function longestWait({ totals: { waitingSince }, now }: Report, language: Language): string | null {
	if (waitingSince === null) return null;
	const wait = inDuration((now - waitingSince) / MINUTE_MS, language);
	return wordsOf(language).longest.replace('$', () => wait);
}
