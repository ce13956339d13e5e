import type { Report } from '../core/report/report';
import { counted, wordsOf, type Forms, type Language } from '../core/report/words';

/** Returns why a report is empty, sentence by sentence; null when it is not. */
export function emptinessOf(
	{ totals, previousTotals, notes }: Report,
	language: Language,
): string[] | null {
	if (totals.inquiries > 0) return null;
	const words = wordsOf(language);
	const before = previousTotals?.inquiries ?? 0;
	if (notes.given === 0) return [words.emptyNothingGiven];
	return [
		...(notes.outside > 0 ? [counted(words.emptyOutside, notes.outside, language)] : []),
		...(before > 0 ? [counted(words.previousHad, before, language)] : []),
	];
}

/** Returns what a reader should know about how the figures came about. */
export function remarksOf({ totals, notes }: Report, language: Language): string[] {
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
		...counts
			.filter(([, count]) => count > 0)
			.map(([forms, count]) => counted(forms, count, language)),
		...(notes.isDateOrderGuessed ? [words.dateOrder] : []),
	];
}
