/** The part of html-to-text 10 that is used here; the package ships no types. */
declare module 'html-to-text' {
	interface Selector {
		readonly selector: string;
		readonly format?: string;
		readonly options?: Readonly<Record<string, unknown>>;
	}
	/** A node of the parsed HTML; text has neither name nor children. */
	interface Element {
		readonly type: string;
		readonly name?: string;
		/** Of a text. */
		readonly data?: string;
		readonly attribs?: Readonly<Record<string, string>>;
		readonly parent?: Element | null;
		children?: Element[];
	}
	interface BlockBuilder {
		openBlock(options: { readonly leadingLineBreaks: number; readonly isPre: boolean }): void;
		closeBlock(options: {
			readonly trailingLineBreaks: number;
			readonly blockTransform?: (text: string) => string;
		}): void;
	}
	type Walk = (children: readonly Element[] | undefined, builder: BlockBuilder) => void;
	type Formatter = (element: Element, walk: Walk, builder: BlockBuilder) => void;
	interface Options {
		readonly wordwrap: number | false;
		readonly limits: { readonly maxDepth: number };
		readonly formatters: Readonly<Record<string, Formatter>>;
		readonly selectors: readonly Selector[];
	}
	/** Returns what converts HTML by these options. */
	export function compile(options: Options): (html: string) => string;
}
