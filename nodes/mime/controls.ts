/**
 * Returns text without what CRMs and databases stumble over or users are deceived by: NULs and other
 * control characters, marks that turn the reading direction around, noncharacters. Tabs and line breaks
 * stay, and so do the joiners that emoji and Indic scripts need.
 */
export function withoutControls(text: string): string {
	return text.replace(UNWANTED, '');
}

const UNWANTED =
	/[^\P{Cc}\t\n\r]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]/gu;
