import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';

export type Section = (typeof SECTIONS)[number];

const SECTIONS = ['A broken network', 'A killed n8n', 'Queue mode'] as const;

const INTRODUCTION = `# Reliability

What became of mail while everything around the trigger broke: real n8n, a real mail server (Dovecot), and a network between them that a proxy breaks. Collected means that n8n holds an execution with the message.
`;

/** Writes one section of docs/RELIABILITY.md; the others stay as they are. */
export async function writeSection(
	repository: string,
	title: Section,
	paragraphs: readonly string[],
): Promise<void> {
	const page = join(repository, 'docs', 'RELIABILITY.md');
	const sections = sectionsOf(await readFile(page, 'utf8').catch(() => ''));
	sections.set(title, `${paragraphs.join('\n\n')}\n`);
	const texts = SECTIONS.flatMap((name) => {
		const text = sections.get(name);
		return text === undefined ? [] : [`## ${name}\n\n${text}`];
	});
	await writeFile(page, [INTRODUCTION, ...texts].join('\n'));
}

/** Returns the sentence that says when, with what and where a section was measured. */
export async function measuredNow(repository: string): Promise<string> {
	const manifest: unknown = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8'));
	const version =
		typeof manifest === 'object' && manifest !== null && 'version' in manifest
			? String(manifest.version)
			: '';
	return `Measured on ${new Date().toISOString().slice(0, 10)} with version ${version} on ${cpus().length} processors, Node ${process.versions.node} for the tests.`;
}

function sectionsOf(page: string): Map<string, string> {
	const [, ...parts] = page.split(/^## /m);
	return new Map(
		parts.map((part) => {
			const end = part.indexOf('\n');
			return [part.slice(0, end), `${part.slice(end).trim()}\n`];
		}),
	);
}
