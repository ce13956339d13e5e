import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { letterOf, type Letter } from '../../nodes/core/letter/letter';
import { readHtml, readPlain } from '../../nodes/mime/content';

/** A message of test/fixtures/replies with what each part of it is. */
export interface LabelledReply {
	readonly language: string;
	/** Written after the program was tuned on the other ones. */
	readonly isLater: boolean;
	readonly name: string;
	readonly isTrap: boolean;
	/** What the text part holds; null for HTML. */
	readonly plain: string | null;
	readonly html: string | null;
	readonly text: string;
	/** The text with the signature in its place; the same as the text for HTML. */
	readonly withSignature: string;
}

const FOLDER = join(__dirname, '..', 'fixtures', 'replies');

/** Reads the labeled messages: `### name` begins one, `@text`, `@quoted`, `@signature` its pieces in their order. */
export function labelledReplies(): LabelledReply[] {
	return readdirSync(FOLDER)
		.filter((file) => file.endsWith('.txt'))
		.flatMap((file) => {
			const [language = '', later] = file.replace('.txt', '').split('-');
			const cases = readFileSync(join(FOLDER, file), 'utf8').split(/^### /m).slice(1);
			return cases.map((written) => readCase(language, later !== undefined, written));
		});
}

type Piece = keyof Letter | 'quoted' | 'html';

function readCase(language: string, isLater: boolean, written: string): LabelledReply {
	const [name = '', ...lines] = written.replace(/␠/g, ' ').replace(/\n$/, '').split('\n');
	const pieces: Array<{ kind: Piece; lines: string[] }> = [];
	for (const line of lines) {
		const kind = /^@(text|quoted|signature|html)$/.exec(line)?.[1];
		if (kind !== undefined) pieces.push({ kind: kind as Piece, lines: [] });
		else pieces.at(-1)?.lines.push(line);
	}
	const of = (...kinds: Piece[]) =>
		pieces
			.filter(({ kind }) => kinds.includes(kind))
			.flatMap((piece) => piece.lines)
			.join('\n');
	const html = of('html');
	return {
		language,
		isLater,
		name,
		isTrap: name.startsWith('trap'),
		html: html === '' ? null : html,
		plain: html === '' ? of('text', 'quoted', 'signature') : null,
		text: folded(of('text')),
		withSignature: folded(of('text', ...(html === '' ? (['signature'] as const) : []))),
	};
}

/** Takes a labeled mail apart as a poll does. */
export function readReply({ plain, html }: Pick<LabelledReply, 'plain' | 'html'>): Letter {
	return letterOf(html === null ? readPlain(plain ?? '') : readHtml(html));
}

/** The text with every run of white space as one space. */
export function folded(text: string): string {
	return text.replace(/\s+/g, ' ').trim();
}
