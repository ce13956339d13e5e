/** How much mail was withheld since a moment (ms), by why; see `WithheldKind` of `core/counting/withheld.ts`. */
export interface Withheld {
	readonly since: number;
	readonly counts: Readonly<Record<string, number>>;
}
