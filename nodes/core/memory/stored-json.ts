/** Returns an object as a copy of its own fields; null for anything else. */
export function recordIn(value: unknown): Record<string, unknown> | null {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
	return { ...value };
}

/** Returns the entries of a list; null for anything else. */
export function listIn(value: unknown): readonly unknown[] | null {
	return Array.isArray(value) ? [...value] : null;
}

/** Returns a finite number; null for anything else. */
export function numberIn(value: unknown): number | null {
	return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** Returns a text; null for anything else. */
export function textIn(value: unknown): string | null {
	return typeof value === 'string' ? value : null;
}
