import type { INode } from 'n8n-workflow';

/** Every expression in the parameters of a node, with the text around it. */
export function expressionsOf({ parameters }: INode): readonly string[] {
	return textsIn(parameters).filter((text) => text.startsWith('='));
}

/** The pieces of code of an expression: what stands in `{{ }}`. */
export function codeOf(expression: string): readonly string[] {
	return [...expression.matchAll(/\{\{([\s\S]*?)\}\}/g)].map(([, code = '']) => code);
}

/** A field of an item that code reads: of the node before, or of the one it names. */
export interface Use {
	readonly node: string | null;
	readonly field: string;
}

const USE = /(?:\$\('([^']+)'\)\.item\.json|\$json)\.(\w+)/g;

export function usesOf(code: string): readonly Use[] {
	return [...code.matchAll(USE)].map(([, node, field = '']) => ({ node: node ?? null, field }));
}

function textsIn(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
