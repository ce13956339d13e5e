import { withoutControls } from './controls';

/** Returns text with plain line breaks, without unseen controls and without white space at the end. */
export function tidyText(text: string): string {
	return withoutControls(text.replace(/\r\n?/g, '\n')).trimEnd();
}
