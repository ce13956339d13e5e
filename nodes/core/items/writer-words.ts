import { filled, type Language } from '../text/wording';
import type { FoundIn, Sender } from '../who/sender';
import { itemWordsOf } from './words/words-in';

/** How the writer of a message was found, as items say it. */
export interface WriterInWords {
	readonly certainty: Sender['certainty'];
	readonly foundIn: FoundIn;
	readonly text: string;
}

/** Returns how the writer was found, with a sentence for people. */
export function writerInWords(
	{ certainty, foundIn, doubt }: Pick<Sender, 'certainty' | 'foundIn' | 'doubt'>,
	language: Language = 'en',
): WriterInWords {
	const { doubts, places, alwaysCounts } = itemWordsOf(language);
	const text =
		certainty === 'unknown' ? filled(alwaysCounts, { doubt: doubts[doubt] }) : places[foundIn];
	return { certainty, foundIn, text };
}
