/** Markup that may stand in a page as it is. Only `html` and `trusted` make it. */
export class Markup {
	constructor(readonly text: string) {}
}

type Part = Markup | string | number | null | readonly Part[];

/** Builds markup: every text put into it is escaped, here and nowhere else. null is nothing. */
export function html(pieces: TemplateStringsArray, ...parts: readonly Part[]): Markup {
	return new Markup(
		pieces
			.map((piece, index) => written(index === 0 ? null : (parts[index - 1] ?? null)) + piece)
			.join(''),
	);
}

/** Takes text as markup: for drawings and style sheets of our own. */
export function trusted(text: string): Markup {
	return new Markup(text);
}

function written(part: Part): string {
	if (part === null) return '';
	if (part instanceof Markup) return part.text;
	if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
	return part.map(written).join('');
}

function escaped(text: string): string {
	return text.replace(/[&<>"'`]/g, (character) => ENTITIES[character] ?? '');
}

const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
	'`': '&#96;',
};
