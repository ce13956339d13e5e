/** Returns a field of an object; undefined when the value is not an object or has no such field. */
export function fieldOf(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** Returns the fields of an object as a copy of its own; empty for anything else. */
export function asRecord(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** Returns what somebody typed, without spaces around it; numbers as digits, '' for anything else. */
export function textOf(value: unknown): string {
	if (typeof value === 'number' || typeof value === 'bigint') return String(value);
	return typeof value === 'string' ? value.trim() : '';
}

/** Returns a text exactly as it is; undefined when it is empty or no text. */
export function filledText(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Returns the code of an error of Node.js or of a library, such as `ECONNREFUSED`; undefined when it has none. */
export function codeOf(error: unknown): string | undefined {
	return filledText(fieldOf(error, 'code'));
}
