/** The part of html-to-text 10 that is used here; the package ships no types. */
declare module 'html-to-text' {
	interface Selector {
		readonly selector: string;
		readonly format?: string;
		readonly options?: Readonly<Record<string, unknown>>;
	}
	interface Options {
		readonly wordwrap: number | false;
		readonly limits: { readonly maxDepth: number };
		readonly selectors: readonly Selector[];
	}
	export function htmlToText(html: string, options: Options): string;
}
