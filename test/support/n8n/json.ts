/** Reads n8n's answers, which are foreign data: each function names what it missed. */
export type Json = Readonly<Record<string, unknown>>;

export function object(value: unknown, what: string): Json {
	if (isObject(value)) return value;
	throw new Error(`n8n answered without ${what}: ${JSON.stringify(value)}`);
}

export function list(value: unknown, what: string): readonly unknown[] {
	if (Array.isArray(value)) return value;
	throw new Error(`n8n answered without ${what}: ${JSON.stringify(value)}`);
}

export function text(value: unknown, what: string): string {
	if (typeof value === 'string') return value;
	throw new Error(`n8n answered without ${what}: ${JSON.stringify(value)}`);
}

export function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
