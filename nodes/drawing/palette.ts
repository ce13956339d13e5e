/** What a color is for. `heat0` is not an inquiry, `heat5` the most. */
type Role = keyof typeof LIGHT;

export type Palette = Readonly<Record<Role, string>>;

/**
 * Text has a contrast of 4.5 or more on `card` and `page`, what is drawn of this period one of 3 (WCAG
 * 1.4.3, 1.4.11); the previous period stays behind it.
 * Each color is there once: a chart is drawn in these and `themed` finds them again.
 */
export const LIGHT = {
	page: '#f4f6f8',
	card: '#ffffff',
	text: '#1b2430',
	muted: '#5a6675',
	line: '#e2e7ec',
	accent: '#2a6bb0',
	accentSoft: '#a3c1e0',
	previous: '#8f9bab',
	previousSoft: '#b7c0cb',
	previousPale: '#dfe4e9',
	good: '#1a7a4c',
	bad: '#b3402e',
	heat0: '#eef1f5',
	heat1: '#d2e2f3',
	heat2: '#a6c6e7',
	heat3: '#6fa1d4',
	heat4: '#3d7bbd',
	heat5: '#1c5493',
} as const;

export const DARK: Palette = {
	page: '#12161c',
	card: '#1a2028',
	text: '#e5eaf0',
	muted: '#9ba7b5',
	line: '#2c3540',
	accent: '#5e9fe0',
	accentSoft: '#34557a',
	previous: '#6f7c8c',
	previousSoft: '#566270',
	previousPale: '#343e49',
	good: '#5cc08c',
	bad: '#ec8a78',
	heat0: '#232b35',
	heat1: '#24405e',
	heat2: '#2b5a87',
	heat3: '#3878b4',
	heat4: '#5b9ddb',
	heat5: '#a3cdf5',
};

/** Returns a drawing whose colors are those of the page's scheme, light or dark. */
export function themed(svg: string): string {
	return svg.replace(/#[\da-f]{6}\b/gi, (colour) => {
		const role = ROLE_OF.get(colour.toLowerCase());
		return role === undefined ? colour : `var(--${role})`;
	});
}

/** Returns the style sheet's lines that give each role its color. */
export function variables(palette: Palette): string {
	return Object.entries(palette)
		.map(([role, colour]) => `--${role}:${colour}`)
		.join(';');
}

const ROLE_OF: ReadonlyMap<string, string> = new Map(
	Object.entries(LIGHT).map(([role, colour]) => [colour, role]),
);
