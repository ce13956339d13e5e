import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IConnections, INode } from 'n8n-workflow';

/** An example as it is in examples/. */
export interface ExampleFile {
	readonly file: string;
	readonly name: string;
	readonly nodes: readonly INode[];
	readonly connections: IConnections;
	readonly settings: Readonly<Record<string, unknown>>;
	readonly active?: boolean;
}

const folder = join(__dirname, '..', '..', '..', 'examples');

export const EXAMPLES: readonly ExampleFile[] = readdirSync(folder)
	.filter((file) => file.endsWith('.json'))
	.map((file) => ({ ...JSON.parse(readFileSync(join(folder, file), 'utf8')), file }));

export function exampleFile(file: string): ExampleFile {
	const found = EXAMPLES.find((example) => example.file === file);
	if (found === undefined) throw new Error(`There is no examples/${file}`);
	return found;
}
