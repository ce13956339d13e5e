import { isObject } from '../n8n/json';

/** What a value has to look like; a name that ends in `?` may be missing, any other name is refused. */
export type Shape =
	| 'string'
	| 'number'
	| 'boolean'
	| RegExp
	| readonly [Shape]
	| { readonly [name: string]: Shape };

/** Returns where and how the value differs from the shape, or null. */
export function mismatch(value: unknown, shape: Shape, place = 'body'): string | null {
	if (typeof shape === 'string') return typeof value === shape ? null : `${place} is no ${shape}`;
	if (shape instanceof RegExp) {
		return typeof value === 'string' && shape.test(value) ? null : `${place} is not ${shape}`;
	}
	if (isList(shape)) {
		if (!Array.isArray(value)) return `${place} is no list`;
		return first(value.map((one, index) => mismatch(one, shape[0], `${place}[${index}]`)));
	}
	if (!isObject(value)) return `${place} is no object`;
	const known = new Map(Object.entries(shape).map(([name, one]) => [name.replace('?', ''), one]));
	const stranger = Object.keys(value).find((name) => !known.has(name));
	if (stranger !== undefined) return `${place}.${stranger} is not documented`;
	return first(
		[...known].map(([name, one]) =>
			!(name in value) && `${name}?` in shape
				? null
				: mismatch(value[name], one, `${place}.${name}`),
		),
	);
}

function isList(shape: Exclude<Shape, string | RegExp>): shape is readonly [Shape] {
	return Array.isArray(shape);
}

function first(problems: ReadonlyArray<string | null>): string | null {
	return problems.find((problem) => problem !== null) ?? null;
}
