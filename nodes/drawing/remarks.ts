import type { Proofs } from '../core/report/proofs';
import type { Report } from '../core/report/report';
import { wordsOf } from '../core/report/words/words';
import { counted, filled, type Language, type Forms } from '../core/text/wording';

/** Returns why a report is empty, sentence by sentence; null when it is not. */
export function emptinessOf(
	{ totals, previousTotals, notes }: Report,
	language: Language,
): string[] | null {
	if (totals.inquiries > 0) return null;
	const words = wordsOf(language);
	const before = previousTotals?.inquiries ?? 0;
	if (notes.given === 0) return [words.emptyNothingGiven];
	const { given, unusable, ignored, outside } = notes;
	if (given === 1 && unusable.noDate === 1) return [words.emptyOneItem];
	if (ignored > 0 && ignored === given - unusedOf(notes)) return [words.emptyIgnored];
	return [
		...(outside > 0 ? [counted(words.emptyOutside, outside, language)] : []),
		...(before > 0 ? [counted(words.previousHad, before, language)] : []),
	];
}

function unusedOf({ unusable }: Report['notes']): number {
	return Object.values(unusable).reduce((sum, count) => sum + count, 0);
}

/** Returns what a reader should know about how the figures came about. */
export function remarksOf({ totals, notes, proofs }: Report, language: Language): string[] {
	const words = wordsOf(language);
	const { noFields, noDate, unreadableDate, duplicate } = notes.unusable;
	const counts: ReadonlyArray<readonly [Forms, number]> = [
		[words.withoutSender, notes.withoutSender],
		[words.noFields, noFields],
		[words.noDate, noDate],
		[words.unreadableDate, unreadableDate],
		[words.duplicate, duplicate],
	];
	return [
		...(totals.inquiries > 0 ? [words.newMeans] : []),
		...((totals.repeats ?? 0) > 0 ? [words.repeatsMean] : []),
		...(totals.response === null ? [] : [words.medianMeans]),
		...counts
			.filter(([, count]) => count > 0)
			.map(([forms, count]) => counted(forms, count, language)),
		...(notes.isDateOrderGuessed ? [words.dateOrder] : []),
		...(proofs === null ? [] : [proofsInWords(proofs, language)]),
	];
}

function proofsInWords({ messages, missing }: Proofs, language: Language): string {
	const words = wordsOf(language);
	const inFigures = (count: number) => counted({ one: '#', other: '#' }, count, language);
	return filled(missing === 0 ? words.noneMissing : words.someMissing, {
		messages: inFigures(messages),
		missing: inFigures(missing),
	});
}
